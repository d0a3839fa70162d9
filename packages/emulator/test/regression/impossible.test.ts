// What no person can do or be on Telegram, and options that no emulator can have. Each was accepted, and
// broke later steps, or made a message that Telegram could not send.

import { allOff } from '@pipegram/core/Permissions'
import { makeEmulator, type Sendable } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start } = makeStage()

test.each<readonly [string, Sendable]>([
  ['a message has either a text or a photo; the text below is a caption', { text: 'x', photo: {} }],
  ['a message has either a photo or a video', { photo: {}, video: {} }],
  ['a message needs a text, or something else to show', { caption: 'x' }],
  ['🎲 shows 1 to 6, not 7', { dice: { value: 7 } }],
  ['🏀 shows 1 to 5, not 0', { dice: { emoji: '🏀', value: 0 } }],
])('%s', async (why, sendable) => {
  const ann = (await start()).user({ first_name: 'Ann' })
  expect(() => ann.send(sendable)).toThrow(why)
  expect(ann.messages()).toEqual([])
  expect(ann.send({ dice: { emoji: '🎰', value: 64 } }).dice).toEqual({ emoji: '🎰', value: 64 })
})

test('a person cannot write to the private chat of somebody else', async () => {
  const emulator = await start()
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  bob.send('/start')
  expect(() => ann.in({ ...bob, title: '', type: 'group' }).send('x')).toThrow(
    'that is the private chat of somebody else',
  )
})

test('a person has at most three reactions to a message, all different', async () => {
  const ann = (await start()).user({ first_name: 'Ann' })
  const message = ann.send('x')
  for (const emoji of [
    ['👍', '👍'],
    ['👍', '❤', '🔥', '🎉'],
  ])
    expect(() => ann.react(message, ...emoji)).toThrow('at most three reactions')
  ann.react(message, '👍', '❤', '🔥')
  expect(ann.reactions(message)).toHaveLength(3)
})

test('a first member that is listed twice still owns the group', async () => {
  const emulator = await start()
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'G', members: [ann, bob, ann] })
  ann.in(group).restrict(bob, allOff)
  expect(() => bob.in(group).send('x')).toThrow('Bob is restricted')
})

test.each([NaN, 1.5, 0, -5, 1e300])(
  '%s is not an id of a user or of an update, and no length of time',
  async (number) => {
    const emulator = await start()
    expect(() => emulator.user({ id: number, first_name: 'X' })).toThrow(
      `id is ${number} and should be a whole number from 1 to`,
    )
    await expect(makeEmulator({ firstUpdate: number })).rejects.toThrow('firstUpdate is')
    await expect(makeEmulator({ patience: number })).rejects.toThrow('patience is')
  },
)
