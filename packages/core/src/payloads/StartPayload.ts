// What a deep link says to a bot: typed data, or any text, in the 64 characters `[A-Za-z0-9_-]` that follow
// `/start`.
// https://core.telegram.org/bots/features#deep-linking

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import * as Base64url from '../ports/Base64url.ts'
import type { FieldTable, ValueOf } from './Field.ts'
import type { Fits } from './internal/Length.ts'
import { pack, recordOf, type PackingOptions } from './internal/Packing.ts'

// model

/** A codec of what follows `/start`. `tag` tells its payloads from those of others. */
export interface StartPayloadCodec<A> extends t.Type<A, string> {
  readonly tag: string
}

// constructors

/**
 * Typed data for `/start`, under a tag: a codec as callback data are, written as base64url, so that 48 bytes
 * of them fit. Signed, it cannot be made up. What could take more does not compile, or throws a `RangeError`
 * where it is defined.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { toString } from '@pipegram/core/DeepLink'
 *   import { int } from '@pipegram/core/Field'
 *   import { startPayload } from '@pipegram/core/StartPayload'
 *
 *   const Invite = startPayload('invite', { by: int })
 *   const payload = Invite.encode({ by: 1001 })
 *
 *   assert.strictEqual(
 *     toString({ _tag: 'Start', bot: 'test_bot', payload }),
 *     'https://t.me/test_bot?start=aW52aXRlLnJ0',
 *   )
 *   assert.deepStrictEqual(Invite.decode('aW52aXRlLnJ0'), E.right({ by: 1001 }))
 */
export const startPayload = <T extends string, F extends FieldTable, const O extends PackingOptions = object>(
  tag: T,
  fields: F & Fits<'start payload', 48, T, F, O>,
  options?: O,
): StartPayloadCodec<ValueOf<F>> => {
  const inner = pack(
    { what: 'start payload', carrier: 'a link', maxBytes: 48 },
    tag,
    recordOf<F>(fields),
    options ?? {},
  )
  return Object.assign(
    new t.Type<ValueOf<F>, string, unknown>(
      inner.name,
      inner.is,
      // What is no base64url is no payload of this tag either.
      (u, context) =>
        inner.validate(typeof u === 'string' ? O.toUndefined(Base64url.decodeText(u)) : u, context),
      (value) => Base64url.encode(inner.encode(value)),
    ),
    { tag },
  )
}

/**
 * A payload from any text, as base64url. It fails where it would be longer than 64 characters, of more than
 * 48 bytes, and on a text that is none of UTF-8.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { toPayload } from '@pipegram/core/StartPayload'
 *
 *   assert.deepStrictEqual(toPayload('ref=día'), E.right('cmVmPWTDrWE'))
 *   assert.ok(E.isLeft(toPayload('x'.repeat(49))))
 */
export const toPayload = (text: string): E.Either<string, string> => {
  const payload = Base64url.encode(text)
  return !text.isWellFormed()
    ? E.left('A payload cannot hold half a surrogate pair.')
    : payload === ''
      ? E.left('A payload must have at least one byte.')
      : payload.length > 64
        ? E.left(
            `A payload has at most 48 bytes, 64 characters of base64url; this one would have ${payload.length} characters.`,
          )
        : E.right(payload)
}

// destructors

/**
 * The text of such a payload; none where it is no base64url of UTF-8.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { fromPayload } from '@pipegram/core/StartPayload'
 *
 *   assert.deepStrictEqual(fromPayload('aGk'), O.some('hi'))
 */
export const fromPayload = (payload: string): O.Option<string> =>
  payload === '' ? O.none : Base64url.decodeText(payload)
