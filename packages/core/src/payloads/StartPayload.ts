// The payload of a deep link: typed data, any text, or a plain word, in the 64 characters `[A-Za-z0-9_-]`
// after `/start`.
// https://core.telegram.org/bots/features#deep-linking

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import * as Base64url from '../ports/Base64url.ts'
import type { FieldTable, ValueOf } from './Field.ts'
import type { Fits } from './internal/Length.ts'
import { pack, recordOf, refused, type PackingOptions } from './internal/Packing.ts'

// model

/** A codec for the text after `/start`. Its `tag` distinguishes its payloads from other payloads. */
export interface StartPayloadCodec<A> extends t.Type<A, string> {
  readonly tag: string
}

// constructors

/**
 * Typed data for `/start`, under a tag. It is a codec like that of callback data, written as base64url, so 48
 * bytes fit. Signed data cannot be forged. Data that could take more bytes do not compile, or throw a
 * `RangeError` where they are defined.
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
      // A text that is not base64url is also not a payload of this tag.
      (u, context) =>
        inner.validate(typeof u === 'string' ? O.toUndefined(Base64url.decodeText(u)) : u, context),
      (value) => Base64url.encode(inner.encode(value)),
    ),
    { tag },
  )
}

/**
 * A plain word as a payload, such as the name of a campaign in `t.me/bot?start=so-cool`. The codec decodes
 * only this word. Throws a `RangeError` if the word breaks Telegram's rules: 1–64 letters, digits, `_` and
 * `-`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { toString } from '@pipegram/core/DeepLink'
 *   import { plainPayload } from '@pipegram/core/StartPayload'
 *
 *   const SoCool = plainPayload('so-cool')
 *   const link = toString({ _tag: 'Start', bot: 'test_bot', payload: SoCool.encode('so-cool') })
 *
 *   assert.strictEqual(link, 'https://t.me/test_bot?start=so-cool')
 *   assert.deepStrictEqual(SoCool.decode('so-cool'), E.right('so-cool'))
 *   assert.throws(() => plainPayload('so cool'), RangeError)
 */
export const plainPayload = <T extends string>(word: T): StartPayloadCodec<T> => {
  if (!isPayload(word))
    throw new RangeError(
      `${JSON.stringify(word)} cannot be a payload: use 1–64 letters, digits, "_" and "-".`,
    )
  const is = (u: unknown): u is T => u === word
  const name = `start payload "${word}"`
  return Object.assign(
    new t.Type<T, string, unknown>(
      name,
      is,
      (u, context) => (is(u) ? t.success(u) : refused(u, context, { _tag: 'NotOurs' }, `expected ${name}`)),
      (value) => value,
    ),
    { tag: word },
  )
}

/**
 * A payload from any text, as base64url. Fails if the text has more than 48 bytes (64 characters of
 * base64url), or if it is not valid Unicode.
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
            'A payload has at most 48 bytes, which are 64 characters of base64url; ' +
              `this one would have ${payload.length} characters.`,
          )
        : E.right(payload)
}

// guards

/**
 * True if a text can be the payload of a link: 1–64 letters A–Z and a–z, digits, `_` and `-`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isPayload } from '@pipegram/core/StartPayload'
 *
 *   assert.deepStrictEqual(['so-cool', 'so cool', ''].map(isPayload), [true, false, false])
 */
export const isPayload = (text: string): boolean => /^[\w-]{1,64}$/.test(text)

// destructors

/**
 * The text of such a payload. `none` if the payload is not base64url of UTF-8.
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
