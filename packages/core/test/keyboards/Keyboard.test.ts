import * as Button from '@pipegram/core/Button'
import { callbackData, int } from '@pipegram/core/CallbackData'
import {
  forcedReply,
  grid,
  inlineKeyboard,
  pageOf,
  pager,
  removeKeyboard,
  replyKeyboard,
} from '@pipegram/core/Keyboard'
import * as RequestButton from '@pipegram/core/RequestButton'
import { InlineKeyboardMarkup, ReplyKeyboardMarkup } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const Page = callbackData('page', { page: int })
const turn = (text: string, page: number) => Button.button(text, Page, { page })
const buttons = (count: number) => Array.from({ length: count }, (_, i) => turn(String(i), i))

describe('an inline keyboard', () => {
  it('an inline keyboard takes every kind of button', () => {
    const {
      button,
      callbackGameButton,
      copyButton,
      inactiveButton,
      loginUrlButton,
      payButton,
      switchInlineQueryButton,
      switchInlineQueryChosenChatButton,
      switchInlineQueryCurrentChatButton,
      urlButton,
      webAppButton,
    } = Button
    const look = { style: 'danger', icon_custom_emoji_id: '5' } as const
    const keyboard = inlineKeyboard(
      [payButton('Pay ⭐ 5')],
      [
        button('a', Page, { page: 1 }, look),
        urlButton('b', 'tg://user?id=5'),
        webAppButton('c', 'https://example.com'),
        loginUrlButton('d', 'https://example.com'),
        loginUrlButton('e', { url: 'https://example.com', bot_username: 'x' }),
      ],
      [
        switchInlineQueryButton('f'),
        switchInlineQueryCurrentChatButton('g', 'q'),
        switchInlineQueryChosenChatButton('h', { allow_user_chats: true }),
        copyButton('i', 'x'),
        inactiveButton('j'),
      ],
    )
    expect(InlineKeyboardMarkup.is(keyboard)).toBe(true)
    expect(keyboard.inline_keyboard.flat().map((each) => Object.keys(each).at(-1))).toEqual([
      'pay',
      'callback_data',
      'url',
      'web_app',
      'login_url',
      'login_url',
      'switch_inline_query',
      'switch_inline_query_current_chat',
      'switch_inline_query_chosen_chat',
      'copy_text',
      'disabled',
    ])
    expect(keyboard.inline_keyboard[1]?.[0]).toEqual({ text: 'a', callback_data: 'page.1', ...look })
    expect(inlineKeyboard([callbackGameButton('Play')])).toEqual({
      inline_keyboard: [[{ text: 'Play', callback_game: {} }]],
    })
    expect(inlineKeyboard()).toEqual({ inline_keyboard: [] })
  })
  it('an inline keyboard says which row breaks a limit', () => {
    expect(() => inlineKeyboard([], buttons(9))).toThrow('Row 2 has 9 buttons; a row takes 8. Use `grid(8)`.')
    expect(() => inlineKeyboard(...grid(8)(buttons(101)))).toThrow(
      'This keyboard has 101 buttons; Telegram takes 100.',
    )
    expect(inlineKeyboard(...grid(8)(buttons(100))).inline_keyboard).toHaveLength(13)
    expect(() => inlineKeyboard(buttons(1), [turn('x', 1), { text: 'Pay', pay: true }])).toThrow(
      'Row 2, button 2 ("Pay"): It must be the first button of the first row.',
    )
    expect(() => inlineKeyboard([{ text: '', callback_data: 'x' }])).toThrow(
      'Row 1, button 1 (""): It has no text.',
    )
    expect(() => inlineKeyboard([{ text: 'x' }])).toThrow('It does nothing when it is pressed')
    expect(() => inlineKeyboard([{ text: 'x', url: 'https://example.com', callback_data: 'x' }])).toThrow(
      'A button does one thing; it has url and callback_data.',
    )
    for (const callback_data of ['', 'ж'.repeat(33)])
      expect(() => inlineKeyboard([{ text: 'x', callback_data }])).toThrow('must have 1–64 bytes')
    expect(() =>
      inlineKeyboard(...grid(8)(buttons(90).map((each) => ({ ...each, text: 'ж'.repeat(60) })))),
    ).toThrow('about 10,240')
  })
  it('a keyboard says in JavaScript what the compiler says in TypeScript', () => {
    const call =
      (make: (...parameters: never) => unknown, ...parameters: ReadonlyArray<unknown>) =>
      () =>
        Reflect.apply(make, undefined, parameters)
    const row =
      'of this keyboard is no list of buttons: write inlineKeyboard([button(…), button(…)], [button(…)]).'
    expect(call(inlineKeyboard, turn('1', 1))).toThrow(`Row 1 ${row}`)
    expect(call(inlineKeyboard, buttons(1), 'B')).toThrow(`Row 2 ${row}`)
    expect(call(inlineKeyboard, ['A'])).toThrow(
      'Row 1, button 1 ("A"): This is no button: write button(…), or another one.',
    )
    expect(call(inlineKeyboard, [buttons(1)])).toThrow('This is no button')
    expect(call(inlineKeyboard, [null])).toThrow('Row 1, button 1 (null): This is no button')
    const rows = "of this keyboard is no list of buttons: write replyKeyboard([['Yes', 'No'], ['Help']])."
    expect(call(replyKeyboard, 'Yes', 'No')).toThrow(`Row 1 ${rows}`)
    expect(call(replyKeyboard, [['Yes'], 'No'])).toThrow(`Row 2 ${rows}`)
    expect(call(replyKeyboard)).toThrow(`Row 1 ${rows}`)
    expect(call(Button.button, 'Yes', 'yes')).toThrow(
      "write const Yes = callbackData('yes', {}), and button('Yes', Yes, {}).",
    )
  })
  it('an inline keyboard takes no link that Telegram does not open', () => {
    for (const url of [
      'javascript:alert(1)',
      'JavaScript://example.com/%0aalert(1)',
      'http://localhost',
      'localhost:3000',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://example.com',
      ' ',
      '',
      'https://',
      'http://a b.com',
    ])
      expect(() => Button.urlButton('x', url), url).toThrow('is invalid')
    for (const url of [
      'https://example.com',
      'example.com',
      'http://127.0.0.1:8080/x',
      'tg://resolve?domain=durov',
      'tg:resolve?domain=durov',
      'ton://transfer/x',
      'https://пример.рф',
    ])
      expect(Button.urlButton('x', url)).toEqual({ text: 'x', url })
    expect(() => Button.webAppButton('x', 'http://example.com')).toThrow('Only HTTPS links are allowed')
    expect(() => Button.loginUrlButton('x', 'tg://resolve?domain=durov')).toThrow(
      'Only HTTP links are allowed',
    )
    expect(() => Button.copyButton('x', 'a'.repeat(257))).toThrow('must have 1–256 characters; it has 257')
  })
})

