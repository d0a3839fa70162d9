// Refusals, in the server's words.
// https://core.telegram.org/bots/api#making-requests

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { ApiAnswer } from '../ApiAnswer.ts'

// constructors

/**
 * A refusal in the server's words. Like the server, it writes the first letter in lower case, unless the
 * second character is a capital letter or `_`.
 */
export const refusal = (code: keyof typeof prefixes, text: string): Refusal => {
  const words = /^.[A-Z_]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
  return { error_code: code, description: `${prefixes[code]}: ${words}` }
}

/** 400: the request is wrong. */
export const badRequest = (text: string): E.Either<Refusal, never> => E.left(refusal(400, text))

/** 403: the bot may not do this. */
export const forbidden = (text: string): E.Either<Refusal, never> => E.left(refusal(403, text))

/** 409: another request does the same. */
export const conflict = (text: string): Refusal => refusal(409, text)

/** 429: the bot must wait this number of seconds. */
export const tooMany = (retryAfter: number): Refusal => ({
  ...refusal(429, `retry after ${retryAfter}`),
  parameters: { retry_after: retryAfter },
})

/**
 * 400: the Bot API has this, but the emulator does not play it. It is not a 5xx, because libraries repeat a
 * request after that.
 */
export const notPlayed = (what: string): Refusal => refusal(400, `the emulator does not play ${what} yet`)

/** 404: there is nothing at this path. */
export const notFound: Refusal = { error_code: 404, description: 'Not Found' }

/** 401: the token is wrong. */
export const unauthorized: Refusal = { error_code: 401, description: 'Unauthorized' }

/** 413: the request is too large for Telegram's front end. */
export const tooLarge: Refusal = { error_code: 413, description: 'Request Entity Too Large' }

/** A refusal as an answer. */
export const fromRefusal = (self: Refusal): ApiAnswer => ({ ok: false, ...self })

// private

const prefixes = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
} as const
