// The description of the admin API, made from the table of its requests.
// https://spec.openapis.org/oas/v3.1.0

import * as Json from '../../values/internal/Json.ts'
import type { AdminRoute } from './AdminRoute.ts'
import { adminRoutes } from './AdminRoutes.ts'
import { schemaOf } from './JsonSchema.ts'

// constructors

/** The OpenAPI document of the admin API. */
export const openApi = (): Json.JsonObject => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of adminRoutes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Admin API of the pipegram emulator',
      version: '1',
      description: 'What people do, and what the bot did. User, Chat and Message are objects of the Bot API.',
    },
    paths: {
      ...paths,
      '/_/events': {
        get: {
          summary:
            'Streams calls and events as server-sent events, named `call`, `event`, `change` and `pipeline`.',
          responses: { 200: { description: 'A stream.', content: { 'text/event-stream': {} } } },
        },
      },
    },
    components: { schemas: { Refusal: refusal } },
  }
}

// private

const refusal = { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] }

const botId = {
  name: 'bot_id',
  in: 'query',
  description: 'The bot that the request is about. Default: the first one.',
  required: false,
  schema: { type: 'integer' },
}

const operationOf = ({ method, path, summary, gives, input }: AdminRoute): Json.JsonObject => {
  const schema: Json.JsonObject = { ...schemaOf(input), additionalProperties: false }
  const properties = Json.isObject(schema['properties']) ? schema['properties'] : {}
  const required = Json.isArray(schema['required']) ? schema['required'] : []
  const parameters = Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: one,
  }))
  const hasBody = method === 'POST' && parameters.length > 0
  return {
    operationId: `${method.toLowerCase()}${path.replace('/_/', '_')}`,
    summary,
    parameters: method === 'POST' ? [botId] : [...parameters, botId],
    ...(hasBody ? { requestBody: { required: true, content: { 'application/json': { schema } } } } : {}),
    responses: {
      200: { description: gives, content: { 'application/json': { schema: {} } } },
      400: {
        description: 'It cannot be done, for the reason in the sentence. Nothing has changed.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}
