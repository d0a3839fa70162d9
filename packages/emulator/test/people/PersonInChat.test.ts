// Waits: the event comes, or an error says what came instead.

import type { Emulator } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { clock, start, call, updates } = makeStage()
let emulator: Emulator
beforeEach(async () => {
  emulator = await start()
})

test('a wait that ends without success says what came instead', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  await call('sendMessage', { chat_id: ann.id, text: 'one' })
  await call('sendMessage', { chat_id: 7, text: 'two' })
  const waits = ann.received(2)
  const rejected = expect(waits).rejects.toThrow(
    'Ann waited for messages of the bot and got 1 of 2: "one". ' +
      'The bot last called sendMessage, sendMessage (400 Bad Request: chat not found).',
  )
  await Promise.resolve()
  clock.advance(5000)
  await rejected
  // The wait without success took nothing.
  expect((await ann.received()).text).toBe('one')
})

test('two waits at once get different messages, in order', async () => {
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const both = Promise.all([ann.received(), ann.received(2)])
  for (const text of ['a', 'b', 'c']) await call('sendMessage', { chat_id: ann.id, text })
  expect(await both).toMatchObject([{ text: 'a' }, [{ text: 'b' }, { text: 'c' }]])
  await call('sendChatAction', { chat_id: ann.id, action: 'typing' })
  expect(await emulator.next(({ _tag }) => _tag === 'Acted')).toEqual({
    _tag: 'Acted',
    chat_id: ann.id,
    action: 'typing',
  })
})

test('idle resolves when all updates are confirmed, and rejects when they are not', async () => {
  await emulator.idle()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  const idle = emulator.idle()
  await updates()
  // The next call confirms them.
  await updates()
  await idle
  ann.send('again')
  const rejected = expect(emulator.idle()).rejects.toThrow('1 updates are not confirmed')
  await Promise.resolve()
  clock.advance(5000)
  await rejected
})
