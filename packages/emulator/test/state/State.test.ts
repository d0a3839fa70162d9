// People and the bot do anything in any order: updates keep their rules, and all data decodes.

import { Message, Update } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import * as BotBlock from '../../src/acts/internal/BotBlock.ts'
import * as ButtonPress from '../../src/acts/internal/ButtonPress.ts'
import * as GroupVisit from '../../src/acts/internal/groups/GroupVisit.ts'
import * as PersonMessage from '../../src/acts/internal/PersonMessage.ts'
import * as PersonReaction from '../../src/acts/internal/PersonReaction.ts'
import { initialState } from '../../src/bot/internal/InitialState.ts'
import type * as Sendable from '../../src/messages/Sendable.ts'
import { privateChatOf } from '../../src/people/internal/PeopleRegistry.ts'
import { none } from '../../src/requests/internal/Parameters.ts'
import type { Act } from '../../src/state/internal/Act.ts'
import { withRoom, roomOf } from '../../src/state/internal/Lookup.ts'
import * as Membership from '../../src/state/internal/Membership.ts'
import type { Room, State } from '../../src/state/State.ts'
import * as UpdateQueue from '../../src/updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../src/values/internal/SortedMap.ts'
import { play } from '../../src/world/internal/MethodTable.ts'

const bot = { id: 1_000_000, is_bot: true, first_name: 'Bot', username: 'a_bot' }
const people = [1, 2].map((id) => ({ id, is_bot: false, first_name: `Person ${id}` }))
const group = { id: -1_004_000_000_001, type: 'supergroup' as const, title: 'G' }
const room = (over: Pick<Room, 'chat' | 'members'>): Room => ({
  messages: SortedMap.empty,
  lastMessage: 0,
  reach: 'new',
  ...over,
})

const empty: State = {
  ...initialState({ ...bot, can_read_all_group_messages: true }, false, 3_000_000),
  users: SortedMap.fromPairs([bot, ...people].map((user) => [user.id, user] as const)),
  queue: UpdateQueue.withAllowed(
    '["message","edited_message","callback_query","my_chat_member","chat_member"]',
  )(UpdateQueue.emptyQueue(3_000_000)),
}
const start = [
  ...people.map((user) => room({ chat: privateChatOf(user), members: SortedMap.empty })),
  room({
    chat: group,
    members: SortedMap.fromPairs([[bot.id, Membership.administrator(bot, 'supergroup')]]),
  }),
].reduce((state, one) => withRoom(one)(state), empty)

const user = fc.constantFrom(...people)
const text = fc.oneof(
  fc.constantFrom('/start', 'hi @a_bot', 'a.com #x', '😀', ' '),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const place = fc.constantFrom(1, 2, group.id)
// A message by its position from the newest of its chat; sometimes one that does not exist.
const back = fc.integer({ min: 0, max: 4 })
const idOf = (state: State, chat: number, which: number): number =>
  SortedMap.values(roomOf(state, chat)?.messages).at(-1 - which)?.message.message_id ?? 999
const doing =
  <A>(make: (state: State) => Act<A>): Act<unknown> =>
  (state, now) =>
    make(state)(state, now)
const sendable = fc.constantFrom<Sendable.Sendable>(
  { photo: { width: 9, height: 9 }, caption: 'x' },
  { voice: {} },
  { dice: {} },
  { contact: {} },
  { location: {} },
)
const act = fc.oneof(
  fc
    .tuple(user, place, fc.oneof({ weight: 3, arbitrary: text }, sendable))
    .map(([who, where, what]) => doing(() => PersonMessage.sendMessage(who, at(who, where), what))),
  fc
    .tuple(user, place, back, text)
    .map(([who, where, which, what]) =>
      doing((state) =>
        PersonMessage.editMessage(who, at(who, where), idOf(state, at(who, where), which), what),
      ),
    ),
  // Most of these find no button. With only one kind of act in five, sometimes all would miss.
  {
    weight: 2,
    arbitrary: fc
      .tuple(user, place, back)
      .map(([who, where, which]) =>
        doing((state) => ButtonPress.press(who, at(who, where), idOf(state, at(who, where), which), '+')),
      ),
  },
  fc
    .tuple(user, place, back)
    .map(([who, where, which]) =>
      doing((state) => PersonReaction.react(who, at(who, where), idOf(state, at(who, where), which), ['👍'])),
    ),
  fc.tuple(user, fc.boolean()).map(([who, blocked]) => doing(() => BotBlock.setBlocked(who, blocked))),
  fc
    .tuple(user, fc.boolean())
    .map(([who, comes]) => doing(() => (comes ? GroupVisit.join : GroupVisit.leave)(who, group.id))),
)
const at = (who: { readonly id: number }, where: number): number => (where < 0 ? where : who.id)
const plus = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }
const reply_markup = fc.constantFrom(
  undefined,
  plus,
  plus,
  plus,
  { keyboard: [['+']] },
  { remove_keyboard: true },
)
const request = fc.oneof(
  fc.record({
    method: fc.constant('sendmessage'),
    params: fc.record({ chat_id: place, text, reply_markup }, { requiredKeys: ['chat_id', 'text'] }),
  }),
  fc.record({
    method: fc.constant('editmessagetext'),
    params: fc.record({ chat_id: place, message_id: back, text, reply_markup }),
  }),
  fc.record({
    method: fc.constantFrom('forwardmessage', 'copymessage', 'setmessagereaction', 'senddice'),
    params: fc.record({ chat_id: place, from_chat_id: place, message_id: back }),
  }),
  fc.record({
    method: fc.constant('deletemessage'),
    params: fc.record({ chat_id: place, message_id: back }),
  }),
  fc.record({
    method: fc.constant('answercallbackquery'),
    params: fc.record({ callback_query_id: fc.integer({ min: 0, max: 6 }), text }),
  }),
)
const step = fc.oneof(
  act.map((run) => ({ _tag: 'Act' as const, run })),
  request.map((asked) => ({ _tag: 'Request' as const, ...asked })),
)