describe('a reply keyboard', () => {
  it('a reply keyboard takes every kind of button', () => {
    const {
      requestChatButton,
      requestContactButton,
      requestLocationButton,
      requestManagedBotButton,
      requestPollButton,
      requestUsersButton,
    } = RequestButton
    const keyboard = replyKeyboard(
      [
        ['plain', Button.webAppButton('a', 'https://example.com', { style: 'primary' })],
        [
          requestUsersButton('b', { request_id: 1 }),
          requestChatButton('c', { request_id: 2, chat_is_channel: false }),
          requestManagedBotButton('d', { request_id: 3 }),
        ],
        [
          requestContactButton('e'),
          requestLocationButton('f'),
          requestPollButton('g'),
          requestPollButton('h', 'quiz'),
        ],
      ],
      { is_persistent: true, input_field_placeholder: 'Choose' },
    )
    expect(ReplyKeyboardMarkup.is(keyboard)).toBe(true)
    expect(keyboard).toMatchObject({
      resize_keyboard: true,
      is_persistent: true,
      input_field_placeholder: 'Choose',
    })
    expect(keyboard.keyboard[2]).toEqual([
      { text: 'e', request_contact: true },
      { text: 'f', request_location: true },
      { text: 'g', request_poll: {} },
      { text: 'h', request_poll: { type: 'quiz' } },
    ])
  })
  it('a reply keyboard says which row breaks a limit', () => {
    const texts = (count: number) => Array.from({ length: count }, (_, i) => String(i))
    expect(() => replyKeyboard([texts(13)])).toThrow('Row 1 has 13 buttons; a row takes 12.')
    expect(() => replyKeyboard(grid(12)(texts(301)))).toThrow(
      'This keyboard has 301 buttons; Telegram takes 300.',
    )
    expect(() => replyKeyboard([['a'], ['b', ' ']])).toThrow('Row 2, button 2 (" "): It has no text.')
    expect(() =>
      replyKeyboard([
        [RequestButton.requestUsersButton('a', { request_id: 1 })],
        [RequestButton.requestManagedBotButton('b', { request_id: 1 })],
      ]),
    ).toThrow('Row 2, button 1 ("b"): Another button already has the request_id 1.')
    expect(() => RequestButton.requestUsersButton('a', { request_id: 2 ** 31 })).toThrow(
      'whole number of 32 bits',
    )
    expect(() => RequestButton.requestUsersButton('a', { request_id: 1, max_quantity: 11 })).toThrow(
      'max_quantity must be 1–10; it is 11.',
    )
    expect(() => replyKeyboard([[{ text: 'a', request_contact: true, request_location: true }]])).toThrow(
      'A button does one thing',
    )
    expect(() => replyKeyboard([], { input_field_placeholder: '' })).toThrow(
      'must have 1–64 characters; it has 0',
    )
    expect(() => forcedReply({ input_field_placeholder: '🍏'.repeat(65) })).toThrow('it has 65')
  })
  it('a keyboard can be removed, or ask for a reply', () => {
    expect(removeKeyboard).toEqual({ remove_keyboard: true })
    expect(forcedReply({ selective: true })).toEqual({ selective: true, force_reply: true })
  })
})

