import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/schema'
import type { Prepare } from '../../Suite.ts'
import { updateOf } from './Builder.ts'
import { benchOf } from './Task.ts'

/** Compiled for speed, as TypeBox advises. */
export const prepare: Prepare = async () => {
  const definitions: Record<string, TSchema> = {}
  updateOf<TSchema>({
    string: Type.String(),
    integer: Type.Integer(),
    number: Type.Number(),
    boolean: Type.Boolean(),
    literal: (value) => Type.Literal(value),
    array: (item) => Type.Array(item),
    object: (required, optional) =>
      Type.Object({
        ...required,
        ...Object.fromEntries(Object.entries(optional).map(([name, type]) => [name, Type.Optional(type)])),
      }),
    union: (members) => Type.Union([...members]),
    named: (name, define) => {
      if (definitions[name] === undefined) {
        definitions[name] = Type.Unknown()
        definitions[name] = define()
      }
      return Type.Ref(name)
    },
  })
  const validator = Compile(Type.Cyclic(definitions, 'Update'))
  return benchOf((parsed) => (validator.Check(parsed) ? parsed : undefined), { strict: true })
}
