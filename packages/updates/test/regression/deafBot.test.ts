// A handler that never settles made the bot deaf after a hundred updates, while health said that it ran.

import { use, when } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { type Bot, catchError, handle } from '@pipegram/compose/Handler'
import { on } from '@pipegram/compose/On'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { timeout } from '@pipegram/compose/Timeout'
import { getMe } from '@pipegram/core/Calls'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import type { DeadLetter } from '@pipegram/updates/DeadLetter'
import * as DeadLetters from '@pipegram/updates/DeadLetter'
import { poll, type PollingOptions } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { makeTelegram, me, said } from '../Telegram.ts'

const begin = (bot: Bot, options: Partial<PollingOptions> = {}, clock = makeTestClock()) => {
  const telegram = makeTelegram()
  const letters: Array<DeadLetter> = []
  const running = poll({
    call: telegram.call,
    withSignal: telegram.withSignal,
    me,
    bot,
    clock,
    random: () => 0,
    report: () => () => undefined,
    onDeadLetter: (letter) => async () => void letters.push(letter),
    ...options,
  })()
  onTestFinished(async () => {
    const stop = running.stop()
    await clock.advance(60_000)
    await stop
  })
  return { clock, telegram, running, letters }
}

it('a handler that never settles is given up after a minute, and 130 other updates are handled', async () => {
  const handled: Array<number> = []
  const bot: Bot = ({ update: { update_id } }) =>
    update_id === 1
      ? T.never
      : async () => {
          handled.push(update_id)
          return E.right('handled')
        }
  const { clock, telegram, running, letters } = begin(bot)
  telegram.push(...Array.from({ length: 131 }, (_, i) => said(i + 1, i + 1)))
  await clock.advance(30_000)
  expect(handled).toHaveLength(99)
  expect(running.health().stuck).toEqual([{ update_id: 1, kind: 'message', since: 0 }])
  await clock.advance(40_000)
  expect(handled).toHaveLength(130)
  expect(running.health().stuck).toBeUndefined()
  expect(letters).toEqual([{ _tag: 'TimedOut', update: said(1), after: 60_000 }])
  expect(letters.map(DeadLetters.toString)).toEqual([
    'Update 1 (message) was given up: its handler took longer than 60 s. The bot goes on with the next ' +
      'update. The step timeout gives a branch more time.',
  ])
  expect(telegram.queue()).toEqual([])
})

it('the signal of a handler is aborted at its limit, and its calls end as Aborted', async () => {
  const seen: Array<unknown> = []
  const gate = Promise.withResolvers<undefined>()
  const { clock, telegram, letters } = begin(
    ({ call, signal }) =>
      async () => {
        signal.addEventListener('abort', () => seen.push(String(signal.reason)))
        await gate.promise
        seen.push(await call(getMe())())
        return E.right('handled')
      },
    { timeLimit: '5s' },
  )
  telegram.push(said(1))
  await clock.advance(5_000)
  expect(seen).toEqual(['TimeoutError: The handler has reached its time limit.'])
  gate.resolve(undefined)
  await settled()
  expect(seen.slice(1)).toEqual([E.left({ _tag: 'Aborted', method: 'getMe' })])
  expect(letters).toEqual([{ _tag: 'TimedOut', update: said(1), after: 5_000 }])
})

it('the step timeout gives a branch more time than others, and lifts the limit', async () => {
  const clock = makeTestClock()
  const slow = (ms: number) => handle(() => TE.fromTask(clock.sleep(ms)))
  const bot = pipeline(
    use(on('message', 'text')),
    choose(
      branch(
        when(({ message }) => message.text === 'day'),
        use(timeout('none')),
        slow(86_400_000),
      ),
      branch(use(timeout('5m', { clock })), slow(240_000)),
    ),
    catchError(() => TE.right(undefined)),
  )
  const { telegram, letters } = begin(bot, {}, clock)
  telegram.push(said(1, 1, 'day'), said(2, 2, 'minutes'))
  await clock.advance(86_400_000)
  await telegram.until(() => telegram.queue().length === 0)
  expect(letters).toEqual([])
})

it('a stop aborts handlers that do not end by the deadline, and confirms none of their updates', async () => {
  let reason: unknown
  const { clock, telegram, running, letters } = begin(({ signal }) => {
    signal.addEventListener('abort', () => (reason = signal.reason))
    return T.never
  })
  telegram.push(said(1))
  await settled()
  const stop = running.stop()
  await clock.advance(10_000)
  await stop
  expect(String(reason)).toBe('AbortError: This operation was aborted')
  expect(telegram.queue()).toHaveLength(1)
  expect(letters).toEqual([])
})
