// Updates of every kind, built from what a test names.

import { Update, updateKinds } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import {
  ann,
  me,
  pressed,
  privateChat,
  said,
  sharedWidgetAsked,
  update,
  widgetAsked,
} from '@pipegram/testing/Build'
import { describe, expect, it } from 'vitest'

describe('update', () => {
  it.each(updateKinds)('makes a valid %s without any field', (kind) => {
    const made = update(kind)
    expect(Update.is(made)).toBe(true)
    expect(kindOf(made)).toBe(kind)
  })

  it('keeps the fields that are given', () => {
    expect(update('poll', { question: 'Tea?' }).poll?.question).toBe('Tea?')
    const { message } = update('message', { passport_data: { data: [], credentials: secret } })
    expect(message).toMatchObject({ from: ann, chat: privateChat(), passport_data: { credentials: secret } })
    const { business_message } = update('business_message', { business_connection_id: 'b', text: 'Hello' })
    expect(business_message).toMatchObject({ business_connection_id: 'b', text: 'Hello', from: ann })
  })

  it('comes from Ann, or from who is given, in their private chat', () => {
    expect(update('message_reaction').message_reaction).toMatchObject({ user: ann, chat: privateChat() })
    const bob = { id: 7, is_bot: false, first_name: 'Bob' }
    expect(update('chat_join_request', { from: bob }).chat_join_request).toMatchObject({ from: bob })
    expect(update('message', { from: bob, text: 'Hi' }).message?.chat).toEqual(privateChat(bob))
    expect(update('poll_answer', { user: bob }).poll_answer?.user).toEqual(bob)
  })

  it('has no person in a post of a channel, nor beside the chat that reacted', () => {
    const { channel_post } = update('channel_post', { text: 'News' })
    expect(channel_post?.chat.type).toBe('channel')
    expect(channel_post).not.toHaveProperty('from')
    const { message_reaction } = update('message_reaction', { actor_chat: { id: -5, type: 'channel' } })
    expect(message_reaction).not.toHaveProperty('user')
  })

  it('has the number that is given, and a time in seconds', () => {
    expect(update('message').message?.date).toBe(Date.UTC(2026, 0, 1) / 1_000)
    expect(update('edited_message', { date: 5 }).edited_message?.date).toBe(5)
    expect(update('poll', {}, { update_id: 9 }).update_id).toBe(9)
  })

  it('refuses a field that is not as the Bot API says, with its path', () => {
    // A test in JavaScript may write this.
    const wrong: object = { text: 5 }
    expect(() => update('message', wrong)).toThrow('message.text')
    const noChat: object = { chat: 'Ann' }
    expect(() => update('message', noChat)).toThrow('message.chat')
  })

  it('knows the bot of the harness apart from its users', () => {
    expect(update('my_chat_member').my_chat_member?.from).not.toEqual(me)
  })
})

describe('an update by hand', () => {
  const bob = { id: 7, is_bot: false, first_name: 'Bob' }
  const group = { id: -5, type: 'supergroup', title: 'Group' } as const

  it('of words has a sender, a chat, and a mark on a command', () => {
    expect(said('/go now', { update_id: 3, message_id: 4, date: 5, from: bob })).toEqual({
      update_id: 3,
      message: {
        ...{ message_id: 4, date: 5, from: bob, chat: privateChat(bob), text: '/go now' },
        entities: [{ type: 'bot_command', offset: 0, length: 3 }],
      },
    })
    expect(said('go', { chat: group }).message).toMatchObject({ message_id: 1, from: ann, chat: group })
    expect(said('go').message).not.toHaveProperty('entities')
    expect(said('/go/there').message).not.toHaveProperty('entities')
    expect(said('/go@test_bot now').message?.entities?.[0]?.length).toBe('/go@test_bot'.length)
  })

  it('of a press has a message of the bot in the chat, or names an inline message', () => {
    expect(pressed('yes', { update_id: 3, from: bob })).toMatchObject({
      update_id: 3,
      callback_query: { id: '3', from: bob, data: 'yes', message: { from: me, chat: privateChat(bob) } },
    })
    expect(pressed('yes', { chat: group }).callback_query).toMatchObject({
      ...{ id: '1', from: ann },
      message: { from: me, chat: group, text: 'Buttons' },
    })
    const { callback_query } = pressed('yes', { inline_message_id: 'i' })
    expect(callback_query).toMatchObject({ inline_message_id: 'i', data: 'yes' })
    expect(callback_query).not.toHaveProperty('message')
  })

  it('of a widget names its message and chat, or an inline message', () => {
    expect(widgetAsked('q', { from: bob, message_id: 9 }).widget_query).toMatchObject({
      ...{ from: bob, data: 'q', chat: privateChat(bob), message_id: 9 },
    })
    expect(widgetAsked('q', { update_id: 2, chat: group })).toMatchObject({
      update_id: 2,
      widget_query: { id: '2', from: ann, chat: group, message_id: 1 },
    })
    const { widget_query } = widgetAsked('q', { inline_message_id: 'i' })
    expect(widget_query).toMatchObject({ inline_message_id: 'i', chat_type: 'private' })
    expect(widget_query).not.toHaveProperty('chat')
    const { shared_widget_query } = sharedWidgetAsked('q', { from: bob, widget_id: 'w' })
    expect(shared_widget_query).toMatchObject({ id: '1', from: bob, data: 'q', widget_id: 'w' })
    expect(sharedWidgetAsked('q').shared_widget_query?.widget_id).toBe('1')
  })

  it.each([said('/a'), pressed('a'), widgetAsked('a'), sharedWidgetAsked('a')])(
    'is as the Bot API says: %j',
    (made) => expect(Update.is(made)).toBe(true),
  )
})

const secret = { data: 'd', hash: 'h', secret: 's' }
