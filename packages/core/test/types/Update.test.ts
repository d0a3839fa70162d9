import { answer, edit, placeOf, quote, remove, reply } from '@pipegram/core/Reply'
import { bold, fmt } from '@pipegram/core/Text'
import { updateKinds, type CallbackQuery, type Chat, type Update, type User } from '@pipegram/core/Types'
import { chatOf, kindOf, match, messageOf, payloadOf, userOf, type Cases } from '@pipegram/core/Update'
import { updates } from '@pipegram/testing/Arbitrary'
import { ann, message, pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const bob: User = { id: 1002, is_bot: false, first_name: 'Bob' }
const group: Chat = { id: -1001234567890, type: 'supergroup', title: 'Tests', is_forum: true }

const cases = Object.fromEntries([...updateKinds, 'unlisted'].map((kind) => [kind, () => kind]))
const isCases = (u: object): u is Cases<string> => updateKinds.every((kind) => kind in u) && 'unlisted' in u
const at = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
const nameOf = (update: Update): string => (isCases(cases) ? match(cases)(update) : '')

describe('the kind of an update', () => {
  it('is found wherever it stands', () => {
    expect(kindOf(said('x'))).toBe('message')
    expect(kindOf({ callback_query: { id: '1', from: ann, chat_instance: '1' }, update_id: 1 })).toBe(
      'callback_query',
    )
  })
  it('is none where this version lists none, and what Telegram added beside one changes nothing', () => {
    expect(kindOf({ update_id: 1 })).toBe(undefined)
    expect(kindOf(JSON.parse('{"update_id":1,"telepathy":{"thought":"x"}}'))).toBe(undefined)
    expect(kindOf(JSON.parse('{"update_id":1,"trace":{},"poll":{}}'))).toBe('poll')
    expect(kindOf(JSON.parse('{"update_id":1,"constructor":{},"__proto__":{"message":{}}}'))).toBe(undefined)
  })
  it('decides which case of a match runs, for each kind', () => {
    expect(updateKinds.length).toBe(27)
    for (const kind of updateKinds) expect(nameOf(JSON.parse(`{"update_id":1,"${kind}":{}}`))).toBe(kind)
    expect(nameOf({ update_id: 1 })).toBe('unlisted')
  })
})

describe('chat, user and message', () => {
  it('are those of a message', () => {
    const update = said('x', { from: bob, chat: group })
    expect([chatOf(update), userOf(update)]).toEqual([O.some(group), O.some(bob)])
    expect(O.toUndefined(messageOf(update))).toBe(update.message)
  })
  it('are, of a pressed button, who pressed it and where', () => {
    const update = pressed('x', { from: bob, chat: group })
    expect([chatOf(update), userOf(update)]).toEqual([O.some(group), O.some(bob)])
  })
  it('know a message that can no longer be seen', () => {
    const update: Update = {
      update_id: 1,
      callback_query: {
        id: '1',
        from: bob,
        chat_instance: '1',
        message: { chat: group, message_id: 5, date: 0 },
      },
    }
    expect(messageOf(update)).toEqual(O.none)
    expect(chatOf(update)).toEqual(O.some(group))
  })
  it('are none where there is none', () => {
    for (const update of [
      { update_id: 1 },
      { update_id: 1, poll_answer: { poll_id: '1', option_ids: [], option_persistent_ids: [] } },
    ])
      expect([chatOf(update), userOf(update), messageOf(update)]).toEqual([O.none, O.none, O.none])
  })
  it('are found in other kinds', () => {
    expect(userOf({ update_id: 1, inline_query: { id: '1', from: bob, query: '', offset: '' } })).toEqual(
      O.some(bob),
    )
    expect(
      userOf({
        update_id: 1,
        removed_chat_boost: {
          chat: group,
          boost_id: 'x',
          remove_date: 1,
          source: { source: 'premium', user: bob },
        },
      }),
    ).toEqual(O.some(bob))
    expect(
      chatOf({
        update_id: 1,
        message_reaction: { chat: group, message_id: 1, date: 1, old_reaction: [], new_reaction: [] },
      }),
    ).toEqual(O.some(group))
  })
  it.each(updateKinds)('are found in %s wherever it has them', (kind) => {
    fc.assert(
      fc.property(updates([kind]), (update) => {
        const payload = payloadOf(kind, update)
        const message_ = at(payload, 'message')
        const source = at(payload, 'source') ?? at(at(payload, 'boost'), 'source')
        expect(O.toUndefined(chatOf(update))).toBe(at(payload, 'chat') ?? at(message_, 'chat'))
        expect(O.toUndefined(userOf(update))).toBe(
          at(payload, 'from') ?? at(payload, 'user') ?? at(source, 'user'),
        )
        const seen =
          kind === 'callback_query'
            ? at(message_, 'date') === 0
              ? undefined
              : message_
            : /message$|channel_post$/.test(kind)
              ? payload
              : undefined
        expect(O.toUndefined(messageOf(update))).toBe(seen)
      }),
      { numRuns: 50 },
    )
  })
})

describe('replies', () => {
  const inTopic = {
    ...message('x', { chat: group, from: bob }),
    is_topic_message: true,
    message_thread_id: 77,
    business_connection_id: 'b',
  } as const
  it('go to where the message is', () => {
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
  it('do not go to a thread of replies, which is no topic', () => {
    expect(placeOf({ ...message('x', { chat: group }), message_thread_id: 77 })).toEqual({
      chat_id: group.id,
    })
  })
  it('go to where the button is that was pressed, and to who pressed it where Telegram names no chat', () => {
    const query: CallbackQuery = { id: '1', from: bob, chat_instance: '1' }
    expect(placeOf({ ...query, message: inTopic })).toEqual(placeOf(inTopic))
    expect(placeOf({ ...query, message: { message_id: 3, date: 0, chat: group } })).toEqual({
      chat_id: group.id,
    })
    expect(reply({ ...query, inline_message_id: 'i' }, 'y').params).toEqual({ chat_id: bob.id, text: 'y' })
  })
  it('send formatted text as entities and never as markup', () => {
    expect(reply(message('x'), fmt`a ${bold('_b_')}`).params).toEqual({
      chat_id: 1001,
      text: 'a _b_',
      entities: [{ type: 'bold', offset: 2, length: 3 }],
    })
    expect(reply(message('x'), '*b*').params).toEqual({ chat_id: 1001, text: '*b*' })
  })
  it('quote', () => {
    expect(quote(message('x', { message_id: 9 }), 'y').params).toEqual({
      chat_id: 1001,
      text: 'y',
      reply_parameters: { message_id: 9, allow_sending_without_reply: true },
    })
  })
  it('edit the message of a button, in a chat or inline', () => {
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
  it('edit and remove what was written in the name of a business, through its connection', () => {
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
  it('answer and remove', () => {
    expect(answer({ id: '1', from: bob, chat_instance: '1' }, 'ok', { show_alert: true })).toMatchObject({
      method: 'answerCallbackQuery',
      params: { callback_query_id: '1', text: 'ok', show_alert: true },
    })
    expect(remove(message('x', { message_id: 3 }))).toMatchObject({
      method: 'deleteMessage',
      params: { chat_id: 1001, message_id: 3 },
    })
  })
})
