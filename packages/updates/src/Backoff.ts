// The reaction to a failed poll, as pure functions. Some failures pass and some end the polling. Each
// kind is reported once until the next answer.

import { floodWait, type ApiError } from '@pipegram/core/ApiError'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'

// model

/** The failures since the last answer. */
export interface Backoff {
  /** Failures in a row. */
  readonly failures: number
  /** The kinds of failure that were reported since the last answer. */
  readonly reported: ReadonlyArray<ApiError['_tag']>
  /**
   * When another poll of the same bot was first and last seen. An answer does not clear it, since two polls
   * take turns.
   */
  readonly conflict?: { readonly since: Millis; readonly last: Millis }
}

/** Wait and poll again, or end. `isNew` is true for the first failure of its kind since the last answer. */
export type BackoffVerdict =
  | { readonly _tag: 'Wait'; readonly ms: Millis; readonly isNew: boolean; readonly next: Backoff }
  | { readonly _tag: 'End'; readonly advice: string }

/** The present, and the settings of the polling. */
export interface BackoffConditions {
  readonly now: Millis
  /** From 0 to less than 1. */
  readonly random: number
  /**
   * How long to tolerate another poll of the same bot. A new release takes over from the old one in this
   * time.
   */
  readonly patience: Millis
  /** The host of the webhook that Telegram knows; missing if no webhook is set or known. */
  readonly webhook?: string
}

/** The shortest and the longest wait after a failure of the network or of Telegram. */
export const shortest: Millis = 500
export const longest: Millis = 30_000

/** The longest wait after a 429: a wrong answer never makes a bot sleep for days. */
export const longestFlood: Millis = 3_600_000

// constructors

/** The state before any failure. */
export const initial: Backoff = { failures: 0, reported: [] }

// combinators

/** Records an answer. */
export const answered = ({ conflict }: Backoff): Backoff => ({ ...initial, ...defined({ conflict }) })

/** Records a failure, and says what to do. */
export const failed =
  (error: ApiError, conditions: BackoffConditions) =>
  (self: Backoff): BackoffVerdict => {
    const wait = (ms: Millis, conflict = self.conflict): BackoffVerdict => ({
      _tag: 'Wait',
      ms,
      isNew: !self.reported.includes(error._tag),
      next: {
        failures: self.failures + 1,
        reported: [...new Set([...self.reported, error._tag])],
        ...defined({ conflict }),
      },
    })
    switch (error._tag) {
      case 'RateLimited':
        // At least the usual wait: `retry_after` may make no sense, and the server must not be asked too
        // often.
        return wait(
          Math.max(Math.min(floodWait(error), longestFlood), delay(self.failures, conditions.random)),
        )
      // A middleware that could not send the call may be able to send the next one.
      case 'Unreachable':
      case 'Timeout':
      case 'Malformed':
      case 'Unsendable':
        return wait(delay(self.failures, conditions.random))
      case 'Rejected':
        // Telegram would refuse the same request again.
        return error.code >= 500 ? wait(delay(self.failures, conditions.random)) : { _tag: 'End', advice: '' }
      case 'Conflict': {
        const { now, patience, webhook } = conditions
        if (webhook !== undefined)
          return {
            _tag: 'End',
            advice:
              `The webhook at ${webhook} receives the updates of this bot: ` +
              'call deleteWebhook to poll instead.',
          }
        const since =
          self.conflict !== undefined && now - self.conflict.last <= patience ? self.conflict.since : now
        return now - since >= patience
          ? {
              _tag: 'End',
              advice:
                `Another instance has polled for ${Math.round((now - since) / 1000)} s: only one may. ` +
                'Stop that one first, or give each a token of its own.',
            }
          : wait(delay(self.failures, conditions.random), { since, last: now })
      }
      case 'Unauthorized':
      case 'Aborted':
      case 'BotBlocked':
      case 'ChatMigrated':
        return { _tag: 'End', advice: '' }
    }
  }

/**
 * How long to wait after a failure, with this many failures in a row before it. The wait doubles from
 * `shortest` to `longest`, and each wait is cut at random by up to a half.
 */
export const delay = (failures: number, random: number): Millis => {
  const most = Math.min(longest, 2 * shortest * 2 ** failures)
  return most / 2 + (random * most) / 2
}
