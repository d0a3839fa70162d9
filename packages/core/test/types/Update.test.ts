import { updateKinds, type Chat, type Update, type User } from '@pipegram/core/Types'
import { chatOf, kindOf, match, messageOf, payloadOf, userOf, type Cases } from '@pipegram/core/Update'
import { updates } from '@pipegram/testing/Arbitrary'
import { ann, pressed, said } from '@pipegram/testing/Build'
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
  it('the kind of an update is found for every kind', () => {
    expect(kindOf(said('x'))).toBe('message')
    expect(kindOf({ callback_query: { id: '1', from: ann, chat_instance: '1' }, update_id: 1 })).toBe(
      'callback_query',
    )
  })
  it('an unlisted kind is undefined, and unknown fields beside a kind change nothing', () => {
    expect(kindOf({ update_id: 1 })).toBe(undefined)
    expect(kindOf(JSON.parse('{"update_id":1,"telepathy":{"thought":"x"}}'))).toBe(undefined)
    expect(kindOf(JSON.parse('{"update_id":1,"trace":{},"poll":{}}'))).toBe('poll')
    expect(kindOf(JSON.parse('{"update_id":1,"constructor":{},"__proto__":{"message":{}}}'))).toBe(undefined)
  })
  it('the kind of an update decides which case of a match runs', () => {
    expect(updateKinds.length).toBe(29)
    for (const kind of updateKinds) expect(nameOf(JSON.parse(`{"update_id":1,"${kind}":{}}`))).toBe(kind)
    expect(nameOf({ update_id: 1 })).toBe('unlisted')
  })
})

describe('chat, user and message', () => {
  it('chat, user and message of a message are found', () => {
    const update = said('x', { from: bob, chat: group })
    expect([chatOf(update), userOf(update)]).toEqual([O.some(group), O.some(bob)])
    expect(O.toUndefined(messageOf(update))).toBe(update.message)
  })
  it('chat, user and message of a pressed button are its place and the user who pressed', () => {
    const update = pressed('x', { from: bob, chat: group })
    expect([chatOf(update), userOf(update)]).toEqual([O.some(group), O.some(bob)])
  })
  it('a message that the bot can no longer see is not found', () => {
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
  it('chat, user and message are none if the update has none', () => {
    for (const update of [
      { update_id: 1 },
      { update_id: 1, poll_answer: { poll_id: '1', option_ids: [], option_persistent_ids: [] } },
    ])
      expect([chatOf(update), userOf(update), messageOf(update)]).toEqual([O.none, O.none, O.none])
  })
  it('chat, user and message are found in other kinds', () => {
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
  it.each(updateKinds)('chat, user and message are found in %s if it has them', (kind) => {
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
