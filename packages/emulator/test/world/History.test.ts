// The history of chats is bounded: the oldest messages are forgotten first, in each chat the same share.

import { makeEmulator } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { api } from '../BotClient.ts'

test('of too many messages the oldest are forgotten, and small chats keep theirs', async () => {
  const emulator = await makeEmulator({ history: 100 })
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  bob.send('the only one')
  const first = ann.send('0')
  for (let i = 1; i <= 500; i += 1) ann.send(String(i))

  const kept = ann.messages().map(({ text }) => Number(text))
  expect(kept.length).toBeGreaterThan(85)
  expect(kept.length).toBeLessThanOrEqual(105)
  expect(kept).toEqual(kept.map((_, place) => 501 - kept.length + place))
  expect(bob.messages()).toHaveLength(1)
  const { body } = await api(emulator)('sendMessage', {
    chat_id: ann.id,
    text: 'late',
    reply_parameters: { message_id: first.message_id },
  })
  expect(body.description).toBe('Bad Request: message to be replied not found')
  await emulator.close()
})

test('many chats of one message are bounded as well', async () => {
  const emulator = await makeEmulator({ history: 100 })
  const people = Array.from({ length: 300 }, (_, i) => emulator.user({ first_name: `Person ${i}` }))
  for (const person of people) person.send('hi')

  expect(people.flatMap((person) => person.messages()).length).toBeLessThanOrEqual(105)
  expect(people.at(-1)?.messages()).toHaveLength(1)
  await emulator.close()
})

test('a history that is no number is refused', async () => {
  await expect(makeEmulator({ history: 0 })).rejects.toThrow('history')
})
