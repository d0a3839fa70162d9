// Why a call failed, as data. No variant can contain the token: it contains only names, and what Telegram
// said.
//
// Wing `calls`: the methods of the Bot API as values, the interpreters that run them, and their errors.

import type { Millis } from '../ports/Clock.ts'
import { fromDescription, type Reason } from './Reason.ts'

// model

/** Whole seconds. */
export type Seconds = number

export type { Reason }

/** Every way in which a call can fail. `method` is the Bot API method that was called. */
export type ApiError =
  /** 429. The same call may be repeated after this time, which is more than 0 and finite. */
  | {
      readonly _tag: 'RateLimited'
      readonly method: string
      readonly retryAfter: Seconds
      readonly description: string
    }
  /** The group became a supergroup: its id is now `to`. */
  | {
      readonly _tag: 'ChatMigrated'
      readonly method: string
      readonly to: number
      readonly description: string
    }
  /** The user blocked the bot, or the account was deleted. */
  | { readonly _tag: 'BotBlocked'; readonly method: string; readonly description: string }
  /** The token does not belong to a bot, or no longer does. */
  | { readonly _tag: 'Unauthorized'; readonly method: string; readonly description: string }
  /** 409. Another poll or a webhook receives the updates of this bot. */
  | { readonly _tag: 'Conflict'; readonly method: string; readonly description: string }
  /** Any other refusal. */
  | {
      readonly _tag: 'Rejected'
      readonly method: string
      readonly code: number
      readonly reason: Reason
      readonly description: string
    }
  /** The answer does not match the Bot API. `errors` say where and why, in sentences. */
  | { readonly _tag: 'Malformed'; readonly method: string; readonly errors: ReadonlyArray<string> }
  /** No answer came within the time limit, in milliseconds. Telegram may have acted. */
  | { readonly _tag: 'Timeout'; readonly method: string; readonly after: number }
  /**
   * No connection, or a broken one. `reason` is the code of the system, such as `ECONNREFUSED`. `host` is the
   * host of the API root, with its port if it is not the usual port, such as `localhost:8081`. `unsent`: no
   * connection was made, so nothing was sent.
   */
  | {
      readonly _tag: 'Unreachable'
      readonly method: string
      readonly reason: string
      readonly host?: string
      readonly unsent?: true
    }
  /** The caller cancelled the call: the signal was aborted, or the client was closed. */
  | { readonly _tag: 'Aborted'; readonly method: string }
  /**
   * Telegram did not act: the parameters could not be written, or a file could not be read. `reason` is a
   * sentence. `isAway`: the store of an outbox is unavailable, and the call was not sent.
   */
  | {
      readonly _tag: 'Unsendable'
      readonly method: string
      readonly reason: string
      readonly isAway?: true
    }

// constructors

/**
 * A refusal, in the words of the Bot API. A parameter of the wrong type counts as missing.
 * https://core.telegram.org/bots/api#making-requests
 */
export interface Refusal {
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown } | undefined
}

/**
 * The error for a refusal. A 429 without a usable time asks to wait 1 second.
 *
 * @example
 *   import { fromRefusal } from '@pipegram/core/ApiError'
 *
 *   const description = 'Too Many Requests: retry after 5'
 *   const refusal = { error_code: 429, description, parameters: { retry_after: 5 } }
 *
 *   assert.deepStrictEqual(fromRefusal('sendMessage', refusal), {
 *     _tag: 'RateLimited',
 *     method: 'sendMessage',
 *     retryAfter: 5,
 *     description,
 *   })
 */
export const fromRefusal = (
  method: string,
  { error_code: code, description, parameters }: Refusal,
): ApiError => {
  const to = parameters?.migrate_to_chat_id
  if (isChatId(to)) return { _tag: 'ChatMigrated', method, to, description }
  switch (code) {
    case 429:
      return { _tag: 'RateLimited', method, retryAfter: secondsOf(parameters?.retry_after) ?? 1, description }
    // The cloud answers 404 `Not Found` to a malformed token. For an unknown method the description is
    // longer.
    case 404:
      if (description === 'Not Found') return { _tag: 'Unauthorized', method, description }
      break
    case 401:
      return { _tag: 'Unauthorized', method, description }
    case 409:
      return { _tag: 'Conflict', method, description }
    case 403:
      if (blocked.test(description)) return { _tag: 'BotBlocked', method, description }
      break
  }
  return { _tag: 'Rejected', method, code, reason: fromDescription(description), description }
}

// guards

/**
 * True if Telegram may have carried out the call, although no result came: a message may exist that the bot
 * does not know. False only if it is certain that Telegram did not act: it refused the call, or the call
 * never reached it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { mayHaveActed } from '@pipegram/core/ApiError'
 *
 *   assert.ok(mayHaveActed({ _tag: 'Timeout', method: 'sendMessage', after: 30_000 }))
 *   assert.ok(!mayHaveActed({ _tag: 'Unreachable', method: 'sendMessage', reason: 'ECONNREFUSED' }))
 */
export const mayHaveActed = (error: ApiError): boolean => {
  switch (error._tag) {
    case 'RateLimited':
    case 'ChatMigrated':
    case 'BotBlocked':
    case 'Unauthorized':
    case 'Conflict':
    case 'Unsendable':
      return false
    case 'Rejected':
      return error.code >= 500
    case 'Unreachable':
      return error.unsent !== true && !connection.test(error.reason) && !certificate.test(error.reason)
    case 'Malformed':
    case 'Timeout':
    case 'Aborted':
      return true
  }
}

