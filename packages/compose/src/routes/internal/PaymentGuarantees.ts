// The two guarantees of payments: a query is answered in time, and a payment is handled only once.

import { within, type Clock, type Millis } from '@pipegram/core/Clock'
import { change, type Store } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { isRefused } from '../../pipeline/errors/UserFacingError.ts'
import { handled, type Outcome } from '../../pipeline/Middleware.ts'

// model

interface PaymentLimits<R> {
  readonly clock: Clock
  readonly deadline: Millis
  /** The answer if there is no verdict. */
  readonly refusal: R
}

// combinators

/**
 * Sends the verdict. Sends the refusal if there is no verdict in time, or if the function fails. It ends when
 * the function has ended.
 */
export const inTime =
  <R>({ clock, deadline, refusal }: PaymentLimits<R>) =>
  <Err, V, Err2>(
    decide: TE.TaskEither<Err, V>,
    send: (verdict: V | R) => TE.TaskEither<Err2, unknown>,
  ): TE.TaskEither<Err | Err2, Outcome> =>
  async () => {
    const deciding = (async () => decide())()
    const first = await within(clock, deadline)(deciding.catch(() => undefined))()
    if (first !== undefined && (E.isRight(first) || isRefused(first.left))) {
      const sent: E.Either<Err | Err2, unknown> = E.isRight(first) ? await send(first.right)() : first
      return E.isLeft(sent) ? sent : handled()
    }
    const sent = await send(refusal)()
    const late = await deciding
    return E.isLeft(late) ? late : E.isLeft(sent) ? sent : handled()
  }

/**
 * Runs the effect with a name once, and tells the effect whether it may have started before. The store gets a
 * note before the effect starts and after it has ended. If the store fails, the effect runs anyway, because
 * the user has paid. In one process, effects with the same name never run at the same time.
 */
export const once = (tag: string, store: Store) => {
  const underWay = new Map<string, Promise<unknown>>()
  return <Err>(
    name: string,
    run: (isRepeat: boolean) => TE.TaskEither<Err, unknown>,
  ): TE.TaskEither<Err, Outcome> => {
    const key = `${tag} ${name}`.slice(0, 512)
    const noted = async (): Promise<E.Either<Err, Outcome>> => {
      const before = await change(key, (value) => ({ value: value ?? 'begun', ttl: kept, result: value }))(
        store,
      )()
      if (E.isRight(before) && before.right === 'done') return handled()
      const outcome = await run(E.isLeft(before) || before.right !== undefined)()
      if (E.isLeft(outcome)) return outcome
      await change(key, () => ({ value: 'done', ttl: kept, result: undefined }))(store)()
      return handled()
    }
    return async () => {
      for (let other = underWay.get(key); other !== undefined; other = underWay.get(key)) await other
      const running = noted()
      underWay.set(
        key,
        running.catch(() => undefined),
      )
      try {
        return await running
      } finally {
        underWay.delete(key)
      }
    }
  }
}

// private

// Two days, because Telegram repeats an update for at most one day.
const kept: Millis = 172_800_000
