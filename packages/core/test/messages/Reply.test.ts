// Replies go to the place of what they answer: chat, topic and business connection.

import * as DeepLink from '@pipegram/core/DeepLink'
import { answer, edit, placeOf, quote, remove, reply } from '@pipegram/core/Reply'
import { bold, fmt } from '@pipegram/core/Text'
import type { CallbackQuery, Chat, User } from '@pipegram/core/Types'
import { message, sharedWidgetAsked, widgetAsked } from '@pipegram/testing/Build'
import { describe, expect, it } from 'vitest'

const bob: User = { id: 1002, is_bot: false, first_name: 'Bob' }
const group: Chat = { id: -1001234567890, type: 'supergroup', title: 'Tests', is_forum: true }

describe('a reply', () => {
  const inTopic = {
    ...message('x', { chat: group, from: bob }),
    is_topic_message: true,
    message_thread_id: 77,
    business_connection_id: 'b',
  } as const
  it('a reply goes to the chat and the topic of the message', () => {
    expect(placeOf(inTopic)).toEqual({
      chat_id: group.id,
      message_thread_id: 77,
      business_connection_id: 'b',
    })
    expect(reply(inTopic, 'y')).toMatchObject({
      method: 'sendMessage',
      params: { chat_id: group.id, message_thread_id: 77, business_connection_id: 'b', text: 'y' },
    })
  })
  it('a reply does not go to a thread of replies, which is not a topic', () => {
    expect(placeOf({ ...message('x', { chat: group }), message_thread_id: 77 })).toEqual({
      chat_id: group.id,
    })
  })
  it('a reply goes to the chat of a pressed button, or to the user if Telegram names no chat', () => {
    const query: CallbackQuery = { id: '1', from: bob, chat_instance: '1' }
    expect(placeOf({ ...query, message: inTopic })).toEqual(placeOf(inTopic))
    expect(placeOf({ ...query, message: { message_id: 3, date: 0, chat: group } })).toEqual({
      chat_id: group.id,
    })
    expect(reply({ ...query, inline_message_id: 'i' }, 'y').params).toEqual({ chat_id: bob.id, text: 'y' })
  })
  it('a reply to a widget goes to its chat, or to the user if Telegram names no chat', () => {
    const { widget_query } = widgetAsked('x', { chat: group, from: bob })
    const { widget_query: inline } = widgetAsked('x', { from: bob, inline_message_id: 'i' })
    const { shared_widget_query } = sharedWidgetAsked('x', { from: bob })
    expect([widget_query, inline, shared_widget_query].map((query) => query && placeOf(query))).toEqual([
      { chat_id: group.id },
      { chat_id: bob.id },
      { chat_id: bob.id },
    ])
  })
  it('a reply sends formatted text as entities and never as markup', () => {
    expect(reply(message('x'), fmt`a ${bold('_b_')}`).params).toEqual({
      chat_id: 1001,
      text: 'a _b_',
      entities: [{ type: 'bold', offset: 2, length: 3 }],
    })
    expect(reply(message('x'), '*b*').params).toEqual({ chat_id: 1001, text: '*b*' })
  })
  it('a quote shows the message that it answers', () => {
    expect(quote(message('x', { message_id: 9 }), 'y').params).toEqual({
      chat_id: 1001,
      text: 'y',
      reply_parameters: { message_id: 9, allow_sending_without_reply: true },
    })
  })
  it('an edit changes the message of a button, in a chat or inline', () => {
    const query: CallbackQuery = { id: '1', from: bob, chat_instance: '1' }
    expect(edit({ ...query, message: message('x', { message_id: 3 }) }, 'y').params).toEqual({
      chat_id: 1001,
      message_id: 3,
      text: 'y',
    })
    expect(edit({ ...query, inline_message_id: 'i' }, 'y').params).toEqual({
      inline_message_id: 'i',
      text: 'y',
    })
  })
  it('a message of a business account is edited and removed through its connection', () => {
    const inBusiness = message('x', { message_id: 3 })
    const query: CallbackQuery = {
      id: '1',
      from: bob,
      chat_instance: '1',
      message: { ...inBusiness, business_connection_id: 'b' },
    }
    expect(edit(query, 'y').params).toEqual({
      business_connection_id: 'b',
      chat_id: 1001,
      message_id: 3,
      text: 'y',
    })
    expect(remove({ ...inBusiness, business_connection_id: 'b' })).toMatchObject({
      method: 'deleteBusinessMessages',
      params: { business_connection_id: 'b', message_ids: [3] },
    })
  })
  it('an answer shows a notification or an alert, or opens a link', () => {
    const query: CallbackQuery = { id: '1', from: bob, chat_instance: '1' }
    expect(answer(query, 'ok', { show_alert: true })).toMatchObject({
      method: 'answerCallbackQuery',
      params: { callback_query_id: '1', text: 'ok', show_alert: true },
    })
    const url = DeepLink.toString({ _tag: 'Start', bot: 'test_bot', payload: 'so-cool' })
    expect(answer(query, undefined, { url, cache_time: 60 }).params).toEqual({
      callback_query_id: '1',
      url: 'https://t.me/test_bot?start=so-cool',
      cache_time: 60,
    })
  })
  it('an answer to a widget has data', () => {
    const { shared_widget_query } = sharedWidgetAsked('x')
    expect(shared_widget_query && answer(shared_widget_query, 'yes')).toMatchObject({
      method: 'answerWidgetQuery',
      params: { widget_query_id: '1', data: 'yes' },
    })
    expect(shared_widget_query && answer(shared_widget_query).params).toEqual({ widget_query_id: '1' })
  })
  it('remove deletes the message', () => {
    expect(remove(message('x', { message_id: 3 }))).toMatchObject({
      method: 'deleteMessage',
      params: { chat_id: 1001, message_id: 3 },
    })
  })
})
