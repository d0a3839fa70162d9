import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Prepare } from '../../Suite.ts'
import { updateOf } from './Builder.ts'
import { benchOf } from './Task.ts'

const union = (members: ReadonlyArray<t.Mixed>): t.Mixed => {
  const [first, second, ...rest] = members
  if (first === undefined) throw new RangeError('A union has no members.')
  return second === undefined ? first : t.union([first, second, ...rest])
}

/** Only combinators of io-ts, as its users write them. */
export const prepare: Prepare = async () => {
  const known = new Map<string, t.Mixed>()
  const update = updateOf<t.Mixed>({
    string: t.string,
    integer: t.Int,
    number: t.number,
    boolean: t.boolean,
    literal: (value) => t.literal(value),
    array: (item) => t.array(item),
    object: (required, optional) => t.intersection([t.type({ ...required }), t.partial({ ...optional })]),
    union,
    named: (name, define) => {
      const codec = known.get(name) ?? t.recursion(name, define)
      known.set(name, codec)
      return codec
    },
  })
  return benchOf(
    (parsed) => {
      const decoded = update.decode(parsed)
      return E.isRight(decoded) ? decoded.right : undefined
    },
    { strict: true },
  )
}
