// Webhooks with the emulator as Telegram, over real HTTP.

import { makeClient } from '@pipegram/client/Client'
import { unanswered } from '@pipegram/client/Outgoing'
import {
  albums,
  catchError,
  choose,
  branch,
  commands,
  handle,
  on,
  pipeline,
  report,
  says,
  use,
} from '@pipegram/compose'
import type { Bot } from '@pipegram/compose/Handler'
import { setWebhook, sendMessage } from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import * as Token from '@pipegram/core/Token'
import { makeEmulator } from '@pipegram/emulator'
import { listener } from '@pipegram/updates/NodeListener'
import { webhook } from '@pipegram/updates/Webhook'
import type { WebhookSettings } from '@pipegram/updates/WebhookOptions'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { host } from './Host.ts'
import { secret } from './World.ts'

const world = async (bot: Bot, options: Partial<WebhookSettings> = {}) => {
  const emulator = await makeEmulator({ local: true, patience: 30_000 })
  const { token, apiRoot } = emulator
  const lines: Array<string> = []
  const handler = webhook(bot, {
    token,
    apiRoot,
    secret,
    report: (line) => () => void lines.push(line),
    ...options,
  })
  const { url } = await host(listener(handler))
  const parsed = Token.fromString(token)
  if (E.isLeft(parsed)) throw new Error(parsed.left)
  const client = makeClient({ token: parsed.right, apiRoot })
  expect(await client(setWebhook({ url, secret_token: secret }))()).toEqual(E.right(true))
  onTestFinished(async () => {
    await handler.stop()
    await client.close()
    await emulator.close()
  })
  return { emulator, handler, lines }
}

const echo = pipeline(
  use(on('message', 'text')),
  handle(says(({ message }) => message.text)),
  catchError(report),
)

it('a bot answers by webhook, in the order of each chat', async () => {
  const { emulator, handler } = await world(echo)
  const people = ['Ann', 'Bob', 'Cid'].map((first_name) => emulator.user({ first_name }))
  for (let i = 0; i < 10; i += 1) for (const person of people) person.send(`${i}`)
  for (const person of people)
    expect((await person.received(10)).map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, i) => `${i}`),
    )
  await emulator.idle()
  expect(handler.health()).toMatchObject({ state: 'running', inFlight: 0, refused: {}, repeats: 0 })
})

it('an update on which the bot throws comes again, and then the chat goes on', async () => {
  const tries: Array<string> = []
  const bot: Bot = (ctx) => async () => {
    const text = ctx.update.message?.text ?? ''
    tries.push(text)
    if (text === 'poison') throw new Error('a fault')
    return E.right('handled')
  }
  const { emulator, lines } = await world(bot, { attempts: 2 })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('poison')
  ann.send('next')
  await emulator.idle()
  expect(tries).toEqual(['poison', 'poison', 'next'])
  expect(lines).toHaveLength(2)
})

it('an album is gathered, although Telegram waits for each answer', async () => {
  const bot = pipeline(
    choose(
      branch(
        use(albums({ quiet: 200 })),
        handle(({ call, album }) => call(reply(album[0], `${album.length} photos`))),
      ),
      commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
    ),
    catchError(report),
  )
  const { emulator } = await world(bot)
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  expect((await ann.received()).text).toBe('Hello')
  ann.album([{ photo: {} }, { photo: {} }, { photo: {} }])
  expect((await ann.received()).text).toBe('3 photos')
})

it('the first call that needs no result travels in the answer', async () => {
  const bot = pipeline(
    use(on('message', 'text')),
    handle(({ call, message }) => call(unanswered(sendMessage({ chat_id: message.chat.id, text: 'Hello' })))),
    catchError(report),
  )
  const { emulator } = await world(bot, { reply: true })
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('Hi')
  expect((await ann.received()).text).toBe('Hello')
  await emulator.idle()
})
