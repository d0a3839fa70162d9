// What no person of Telegram can do or be, and what an emulator cannot begin with: each was taken, and broke
// what came after or was no message of Telegram.

import { allOff } from '@pipegram/core/Permissions'
import { makeEmulator, type Sendable } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start } = makeStage()

test.each<readonly [string, Sendable]>([
  ['a message has either a text or a photo; what stands below is a caption', { text: 'x', photo: {} }],
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

test('nobody writes into the private chat of somebody else', async () => {
  const emulator = await start()
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  bob.send('/start')
  expect(() => ann.in({ ...bob, title: '', type: 'group' }).send('x')).toThrow(
    'that is the private chat of somebody else',
  )
})

test('a person has three reactions at most, and each once', async () => {
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

test('who is named twice owns the group all the same', async () => {
  const emulator = await start()
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'G', members: [ann, bob, ann] })
  ann.in(group).restrict(bob, allOff)
  expect(() => bob.in(group).send('x')).toThrow('Bob is restricted')
})

test.each([NaN, 1.5, 0, -5, 1e300])(
  'a user has no id %s, and no bot begins with such an update',
  async (number) => {
    const emulator = await start()
    expect(() => emulator.user({ id: number, first_name: 'X' })).toThrow(
      `id is ${number} and should be a whole number from 1 to`,
    )
    await expect(makeEmulator({ firstUpdate: number })).rejects.toThrow('firstUpdate is')
    if (number !== 0) await expect(makeEmulator({ patience: number })).rejects.toThrow('patience is')
  },
)