describe('a grid', () => {
  it('a grid keeps all buttons in order, in rows of a fixed length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (items, columns) => {
        const rows = grid(columns)(items)
        expect(rows.flat()).toEqual(items)
        expect(rows.slice(0, -1).every((row) => row.length === columns)).toBe(true)
        expect(rows.every((row) => row.length > 0)).toBe(true)
      }),
    )
  })
  it('a grid has at least one column', () => {
    for (const columns of [0, -1, 1.5, Number.NaN])
      expect(() => grid(columns)).toThrow('columns must be a whole number above 0')
  })
})

describe('pages', () => {
  it('pages show each item once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 10 }), (items, perPage) => {
        const { pages } = pageOf(items, 0, perPage)
        expect(Array.from({ length: pages }, (_, page) => pageOf(items, page, perPage).items).flat()).toEqual(
          items,
        )
      }),
    )
  })
  it('pageOf gives a page for any number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat()),
        fc.oneof(fc.double(), fc.integer()),
        fc.integer({ min: 1, max: 10 }),
        (items, page, perPage) => {
          const shown = pageOf(items, page, perPage)
          expect(shown.page).toBeGreaterThanOrEqual(0)
          expect(shown.page).toBeLessThan(shown.pages)
          expect(shown.items.length).toBeGreaterThanOrEqual(items.length === 0 ? 0 : 1)
        },
      ),
    )
  })
  it('a pager turns pages with a row of buttons', () => {
    const shape = (page: number) =>
      pager(pageOf([1, 2, 3, 4, 5], page, 2), turn).map((row) =>
        row.map(({ text, callback_data }) => [text, callback_data]),
      )
    expect(shape(0)).toEqual([
      [
        ['1 / 3', undefined],
        ['›', 'page.1'],
      ],
    ])
    expect(shape(1)).toEqual([
      [
        ['‹', 'page.0'],
        ['2 / 3', undefined],
        ['›', 'page.2'],
      ],
    ])
    expect(shape(2)).toEqual([
      [
        ['‹', 'page.1'],
        ['3 / 3', undefined],
      ],
    ])
    expect(pager(pageOf([1], 0, 2), turn)).toEqual([])
    expect(inlineKeyboard(...pager(pageOf([1, 2, 3], 0, 1), turn)).inline_keyboard).toHaveLength(1)
  })
})
