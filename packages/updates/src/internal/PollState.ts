// The state of a polling, and how it changes, as pure functions.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import * as Backoff from '../Backoff.ts'
import type { Health } from '../Running.ts'

// model

export interface PollState {
  readonly health: Pick<Health, 'state' | 'answeredAt' | 'trouble'>
  readonly backoff: Backoff.Backoff
  /** The offset that Telegram was given last; `undefined` if the call failed, or had no offset. */
  readonly sent: number | undefined
  /** When the call that is under way began; `undefined` between two calls. */
  readonly asked: Millis | undefined
  /** How many polls in a row brought nothing, because all updates that Telegram shows are in flight. */
  readonly blocked: number
  /** When the first of these polls ended. */
  readonly blockedAt: Millis | undefined
}

/** Telegram gives only one update to a call that repeats its offset within this time. */
export const repeatTime: Millis = 500

// The least time between two polls while an update is unfinished, which Telegram gives again at once.
const usualPace: Millis = 600

// The same for a while after a new update has come, so that the next one need not wait long. Every other of
// these polls has no offset, and so none repeats one: Telegram then begins at its oldest update, the same.
const quickPace: Millis = 100
const quickTime: Millis = 10_000

// The same for a bot whose updates can end a handler that runs: /stop is to come within 100 ms.
const stopPace: Millis = 50
const stopTime: Millis = 600_000

// constructors

/** No poll was sent yet. */
export const begun: PollState = {
  health: { state: 'running' },
  backoff: Backoff.initial,
  sent: undefined,
  asked: undefined,
  blocked: 0,
  blockedAt: undefined,
}

// combinators

/** A poll is sent. */
export const asking =
  (sent: number | undefined, asked: Millis) =>
  (self: PollState): PollState => ({ ...self, sent, asked, health: { ...self.health, state: 'running' } })

/** The poll has ended. If it failed, Telegram may not have received its offset. */
export const returned =
  (hasFailed: boolean) =>
  (self: PollState): PollState => ({
    ...self,
    asked: undefined,
    sent: hasFailed ? undefined : self.sent,
  })

/** Telegram has answered. */
export const answered =
  (answeredAt: Millis) =>
  (self: PollState): PollState => ({
    ...self,
    backoff: Backoff.answered(self.backoff),
    health: { state: 'running', answeredAt },
  })

/** Counts the polls in a row that brought nothing new. */
export const counted =
  (isBlocked: boolean, now: Millis) =>
  (self: PollState): PollState => ({
    ...self,
    blocked: isBlocked ? self.blocked + 1 : 0,
    blockedAt: isBlocked ? (self.blockedAt ?? now) : undefined,
  })

/** Another process owns the inbox, and nothing is polled. */
export const standingBy = (self: PollState): PollState => ({
  ...self,
  health: { ...self.health, state: 'standby' },
})

/** The poll has failed, and the next one has to wait. */
export const waiting =
  (trouble: ApiError, backoff: Backoff.Backoff) =>
  (self: PollState): PollState => ({
    ...self,
    backoff,
    health: { ...self.health, state: 'waiting', trouble },
  })

/** The polling was told to stop. Changes nothing if it is stopping or has ended already. */
export const stopping = (self: PollState): PollState =>
  ['running', 'standby', 'waiting'].includes(self.health.state)
    ? { ...self, health: { ...self.health, state: 'stopping' } }
    : self

/** The polling cannot go on. */
export const failed =
  (trouble: ApiError) =>
  (self: PollState): PollState => ({ ...self, health: { ...self.health, state: 'failed', trouble } })

/** The polling has ended after a stop. */
export const stopped = (self: PollState): PollState => ({
  ...self,
  health: { ...self.health, state: 'stopped' },
})

// destructors

/** The least time between two polls while an update is unfinished, so long after the last new update. */
export const paceOf = (since: Millis, canStop: boolean): Millis => {
  if (canStop && since < stopTime) return stopPace
  return since < quickTime ? quickPace : usualPace
}
