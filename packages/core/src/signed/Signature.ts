// Why data that claim to come from Telegram were refused. No variant contains a secret, or a text of a user.

import type { Seconds } from '../calls/ApiError.ts'
import type { Clock } from '../ports/Clock.ts'

// model

/** Every way in which signed data can be refused. `what` names the data, such as `initData`. */
export type SignatureError =
  /** The data do not have Telegram's form. `reason` is a sentence that says where. */
  | { readonly _tag: 'Malformed'; readonly what: string; readonly reason: string }
  /** The form is right, but Telegram did not sign the data for this bot, or they were changed later. */
  | { readonly _tag: 'Forged'; readonly what: string }
  /** The data are genuine, but too old. `authDate` is in seconds since 1970. */
  | {
      readonly _tag: 'Expired'
      readonly what: string
      readonly authDate: Seconds
      readonly age: Seconds
      readonly maxAge: Seconds
    }
  /** The data are genuine, but from the future: the clock of this machine is wrong. */
  | { readonly _tag: 'Postdated'; readonly what: string; readonly authDate: Seconds; readonly ahead: Seconds }
  /** The data could not be checked: this runtime lacks the algorithm. */
  | { readonly _tag: 'Unsupported'; readonly what: string; readonly reason: string }

/** The maximum age of signed data. */
export interface Freshness {
  /**
   * The maximum age that is accepted, in seconds, more than 0. Without a limit, signed data would be valid
   * for ever.
   */
  readonly maxAge: Seconds
  /** Default: the clock of the machine. */
  readonly clock?: Pick<Clock, 'now'>
}

/**
 * How far the clock of this machine may be behind Telegram's, in seconds. Data from a later time are refused.
 */
export const maxSkew: Seconds = 60

// destructors

/**
 * One sentence for the operator of the bot: what is wrong and what to do.
 *
 * @example
 *   import { toString } from '@pipegram/core/Signature'
 *
 *   const error = {
 *     _tag: 'Expired',
 *     what: 'initData',
 *     authDate: 1767225600,
 *     age: 7200,
 *     maxAge: 3600,
 *   } as const
 *   assert.strictEqual(
 *     toString(error),
 *     'initData is 7200 s old, and 3600 s are allowed. Let the user open the app or log in again.',
 *   )
 */
export const toString = (error: SignatureError): string => {
  switch (error._tag) {
    case 'Malformed':
      return `${error.what} is malformed: ${error.reason}`
    case 'Forged':
      return (
        `${error.what} was not signed by Telegram for this bot, or was changed. ` +
        'If it is genuine, it belongs to a bot with another token.'
      )
    case 'Expired':
      return (
        `${error.what} is ${error.age} s old, and ${error.maxAge} s are allowed. ` +
        'Let the user open the app or log in again.'
      )
    case 'Postdated':
      return `${error.what} is from ${error.ahead} s in the future. Set the clock of this machine.`
    case 'Unsupported':
      return `${error.what} could not be checked: ${error.reason}`
  }
}
