// A time full of faults on a clock that the test moves: polls fail in every way, some never end, handlers
// throw and hang. Says what was handled, and whether health was ever wrong.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { poll } from '@pipegram/updates/Polling'
import * as E from 'fp-ts/lib/Either.js'
import { makeTelegram, me, said } from './Telegram.ts'

const method = 'getUpdates'

const faults: ReadonlyArray<ReadonlyArray<ApiError>> = [
  [{ _tag: 'RateLimited', method, retryAfter: 7, description: '' }],
  [{ _tag: 'RateLimited', method, retryAfter: 300, description: '' }],
  Array.from({ length: 12 }, () => ({ _tag: 'Unreachable', method, reason: 'ECONNREFUSED' })),
  [{ _tag: 'Timeout', method, after: 60_000 }],
  [{ _tag: 'Malformed', method, errors: ['The answer is not JSON.'] }],
  [{ _tag: 'Unsendable', method, reason: 'A middleware threw.' }],
  Array.from({ length: 6 }, () => ({
    _tag: 'Rejected',
    method,
    code: 502,
    reason: 'Other',
    description: '',
  })),
  [{ _tag: 'Conflict', method, description: '' }],
]

/** What has come of it. */
export interface VirtualTime {
  readonly sent: number
  /** How many updates were handled, or became dead letters. */
  readonly ended: number
  readonly state: string
  /** When health said `running`, although the oldest update had waited for more than a minute. */
  readonly lies: ReadonlyArray<number>
  readonly faults: number
}

/** Lets some hours pass: a fault each 7 minutes, an update each 40 seconds. */
export const live = async (hours: number): Promise<VirtualTime> => {
  const [clock, telegram] = [makeTestClock(), makeTelegram()]
  const came = new Map<number, number>()
  const lies: Array<number> = []
  let [sent, count, silentUntil, deaths] = [0, 0, 0, 0]
  // A poll ends after 30 s without updates; a silent one after a minute, as a client gives up.
  const withSignal =
    (signal: AbortSignal): Interpreter =>
    <A>(call: Call<A>) =>
    async (): Promise<E.Either<ApiError, A>> => {
      if (clock.now() < silentUntil) {
        await clock.sleep(90_000, signal)()
        return E.left({ _tag: 'Timeout', method, after: 90_000 })
      }
      const over = new AbortController()
      const ends = AbortSignal.any([signal, over.signal])
      void clock
        .sleep(30_000, ends)()
        .then(() => over.abort('over'))
      const answered = await telegram.withSignal(ends)(call)()
      if (!over.signal.aborted) over.abort('answered')
      else if (E.isLeft(answered) && !signal.aborted)
        return E.mapLeft((): ApiError => ({ _tag: 'Malformed', method, errors: [] }))(call.result.decode([]))
      return answered
    }
  const running = poll({
    ...{ me, clock, random: () => 0.5, report: () => () => undefined, withSignal },
    call: withSignal(new AbortController().signal),
    bot:
      ({ update: { update_id: id } }) =>
      async () => {
        came.delete(id)
        if (id % 50 === 7) await new Promise(() => undefined)
        if (id % 11 === 3) throw new TypeError('a bug')
        return E.right('handled')
      },
    onDeadLetter: () => async () => void (deaths += 1),
  })()
  for (let now = 0; now < hours * 3_600_000; now += 10_000) {
    if (now % 40_000 === 0) {
      sent += 1
      came.set(sent, now)
      telegram.push(said(sent, sent % 17))
    }
    if (now % 420_000 === 200_000) {
      telegram.fail(...(faults[count % faults.length] ?? []))
      if (count % faults.length === 0) silentUntil = now + 60_000
      count += 1
    }
    await clock.advance(10_000)
    const [oldest = Infinity] = came.values()
    if (running.health().state === 'running' && clock.now() - oldest > 70_000) lies.push(clock.now())
  }
  await clock.advance(600_000)
  const { state } = running.health()
  const left = telegram.queue().length
  const stop = running.stop()
  await clock.advance(60_000)
  await stop
  return { sent, ended: deaths === 0 ? 0 : sent - left, state, lies, faults: count }
}
