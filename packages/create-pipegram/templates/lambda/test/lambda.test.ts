// The function over an event of a function URL, on a local Bot API.

import { makeEmulator } from '@pipegram/emulator'
import { said } from '@pipegram/testing'
import { afterAll, expect, test, vi } from 'vitest'

const emulator = await makeEmulator()
const secret = 'a-secret-of-the-tests-that-is-long-enough'
vi.stubEnv('BOT_TOKEN', emulator.token)
vi.stubEnv('BOT_API_ROOT', emulator.apiRoot)
vi.stubEnv('WEBHOOK_SECRET', secret)
const { telegram } = await import('../src/lambda.ts')
afterAll(() => emulator.close())

const post = (sent: string) =>
  telegram({
    requestContext: { http: { method: 'POST' } },
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': sent },
    body: JSON.stringify(said('/start')),
  })

test('an event with the secret is answered after the handler', async () => {
  expect(await post(secret)).toMatchObject({ statusCode: 200 })
  expect(emulator.calls('sendMessage')).toHaveLength(1)
})

test('an event with another secret is refused', async () => {
  expect(await post('a guess')).toMatchObject({ statusCode: 401 })
})
