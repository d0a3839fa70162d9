// A quiz in a group. The bot ends while the poll is open, and the next one closes it.

import { expect } from 'vitest'
import type { Stage } from '../../stage/Stage.ts'

export const story = async ({ emulator, live }: Stage): Promise<void> => {
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  const [annThere, bobThere] = [ann.in(group), bob.in(group)]
  // Other messages are the poll, as it is closed.
  const text = async (): Promise<string> => (await annThere.received()).text ?? (await text())
  const board = (): Promise<string> => {
    annThere.send('/board')
    return text()
  }

  await live()
  expect(await board()).toBe('Nobody was right so far.')
  annThere.send('/quiz')
  const { message_id, poll } = await annThere.received()
  expect(poll?.is_closed).toBe(false)
  const right = poll?.options.findIndex(({ text }) => ['Saturn', '97', 'The giraffe'].includes(text)) ?? -1
  annThere.vote(message_id, right)
  bobThere.vote(message_id, (right + 1) % 3)
  await emulator.idle()
  await live()
  expect(await text()).toBe('1. Ann: 1')
  expect(await board()).toBe('1. Ann: 1')
  expect(emulator.calls('sendPoll')).toHaveLength(1)
  expect(emulator.calls('stopPoll').length).toBeGreaterThan(0)
}
