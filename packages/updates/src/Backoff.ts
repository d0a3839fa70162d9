// What to do after a poll failed: pure. Some failures pass, some end the polling, and each is told once until
// it passed.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'

// model

/** What went wrong since the last answer. */
export interface Backoff {
  /** Failures in a row. */
  readonly failures: number
  /** The kinds of failure that were told since the last answer. */
  readonly told: ReadonlyArray<ApiError['_tag']>
  /** When another poll of the same bot was first and last seen. It outlives an answer: two polls take turns. */
  readonly rival?: { readonly since: Millis; readonly last: Millis }
}

/** Wait and poll again, or end. `tell` is true for the first failure of its kind since the last answer. */
export type Verdict =
  | { readonly _tag: 'Wait'; readonly ms: Millis; readonly tell: boolean; readonly next: Backoff }
  | { readonly _tag: 'End'; readonly advice: string }

export interface Conditions {
  readonly now: Millis
  /** From 0 to less than 1. */
  readonly random: number
  /** How long another poll of the same bot is borne: long enough for a new release to take over from the old. */
  readonly patience: Millis
}

/** The shortest and the longest wait after a failure of the network or of Telegram. */
export const shortest: Millis = 500
export const longest: Millis = 30_000

// constructors

/** Nothing went wrong. */
export const calm: Backoff = { failures: 0, told: [] }

// combinators

/** After an answer. */
export const answered = ({ rival }: Backoff): Backoff => (rival === undefined ? calm : { ...calm, rival })

/** After a failure. */
export const failed =
  (error: ApiError, conditions: Conditions) =>
  (self: Backoff): Verdict => {
    const wait = (ms: Millis, rival = self.rival): Verdict => ({
      _tag: 'Wait',
      ms,
      tell: !self.told.includes(error._tag),
      next: {
        failures: self.failures + 1,
        told: [...new Set([...self.told, error._tag])],
        ...defined({ rival }),
      },
    })
    switch (error._tag) {
      case 'RateLimited':
        return wait(error.retryAfter * 1000)
      // What could not be sent is the fault of a middleware, which may be over the next time.
      case 'Unreachable':
      case 'Timeout':
      case 'Malformed':
      case 'Unsendable':
        return wait(delay(self.failures, conditions.random))
      case 'Rejected':
        // A refusal of this very request would be the same the next time.
        return error.code >= 500 ? wait(delay(self.failures, conditions.random)) : { _tag: 'End', advice: '' }
      case 'Conflict': {
        if (/webhook/i.test(error.description))
          return {
            _tag: 'End',
            advice: 'A webhook takes the updates of this bot: call deleteWebhook to poll instead.',
          }
        const { now, patience } = conditions
        const rival =
          self.rival !== undefined && now - self.rival.last <= patience
            ? { since: self.rival.since, last: now }
            : { since: now, last: now }
        return now - rival.since >= patience
          ? {
              _tag: 'End',
              advice: `Another instance has polled for ${Math.round((now - rival.since) / 1000)} s: only one may.`,
            }
          : wait(delay(self.failures, conditions.random), rival)
      }
      case 'Unauthorized':
      case 'Aborted':
      case 'BotBlocked':
      case 'ChatMigrated':
        return { _tag: 'End', advice: '' }
    }
  }

/**
 * The wait after so many failures before this one: it doubles from `shortest` to `longest`, each time cut by
 * up to a half.
 */
export const delay = (failures: number, random: number): Millis => {
  const most = Math.min(longest, 2 * shortest * 2 ** failures)
  return most / 2 + (random * most) / 2
}
