// Fifty chats stream at the same time, on an emulator with Telegram's limits.

import { retry, throttle } from '@pipegram/client/Outgoing'
import { catchError, handle, on, pipeline, report, streams, use } from '@pipegram/compose'
import { system } from '@pipegram/core/Clock'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'

const pieces = 100
const whole = Array.from({ length: pieces }, (_, i) => i).join(' ')

async function* model(): AsyncGenerator<string> {
  for (let i = 0; i < pieces; i++) {
    await system.sleep(50)()
    yield `${i} `
  }
}

it('fifty chats that stream twenty pieces a second meet no 429, and every text is whole', async () => {
  const emulator = await makeEmulator({ patience: 60_000, firstUpdate: 1_000, limits: true })
  const bot = pipeline(use(on('message')), handle(streams(() => model())), catchError(report))
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
}, 60_000)
