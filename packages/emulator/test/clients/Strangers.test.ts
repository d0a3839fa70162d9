// Bots of other libraries, written as their documentation says, live through fifty steps of a person.

import { Faults, makeEmulator, type EmulatorOptions } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { gramIO } from './strangers/GramIO.ts'
import { grammY } from './strangers/GrammY.ts'
import { nodeTelegramBotApi } from './strangers/NodeTelegramBotApi.ts'
import { puregram } from './strangers/Puregram.ts'
import { telegraf } from './strangers/Telegraf.ts'
import { stepsOf, type Stranger } from './StrangerScript.ts'

test.each<[string, Stranger, EmulatorOptions?]>([
  // Its files plugin downloads only over HTTPS, or from the disk of a local server.
  ['grammY with conversations, menu, files, runner and auto-retry', grammY, { local: true }],
  ['Telegraf with scenes', telegraf],
  ['GramIO', gramIO],
  ['puregram', puregram],
  ['node-telegram-bot-api', nodeTelegramBotApi],
])('%s lives through fifty steps', async (_, stranger, options = {}) => {
  const emulator = await makeEmulator({
    ...options,
    bot: { supports_inline_queries: true },
    patience: 10_000,
  })
  const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
  const group = emulator.group({ title: 'Friends', members: [ann], bot: 'administrator' })
  const channel = emulator.group({ title: 'News', type: 'channel', members: [ann] })
  const faults: Array<unknown> = []
  const stop = await stranger(emulator, (error) => faults.push(error))
  const steps = stepsOf({ ann, bob, group, channel }, emulator)
  expect(steps.length).toBeGreaterThanOrEqual(50)
  for (const [name, run] of steps)
    try {
      await run()
    } catch (error) {
      throw new Error(`Step "${name}": ${String(error)} ${faults.map(String).join('; ')}`, { cause: error })
    }
  expect(faults).toEqual([])
  // A last update, for libraries that stop when their poll ends.
  const stopped = stop()
  ann.send('Goodbye')
  await stopped
  await emulator.close()
})

test('auto-retry of grammY sends again after a 429', async () => {
  const emulator = await makeEmulator({ patience: 10_000 })
  const ann = emulator.user({ first_name: 'Ann' })
  const faults: Array<unknown> = []
  const stop = await grammY(emulator, (error) => faults.push(error))
  emulator.inject(Faults.tooMany(1), { method: 'sendMessage', times: 1 })
  ann.send('hello')
  expect((await ann.received()).text).toBe('hello')
  expect(emulator.calls('sendMessage').map(({ answer }) => answer.ok)).toEqual([false, true])
  expect(faults).toEqual([])
  const stopped = stop()
  ann.send('Goodbye')
  await stopped
  await emulator.close()
})
