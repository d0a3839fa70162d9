// A record of each update: its kind, its chat and user, its outcome, and its duration. A privacy policy says
// what it may contain.
//
// Wing `watch`: what a running bot shows of its updates: logs, traces and metrics, under one privacy policy.

import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { quietly, watched, type OutcomeLabel, type LogLevel } from './internal/OutcomeLabel.ts'
import { privacy, type PrivacyPolicy, type UpdateSummary } from './Privacy.ts'

// model

export type { OutcomeLabel, LogLevel } from './internal/OutcomeLabel.ts'

/** What is logged when an update has ended: plain data, as pino and others take it. */
export interface UpdateLogRecord extends UpdateSummary {
  /** How it ended: `handled`, `skipped`, the tag of an error, or `threw` for a fault of the program. */
  readonly outcome: OutcomeLabel
  /** How long all took that the log stands before, in milliseconds; 0 where the clock was put back meanwhile. */
  readonly ms: Millis
}

/**
 * What a handler notes: a word or a sentence, fields of its own, and the same summary, by which the two are
 * found together.
 */
export interface LogNote extends UpdateSummary {
  readonly note: string
  readonly [field: string]: unknown
}

/**
 * Where records go: `(record, level) => logger[level](record)` is one. What it throws breaks no update; a
 * promise of it is waited for.
 */
export interface LogSink {
  (record: UpdateLogRecord | LogNote, level: LogLevel): unknown
}

/** What `log` adds. */
export interface HasLog {
  /** Writes a record of its own while the update is under way; the summary wins over fields of the same name. */
  readonly log: (
    note: string,
    fields?: Readonly<globalThis.Record<string, unknown>>,
    level?: LogLevel,
  ) => void
}

export interface LogOptions {
  /** The machine's clock unless told. */
  readonly clock?: Clock
  /** What may be said of an update; without one, ids are hashed, and nothing is said of texts and names. */
  readonly privacy?: PrivacyPolicy
}

// constructors

/**
 * Gives a record of each update to a function when the update has ended, at a level: `info` where it was
 * dealt with, skipped or refused in a way that the user can mend; `warn` for other errors; `error` for what
 * was thrown. Put it first.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { log } from '@pipegram/compose/Log'
 *   import { privacy } from '@pipegram/compose/Privacy'
 *   import { harness, makeTestClock, said } from '@pipegram/testing'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const records: Array<unknown> = []
 *   const bot = pipeline(
 *     use(
 *       log((record) => records.push(record), {
 *         clock: makeTestClock(),
 *         privacy: privacy({ ids: 'plain' }),
 *       }),
 *     ),
 *     commands({ buy: () => TE.left({ _tag: 'SoldOut', sentence: 'There is none left.' }) }),
 *   )
 *
 *   await harness(bot)(said('/buy for Bob'))()
 *   assert.deepStrictEqual(records, [
 *     {
 *       update_id: 1,
 *       kind: 'message',
 *       chat: 1001,
 *       chat_type: 'private',
 *       user: 1001,
 *       command: 'buy',
 *       outcome: 'SoldOut',
 *       ms: 0,
 *     },
 *   ])
 */
export const log = (
  sink: LogSink,
  { clock = system, privacy: { summaryOf } = privacy() }: LogOptions = {},
): Middleware<HasUpdate, HasLog, never> => {
  const log =
    <E>(
      { update }: HasUpdate,
      next: (added: HasLog) => TE.TaskEither<E, Outcome>,
    ): TE.TaskEither<E, Outcome> =>
    async () => {
      const start = clock.now()
      const summary = once(() => summaryOf(update))
      const writing: Array<Promise<unknown>> = []
      const write = (record: () => UpdateLogRecord | LogNote, level: LogLevel): void =>
        void writing.push(quietly(() => sink(record(), level)))
      const note: HasLog['log'] = (words, fields, level = 'info') => {
        write(() => ({ ...fields, ...summary(), note: words }), level)
      }
      return watched(
        () => next({ log: note }),
        (outcome, level) => {
          write(() => ({ ...summary(), outcome, ms: Math.max(0, clock.now() - start) }), level)
          return Promise.all(writing)
        },
      )()
    }
  return named('log', log, true)
}

// private

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}
