// A request to the Bot API as a value, and the type of interpreters that run it. Building a call does
// nothing.

import type * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { ApiError } from './ApiError.ts'

// model

/** A request: the method, its parameters, and the decoder of its result `A`. */
export interface Call<A> {
  readonly method: string
  readonly params: object
  readonly result: t.Decoder<unknown, A>
  /** True if the parameters of this method may contain an `InputFile`. */
  readonly upload?: true
  /** True if all other calls go first when calls wait for a limit. */
  readonly bulk?: true
}

/** The result type of a call. */
export type ResultOf<C> = C extends Call<infer A> ? A : never

/** Runs a call. The client, the emulator and the recorder of a test are interpreters. */
export interface Interpreter {
  <A>(call: Call<A>): TE.TaskEither<ApiError, A>
}

// constructors

/**
 * A call of any method by its name, even of a method that this version of pipegram does not know. The
 * parameters are sent as they are: a formatted text is three fields, as in Telegram's documentation. They may
 * contain files at any depth. The decoder checks the result. Throws a `RangeError` if the name has other
 * characters than Latin letters.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { raw } from '@pipegram/core/Call'
 *
 *   const call = raw('setShareTheme', { chat_id: 42, theme: { type: 'default' } }, t.literal(true))
 *
 *   assert.deepStrictEqual(
 *     [call.method, call.params],
 *     ['setShareTheme', { chat_id: 42, theme: { type: 'default' } }],
 *   )
 */
export const raw = <A>(method: string, params: object, result: t.Decoder<unknown, A>): Call<A> => {
  if (!/^[a-z]{1,64}$/i.test(method))
    throw new RangeError('raw: the name of a method consists of 1 to 64 Latin letters, such as "getMe".')
  return { method, params, result, upload: true }
}

// combinators

/**
 * The same call for a broadcast: when calls wait for a limit, all other calls go first, so that answers to
 * users do not wait.
 *
 * @example
 *   import { inBulk } from '@pipegram/core/Call'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *
 *   assert.strictEqual(inBulk(sendMessage({ chat_id: 1, text: 'News' })).bulk, true)
 */
export const inBulk = <A>(call: Call<A>): Call<A> => ({ ...call, bulk: true })
