// Reactions of the bot and of people.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let group: Group
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  group = emulator.group({ title: 'G', username: 'the_g', members: [ann] })
  ann.send('/start')
  await updates()
})

test('a bot sets at most one reaction, of those that Telegram knows', async () => {
  const said = ann.send('hi')
  const to = { chat_id: ann.id, message_id: said.message_id }
  const thumb = { type: 'emoji', emoji: '👍' }
  expect(await result('setMessageReaction', { ...to, reaction: [thumb], is_big: true })).toBe(true)
  expect(await emulator.next()).toEqual({ _tag: 'Reacted', ...to, reaction: [thumb] })
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 1 }])
  ann.react(said, '👍')
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 2 }])
  await result('setMessageReaction', to)
  expect(ann.reactions(said)).toEqual([{ type: thumb, total_count: 1 }])
  expect(
    await refused('setMessageReaction', { ...to, reaction: [thumb, { type: 'emoji', emoji: '🔥' }] }),
  ).toBe('Bad Request: REACTIONS_TOO_MANY')
  expect(await refused('setMessageReaction', { ...to, reaction: [{ type: 'emoji', emoji: '🚗' }] })).toBe(
    'Bad Request: REACTION_INVALID',
  )
  expect(await refused('setMessageReaction', { ...to, reaction: [{ type: 'paid' }] })).toBe(
    "Bad Request: can't parse ReactionType: invalid reaction type specified",
  )
  expect(await refused('setMessageReaction', { ...to, reaction: '{' })).toBe(
    "Bad Request: can't parse reaction types JSON object",
  )
  expect(await refused('setMessageReaction', { ...to, message_id: 999 })).toBe(
    'Bad Request: message to react not found',
  )
})

test('a bot gets reactions of people if it asks for them and is an administrator', async () => {
  const said = ann.send('hi')
  await updates()
  ann.react(said, '🔥')
  expect(
    await updates({ allowed_updates: ['message', 'message_reaction', 'message_reaction_count'] }),
  ).toEqual([])
  ann.react(said, '🎉', '❤️')
  ann.react(said, '🎉', '❤️')
  const [fire, party, heart] = ['🔥', '🎉', '❤'].map((emoji) => ({ type: 'emoji', emoji }))
  expect(await updates()).toMatchObject([
    {
      message_reaction: {
        chat: { id: ann.id },
        message_id: said.message_id,
        user: ann.user,
        old_reaction: [fire],
        new_reaction: [party, heart],
      },
    },
  ])
  ann.react(said)
  expect(await updates()).toMatchObject([{ message_reaction: { new_reaction: [] } }])
  const there = ann.in(group).send('there')
  await updates()
  ann.in(group).react(there, '🔥')
  expect(await updates()).toEqual([])
  ann.addBot(group, 'administrator')
  ann.in(group).react(there, '🎉')
  expect((await updates()).at(-1)).toMatchObject({
    message_reaction: { old_reaction: [fire], new_reaction: [party] },
  })
  const channel = emulator.group({ title: 'C', type: 'channel', members: [ann] })
  const post = ann.in(channel).send('news')
  await updates()
  const bob = emulator.user({ first_name: 'Bob' })
  expect(() => bob.in(channel).react(post, '🔥')).toThrow('Bob is not in "C"')
  bob.join(channel)
  expect(await updates()).toEqual([])
  bob.in(channel).react(post, '🔥')
  expect(await updates()).toMatchObject([
    { message_reaction_count: { reactions: [{ type: fire, total_count: 1 }] } },
  ])
  expect(() => ann.react(said, '🚗')).toThrow('"🚗" is not a reaction of Telegram')
  expect(() => ann.react(999, '🔥')).toThrow('there is no message 999')
})
