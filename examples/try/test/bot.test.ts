// The bot of the page, on the Telegram of the page, without a browser.

import { makeClient } from '@pipegram/client'
import * as Token from '@pipegram/core/Token'
import { makeFetchEmulator } from '@pipegram/emulator'
import { poll } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { bot } from '../bot.ts'

it('counts presses, says what it was told, and stops', async () => {
  const emulator = makeFetchEmulator({ patience: 30_000 })
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, fetch: emulator.fetch })
  const running = poll({
    bot,
    me: emulator.bot,
    call: client,
    withSignal: (signal) => client.with({ signal }),
  })()
  onTestFinished(async () => {
    await running.stop()
    emulator.close()
  })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  expect((await ann.received()).text).toBe('Pressed: 0')
  ann.press('Press me')
  expect((await ann.received()).text).toBe('Pressed: 1')
  ann.send('*hi*')
  expect(await ann.received()).toMatchObject({
    text: 'You said *hi*.',
    entities: [{ type: 'bold', offset: 9, length: 4 }],
  })
})
