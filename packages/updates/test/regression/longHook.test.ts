// A dead-letter hook that never settled held its chat without end, and without a report.

import { use } from '@pipegram/compose/Chain'
import { catchError, handle } from '@pipegram/compose/Handler'
import { pipeline } from '@pipegram/compose/Pipeline'
import { report } from '@pipegram/compose/Report'
import { timeout } from '@pipegram/compose/Timeout'
import { getMe } from '@pipegram/core/Calls'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import { poll, type PollingOptions } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished, vi } from 'vitest'
import { makeTelegram, me, said } from '../Telegram.ts'

const begin = (options: Pick<PollingOptions, 'bot'> & Partial<PollingOptions>) => {
  const [clock, telegram] = [makeTestClock(), makeTelegram()]
  const lines: Array<string> = []
  const running = poll({
    call: telegram.call,
    withSignal: telegram.withSignal,
    me,
    clock,
    random: () => 0,
    report: (line) => () => void lines.push(line),
    ...options,
  })()
  onTestFinished(async () => {
    const stop = running.stop()
    await clock.advance(60_000)
    await stop
    expect(clock.sleeping()).toEqual([])
  })
  return { clock, lines, running, telegram }
}

it('a chat goes on after a minute, even if a hook never settles, and nothing is lost', async () => {
  const handled: Array<number> = []
  const tries: Array<() => void> = []
  const { clock, lines, telegram } = begin({
    bot:
      ({ update: { update_id } }) =>
      async () => {
        if (update_id === 1) throw new TypeError('a bug')
        handled.push(update_id)
        return E.right('handled')
      },
    onDeadLetter: () => () => new Promise((resolve) => void tries.push(resolve)),
  })
  telegram.push(said(1), said(2))
  await clock.advance(59_000)
  expect(handled).toEqual([])
  await clock.advance(200_000)
  expect(handled).toEqual([2])
  expect(lines).toEqual([
    'The dead-letter hook failed on update 1: it did not end within 60 s. ' +
      'It runs again until it succeeds; the update is not confirmed before.',
  ])
  expect(tries.length).toBeGreaterThan(2)
  expect(telegram.queue()).toHaveLength(2)
  tries.at(-1)?.()
  await clock.advance(1_000)
  expect(telegram.queue()).toEqual([])
})

it('a handler without a limit is reported once, after five minutes', async () => {
  const { clock, lines, telegram } = begin({
    bot: pipeline(
      use(timeout('none')),
      handle(() => TE.fromTask(T.never)),
      catchError(() => TE.right(undefined)),
    ),
  })
  telegram.push(said(1))
  await clock.advance(299_000)
  expect(lines).toEqual([])
  await clock.advance(3_600_000)
  expect(lines).toEqual([
    'Update 1 (message) runs for 5 min, without a time limit. Its chat waits until it ends.',
  ])
})

it('report prints no line for a call of a handler that has reached its limit', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => printed.mockRestore())
  const gate = Promise.withResolvers<undefined>()
  const ended = Promise.withResolvers<undefined>()
  const { clock, telegram } = begin({
    bot: pipeline(
      handle(({ call }) => async () => {
        await gate.promise
        const result = await call(getMe())()
        expect(result).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
        ended.resolve(undefined)
        return result
      }),
      catchError(report),
    ),
  })
  telegram.push(said(1))
  await clock.advance(60_000)
  gate.resolve(undefined)
  await ended.promise
  await settled()
  expect(printed).not.toHaveBeenCalled()
})
