// The server of the self-check: it allows pages of other origins, and does what the name of the
// method says.

import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { me, text } from '../Fixtures.ts'
import { json, ok, type Received, refuse, reply, type Script, serve, type Server } from '../Server.ts'

/** The content of the file `small`. */
export const small = 'content of a file'

/** Starts the server. Dispose of it. */
export const scripted = (): Promise<Server> => {
  const arrived = Promise.withResolvers<boolean>()
  const ended = Promise.withResolvers<boolean>()
  const after =
    (event: Promise<boolean>): Script =>
    (response, received, request) => {
      void event.then((result) => ok(result)(response, received, request))
    }
  const script: Readonly<Record<string, Script>> = {
    getMe: ok(me),
    sendMessage: (response, received, request) => {
      ok({ ...message, ...JSON.parse(String(received.body)) })(response, received, request)
    },
    sendDocument: (response, received) => {
      void documentOf(received).then((document) => {
        json(200, { ok: true, result: { ...message, document } })(response, received, response.req)
      })
    },
    refuse: refuse(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    hang: (response) => {
      response.on('close', () => {
        ended.resolve(true)
      })
      arrived.resolve(true)
    },
    hangAgain: () => undefined,
    arrived: after(arrived.promise),
    ended: after(ended.promise),
    redirect: reply(302, '', { location: '/elsewhere' }),
    getFile: (response, received, request) => {
      const { file_id } = JSON.parse(String(received.body))
      if (file_id === 'none') refuse(400, 'Bad Request: invalid file_id')(response, received, request)
      else ok({ file_id, file_unique_id: 'u', file_path: 'small' })(response, received, request)
    },
    small: reply(200, small, { 'content-type': 'application/octet-stream' }),
    large: reply(200, 'x'.repeat(100_000), { 'content-type': 'application/octet-stream' }),
    missing: refuse(404, 'Not Found'),
  }
  return serve((response, received, request) => {
    allow(response)
    const found =
      received.path.startsWith(`/bot${text}/`) || received.path.startsWith(`/file/bot${text}/`)
        ? script[received.path.split('/').at(-1) ?? '']
        : undefined
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else (found ?? refuse(501, `${received.path} is not in the script`))(response, received, request)
  })
}

const allow = (response: ServerResponse): void => {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-headers', 'content-type')
}

const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'Ann' } }

// The document of a request: its checksum is the answer, instead of an id.
const documentOf = async ({ headers, body }: Received): Promise<object> => {
  const file = (
    await new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData()
  ).get('document')
  if (!(file instanceof File)) return { file_id: 'f', file_unique_id: 'no file came' }
  return {
    file_id: 'f',
    file_unique_id: createHash('sha256')
      .update(await file.bytes())
      .digest('hex'),
    file_name: file.name,
    file_size: file.size,
  }
}
