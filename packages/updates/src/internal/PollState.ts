// The state of a polling, and how it changes, as pure functions.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import * as Backoff from '../Backoff.ts'
import type { Health } from '../Running.ts'

// model

export interface PollState {
  readonly health: Pick<Health, 'state' | 'answeredAt' | 'trouble'>
  readonly backoff: Backoff.Backoff
  /** The last offset that Telegram received; `undefined` if the call failed, or had no offset. */
  readonly sent: number | undefined
  /** When the present call began; `undefined` between two calls. */
  readonly asked: Millis | undefined
  /** How many polls in a row returned nothing new, because all updates that Telegram shows are in flight. */
  readonly blocked: number
  /** When the first of these polls ended. */
  readonly blockedAt: Millis | undefined
}

/** Telegram returns only one update to a call that repeats its offset within this time. */
export const repeatTime: Millis = 500

// The least time between two polls while an update is unfinished: Telegram would return that one at once.
const usualPace: Millis = 600

// The same for some time after a new update, so that the next one need not wait long. Every second of these
// polls has no offset, so that none repeats an offset. Telegram then begins at its oldest update, which is
// the same one.
const quickPace: Millis = 100
const quickTime: Millis = 10_000

// The same for a bot whose updates can end a running handler: /stop should arrive within 100 ms.
const stopPace: Millis = 50
const stopTime: Millis = 600_000

// constructors

/** The state before the first poll. */
export const begun: PollState = {
  health: { state: 'running' },
  backoff: Backoff.initial,
  sent: undefined,
  asked: undefined,
  blocked: 0,
  blockedAt: undefined,
}

// combinators

/** Records that a poll is sent. */
export const asking =
  (sent: number | undefined, asked: Millis) =>
  (self: PollState): PollState => ({ ...self, sent, asked, health: { ...self.health, state: 'running' } })

/** Records that the poll has ended. If it failed, Telegram may not have received its offset. */
export const returned =
  (hasFailed: boolean) =>
  (self: PollState): PollState => ({
    ...self,
    asked: undefined,
    sent: hasFailed ? undefined : self.sent,
  })

/** Records that Telegram has answered. */
export const answered =
  (answeredAt: Millis) =>
  (self: PollState): PollState => ({
    ...self,
    backoff: Backoff.answered(self.backoff),
    health: { state: 'running', answeredAt },
  })

/** Counts the polls in a row that returned nothing new. */
export const counted =
  (isBlocked: boolean, now: Millis) =>
  (self: PollState): PollState => ({
    ...self,
    blocked: isBlocked ? self.blocked + 1 : 0,
    blockedAt: isBlocked ? (self.blockedAt ?? now) : undefined,
  })

/** Records that another process owns the inbox, so that this one does not poll. */
export const standingBy = (self: PollState): PollState => ({
  ...self,
  health: { ...self.health, state: 'standby' },
})

/** Records that the poll has failed, and the next one has to wait. */
export const waiting =
  (trouble: ApiError, backoff: Backoff.Backoff) =>
  (self: PollState): PollState => ({
    ...self,
    backoff,
    health: { ...self.health, state: 'waiting', trouble },
  })

/** Records that the polling should stop. It changes nothing if the polling stops already or has ended. */
export const stopping = (self: PollState): PollState =>
  ['running', 'standby', 'waiting'].includes(self.health.state)
    ? { ...self, health: { ...self.health, state: 'stopping' } }
    : self

/** Records that the polling cannot go on. */
export const failed =
  (trouble: ApiError) =>
  (self: PollState): PollState => ({ ...self, health: { ...self.health, state: 'failed', trouble } })

/** Records that the polling has ended after a stop. */
export const stopped = (self: PollState): PollState => ({
  ...self,
  health: { ...self.health, state: 'stopped' },
})

// destructors

/**
 * The least time between two polls while an update is unfinished. `since`: the age of the last new update.
 */
export const paceOf = (since: Millis, canStop: boolean): Millis => {
  if (canStop && since < stopTime) return stopPace
  return since < quickTime ? quickPace : usualPace
}
