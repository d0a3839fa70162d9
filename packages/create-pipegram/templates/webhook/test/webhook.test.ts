// The webhook over HTTP requests, on a local Bot API.

import { makeEmulator } from '@pipegram/emulator'
import { said } from '@pipegram/testing'
import { webhook } from 'pipegram'
import { afterAll, expect, test } from 'vitest'
import { bot } from '../src/bot.ts'

const emulator = await makeEmulator()
const secret = 'a-secret-of-the-tests-that-is-long-enough'
const handler = webhook(bot, { token: emulator.token, apiRoot: emulator.apiRoot, secret })
afterAll(() => emulator.close())

const post = (sent: string): Promise<Response> =>
  handler(
    new Request('https://bot.example/hook', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': sent },
      body: JSON.stringify(said('/start')),
    }),
  )

test('a request with the secret is answered after the handler', async () => {
  expect((await post(secret)).status).toBe(200)
  expect(emulator.calls('sendMessage')).toHaveLength(1)
})

test('a request with another secret is refused', async () => {
  expect((await post('a guess')).status).toBe(401)
})
