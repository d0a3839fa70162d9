// Keyboards as values: rows of buttons, under a message or in place of the user's own keyboard.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup
// https://core.telegram.org/bots/api#replykeyboardmarkup

import { utf8 } from '../ports/internal/TextBytes.ts'
import { isRecord } from '../types/internal/Structure.ts'
import * as Limits from '../types/Limits.ts'
import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from '../types/Types.ts'
import { faultOfInline, faultOfReply, requestIdOf } from './internal/ButtonTable.ts'

// model

/** One page of a list. */
export interface Paged<A> {
  readonly items: ReadonlyArray<A>
  /** The number of this page, from 0. */
  readonly page: number
  /** The number of pages, at least 1. */
  readonly pages: number
}

/** Rows of buttons. */
export type Rows<B> = ReadonlyArray<ReadonlyArray<B>>

// constructors

/**
 * A keyboard under a message, row by row. Limits: 8 buttons in a row, 100 in all, and 10 kB of texts and
 * data. A button that pays, or starts a game, comes first. Throws a `RangeError` that says which row breaks a
 * limit. Telegram would refuse the message or leave out buttons.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { urlButton } from '@pipegram/core/Button'
 *   import { inlineKeyboard } from '@pipegram/core/Keyboard'
 *
 *   assert.deepStrictEqual(inlineKeyboard([urlButton('Site', 'https://example.com')]), {
 *     inline_keyboard: [[{ text: 'Site', url: 'https://example.com' }]],
 *   })
 *   assert.throws(
 *     () => inlineKeyboard([], [{ text: 'Site', url: 'http://localhost' }]),
 *     /Row 2, button 1 \("Site"\)/,
 *   )
 */
export const inlineKeyboard = (...rows: Rows<InlineKeyboardButton>): InlineKeyboardMarkup => {
  checkRows(rows, 'inlineKeyboard([button(…), button(…)], [button(…)])')
  checkSize(rows, Limits.inlineKeyboardRow.max, Limits.inlineKeyboardButtons.max)
  checkEach(
    rows,
    (button, isFirst) =>
      faultOfInline(button) ??
      (isFirst || (button.pay !== true && button.callback_game === undefined)
        ? undefined
        : 'It must be the first button of the first row.'),
  )
  const bytes = rows.flat().reduce((sum, button) => sum + sizeOf(button), 0)
  if (bytes > 10_240)
    throw new RangeError(
      `The texts and data of this keyboard have ${bytes} bytes; Telegram takes about 10,240. Use pages.`,
    )
  return { inline_keyboard: rows }
}

/**
 * A keyboard instead of the user's own, row by row. Limits: 12 buttons in a row, and 300 in all. A press
 * sends the text of the button as a message. A string is a button that only does this. Throws a `RangeError`
 * that says which row breaks a limit.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { requestContactButton } from '@pipegram/core/RequestButton'
 *   import { replyKeyboard } from '@pipegram/core/Keyboard'
 *
 *   assert.deepStrictEqual(
 *     replyKeyboard([['Yes', 'No'], [requestContactButton('My number')]], { one_time_keyboard: true }),
 *     {
 *       resize_keyboard: true,
 *       one_time_keyboard: true,
 *       keyboard: [[{ text: 'Yes' }, { text: 'No' }], [{ text: 'My number', request_contact: true }]],
 *     },
 *   )
 */
export const replyKeyboard = (
  rows: Rows<KeyboardButton | string>,
  options: Omit<ReplyKeyboardMarkup, 'keyboard'> = {},
): ReplyKeyboardMarkup => {
  checkRows(rows, "replyKeyboard([['Yes', 'No'], ['Help']])")
  const keyboard = rows.map((row) => row.map((key) => (typeof key === 'string' ? { text: key } : key)))
  checkSize(keyboard, Limits.keyboardRow.max, Limits.keyboardButtons.max)
  const ids = new Set<number>()
  checkEach(keyboard, (key) => faultOfReply(key) ?? repeated(ids, requestIdOf(key)))
  checkPlaceholder(options.input_field_placeholder)
  return { resize_keyboard: true, ...options, keyboard }
}

/** Shows the user's own keyboard again. */
export const removeKeyboard: ReplyKeyboardRemove = { remove_keyboard: true }

/**
 * Asks the user for a reply, as if the user had chosen to reply to the message. A placeholder has 1–64
 * characters.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { forcedReply } from '@pipegram/core/Keyboard'
 *
 *   assert.deepStrictEqual(forcedReply({ input_field_placeholder: 'Your name' }), {
 *     input_field_placeholder: 'Your name',
 *     force_reply: true,
 *   })
 */
export const forcedReply = (options: Omit<ForceReply, 'force_reply'> = {}): ForceReply => {
  checkPlaceholder(options.input_field_placeholder)
  return { ...options, force_reply: true }
}

