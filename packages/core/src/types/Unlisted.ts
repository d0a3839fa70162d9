// Values that a later Bot API may send. A string or a variant that this version does not list is kept, never
// dropped. These types say so, and can still be narrowed: after `member.status === 'creator'`, only the known
// variant is left.

// model

declare const unlisted: unique symbol

/**
 * A string that this version of the Bot API does not list, where other strings are listed: a new kind of
 * entity, chat or reaction. At run time it is the string that Telegram sent. Read it with `toString`.
 */
export interface Unlisted {
  readonly [unlisted]: never
  toString(): string
}

/**
 * A variant of a union whose discriminant `K` this version of the Bot API does not list. All its fields are
 * kept. `Shared` has the fields that all listed variants have. Its required fields are in every decoded
 * variant; other fields are optional here, even if every listed variant has them.
 */
export type UnlistedVariant<K extends string, Shared = unknown> = { readonly [P in K]: Unlisted } & Shared

// destructors

/**
 * The string behind an `Unlisted`, or the listed string itself.
 *
 * @example
 *   import { isRight } from 'fp-ts/lib/Either.js'
 *   import { Chat } from '@pipegram/core/Types'
 *   import * as Unlisted from '@pipegram/core/Unlisted'
 *
 *   const chat = Chat.decode({ id: 1, type: 'metaverse' })
 *
 *   assert.ok(isRight(chat))
 *   assert.strictEqual(Unlisted.toString(chat.right.type), 'metaverse')
 */
export const toString = (value: string | Unlisted): string => value.toString()
