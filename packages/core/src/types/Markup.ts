// Raw markup as a marked value. A string is sent as plain text and never becomes markup; raw markup says that
// it is markup.
// https://core.telegram.org/bots/api#formatting-options

import { hasNamed, name } from './internal/Named.ts'
import type { Markup, ParseMode } from './Types.ts'

export type { Markup } from './Types.ts'

// model

declare const instead: unique symbol

/**
 * The type of a parameter that must be given in another place, which `Place` names. No value has this type.
 */
export interface Instead<Place extends string> {
  readonly [instead]: Place
}

// constructors

/**
 * Markup, for any text of a call. Telegram parses the markup and refuses the call if it has an error. Escape
 * what users wrote before you put it into markup. `fmt` needs no escaping.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { rawMarkup } from '@pipegram/core/Markup'
 *
 *   const { params } = sendMessage({ chat_id: 1, text: rawMarkup('HTML', '<b>Hello</b>') })
 *
 *   assert.deepStrictEqual(params, { chat_id: 1, text: '<b>Hello</b>', parse_mode: 'HTML' })
 */
export const rawMarkup = (parse_mode: ParseMode, text: string): Markup => name({ parse_mode, text })

// guards

/**
 * True if a value is raw markup.
 *
 * @example
 *   import { isMarkup, rawMarkup } from '@pipegram/core/Markup'
 *
 *   assert.deepStrictEqual([isMarkup('<b>x</b>'), isMarkup(rawMarkup('HTML', '<b>x</b>'))], [false, true])
 */
export const isMarkup = (u: unknown): u is Markup =>
  typeof u === 'object' &&
  u !== null &&
  'parse_mode' in u &&
  typeof u.parse_mode === 'string' &&
  'text' in u &&
  typeof u.text === 'string'

/**
 * True if `rawMarkup` put a parse mode, with its text, into the parameters of a call: the author has marked
 * the markup. False if the parameters were built by hand, copied, changed or read from JSON.
 *
 * @example
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { isNamed, rawMarkup } from '@pipegram/core/Markup'
 *
 *   const { params } = sendMessage({ chat_id: 1, text: rawMarkup('HTML', '<b>Hello</b>') })
 *
 *   assert.deepStrictEqual(
 *     [isNamed(params, 'parse_mode'), isNamed({ ...params }, 'parse_mode')],
 *     [true, false],
 *   )
 */
export const isNamed = (params: object, mode: string): boolean => hasNamed(params, mode)