/**
 * One page of a list. If the page is after the end, for example because the list has become shorter, the last
 * page is returned.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pageOf } from '@pipegram/core/Keyboard'
 *
 *   assert.deepStrictEqual(pageOf(['a', 'b', 'c', 'd', 'e'], 1, 2), { items: ['c', 'd'], page: 1, pages: 3 })
 *   assert.deepStrictEqual(pageOf(['a'], 7, 2), { items: ['a'], page: 0, pages: 1 })
 */
export const pageOf = <A>(items: ReadonlyArray<A>, page: number, perPage: number): Paged<A> => {
  checkCount('perPage', perPage)
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const at = Math.min(pages - 1, Math.max(0, Math.trunc(page) || 0))
  return { items: items.slice(at * perPage, (at + 1) * perPage), page: at, pages }
}

/**
 * A row that turns pages: ‹ and ›, with the number of the page between them. `turn` makes the buttons. If
 * there is only one page, there is no row.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { button } from '@pipegram/core/Button'
 *   import { callbackData, int } from '@pipegram/core/CallbackData'
 *   import { pageOf, pager } from '@pipegram/core/Keyboard'
 *
 *   const Page = callbackData('page', { page: int })
 *   const rows = pager(pageOf(['a', 'b', 'c'], 0, 2), (text, page) => button(text, Page, { page }))
 *
 *   assert.deepStrictEqual(rows, [
 *     [
 *       { text: '1 / 2', disabled: {} },
 *       { text: '›', callback_data: 'page.1' },
 *     ],
 *   ])
 */
export const pager = (
  { page, pages }: Paged<unknown>,
  turn: (text: string, page: number) => InlineKeyboardButton,
): Rows<InlineKeyboardButton> =>
  pages === 1
    ? []
    : [
        [
          ...(page > 0 ? [turn('‹', page - 1)] : []),
          { text: `${page + 1} / ${pages}`, disabled: {} },
          ...(page + 1 < pages ? [turn('›', page + 1)] : []),
        ],
      ]

// combinators

/**
 * Buttons in rows of a fixed length. The last row may be shorter.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { grid, replyKeyboard } from '@pipegram/core/Keyboard'
 *
 *   assert.deepStrictEqual(grid(2)(['1', '2', '3']), [['1', '2'], ['3']])
 */
export const grid = (columns: number): (<B>(buttons: ReadonlyArray<B>) => Rows<B>) => {
  checkCount('columns', columns)
  return (buttons) =>
    Array.from({ length: Math.ceil(buttons.length / columns) }, (_, i) =>
      buttons.slice(i * columns, (i + 1) * columns),
    )
}

// private

// The types say this as well. A program that Node runs unchecked gets a sentence.
const checkRows = (rows: unknown, such: string): void => {
  const list: ReadonlyArray<unknown> = Array.isArray(rows) ? rows : [rows]
  const wrong = list.findIndex((row) => !Array.isArray(row))
  if (wrong !== -1 || list !== rows)
    throw new TypeError(`Row ${wrong + 1} of this keyboard is no list of buttons: write ${such}.`)
}

const checkSize = (rows: Rows<unknown>, inRow: number, inAll: number): void => {
  const long = rows.findIndex((row) => row.length > inRow)
  if (long !== -1)
    throw new RangeError(
      `Row ${long + 1} has ${rows[long]?.length ?? 0} buttons; a row takes ${inRow}. Use \`grid(${inRow})\`.`,
    )
  const all = rows.reduce((sum, row) => sum + row.length, 0)
  if (all > inAll)
    throw new RangeError(`This keyboard has ${all} buttons; Telegram takes ${inAll}. Show them in pages.`)
}

const checkEach = <B extends { readonly text: string }>(
  rows: Rows<B>,
  faultOf: (button: B, isFirst: boolean) => string | undefined,
): void => {
  for (const [y, row] of rows.entries())
    for (const [x, button] of row.entries()) {
      const at = `Row ${y + 1}, button ${x + 1}`
      if (!isRecord(button))
        throw new TypeError(
          `${at} (${JSON.stringify(button)}): This is no button: write button(…), or another one.`,
        )
      const fault = faultOf(button, x === 0 && y === 0)
      if (fault !== undefined) throw new RangeError(`${at} (${JSON.stringify(button.text)}): ${fault}`)
    }
}

const checkPlaceholder = (text: string | undefined): void => {
  const [fault] = Limits.excess('The placeholder of an input field', Limits.placeholder, text)
  if (fault !== undefined) throw new RangeError(fault)
}

const checkCount = (name: string, count: number): void => {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`${name} must be a whole number above 0; it is ${count}.`)
}

const sizeOf = ({ text, callback_data = '', url = '' }: InlineKeyboardButton): number =>
  utf8(text + callback_data + url).length

const repeated = (ids: Set<number>, id: number | undefined): string | undefined => {
  if (id === undefined) return undefined
  if (ids.has(id)) return `Another button already has the request_id ${id}.`
  ids.add(id)
  return undefined
}
