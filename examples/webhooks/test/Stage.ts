// A bot by webhook, with the emulator as Telegram. Each test loads the example anew, with its own emulator.

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeEmulator } from '@pipegram/emulator'
import { expect, onTestFinished, vi } from 'vitest'

export const secret = 'nM3xT0b9_Qk2vLr7-ZcYw4'

export const genuine = {
  'Content-Type': 'application/json',
  'X-Telegram-Bot-Api-Secret-Token': secret,
} as const

/** The environment of the bot, set for this process as well. */
export const stage = async () => {
  const emulator = await makeEmulator({ local: true, patience: 20_000 })
  onTestFinished(() => emulator.close())
  const env = { BOT_API_ROOT: emulator.apiRoot, BOT_TOKEN: emulator.token, WEBHOOK_SECRET: secret }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  vi.resetModules()
  return { emulator, env }
}

export type Stage = Awaited<ReturnType<typeof stage>>

/** Sets the webhook, and sees that the bot answers a person, and refuses strangers. */
export const tryBot = async ({ emulator }: Stage, url: string): Promise<void> => {
  const query = new URLSearchParams({ url, secret_token: secret }).toString()
  const set = await fetch(`${emulator.apiRoot}/bot${emulator.token}/setWebhook?${query}`)
  expect(set.status).toBe(200)
  const ann = emulator.user({ first_name: 'Ann' })
  for (const text of ['one', 'día 👋']) ann.send(text)
  expect((await ann.received(2)).map(({ text }) => text)).toEqual(['one', 'día 👋'])
  await emulator.idle()
  const stranger = await fetch(url, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect([stranger.status, await stranger.text()]).toEqual([401, ''])
  expect(stranger.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await fetch(url, { method: 'PUT', body: '{}' })).status).toBe(405)
}

/** The address of a server that listens until the test ends. */
export const addressOf = async (server: Server): Promise<string> => {
  if (!server.listening) await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const isAddress = (u: unknown): u is AddressInfo => typeof u === 'object' && u !== null
  const address = server.address()
  if (!isAddress(address)) throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}

/** An update as Telegram posts it: a message of a person to the bot. */
export const updateOf = ({ emulator }: Stage, text: string): string => {
  const ann = emulator.user({ first_name: 'Ann' })
  const message = ann.send(text)
  return JSON.stringify({ update_id: 1, message })
}
