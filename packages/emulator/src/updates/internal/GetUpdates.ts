// The wing `updates`: which updates the bot gets, and how they reach it. Here: getUpdates.
// https://core.telegram.org/bots/api#getupdates

import type { Refusal } from '@pipegram/core/ApiError'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { conflict } from '../../requests/internal/Refusals.ts'
import type { MethodRequest } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import * as UpdateQueue from './UpdateQueue.ts'

// model

/** The result of `getUpdates`: updates, or a wait for them. */
export type PollResult =
  | { readonly _tag: 'Fetched'; readonly state: State; readonly updates: ReadonlyArray<Update> }
  | {
      readonly _tag: 'Waits'
      readonly state: State
      readonly offset: number
      readonly limit: number
      readonly until: Millis
    }

// constructors

/** Plays `getUpdates`. */
export const poll = (state: State, { params, now }: MethodRequest): E.Either<Refusal, PollResult> => {
  if (state.webhook.url !== '')
    return E.left(
      conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      ),
    )
  const offset = Parameters.integer(params, 'offset', 0, [-0x80000000, 0x7fffffff])
  const { polled } = state.queue
  // The same offset again after a short time means a bot in a loop, which Telegram slows down.
  const since = polled?.offset === offset ? now - polled.at : Infinity
  const timeout = Math.max(Parameters.integer(params, 'timeout', 0, [0, 50]), since < 3000 ? 3 : 0)
  const limit = since < 500 ? 1 : Parameters.integer(params, 'limit', 100, [1, 100])
  const queue = {
    ...UpdateQueue.withAllowed(Parameters.text(params, 'allowed_updates'))(state.queue),
    polled: { offset, at: now },
  }
  const fetched = UpdateQueue.fetch(offset, limit, now)(queue)
  const next = { ...state, queue: fetched.queue }
  return E.right(
    timeout > 0 && fetched.updates.length === 0
      ? { _tag: 'Waits', state: next, offset: Math.max(0, offset), limit, until: now + timeout * 1000 }
      : { _tag: 'Fetched', state: next, updates: fetched.updates },
  )
}

/** The updates that a waiting `getUpdates` request fetches now. */
export const resume = (
  state: State,
  offset: number,
  limit: number,
  now: Millis,
): { readonly state: State; readonly updates: ReadonlyArray<Update> } => {
  const { queue, updates } = UpdateQueue.fetch(offset, limit, now)(state.queue)
  return { state: { ...state, queue }, updates }
}
