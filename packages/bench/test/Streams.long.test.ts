// The same answer, streamed by pipegram and by the stream plugin of grammY, on an emulator with Telegram's
// limits: the calls, the time to the first word, and what becomes of it.

import { autoRetry } from '@grammyjs/auto-retry'
import { run } from '@grammyjs/runner'
import { stream, type StreamFlavor } from '@grammyjs/stream'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { Bot, type Context } from 'grammy'
import { catchError, E, handle, on, outgoing, pipeline, report, start, use } from 'pipegram'
import { streams } from 'pipegram/compose'
import { expect, it, onTestFinished } from 'vitest'

const pieces = 100
const whole = Array.from({ length: pieces }, (_, i) => `word${i}`).join(' ')

// A hundred pieces in five seconds.
async function* model(): AsyncGenerator<string> {
  for (const piece of whole.match(/\S+\s*/g) ?? []) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    yield piece
  }
}

type Subject = (emulator: Emulator, failed: (words: string) => void) => Promise<() => Promise<unknown>>

const pipegram: Subject = async ({ token, apiRoot }, failed) => {
  const bot = pipeline(use(on('message', 'text')), handle(streams(model)), catchError(report))
  const middlewares = [outgoing.retry(), outgoing.throttle()]
  const started = await start(bot, { token, apiRoot, middlewares, report: (line) => () => failed(line) })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  return started.right.stop
}

const grammy =
  (retries: boolean): Subject =>
  async ({ token, apiRoot }, failed) => {
    const bot = new Bot<StreamFlavor<Context>>(token, { client: { apiRoot } })
    if (retries) bot.api.config.use(autoRetry())
    bot.use(stream())
    bot.on('message:text', (ctx) => ctx.replyWithStream(model()))
    bot.catch(({ error }) => failed(error instanceof Error ? error.message : 'unknown'))
    const runner = run(bot)
    return () => runner.stop()
  }

interface Seen {
  readonly calls: number
  readonly refused: ReadonlyArray<string>
  readonly first: number | undefined
  readonly wholes: number
  readonly failures: ReadonlyArray<string>
}

// Asks in so many chats at the same time, and waits until each answer is whole or has failed.
const watch = async (subject: Subject, kind: 'private' | 'group', chats: number): Promise<Seen> => {
  const emulator = await makeEmulator({ patience: '2m', firstUpdate: 1_000, limits: true })
  const failures: Array<string> = []
  const over = Promise.withResolvers<void>()
  const wholes = new Set<number>()
  const look = (): void => {
    if (wholes.size + failures.length >= chats) over.resolve()
  }
  const stop = await subject(emulator, (words) => {
    failures.push(words)
    look()
  })
  onTestFinished(async () => {
    await stop()
    await emulator.close()
  })
  const seats = Array.from({ length: chats }, (_, i) => {
    const person = emulator.user({ first_name: `Person ${i}` })
    return kind === 'private' ? person : person.in(emulator.group({ title: 'Talk', members: [person] }))
  })
  const begun = Date.now()
  for (const seat of seats) seat.send('Tell me')
  for (const [i, seat] of seats.entries()) {
    const read = async (): Promise<void> => {
      while ((await seat.received()).text !== whole);
      wholes.add(i)
      look()
    }
    // What fails has no message to wait for.
    read().catch(() => undefined)
  }
  await over.promise
  const calls = emulator.calls().filter(({ method }) => /^(?:send|edit)/.test(method))
  const shown = calls.find(({ answer, params }) => answer.ok && String(params['text']).startsWith('word0'))
  return {
    calls: calls.length,
    refused: calls.flatMap(({ answer }) => (answer.ok ? [] : [answer.description])),
    first: shown === undefined ? undefined : shown.at - begun,
    wholes: wholes.size,
    failures,
  }
}

const tell = (name: string, { refused, failures, ...seen }: Seen): void => {
  const some = (all: ReadonlyArray<string>): string => `${all.length} (${[...new Set(all)].join('; ')})`
  console.log(`${name}: ${JSON.stringify(seen)}, refused ${some(refused)}, failures ${some(failures)}`)
}

it.each([
  ['private', 1],
  ['group', 1],
  ['private', 50],
] as const)(
  'an answer of 100 pieces in a %s chat, %d at the same time',
  async (kind, chats) => {
    const ours = await watch(pipegram, kind, chats)
    tell(`pipegram, ${kind}, ${chats}`, ours)
    const theirs = await watch(grammy(false), kind, chats)
    tell(`@grammyjs/stream, ${kind}, ${chats}`, theirs)
    const retried = await watch(grammy(true), kind, chats)
    tell(`@grammyjs/stream and auto-retry, ${kind}, ${chats}`, retried)
    expect(ours).toMatchObject({ failures: [], refused: [], wholes: chats })
    expect(ours.calls).toBeLessThanOrEqual(9 * chats)
    // Telegram has drafts in private chats only.
    if (kind === 'group') expect([theirs.wholes, retried.wholes]).toEqual([0, 0])
    else expect(theirs.calls).toBeGreaterThan(10 * chats)
  },
  300_000,
)
