// A bot by webhook, from its start to its stop, with the emulator as Telegram.

import { catchError, commands, pipeline, report } from '@pipegram/compose'
import * as InputFile from '@pipegram/core/InputFile'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { failed } from '@pipegram/emulator/Faults'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import { memoryInbox } from '@pipegram/updates/MemoryInbox'
import { probeOf } from '@pipegram/updates/Probe'
import { startWebhook, type WebhookServerOptions } from '@pipegram/updates/WebhookServer'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort, host } from './Host.ts'
import { secret, update } from './World.ts'

const bot = pipeline(
  commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
  catchError(report),
)

const world = async (options: Partial<WebhookServerOptions> = {}) => {
  const emulator = await makeEmulator({ local: true })
  onTestFinished(emulator.close)
  const [clock, port, lines] = [makeTestClock(Date.now()), await freePort(), new Array<string>()]
  const url = `http://127.0.0.1:${port}/hook`
  const begin = async (more: Partial<WebhookServerOptions> = {}) => {
    const tell = (line: string) => () => void lines.push(line)
    const all = { url, secret, port, host: '127.0.0.1', clock, report: tell, ...options, ...more }
    const started = await startWebhook(bot, { token: emulator.token, apiRoot: emulator.apiRoot, ...all })()
    if (E.isLeft(started)) throw new Error(JSON.stringify(started.left))
    onTestFinished(started.right.stop)
    return started.right
  }
  // The next check of the webhook.
  const check = async (until: () => boolean) => {
    await clock.advance(25_000)
    await expect.poll(until, { timeout: 30_000 }).toBe(true)
  }
  return { begin, check, clock, emulator, lines, port, running: await begin(), url }
}

