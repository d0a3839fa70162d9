// The `getUpdates` request that waits for updates. Only one can wait: a second one ends the first with a
// conflict.
// https://core.telegram.org/bots/api#getupdates

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import type * as Parameters from '../../requests/internal/Parameters.ts'
import { conflict, fromRefusal, refusal } from '../../requests/internal/Refusals.ts'
import * as GetUpdates from '../../updates/internal/GetUpdates.ts'
import type { EmulatorClock } from '../../values/EmulatorClock.ts'
import type { StateCell } from './StateCell.ts'

// model

/** Answers `getUpdates`. */
export interface LongPoll {
  /**
   * Answers at once, or when an update comes. `onGone` takes a function to run if the client disconnects
   * before the answer.
   */
  readonly poll: (params: Parameters.Parameters, onGone: (forget: () => void) => void) => Promise<ApiAnswer>
  /** After a change of the state: answers the waiting request, if there is an update for it. */
  readonly resume: IO<void>
  /** Answers the waiting request as a server that shuts down. */
  readonly end: IO<void>
}

// constructors

/** Answers `getUpdates` from a state. `onFetch` runs after each request has changed the state. */
export const makeLongPoll = (cell: StateCell, clock: EmulatorClock, onFetch: IO<void>): LongPoll => {
  let waiting: WaitingRequest | undefined
  const late = makeConflictDelay(clock)

  const stop = (): WaitingRequest | undefined => {
    const stopped = waiting
    waiting = undefined
    stopped?.cancel()
    return stopped
  }

  const wait = (
    { offset, limit, until }: Extract<GetUpdates.PollResult, { readonly _tag: 'Waits' }>,
    onGone: (forget: () => void) => void,
  ): Promise<ApiAnswer> =>
    new Promise((resolve) => {
      const mine: WaitingRequest = {
        offset,
        limit,
        answer: (updates) => resolve({ ok: true, result: updates }),
        refuse: (why) => void late(why).then((refused) => resolve(fromRefusal(refused))),
        end: () => resolve(fromRefusal(refusal(500, 'restart'))),
        cancel: clock.after(until - clock.now(), () => {
          stop()
          resolve({ ok: true, result: [] })
        }),
      }
      waiting = mine
      onGone(() => {
        if (waiting === mine) stop()
      })
    })

  return {
    poll: (params, onGone) => {
      const polled = GetUpdates.poll(cell.get(), { method: 'getupdates', params, now: clock.now() })
      if (E.isLeft(polled)) return late(polled.left).then(fromRefusal)
      cell.set(polled.right.state)
      onFetch()
      if (polled.right._tag === 'Fetched') return Promise.resolve({ ok: true, result: polled.right.updates })
      stop()?.refuse(conflict(otherRequest))
      return wait(polled.right, onGone)
    },
    resume: () => {
      if (waiting === undefined) return
      if (cell.get().webhook.url !== '') {
        stop()?.refuse(conflict('terminated by setWebhook request'))
        return
      }
      const resumed = GetUpdates.resume(cell.get(), waiting.offset, waiting.limit, clock.now())
      cell.set(resumed.state)
      if (resumed.updates.length > 0) stop()?.answer(resumed.updates)
    },
    end: () => stop()?.end(),
  }
}

// private

interface WaitingRequest {
  readonly offset: number
  readonly limit: number
  readonly answer: (updates: ReadonlyArray<unknown>) => void
  readonly refuse: (why: Refusal) => void
  readonly end: IO<void>
  readonly cancel: IO<void>
}

const otherRequest = 'terminated by other getUpdates request; make sure that only one bot instance is running'

// A conflict soon after another is answered late, so that two bots in conflict do not loop.
const makeConflictDelay = (clock: EmulatorClock): ((why: Refusal) => Promise<Refusal>) => {
  let next = -Infinity
  return (why) => {
    if (clock.now() >= next) {
      next = clock.now() + 3000
      return Promise.resolve(why)
    }
    return new Promise((resolve) => {
      clock.after(3000, () => resolve(why))
    })
  }
}
