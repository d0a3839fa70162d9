// Sends a text as markup only if its author has named it as markup. The constructors of core ensure that by
// their types. This middleware ensures it for calls that are built by hand or without types.
// https://core.telegram.org/bots/api#formatting-options

import { escaped, trusted, type EscapingOptions } from '@pipegram/core/Trusted'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CallMiddleware } from './CallMiddleware.ts'

export { trusted, type EscapingOptions }

// constructors

/**
 * Sends plain strings, texts with entities, markup from `rawMarkup`, and calls with an allowed parse mode. It
 * refuses calls with any other parse mode, at any depth: calls that are built by hand, copied, or without
 * types. With `otherwise: 'plain'`, it removes the mode instead, so that the text is shown literally. A call
 * from `trusted` passes unchanged.
 *
 * Put it first: a middleware before it could still add a parse mode, and one that copies parameters makes the
 * markup of `rawMarkup` unknown.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { escaping, through, trusted } from '@pipegram/client/Outgoing'
 *   import { bold, fmt, rawMarkup, sendMessage } from '@pipegram/core'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const client = pipe(makeRecorder(Answer.success()).call, through(escaping()))
 *   const named = sendMessage({ chat_id: 1, text: rawMarkup('HTML', '<b>Hello</b>') })
 *   const byHand = { ...named, params: { chat_id: 1, text: '<b>Hello</b>', parse_mode: 'HTML' } }
 *
 *   assert.ok(E.isRight(await client(sendMessage({ chat_id: 1, text: fmt`${bold('Hello')}` }))()))
 *   assert.ok(E.isRight(await client(named)()))
 *   assert.ok(E.isLeft(await client(byHand)()))
 *   assert.ok(E.isRight(await client(trusted(byHand))()))
 */
export const escaping = (options: EscapingOptions = {}): CallMiddleware => {
  const check = escaped(options)
  return (call, next) => pipe(check(call), E.matchW(TE.left, next))
}
