// A record of each update: its kind, chat, user, outcome and duration. A privacy policy says what it may
// contain.
//
// Wing `watch`: logs, traces and metrics of a running bot, under one privacy policy.

import { type Clock, type Millis, system } from '@pipegram/core/Clock'
import { consoleLog } from '@pipegram/core/ConsoleLog'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { quietly, watched, type OutcomeLabel, type LogLevel } from './internal/OutcomeLabel.ts'
import { privacy, type PrivacyPolicy, type UpdateSummary } from './Privacy.ts'

// model

export type { OutcomeLabel, LogLevel } from './internal/OutcomeLabel.ts'

/** What is logged when an update has ended, as plain data for pino and other loggers. */
export interface UpdateLogRecord extends UpdateSummary {
  /** The outcome: `handled`, `skipped`, the tag of an error, or `threw` for a bug in the program. */
  readonly outcome: OutcomeLabel
  /** Time spent in all later steps, in ms. 0 if the clock was set back during the update. */
  readonly ms: Millis
}

/**
 * What a handler logs: a word or a sentence, its own fields, and the summary of its update. The summary
 * connects the note with the record of the update.
 */
export interface LogNote extends UpdateSummary {
  readonly note: string
  readonly [field: string]: unknown
}

/**
 * Where records go, such as `(record, level) => logger[level](record)`. An error that it throws does not
 * break the update. A promise that it returns is awaited.
 */
export interface LogSink {
  (record: UpdateLogRecord | LogNote, level: LogLevel): unknown
}

/** What `log` adds. */
export interface HasLog {
  /** Logs a note while the update is handled. The fields of the summary replace fields of the same name. */
  readonly log: (
    note: string,
    fields?: Readonly<globalThis.Record<string, unknown>>,
    level?: LogLevel,
  ) => void
}

/** Options of `log`. */
export interface LogOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
  /** What a record may contain. Default: hashed ids, no texts, no names. */
  readonly privacy?: PrivacyPolicy
}

// constructors

/**
 * Calls a function with one record and its level when an update has ended. `info`: the update was handled,
 * skipped, or failed with an error that the user can correct. `warn`: any other error. `error`: something was
 * thrown. Put this step first. Default: prints the record as a line of JSON on the console, without tokens.
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
 *     commands({ buy: () => TE.left({ _tag: 'SoldOut', sentence: 'Sold out.' }) }),
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
  sink: LogSink = consoleLog,
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
