// Presses as `callback_query_mode` wants them, and settings that a bot changes by itself.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, call, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'G', members: [ann] })
})

const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }

describe('a press', () => {
  it('names its message, or only an inline id, as the bot has set it', async () => {
    const { message_id } = await result('sendMessage', { chat_id: group.id, text: '0', reply_markup })
    const pressed = async () => {
      await updates()
      const { query_id: id } = ann.in(group).press({ message_id, text: '+' })
      const [update] = await updates()
      expect(update).toMatchObject({ callback_query: { id, data: 'plus' } })
      return update.callback_query
    }
    const before = await pressed()
    expect(before).toMatchObject({ message: { message_id } })
    expect(before).not.toHaveProperty('inline_message_id')

    expect(await result('setMySettings', { callback_query_mode: 'inline' })).toBe(true)
    const inline = await pressed()
    expect(inline).not.toHaveProperty('message')
    expect(inline.chat_instance).toBe(before.chat_instance)
    const { inline_message_id } = inline
    expect(await result('editMessageText', { inline_message_id, text: '1', reply_markup })).toBe(true)
    expect(ann.in(group).messages().at(-1)?.text).toBe('1')
    expect((await pressed()).inline_message_id).toBe(inline_message_id)
    // The bot still knows the message of its own chat.
    const edit = { chat_id: group.id, message_id, text: '2', reply_markup }
    expect(await result('editMessageText', edit)).toMatchObject({ text: '2' })

    await result('setMySettings', { callback_query_mode: 'default' })
    expect(await pressed()).toMatchObject({ message: { text: '2' } })
  })
  it('has an id above that of each earlier press', async () => {
    const { message_id } = await result('sendMessage', { chat_id: group.id, text: '0', reply_markup })
    const press = () => Number(ann.in(group).press({ message_id, text: '+' }).query_id)
    const ids = [press(), press(), press()]
    expect(ids[0]).toBeGreaterThan(0)
    expect(ids.toSorted((a, b) => a - b)).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })
  it('names its message in mode auto as long as the bot is in the chat', async () => {
    await result('setMySettings', { callback_query_mode: 'auto' })
    const { message_id } = await result('sendMessage', { chat_id: group.id, text: '0', reply_markup })
    ann.in(group).press({ message_id, text: '+' })
    expect((await updates()).at(-1)).toMatchObject({ callback_query: { message: { message_id } } })
    ann.removeBot(group)
    ann.in(group).press({ message_id, text: '+' })
    const { callback_query } = (await updates()).at(-1)
    expect(callback_query).toHaveProperty('inline_message_id')
    expect(callback_query).not.toHaveProperty('message')
  })
  it('names its message in mode auto in a private chat', async () => {
    ann.send('/start')
    await result('setMySettings', { callback_query_mode: 'auto' })
    const { message_id } = await result('sendMessage', { chat_id: ann.id, text: '0', reply_markup })
    ann.press({ message_id, text: '+' })
    expect((await updates()).at(-1)).toMatchObject({ callback_query: { message: { message_id } } })
  })
})

describe('settings', () => {
  it('are shown by getMe, and what is left out stays as it is', async () => {
    const before = await result('getMe')
    await result('setMySettings', { supports_inline_queries: true, inline_query_placeholder: 'Search' })
    await result('setMySettings', { can_join_groups: false, has_topic_sidebar: true })
    expect(await result('getMe')).toEqual({
      ...before,
      supports_inline_queries: true,
      inline_query_placeholder: 'Search',
      can_join_groups: false,
      // Topics are off.
      has_topic_sidebar: false,
    })
    await result('setMySettings', { has_topics_enabled: true, has_topic_sidebar: true })
    expect(await result('getMe')).toMatchObject({ has_topic_sidebar: true })
  })
  it('are refused if they are none of the listed values', async () => {
    expect(await refused('setMySettings', { callback_query_mode: 'sometimes' })).toBe(
      'Bad Request: unsupported callback_query_mode specified',
    )
    expect(await refused('setMySettings', { inline_feedback_share_denominator: 7 })).toBe(
      'Bad Request: unsupported inline_feedback_share_denominator specified',
    )
    expect((await call('setMySettings')).body).toEqual({ ok: true, result: true })
  })
  it('say whether the bot hears of chosen results', async () => {
    const settings = { supports_inline_queries: true, inline_feedback_share_denominator: 1 }
    await result('setMySettings', settings)
    const search = ann.in(group).inline('x')
    await updates()
    const input_message_content = { message_text: 'x' }
    const results = [{ type: 'article', id: '1', title: 'x', input_message_content }]
    await result('answerInlineQuery', { inline_query_id: search.id, results })
    search.choose('1')
    expect((await updates()).slice(-1)).toMatchObject([{ chosen_inline_result: { result_id: '1' } }])
  })
})
