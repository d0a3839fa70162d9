// Fifty chats stream at the same time, on an emulator with Telegram's limits.

import { retry, throttle } from '@pipegram/client/Outgoing'
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
  type HasUpdate,
  type Middleware,
  type StreamContext,
  use,
} from '@pipegram/compose'
import { system } from '@pipegram/core/Clock'
import type { Message } from '@pipegram/core/Types'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'

const pieces = 100
const whole = Array.from({ length: pieces }, (_, i) => i).join(' ')

// When each piece of each answer came.
const came: Array<Array<number>> = []

async function* model(): AsyncGenerator<string> {
  const times: Array<number> = []
  came.push(times)
  for (let i = 0; i < pieces; i++) {
    await system.sleep(50)()
    times.push(Date.now())
    yield `${i} `
  }
}

const quantile = (values: ReadonlyArray<number>, share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN

// The chat of each answer, in the order of `came`.
const chats: Array<number> = []
const talk = ({ message }: { readonly message: Message }): AsyncGenerator<string> => {
  chats.push(message.chat.id)
  return model()
}

it('fifty chats that stream twenty pieces a second meet no 429, and every text is whole', async () => {
  const emulator = await makeEmulator({ patience: 60_000, firstUpdate: 1_000, limits: true })
  const bot = pipeline(
    use(on('message')),
    handle(streams((ctx: StreamContext & { readonly message: Message }) => talk(ctx))),
    catchError(report),
  )
  // Half of the limit on all messages: a machine with much to do delays some calls, which then come together.
  const middlewares = [retry(), throttle({ overall: { messages: 15, window: '1s' } })]
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot, middlewares })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  const seats = Array.from({ length: 50 }, (_, i) => {
    const person = emulator.user({ first_name: `Person ${i}` })
    return i % 2 === 0 ? person : person.in(emulator.group({ title: `Group ${i}`, members: [person] }))
  })
  for (const seat of seats) seat.send({ photo: {} })
  for (const seat of seats) while ((await seat.received()).text !== whole);

  const calls = emulator.calls().filter(({ method }) => /^(?:send|edit)Message/.test(method))
  expect(calls.filter(({ answer }) => !answer.ok)).toEqual([])
  const shown = Map.groupBy(
    calls.filter(({ params }) => params.text !== undefined && params.text !== ''),
    ({ params }) => params.chat_id,
  )
  expect(shown.size).toBe(50)
  const gaps = [...shown.values()].flatMap((states) =>
    states.slice(1).map(({ at }, i) => at - (states[i]?.at ?? at)),
  )
  expect(gaps.length).toBeGreaterThan(100)
  // A timer may ring a few milliseconds early.
  expect(Math.min(...gaps)).toBeGreaterThan(980)
  const delays = chats.flatMap((chat, i) =>
    (came[i] ?? []).map((at, piece) => {
      const state = shown.get(chat)?.find(({ params }) => ` ${params.text} `.includes(` ${piece} `))
      return (state?.at ?? NaN) - at
    }),
  )
  expect(delays).toHaveLength(50 * pieces)
  expect(delays.filter(Number.isNaN)).toEqual([])
  const [inPrivate, inGroups] = [(chat: number) => chat > 0, (chat: number) => chat < 0].map((fits) => {
    const some = delays.filter((_, i) => fits(chats[Math.floor(i / pieces)] ?? 0))
    return `${quantile(some, 0.5)} ms, p99 ${quantile(some, 0.99)} ms`
  })
  console.log(`From piece to chat, median: in private ${inPrivate}; in groups ${inGroups}`)
})

it('/stop ends answers of twenty chats as soon as it comes', async () => {
  // When the bot got /stop. Polling asks for the next update up to 100 ms after the last one.
  const got = new Map<number | undefined, number>()
  const arrivals: Middleware<HasUpdate, object, never> = ({ update: { message } }, next) => {
    if (message?.text === '/stop') got.set(message.chat.id, Date.now())
    return next({})
  }
  const emulator = await makeEmulator({ patience: 60_000, firstUpdate: 1_000 })
  const endless = async function* (signal: AbortSignal): AsyncGenerator<string> {
    while (!signal.aborted) {
      await system.sleep(50, signal)()
      yield 'word '
    }
  }
  const bot = pipeline(
    use(arrivals),
    choose(stopping(), branch(use(on('message')), handle(streams(({ signal }) => endless(signal))))),
    catchError(report),
  )
  const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  const people = Array.from({ length: 20 }, (_, i) => emulator.user({ first_name: `Person ${i}` }))
  for (const person of people) person.send('Tell me')
  for (const { user } of people)
    await emulator.next((event) => event._tag === 'Drafted' && event.chat_id === user.id && event.text !== '')
  const delays: Array<number> = []
  for (const person of people) {
    person.send('/stop')
    await person.received(2)
    const left = emulator
      .calls('sendMessage')
      .find(({ params }) => params.chat_id === person.user.id && params.text !== 'Stopped.')
    delays.push((left?.at ?? NaN) - (got.get(person.user.id) ?? NaN))
  }
  const most = Math.max(...delays)
  console.log(`From /stop to the message that stays: median ${quantile(delays, 0.5)} ms, most ${most} ms`)
  expect(delays).toHaveLength(20)
  expect(quantile(delays, 0.5)).toBeLessThan(100)
})
