// Updates of every kind, built from what a test names.

import { Update, updateKinds } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { ann, me, privateChat, update } from '@pipegram/testing/Build'
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

  it('has the number that is given', () => {
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

const secret = { data: 'd', hash: 'h', secret: 's' }