const toValues = (
  state: State,
  params: {
    readonly chat_id?: number | undefined
    readonly message_id?: number | undefined
    readonly text?: string
  },
): ReadonlyMap<string, string> => {
  const { chat_id, message_id } = params
  const all =
    chat_id === undefined || message_id === undefined
      ? params
      : { ...params, message_id: idOf(state, chat_id, message_id) }
  return new Map(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  )
}

test('updates keep their rules, and all data decodes, after any acts and methods', () => {
  const seen = { acts: 0, answers: 0, presses: 0, edits: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
      let state = start
      const frozen = JSON.stringify(start)
      for (const [place, one] of steps.entries()) {
        const now = Date.UTC(2026, 0, 1) + place * 1000
        const before = state.queue.next
        if (one._tag === 'Act') {
          const done = one.run(state, now)
          if (E.isRight(done)) [state, seen.acts] = [done.right[0], seen.acts + 1]
        } else {
          const played = play(state, {
            method: one.method,
            params: { ...none, values: toValues(state, one.params) },
            now,
          })
          if (E.isLeft(played)) {
            expect(played.left.description).toMatch(/^(Bad Request|Forbidden): ./)
            continue
          }
          state = played.right.state
          seen.answers += 1
          if (one.method === 'sendmessage') expect(Message.is(played.right.result)).toBe(true)
          // Acts of the bot make no update.
          expect(state.queue.next).toBe(before)
        }
        for (let n = before; n < state.queue.next; n++)
          expect(SortedMap.get(n)(state.queue.entries)?.update.update_id).toBe(n)
      }
      const { updates } = UpdateQueue.fetch(0, 1000, Date.UTC(2026, 0, 1))(state.queue)
      // No update is lost: from the first to the last without a gap.
      expect(updates.map(({ update_id }) => update_id)).toEqual(
        Array.from({ length: state.queue.next - start.queue.next }, (_, n) => start.queue.next + n),
      )
      for (const update of updates) {
        expect(Update.decode(update)._tag).toBe('Right')
        if (update.callback_query !== undefined) seen.presses += 1
        if (update.edited_message !== undefined) seen.edits += 1
      }
      for (const one of SortedMap.values(state.rooms))
        for (const [number, { message }] of SortedMap.entries(one.messages)) {
          expect(Message.is(message)).toBe(true)
          expect(message).toMatchObject({ message_id: number, chat: { id: one.chat.id } })
        }
      expect(JSON.stringify(start)).toBe(frozen)
    }),
    { numRuns: 300 },
  )
  expect(Object.values(seen).every((count) => count > 0)).toBe(true)
})
