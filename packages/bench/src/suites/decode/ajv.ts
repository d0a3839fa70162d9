import { Ajv } from 'ajv'
import type { Prepare } from '../../Suite.ts'
import { updateOf } from './Builder.ts'
import { benchOf } from './Task.ts'

export const prepare: Prepare = async () => {
  const definitions: Record<string, object> = {}
  const update = updateOf<object>({
    string: { type: 'string' },
    integer: { type: 'integer' },
    number: { type: 'number' },
    boolean: { type: 'boolean' },
    literal: (value) => ({ const: value }),
    array: (items) => ({ type: 'array', items }),
    object: (required, optional) => ({
      type: 'object',
      properties: { ...required, ...optional },
      required: Object.keys(required),
    }),
    union: (anyOf) => ({ anyOf }),
    named: (name, define) => {
      if (definitions[name] === undefined) {
        definitions[name] = {}
        definitions[name] = define()
      }
      return { $ref: `#/definitions/${name}` }
    },
  })
  const validate = new Ajv({ strict: false }).compile({ ...update, definitions })
  return benchOf((parsed) => (validate(parsed) ? parsed : undefined), { strict: true })
}