// Each test uses a real server, and the machine may be busy.
describe('startWebhook', { timeout: 60_000 }, () => {
  it('sets the webhook, answers only at its path, and is ready', async () => {
    const { emulator, port, running, url } = await world()
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('/start')
    expect(await emulator.next((event) => event._tag === 'Sent')).toMatchObject({
      message: { text: 'Hello' },
    })
    expect([emulator.state().webhook.url, emulator.state().webhook.secret_token]).toEqual([url, secret])
    expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status).toBe(404)
    expect(probeOf(running.health())).toEqual({ live: true, ready: true })
  })

  it('sets the webhook again when somebody has changed it, and says so', async () => {
    const { check, emulator, lines, running, url } = await world()
    const there = 'http://127.0.0.1:1/other'
    const set = new URL(`${emulator.apiRoot}/bot${emulator.token}/setWebhook`)
    set.searchParams.set('url', there)
    await expect.poll(async () => (await fetch(set)).status, { timeout: 30_000 }).toBe(200)
    await check(() => lines.length > 0)
    expect(lines[0]).toBe(
      `Somebody has set the webhook to 127.0.0.1:1. It is set to ${new URL(url).host} again.`,
    )
    // Telegram refuses two changes within a second; the next check tries again.
    await expect
      .poll(
        async () => {
          await check(() => true)
          return emulator.state().webhook.url
        },
        { timeout: 30_000 },
      )
      .toBe(url)
    expect(probeOf(running.health()).live).toBe(true)
  })

  it('explains why Telegram cannot deliver, and is not ready until it can', async () => {
    const proxy = await host((_, response) => void response.writeHead(502).end())
    const { check, emulator, lines, running } = await world({ url: `${proxy.url}/hook` })
    emulator.user({ first_name: 'Ann' }).send('/start')
    await expect.poll(() => emulator.state().webhook.last_error, { timeout: 30_000 }).toBeDefined()
    await check(() => lines.length > 0)
    expect(lines[0]).toMatch(/^Telegram's last error with the webhook: "Wrong response .*502.*not there/)
    expect([running.health().state, probeOf(running.health())]).toEqual([
      'waiting',
      { live: true, ready: false },
    ])
  })

  it('is live but not ready while the webhook cannot be checked, and says so once', async () => {
    const { check, emulator, lines, running } = await world()
    const heal = emulator.inject(failed(502), { method: 'getWebhookInfo' })
    await check(() => running.health().trouble !== undefined)
    expect(probeOf(running.health())).toEqual({ live: true, ready: false })
    const asked = emulator.calls('getWebhookInfo').length
    await check(() => emulator.calls('getWebhookInfo').length > asked)
    await settled()
    expect(lines).toEqual([expect.stringMatching(/^The webhook could not be checked: .*\.$/)])
    heal()
    await check(() => running.health().trouble === undefined)
    expect(probeOf(running.health())).toEqual({ live: true, ready: true })
  })

  it('sends Telegram the newest of several secrets, and accepts all of them', async () => {
    const newest = 'r8Pq_51xWcV0-uZt6KdJ2a'
    const { emulator, url } = await world({ secret: [newest, secret] })
    expect(emulator.state().webhook.secret_token).toBe(newest)
    const post = async (header: string) => {
      const request = update(1)
      request.headers.set('x-telegram-bot-api-secret-token', header)
      return (await fetch(new Request(url, request))).status
    }
    expect([await post(newest), await post(secret), await post('a guess')]).toEqual([200, 200, 401])
  })

  it('is a standby, and not ready, while another process owns its inbox', async () => {
    const inbox = memoryInbox()
    const { begin, emulator, lines, running } = await world({ inbox })
    const second = await begin({ port: await freePort() })
    await expect.poll(() => lines.length, { timeout: 30_000 }).toBe(1)
    expect(lines[0]).toMatch(/belongs to another worker/)
    expect([second.health().state, probeOf(second.health())]).toEqual([
      'standby',
      { live: true, ready: false },
    ])
    expect(probeOf(running.health())).toEqual({ live: true, ready: true })
    emulator.user({ first_name: 'Ann' }).send('/start')
    expect(await emulator.next((event) => event._tag === 'Sent')).toMatchObject({
      message: { text: 'Hello' },
    })
    await running.stop()
    await expect.poll(() => second.health().state, { timeout: 30_000 }).toBe('running')
  })

  it('drops waiting updates by option, and uploads a certificate', async () => {
    const emulator = await makeEmulator({ local: true })
    onTestFinished(emulator.close)
    emulator.user({ first_name: 'Ann' }).send('/start')
    const port = await freePort()
    const started = await startWebhook(bot, {
      ...{ token: emulator.token, apiRoot: emulator.apiRoot, secret, port, host: '127.0.0.1' },
      url: `http://127.0.0.1:${port}/hook`,
      certificate: InputFile.fromBytes(new TextEncoder().encode('PEM'), { name: 'cert.pem' }),
      dropPending: true,
    })()
    if (E.isLeft(started)) throw new Error(JSON.stringify(started.left))
    await started.right.stop()
    const [call, ...others] = emulator.calls('setWebhook')
    expect([call?.params, others]).toMatchObject([{ drop_pending_updates: true }, []])
    expect(call?.params).toHaveProperty('certificate.name', 'cert.pem')
    expect(emulator.calls('sendMessage')).toEqual([])
  })

  it.each([
    [{ url: 'http://bot.example/hook' }, 'only posts to https://'],
    [{ url: 'https://bot.example:3000/hook' }, 'only posts to 443, 80, 88 and 8443'],
    [{ secret: 'a b' }, 'a character that Telegram does not take'],
  ])('says what Telegram would refuse before it asks Telegram: %j', async (options, sentence) => {
    const apiRoot = 'http://127.0.0.1:1'
    const all = {
      token: '1:AAFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0',
      apiRoot,
      url: 'https://bot.example/',
      secret,
    }
    expect(await startWebhook(bot, { ...all, ...options })()).toEqual(
      E.left({ _tag: 'Misconfigured', message: expect.stringContaining(sentence) }),
    )
  })
})
