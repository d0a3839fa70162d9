// What must not compile for albums, polls, invoices, permissions and reactions.

import { describe, expect, test } from 'tstyche'
import { sendInvoice, sendMediaGroup, sendPoll } from '../../src/calls/Calls.ts'
import { album, audio, document, photo, video } from '../../src/messages/Album.ts'
import * as InlineResult from '../../src/messages/InlineResult.ts'
import { moneyInvoice, starInvoice } from '../../src/messages/Invoice.ts'
import { only, rights } from '../../src/messages/Permissions.ts'
import { correct, quiz, regularPoll } from '../../src/messages/Poll.ts'
import { customEmoji, emoji, react } from '../../src/messages/Reaction.ts'
import type { InlineQueryResultArticle, Message } from '../../src/types/Types.ts'

declare const message: Message
const [a, b, c, d] = [photo('a'), video('b'), document('c'), audio('d')]

describe('an album', () => {
  test('an album has two to ten items that can be mixed', () => {
    expect(album).type.toBeCallableWith(a, b)
    expect(album).type.toBeCallableWith(c, c)
    expect(album).type.toBeCallableWith(a, a, a, a, a, a, a, a, a, a)
    expect(album).type.not.toBeCallableWith()
    expect(album).type.not.toBeCallableWith(a)
    expect(album).type.not.toBeCallableWith(a, a, a, a, a, a, a, a, a, a, a)
    expect(album).type.not.toBeCallableWith(a, c)
    expect(album).type.not.toBeCallableWith(c, d)
    expect(sendMediaGroup).type.toBeCallableWith({ chat_id: 1, media: album(a, b) })
  })
})

describe('a poll', () => {
  test('a poll has the settings of a poll', () => {
    expect(regularPoll).type.toBeCallableWith('Tea?', ['Yes'], { open_period: 5 })
    expect(regularPoll).type.not.toBeCallableWith('Tea?', ['Yes'], { open_period: 5, close_date: 6 })
    expect(regularPoll).type.not.toBeCallableWith('Tea?', ['Yes'], { explanation: 'x' })
    expect(regularPoll).type.not.toBeCallableWith('Tea?', [correct('Yes')])
    expect(regularPoll).type.not.toBeCallableWith('Tea?', ['Yes'], { allow_adding_options: true })
    expect(regularPoll).type.not.toBeCallableWith('Tea?', ['Yes'], {
      allow_adding_options: true,
      is_anonymous: true,
    })
    expect(regularPoll).type.toBeCallableWith('Tea?', ['Yes'], {
      allow_adding_options: true,
      is_anonymous: false,
    })
    expect(sendPoll).type.toBeCallableWith({ chat_id: 1, ...regularPoll('Tea?', ['Yes']) })
  })
  test('a poll does not take the settings of a quiz', () => {
    expect(quiz).type.toBeCallableWith('Mars?', [correct('Yes')], { explanation: 'x' })
    expect(quiz).type.not.toBeCallableWith('Mars?', [correct('Yes')], {
      allow_adding_options: true,
      is_anonymous: false,
    })
    expect(quiz).type.not.toBeCallableWith('Mars?', [correct('Yes')], { correct_option_ids: [0] })
  })
})

describe('an invoice', () => {
  const product = { title: 'Tea', description: 'Tea', payload: 'tea' }
  test('an invoice for Telegram Stars has a price in Stars and nothing of a provider', () => {
    expect(starInvoice).type.toBeCallableWith({ ...product, stars: 1 })
    expect(starInvoice).type.not.toBeCallableWith({ ...product })
    expect(starInvoice).type.not.toBeCallableWith({
      title: 'Tea',
      description: 'Tea',
      payload: 'tea',
      stars: 1,
      provider_token: 'x',
    })
    expect(starInvoice).type.not.toBeCallableWith({
      title: 'Tea',
      description: 'Tea',
      payload: 'tea',
      stars: 1,
      need_name: true,
    })
    expect(sendInvoice).type.toBeCallableWith({ chat_id: 1, ...starInvoice({ ...product, stars: 1 }) })
  })
  test('an invoice for money has a provider', () => {
    expect(moneyInvoice).type.toBeCallableWith({
      ...product,
      provider_token: 'x',
      currency: 'EUR',
      prices: [],
    })
    expect(moneyInvoice).type.not.toBeCallableWith({ ...product, currency: 'EUR', prices: [] })
  })
})

describe('results of inline queries', () => {
  test('results of inline queries are of their kind', () => {
    expect(
      InlineResult.article('1', { title: 't', input_message_content: InlineResult.text('x') }),
    ).type.toBe<InlineQueryResultArticle>()
    expect(InlineResult.article).type.not.toBeCallableWith('1', { title: 't' })
    expect(InlineResult.article).type.not.toBeCallableWith('1', {
      type: 'photo',
      title: 't',
      input_message_content: InlineResult.text('x'),
    })
  })
})

describe('permissions and reactions', () => {
  test('permissions and reactions are known by name', () => {
    expect(only).type.toBeCallableWith('can_send_messages')
    expect(only).type.not.toBeCallableWith('can_fly')
    expect(rights).type.not.toBeCallableWith('can_send_messages')
    expect(emoji).type.not.toBeCallableWith('🚗')
    expect(react).type.toBeCallableWith(message, customEmoji('5'))
    expect(react).type.not.toBeCallableWith(message, { type: 'paid' })
  })
})