// destructors

/**
 * How long a 429 asks to wait, in milliseconds: at least 500. A number of seconds that is not finite or not
 * above 0 also means 500 ms. So a wrong answer of a server never leads to a repeat without a pause.
 *
 * @example
 *   import { floodWait } from '@pipegram/core/ApiError'
 *
 *   assert.strictEqual(floodWait({ retryAfter: 7 }), 7_000)
 *   assert.deepStrictEqual(
 *     [0, -1, Infinity, NaN].map((retryAfter) => floodWait({ retryAfter })),
 *     [500, 500, 500, 500],
 *   )
 */
export const floodWait = ({ retryAfter }: { readonly retryAfter: Seconds }): Millis =>
  Math.max(shortestWait, (secondsOf(retryAfter) ?? 0) * 1_000)

/**
 * One sentence for the operator of the bot: what went wrong and what to do.
 *
 * @example
 *   import { toString } from '@pipegram/core/ApiError'
 *
 *   assert.strictEqual(
 *     toString({ _tag: 'Unreachable', method: 'getMe', reason: 'ECONNREFUSED', host: 'localhost:8081' }),
 *     'getMe failed: no connection to the Bot API at localhost:8081 (ECONNREFUSED). ' +
 *       'Check the network and the API root.',
 *   )
 */
export const toString = (error: ApiError): string => {
  const at = `${error.method} failed: `
  switch (error._tag) {
    case 'RateLimited':
      return `${at}too many requests. Telegram asks to wait ${error.retryAfter} s.`
    case 'ChatMigrated':
      return `${at}the group became a supergroup. Use its new chat id, ${error.to}.`
    case 'BotBlocked':
      return `${at}${error.description}. Stop writing to this user.`
    case 'Unauthorized':
      return `${at}Telegram does not accept this token (${error.description}). @BotFather shows it: /token.`
    case 'Conflict':
      return `${at}${error.description}. Stop the other instance, or delete the webhook.`
    case 'Rejected':
      return `${at}${error.code} ${ended(error.description + (hints[error.reason] ?? ''))}`
    case 'Malformed':
      return `${at}the answer is not what the Bot API promises. ${error.errors.join('; ')}`
    case 'Timeout':
      return `${at}no answer within ${error.after} ms. Telegram may still have acted.`
    case 'Unreachable':
      return (
        `${at}no connection to the Bot API${error.host === undefined ? '' : ` at ${error.host}`} ` +
        `(${error.reason}). Check the network and the API root.`
      )
    case 'Aborted':
      return `${at}the caller cancelled it.`
    case 'Unsendable':
      return `${at}it could not be sent. ${error.reason}`
  }
}

/**
 * The `ApiError` behind an error that a promise threw. The `send` of an `async` function throws an `Error`
 * whose `cause` is the `ApiError`. `undefined` for any other error.
 *
 * @example
 *   import { fromCause, type ApiError } from '@pipegram/core/ApiError'
 *
 *   const blocked: ApiError = {
 *     _tag: 'BotBlocked',
 *     method: 'sendMessage',
 *     description: 'Forbidden: bot was blocked by the user',
 *   }
 *
 *   assert.strictEqual(fromCause(new Error('sendMessage failed', { cause: blocked })), blocked)
 *   assert.strictEqual(fromCause(new Error('of mine')), undefined)
 */
export const fromCause = (thrown: unknown): ApiError | undefined =>
  thrown instanceof Error && isApiError(thrown.cause) ? thrown.cause : undefined

// private

const shortestWait: Millis = 500

// JSON has no Infinity, but 1e999 is read as one.
const secondsOf = (u: unknown): Seconds | undefined =>
  typeof u === 'number' && Number.isFinite(u) && u > 0 ? u : undefined

const isChatId = (u: unknown): u is number => Number.isSafeInteger(u) && u !== 0

const tags: { readonly [T in ApiError['_tag']]: true } = {
  RateLimited: true,
  ChatMigrated: true,
  BotBlocked: true,
  Unauthorized: true,
  Conflict: true,
  Rejected: true,
  Malformed: true,
  Timeout: true,
  Unreachable: true,
  Aborted: true,
  Unsendable: true,
}

const isApiError = (u: unknown): u is ApiError =>
  typeof u === 'object' &&
  u !== null &&
  '_tag' in u &&
  typeof u._tag === 'string' &&
  Object.hasOwn(tags, u._tag) &&
  'method' in u &&
  typeof u.method === 'string'

// The codes of the system for failures before a request is sent: the name, the connection, the certificate,
// or the tunnel of a proxy.
const connection =
  /^(?:PROXY_[A-Z\d]+|UND_ERR_PRX_[A-Z]+|ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|UND_ERR_CONNECT_TIMEOUT)$/

const certificate =
  /^(?:(?:CERT|ERR_TLS_CERT|UNABLE_TO)_[A-Z_]+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT(?:_IN_CHAIN)?)$/

const blocked = /bot was blocked by the user|user is deactivated/

// What to do after a refusal. It follows the description.
// Telegram ends only a few of its descriptions with a full stop.
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const hints: { readonly [R in Reason]?: string } = {
  MessageTooLong: '. Send it in pieces: split(text) makes them.',
}
