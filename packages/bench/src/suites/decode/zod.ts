import { z } from 'zod'
import type { Prepare } from '../../Suite.ts'
import { updateOf } from './Builder.ts'
import { benchOf } from './Task.ts'

export const prepare: Prepare = async () => {
  const known = new Map<string, z.ZodType>()
  const update = updateOf<z.ZodType>({
    string: z.string(),
    integer: z.int(),
    number: z.number(),
    boolean: z.boolean(),
    literal: (value) => z.literal(value),
    array: (item) => z.array(item),
    object: (required, optional) =>
      z.looseObject({
        ...required,
        ...Object.fromEntries(Object.entries(optional).map(([name, type]) => [name, type.optional()])),
      }),
    union: (members) => z.union(members),
    named: (name, define) => {
      const type = known.get(name) ?? z.lazy(define)
      known.set(name, type)
      return type
    },
  })
  return benchOf(
    (parsed): unknown => {
      const decoded = update.safeParse(parsed)
      return decoded.success ? decoded.data : undefined
    },
    { strict: true },
  )
}
