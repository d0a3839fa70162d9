// Fields from an io-ts record whose members have known lengths.

import type * as t from 'io-ts'
import { isCodec, tagOf } from '../ports/internal/IoTs.ts'
import { flag, int, int64, oneOf, maybe, refine, type Field, type FieldTable } from './Field.ts'

// constructors

/**
 * Fields from an io-ts record. Its members can be whole numbers, booleans, big integers of 64 bits, literals,
 * `t.keyof`, unions of literals, refinements of these, and each of them `| undefined`. Throws a `RangeError`
 * for a codec whose length is not known, such as `t.string`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { callbackData } from '@pipegram/core/CallbackData'
 *   import { fieldsOf } from '@pipegram/core/FieldTable'
 *
 *   const Order = callbackData(
 *     'order',
 *     fieldsOf(t.type({ id: t.Int, size: t.keyof({ S: null, M: null }), gift: t.boolean })),
 *   )
 *
 *   assert.deepStrictEqual(Order.decode('order.1.M.0'), {
 *     _tag: 'Right',
 *     right: { id: 1, size: 'M', gift: false },
 *   })
 *   assert.throws(() => fieldsOf(t.type({ name: t.string })), /"name"/)
 */
export const fieldsOf = <P extends t.Props>({
  props,
}: t.TypeC<P>): { readonly [K in keyof P]: Field<t.TypeOf<P[K]>> } => {
  const fields = Object.entries<t.Mixed>(props).map(
    ([name, codec]): readonly [string, FieldTable[string]] => {
      const base = baseOf(codec)
      if (base === undefined)
        throw new RangeError(
          `The length of "${name}", ${codec.name}, is not known: use a field, such as \`string(20)\`.`,
        )
      return [name, refine(codec)(base)]
    },
  )
  // oxlint-disable-next-line typescript/consistent-type-assertions -- made by name
  return Object.fromEntries(fields) as { readonly [K in keyof P]: Field<t.TypeOf<P[K]>> }
}

// private

// How to write the values of a codec. `undefined` if their lengths are not known.
const baseOf = (codec: t.Any): FieldTable[string] | undefined => {
  const [first, ...others] = wordsOf(codec)
  if (first !== undefined) return oneOf(first, ...others)
  switch (tagOf(codec)) {
    case 'BooleanType':
      return flag
    case 'NumberType':
      return int
    case 'BigIntType':
      return int64
    case 'RefinementType':
      return partsOf(codec, 'type').map(baseOf)[0]
    case 'UnionType': {
      const members = partsOf(codec, 'types').filter((member) => tagOf(member) !== 'UndefinedType')
      const base = members.length === 1 ? members.map(baseOf)[0] : undefined
      return base && maybe(base)
    }
    default:
      return undefined
  }
}

const wordsOf = (codec: t.Any): ReadonlyArray<string> => {
  if (tagOf(codec) === 'KeyofType') return Object.keys(objectOf(Reflect.get(codec, 'keys')))
  const value: unknown = tagOf(codec) === 'LiteralType' ? Reflect.get(codec, 'value') : undefined
  if (typeof value === 'string') return [value]
  const members = tagOf(codec) === 'UnionType' ? partsOf(codec, 'types').map(wordsOf) : []
  return members.every((words) => words.length > 0) ? members.flat() : []
}

// The parts of an io-ts codec.
const partsOf = (codec: t.Any, name: 'type' | 'types'): ReadonlyArray<t.Any> => {
  const parts: unknown = Reflect.get(codec, name)
  return (Array.isArray(parts) ? parts : [parts]).filter(isCodec)
}

const objectOf = (u: unknown): object => (typeof u === 'object' && u !== null ? u : {})
