// Setting the webhook at Telegram: once, checked, and refused before Telegram would refuse it.

import { makeClient } from '@pipegram/client/Client'
import { commands, pipeline } from '@pipegram/compose'
import { setWebhook } from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { reply } from '@pipegram/core/Reply'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import { ensureWebhook, removeWebhook, webhookTrouble } from '@pipegram/updates/WebhookSetup'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { host } from './Host.ts'
import { secret } from './World.ts'

const bot = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))
const url = 'http://127.0.0.1:1/hook'

const world = async () => {
  const emulator = await makeEmulator({ local: true })
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  const calls = () => emulator.calls('setWebhook').length
  return { emulator, client, calls }
}

describe('ensureWebhook', () => {
  it('sets a webhook once, for the kinds of updates that the bot answers to', async () => {
    const { client, calls, emulator } = await world()
    expect(await ensureWebhook(bot, { url, secret })(client)()).toMatchObject(
      E.right({ changed: true, info: { url, allowed_updates: ['message'] } }),
    )
    expect(await ensureWebhook(bot, { url, secret })(client)()).toMatchObject(E.right({ changed: false }))
    expect([calls(), emulator.state().webhook.secret_token]).toEqual([1, secret])
  })

  it.each([
    ['url', { url: 'http://127.0.0.1:2/hook' }],
    ['kinds of updates', { allowedUpdates: ['poll'] }],
    ['number of connections', { maxConnections: 7 }],
    ['secret, when told', { rotated: true }],
    ['waiting updates, when told', { dropPending: true }],
    ['certificate', { certificate: InputFile.fromBytes(new TextEncoder().encode('PEM'), { name: 'a.pem' }) }],
  ] as const)('sets it again for another %s', async (_, options) => {
    const { client, calls } = await world()
    await ensureWebhook(bot, { url, secret })(client)()
    // The emulator, like Telegram, refuses two changes within a second.
    const again = await ensureWebhook(bot, { url, secret, ...options })(client)()
    if (E.isLeft(again)) expect(again.left).toMatchObject({ _tag: 'RateLimited' })
    expect(calls()).toBe(2)
  })

  it('sets it again after Telegram was refused, and explains the last error', async () => {
    const { client, emulator, calls } = await world()
    const own = await host((_, response) => void response.writeHead(401).end())
    await client(setWebhook({ url: own.url, allowed_updates: ['message'] }))()
    emulator.user({ first_name: 'Ann' }).send('/start')
    await expect.poll(() => emulator.state().webhook.last_error).toBeDefined()
    const info = await ensureWebhook(bot, { url: own.url, secret })(client)()
    expect(calls()).toBe(2)
    expect(E.isLeft(info) ? info.left._tag : info.right.changed).not.toBe(false)
  })

  it('drops the webhook on request', async () => {
    const { client, emulator } = await world()
    await ensureWebhook(bot, { url, secret })(client)()
    expect(await removeWebhook()(client)()).toEqual(E.right(true))
    expect(emulator.state().webhook.url).toBe('')
  })

  it.each([
    [{ url: 'bot.example/hook' }, 'is no url'],
    [{ url: 'http://bot.example/hook' }, 'only posts to https://'],
    [{ url: 'https://bot.example:3000/hook' }, 'only posts to 443, 80, 88 and 8443'],
    [{ secret: 'secret' }, 'easy to guess'],
    [{ secret: 'a b' }, 'a character that Telegram does not take'],
    [{ maxConnections: 0 }, 'from 1 to 100'],
  ])('says at the start what Telegram would refuse: %j', async (options, sentence) => {
    const { client, emulator } = await world()
    expect(await ensureWebhook(bot, { url, secret, ...options })(client)()).toEqual(
      E.left({ _tag: 'Misconfigured', message: expect.stringContaining(sentence) }),
    )
    expect(emulator.calls()).toEqual([])
  })
})

describe('the last error of Telegram with a webhook', () => {
  const info = { url: 'https://bot.example/a-path', has_custom_certificate: false, pending_update_count: 3 }
  it.each([
    ['Wrong response from the webhook: 401 Unauthorized', 'rotated'],
    ['Wrong response from the webhook: 404 Not Found', 'path'],
    ['Wrong response from the webhook: 500 Internal Server Error', 'throws'],
    ['Wrong response from the webhook: 503 Service Unavailable', 'tries again'],
    ['Wrong response from the webhook: 302 Found', 'redirect'],
    ['Read timeout expired', 'answerWithin'],
    ['Connection refused', 'Nothing listens at bot.example'],
    ["Can't create an SSL connection: self signed certificate", 'not trusted'],
    ["Can't connect to the webhook", 'cannot be reached'],
    ['Failed to resolve host: Name or service not known', 'has no address'],
  ])('is told with what to do: %s', (last_error_message, words) => {
    const told = webhookTrouble({ ...info, last_error_message, last_error_date: 1767225600 })
    expect(told).toContain(words)
    expect(told).toContain('Updates that wait: 3.')
    expect(told).not.toContain('a-path')
  })
  it('is shown as it is if it is not known', () =>
    expect(webhookTrouble({ ...info, last_error_message: 'Something new' })).toContain('"Something new"'))
})
