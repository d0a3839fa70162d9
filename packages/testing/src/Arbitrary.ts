// Arbitrary values of every type of the Bot API, for property tests.

import { Update, updateKinds, type UpdateKind } from '@pipegram/core/Types'
import { declared, facts, fieldsOf } from '@pipegram/schema'
import { makeArbitraries, type ArbitraryOptions } from '@pipegram/schema/Arbitrary'
import * as fc from 'fast-check'
import type * as t from 'io-ts'

export type { ArbitraryOptions }

// constructors

/**
 * Values of a type of the Bot API, by its codec: `arbitraryOf(Message)`. Some values have a string or a
 * variant that the Bot API does not list, as Telegram may send in the future. Throws if the codec is not a
 * codec of the Bot API.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as fc from 'fast-check'
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { User } from '@pipegram/core/Types'
 *   import { arbitraryOf } from '@pipegram/testing/Arbitrary'
 *
 *   fc.assert(fc.property(arbitraryOf(User), (user) => assert.ok(isRight(User.decode(user)))))
 */
export const arbitraryOf = <A>(codec: t.Type<A, A, unknown>, options?: ArbitraryOptions): fc.Arbitrary<A> =>
  makeArbitraries(declared, options).of(codec.name).filter(codec.is)

/** Updates as Telegram sends them, each with exactly one payload. Default: updates of all kinds. */
export const updates = (
  kinds: ReadonlyArray<UpdateKind> = updateKinds,
  options?: ArbitraryOptions,
): fc.Arbitrary<Update> => {
  const arbitraries = makeArbitraries(facts, options)
  const fields = fieldsOf(facts, 'Update')
  const one = (kind: UpdateKind): fc.Arbitrary<unknown> => {
    const type = fields[kind]?.type
    if (typeof type !== 'object' || !('ref' in type))
      throw new RangeError(`"${kind}" is not a kind of update.`)
    return fc.record({ update_id: fc.nat(), [kind]: arbitraries.of(type.ref) }, { noNullPrototype: true })
  }
  return fc.oneof(...kinds.map(one)).filter(Update.is)
}

/** Parameters of a method, without files. Throws if there is no method of this name. */
export const paramsOf = (method: string, options?: ArbitraryOptions): fc.Arbitrary<unknown> =>
  makeArbitraries(facts, options).params(method)

/** Values that a method may return. `inline` asks for its result for an inline message. */
export const resultOf = (method: string, inline = false, options?: ArbitraryOptions): fc.Arbitrary<unknown> =>
  makeArbitraries(facts, options).result(method, inline)
