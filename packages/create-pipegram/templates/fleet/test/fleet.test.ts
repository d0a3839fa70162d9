// Two roles at one inbox, on a local Bot API: what one receives, the other one handles.

import { makeEmulator } from '@pipegram/emulator'
import { E } from 'pipegram'
import { memoryInbox, start, startWork } from 'pipegram/updates'
import { expect, test } from 'vitest'
import { bot } from '../src/bot.ts'

test('what one role receives, the other one handles', async () => {
  const emulator = await makeEmulator()
  const { token, apiRoot } = emulator
  const inbox = memoryInbox()
  const receiver = await start(bot, { token, apiRoot, inbox, handles: false })()
  const worker = await startWork(bot, { token, apiRoot, inbox })()
  if (E.isLeft(receiver) || E.isLeft(worker)) throw new Error('A role did not start.')

  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  expect((await ann.received()).text).toContain('Ann')

  await receiver.right.stop()
  await worker.right.stop()
  await emulator.close()
})
