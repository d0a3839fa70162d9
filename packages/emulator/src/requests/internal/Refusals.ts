// Refusals, in the server's words.
// https://core.telegram.org/bots/api#making-requests

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { ApiAnswer } from '../ApiAnswer.ts'

// constructors

/** A refusal in the server's words: the first letter is lowered, unless the second is a capital or `_`. */
export const refusal = (
  code: keyof typeof prefixes,
  text: string,
  parameters?: Refusal['parameters'],
): Refusal => ({
  error_code: code,
  description: `${prefixes[code]}: ${/^.[A-Z_]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)}`,
  ...(parameters === undefined ? {} : { parameters }),
})

/** 400. */
export const badRequest = (text: string): E.Either<Refusal, never> => E.left(refusal(400, text))

/** 403. */
export const forbidden = (text: string): E.Either<Refusal, never> => E.left(refusal(403, text))

/** 409. */
export const conflict = (text: string): Refusal => refusal(409, text)

/** 429: not before so many seconds. */
export const tooMany = (retryAfter: number): Refusal => ({
  ...refusal(429, `retry after ${retryAfter}`),
  parameters: { retry_after: retryAfter },
})

/** 501, for what the Bot API has and the emulator has not. */
export const notPlayed = (what: string): Refusal => refusal(501, `the emulator does not play ${what} yet`)

/** The answer that a refusal is. */
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
  501: 'Not Implemented',
} as const
