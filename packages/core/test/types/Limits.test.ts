import * as Limits from '@pipegram/core/Limits'
import { rawMarkup } from '@pipegram/core/Markup'
import { bold } from '@pipegram/core/Text'
import { facts, fieldsOf, type Field } from '@pipegram/schema'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const param = (method: string, name: string): Field | undefined => facts.methods[method]?.params[name]
const field = (object: string, name: string): Field | undefined => fieldsOf(facts, object)[name]
const of = (stated: Field | undefined): Limits.Limit | undefined =>
  stated?.length !== undefined
    ? {
        min: stated.length[0],
        max: stated.length[1],
        unit: stated.length[2] === 'bytes' ? 'bytes' : 'characters',
      }
    : stated?.items !== undefined
      ? { min: stated.items[0], max: stated.items[1], unit: 'items' }
      : undefined

describe('limits', () => {
  it('limits are those that the Bot API states', () => {
    const stated: ReadonlyArray<readonly [Limits.Limit, Field | undefined]> = [
      [Limits.text, param('sendMessage', 'text')],
      [Limits.caption, param('sendPhoto', 'caption')],
      [Limits.callbackData, field('InlineKeyboardButton', 'callback_data')],
      [Limits.callbackAnswer, param('answerCallbackQuery', 'text')],
      [Limits.copyText, field('CopyTextButton', 'text')],
      [Limits.placeholder, field('ForceReply', 'input_field_placeholder')],
      [Limits.command, field('BotCommand', 'command')],
      [Limits.commandDescription, field('BotCommand', 'description')],
      [Limits.commands, param('setMyCommands', 'commands')],
      [Limits.startParameter, field('InlineQueryResultsButton', 'start_parameter')],
      [Limits.inlineResult, field('InlineQueryResultArticle', 'id')],
      [Limits.inlineResults, param('answerInlineQuery', 'results')],
      [Limits.nextOffset, param('answerInlineQuery', 'next_offset')],
      [Limits.album, param('sendMediaGroup', 'media')],
      [Limits.messageIds, param('deleteMessages', 'message_ids')],
      [Limits.pollQuestion, param('sendPoll', 'question')],
      [Limits.pollOption, field('InputPollOption', 'text')],
      [Limits.pollOptions, param('sendPoll', 'options')],
      [Limits.pollExplanation, param('sendPoll', 'explanation')],
      [Limits.pollDescription, param('sendPoll', 'description')],
      [Limits.pollCountries, param('sendPoll', 'country_codes')],
      [Limits.invoiceTitle, param('sendInvoice', 'title')],
      [Limits.invoiceDescription, param('sendInvoice', 'description')],
      [Limits.invoicePayload, param('sendInvoice', 'payload')],
      [Limits.tipAmounts, param('sendInvoice', 'suggested_tip_amounts')],
    ]
    stated.forEach(([limit, fact], i) => expect([i, of(fact)]).toEqual([i, limit]))
    expect(param('sendPoll', 'open_period')?.range).toEqual(Limits.pollOpenPeriod)
    expect(param('createInvoiceLink', 'subscription_period')?.range).toEqual([
      Limits.subscriptionPeriod,
      Limits.subscriptionPeriod,
    ])
  })
})

describe('the size of a value', () => {
  it('the size of a value is counted as Telegram counts', () => {
    const inBytes: Limits.Limit = { min: 0, max: 9, unit: 'bytes' }
    expect([
      Limits.sizeOf(Limits.text, '😀é'),
      Limits.sizeOf(inBytes, '😀é'),
      Limits.sizeOf(Limits.text, bold('😀')),
      Limits.sizeOf(Limits.album, [1, 2, 3]),
    ]).toEqual([2, 6, 1, 3])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Limits.sizeOf(Limits.text, text)).toBe(Array.from(text).length)
        expect(Limits.sizeOf(inBytes, text)).toBe(Buffer.byteLength(text))
      }),
    )
  })
  it('the size of a value is checked against both ends of a limit', () => {
    const at = (size: number): ReadonlyArray<string> =>
      Limits.excess('The title', Limits.invoiceTitle, '😀'.repeat(size))
    expect([at(1), at(32), Limits.excess('The title', Limits.invoiceTitle, undefined)]).toEqual([[], [], []])
    expect([at(0), at(33)]).toEqual([
      ['The title must have 1–32 characters; it has 0.'],
      ['The title must have 1–32 characters; it has 33.'],
    ])
  })
  it('the size of markup is not known, since its tags do not count', () => {
    expect(
      Limits.excess('The title', Limits.invoiceTitle, rawMarkup('HTML', `<b>${'x'.repeat(32)}</b>`)),
    ).toEqual([])
    expect(Limits.excess('The title', Limits.invoiceTitle, rawMarkup('HTML', ''))).toHaveLength(1)
  })
})

describe('a value out of limits', () => {
  const attempt = (n: number): E.Either<Limits.OutOfLimits, number> =>
    Limits.settle('small number', n > 9 ? ['It is too large.', 'Use one below 10.'] : [], n)
  it('a value out of limits is data if it depends on users', () => {
    expect([attempt(1), attempt(10)]).toEqual([
      E.right(1),
      E.left({
        _tag: 'OutOfLimits',
        what: 'small number',
        errors: ['It is too large.', 'Use one below 10.'],
      }),
    ])
  })
  it('a value out of limits throws if the program contains it', () => {
    expect(Limits.orThrow(attempt)(1)).toBe(1)
    expect(() => Limits.orThrow(attempt)(10)).toThrow(
      new RangeError('This is not a valid small number. It is too large. Use one below 10.'),
    )
  })
})
