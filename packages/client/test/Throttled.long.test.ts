// Ten thousand messages through `throttle`, over real HTTP, to a server with Telegram's
// limits; time is virtual.

import { through } from '@pipegram/client/CallMiddleware'
import { throttle } from '@pipegram/client/CallThrottle'
import { makeClient } from '@pipegram/client/Client'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { sendMessage } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import { makeEmulator, makeManualClock } from '@pipegram/emulator'
import { makeTestClock, settled } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { afterEach, expect, it } from 'vitest'

const count = 10_000

const ends: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A bot, and a server with the same clock. The clock moves only while no call runs. */
const setUp = async () => {
  const clock = makeTestClock()
  const theirs = makeManualClock()
  const emulator = await makeEmulator({ clock: theirs, limits: true })
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
  ends.push(() => client.close(), emulator.close)

  const people = Array.from({ length: 501 }, (_, n) => emulator.user({ first_name: `User ${n}` }))
  for (const person of people) person.send('/start')
  const groups = Array.from({ length: 20 }, (_, n) => emulator.group({ title: `Group ${n}` }))
  const [busy = expect.unreachable(), ...chats] = [...people, ...groups].map(({ id }) => id)

  let onItsWay = 0
  let landed = (): void => undefined
  const wire: Interpreter =
    <A>(call: Call<A>) =>
    async () => {
      onItsWay += 1
      const answer = await client(call)()
      onItsWay -= 1
      if (onItsWay === 0) landed()
      return answer
    }
  const throttled = pipe(wire, through(throttle({ clock, maxQueued: 20_000 })))

  /** Sends messages, and returns the time of the last answer. */
  const sent = async (texts: ReadonlyArray<readonly [chat_id: number, text: string]>): Promise<number> => {
    const results = await Promise.all(
      texts.map(([chat_id, text]) => throttled(sendMessage({ chat_id, text }))()),
    )
    expect(results.filter(E.isLeft)).toEqual([])
    return clock.now()
  }

  const run = async (...all: ReadonlyArray<Promise<unknown>>): Promise<void> => {
    const over = new AbortController()
    void Promise.allSettled(all).then(() => {
      over.abort()
    })
    await settled()
    while (!over.signal.aborted) {
      if (onItsWay > 0) {
        await new Promise<void>((resolve) => {
          landed = resolve
        })
        await settled()
        continue
      }
      const next = clock.sleeping()[0] ?? expect.unreachable('Calls wait, and nothing wakes them.')
      theirs.advance(next)
      await clock.advance(next)
    }
  }

  const refused = () => emulator.calls('sendMessage').filter(({ answer }) => !answer.ok)
  return { emulator, busy, chats, sent, run, refused }
}

const to = (chats: ReadonlyArray<number>, many: number) =>
  Array.from({ length: many }, (_, n) => [chats[n % chats.length] ?? 0, `Message ${n}`] as const)

it('sends to 500 chats and 20 groups without a 429, in at most 5 % more than the least time', async () => {
  const { emulator, chats, sent, run, refused } = await setUp()
  expect(chats).toHaveLength(520)
  const sending = sent(to(chats, count))
  await run(sending)
  const took = await sending
  const least = (Math.ceil(count / 30) - 1) * 1000
  expect(refused()).toEqual([])
  expect(emulator.calls('sendMessage')).toHaveLength(count)
  expect(took).toBeGreaterThanOrEqual(least)
  expect(took).toBeLessThanOrEqual(1.05 * least)
})

it('a chat with a thousand messages delays no other chat, and takes the least time', async () => {
  const { emulator, busy, chats, sent, run, refused } = await setUp()
  const queued = sent(to([busy], 1_000))
  const others = sent(to(chats, count - 1_000))
  await run(queued, others)
  // The busy chat takes one of thirty places in a second, as any chat may.
  const least = (Math.ceil((count - 1_000) / 29) - 1) * 1000
  expect(refused()).toEqual([])
  expect(emulator.calls('sendMessage')).toHaveLength(count)
  expect(await queued).toBeLessThanOrEqual(1.05 * 999_000)
  expect(await others).toBeLessThanOrEqual(1.05 * least)
})

it('twenty groups get forty messages each, twenty in a minute', async () => {
  const { chats, sent, run, refused } = await setUp()
  const groups = chats.filter((id) => id < 0)
  expect(groups).toHaveLength(20)
  const sending = sent(to(groups, 800))
  await run(sending)
  expect(refused()).toEqual([])
  // One message a second, a pause until the minute is over, and one a second again.
  expect(await sending).toBeGreaterThanOrEqual(79_000)
  expect(await sending).toBeLessThanOrEqual(1.05 * 79_000)
})
