// A guard at the door: no text goes out as markup that was not named as such. Core's constructors see to that
// by their types; this sees to calls that were built by hand, or without types.
// https://core.telegram.org/bots/api#formatting-options

import { escaped, trusted, type EscapingOptions } from '@pipegram/core/Trusted'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CallMiddleware } from './CallMiddleware.ts'

export { trusted, type EscapingOptions }

// constructors

/**
 * Lets pass what is no markup (plain strings, texts with entities), markup that its author has named by
 * `rawMarkup`, and parse modes that are allowed. It refuses calls with any other parse mode, at any depth: in
 * calls built by hand, copied, or without types; or takes the mode away, so that the text shows as it stands
 * and whatever a user wrote is escaped as a whole. A call that is named by `trusted` passes as it is.
 *
 * Put it first: what stands before it could still add a mode, and what makes other parameters of some takes
 * their name away.
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
