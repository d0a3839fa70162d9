// How long /stop takes in the time of the emulator. The emulator and the bot have one clock, which the test
// moves.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { CallMiddleware } from '@pipegram/client'
import {
  branch,
  catchError,
  choose,
  handle,
  on,
  pipeline,
  report,
  stopping,
  streams,
  use,
} from '@pipegram/compose'
import { makeEmulator, type EmulatorClock } from '@pipegram/emulator'
import { makeTestClock, settled, type TestClock } from '@pipegram/testing/TestClock'
import { memoryInbox, start, startWebhook } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'

const emulatorClock = (clock: TestClock): EmulatorClock => ({
  now: clock.now,
  after: (wait, run) => {
    const over = new AbortController()
    void clock
      .sleep(wait, over.signal)()
      .then(() => {
        if (!over.signal.aborted) run()
      })
    return () => over.abort('over')
  },
})

const talker = (clock: TestClock) => {
  const endless = async function* (signal: AbortSignal): AsyncGenerator<string> {
    while (!signal.aborted) {
      yield 'word '
      await clock.sleep(50, signal)()
    }
  }
  return pipeline(
    choose(
      stopping(),
      branch(use(on('message', 'text')), handle(streams(({ signal }) => endless(signal), { clock }))),
    ),
    catchError(report),
  )
}

// A running bot, Ann, and the time that they share.
const stage = async (way: 'polling' | 'polling, inbox' | 'webhook, inbox') => {
  const clock = makeTestClock(Date.UTC(2026, 0, 1))
  const emulator = await makeEmulator({ clock: emulatorClock(clock), firstUpdate: 1_000, local: true })
  let working = 0
  const count: CallMiddleware = (call, next) => async () => {
    working += 1
    const result = await next(call)()
    working -= 1
    return result
  }
  const { token, apiRoot } = emulator
  const options = { token, apiRoot, clock, middlewares: [count] }
  const starting =
    way === 'webhook, inbox'
      ? startWebhook(talker(clock), { ...options, ...(await address()), inbox: memoryInbox() })
      : start(talker(clock), way === 'polling' ? options : { ...options, inbox: memoryInbox() })
  const started = await starting()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    const ended = started.right.stop()
    await clock.advance(1_000)
    await ended
    await emulator.close()
  })
  const ann = emulator.user({ first_name: 'Ann' })
  // While an answer streams, no poll waits. So time moves on when all calls have their answers.
  const advance = async (ms: number, isOver = () => false): Promise<void> => {
    const until = clock.now() + ms
    while (clock.now() < until && !isOver()) {
      const [next = ms] = clock.sleeping()
      await clock.advance(Math.max(1, Math.min(next, until - clock.now())))
      do await settled()
      while (working > 0 && !isOver())
    }
  }
  return { advance, ann, clock, emulator }
}

const address = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  server.close()
  await once(server, 'close')
  const port = typeof at === 'object' ? (at?.port ?? 0) : 0
  return { host: '127.0.0.1', port, secret: 'nM3xT0b9_Qk2vLr7-ZcYw4', url: `http://127.0.0.1:${port}/` }
}

const answered = (event: { readonly _tag: string }): boolean => event._tag === 'Drafted'

it('/stop ends a running answer within 50 ms by polling, whenever it comes', async () => {
  const { advance, ann, clock, emulator } = await stage('polling')
  const delays: Array<number> = []
  for (const running of [0, 1, 7, 49, 50, 99, 103, 1_001, 9_999, 10_030]) {
    ann.send('Tell me')
    await emulator.next(answered)
    await advance(running)
    const [sent, before] = [clock.now(), emulator.calls('sendMessage').length]
    ann.send('/stop')
    await advance(5_000, () => emulator.calls('sendMessage').length === before + 2)
    const left = emulator.calls('sendMessage').slice(before)
    expect(left.map(({ params }) => params.text === 'Stopped.').sort()).toEqual([false, true])
    delays.push(...left.map(({ at }) => at - sent))
    await ann.received(2)
  }
  expect(delays).toHaveLength(20)
  expect(Math.max(...delays)).toBeGreaterThan(10)
  expect(Math.max(...delays)).toBeLessThanOrEqual(50)
})

it.each(['polling, inbox', 'webhook, inbox'] as const)('/stop waits for no time at all: %s', async (way) => {
  const { ann, clock, emulator } = await stage(way)
  for (let turn = 0; turn < 5; turn++) {
    ann.send('Tell me')
    await emulator.next(answered)
    const now = clock.now()
    ann.send('/stop')
    const left = await ann.received(2)
    expect(left.map(({ text }) => text).sort()).toEqual(['Stopped.', 'word'])
    expect(clock.now()).toBe(now)
    await clock.advance(1_000)
  }
})
