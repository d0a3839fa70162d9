// A chat in a long flood wait was not shown anywhere.

import { sendMessage } from '@pipegram/core/Calls'
import { Faults, makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'

it('health shows the chat that must wait after a 429, and until when', async () => {
  const emulator = await makeEmulator()
  const started = await start(() => async () => E.right('handled'), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  const { client, health, stop } = started.right
  onTestFinished(async () => {
    await stop()
    await emulator.close()
  })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  expect(health()).not.toHaveProperty('waits')
  emulator.inject(Faults.tooMany(42_055), { times: 1 })
  await client(sendMessage({ chat_id: ann.id, text: 'Hello' }))()
  expect(health()).toMatchObject({
    state: 'running',
    waits: [{ chat: ann.id, method: 'sendMessage', until: expect.any(Number) }],
  })
})
