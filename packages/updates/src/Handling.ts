// Handles one update with a bot. The result is a dead letter or `undefined`; it never rejects. Every source
// handles its updates here.

import type { Context, HandlerTurn, HasLane, HasTurn } from '@pipegram/compose/Context'
import type { Bot } from '@pipegram/compose/Handler'
import type { Interpreter } from '@pipegram/core/Call'
import { trackCalls } from '@pipegram/core/CallTracker'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { BotFullInfo, Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { DeadLetter } from './DeadLetter.ts'
import { makeLossReport } from './internal/LossReport.ts'
import { makeParallelPauses } from './internal/Pauses.ts'
import {
  abortLimit,
  endLimit,
  extendLimit,
  interruptLimit,
  longTime,
  makeTimeLimit,
  type TimeLimit,
} from './internal/TimeLimit.ts'
import { makeUnrunReport } from './internal/UnrunReport.ts'
import { albumOf } from './Lane.ts'
import { stderr, type Notify } from './Notice.ts'
import type { StuckHandler } from './Running.ts'

// model

/** The options of a handling. */
export interface HandlingOptions {
  /** Runs the calls of the bot. */
  readonly call: Interpreter
  /** The bot's own user, from getMe. */
  readonly me: BotFullInfo
  readonly bot: Bot
  /** Tells the operator of the bot what they should know. Default: a line on stderr. */
  readonly report?: Notify
  /**
   * The most time that an update may take. After it, the signal of the context is aborted, calls end as
   * `Aborted`, and the update becomes a dead letter, `TimedOut`. The step `timeout` changes the limit for a
   * branch. Default: `1m`.
   */
  readonly timeLimit?: Duration | 'none'
  /**
   * Runs before the bot and before each of its calls. There, a source can interrupt the handler; a bot that
   * is interrupted before its start does not start. Default: nothing.
   */
  readonly beforeCall?: IO<void>
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** What the source knows about the turn of one update. */
export interface HandlingTurn extends Partial<Pick<HandlerTurn, 'interrupt' | 'skipped'>> {
  /** Runs the calls of this update. Default: the interpreter of all updates. */
  readonly call?: Interpreter
  /** Gets an effect that interrupts the handler. An interrupted update counts as handled. */
  readonly started?: (interrupt: IO<void>) => void
}

/** Handles one update. Returns a dead letter if that failed. The promise never rejects. */
export interface Handling {
  (update: Update, giveWay: IO<Task<void>>, turn?: HandlingTurn): Promise<DeadLetter | undefined>
  /** The handlers that have run for 30 seconds or longer, oldest first. */
  readonly stuck: IO<ReadonlyArray<StuckHandler>>
  /** Aborts the signals of the running handlers, and gives each one second to end. */
  readonly interrupt: IO<void>
  /** Aborts the signals of the running handlers. Their updates are not finished. */
  readonly close: IO<void>
}

// The shortest and the longest pause before an update is handled again.
const shortestPause: Millis = 500
const longestPause: Millis = 30_000

// How long a handler runs before `health` lists it.
const stuckAfter: Millis = 30_000

// constructors

/** Handles updates with a bot. */
export const makeHandling = ({
  bot,
  call,
  me,
  report = stderr,
  timeLimit = '1m',
  beforeCall,
  clock = system,
}: HandlingOptions): Handling => {
  const most = timeLimit === 'none' ? Infinity : toMillis('timeLimit', timeLimit)
  const tellLosses = makeLossReport(report)
  const tellUnrun = makeUnrunReport(report)
  const running = new Set<HandlerRun>()
  // Aborted when the running updates will be handled again: by another worker, or after the next start.
  let ours = new AbortController()
  const pauses = makeParallelPauses(clock)

  const attempt = async (
    run: HandlerRun,
    giveWay: IO<Task<void>>,
    { call: own = call, skipped = noUpdates, interrupt = none }: HandlingTurn,
    end: (letter: DeadLetter | undefined) => void,
  ): Promise<void> => {
    const { update, limit } = run
    try {
      beforeCall?.()
      if (limit.isInterrupted) return end(undefined)
      tellLosses(update)
      const { signal } = limit.over
      const { call: tracked, unrun } = trackCalls(own, signal, beforeCall)
      const { signal: isOurs } = ours
      const turn: HandlerTurn = {
        extend: (ms) => extendLimit(limit, ms),
        skipped,
        interrupt,
        // Few handlers use `last`, so it is made at the first use.
        get last() {
          return trackCalls(own, isOurs, beforeCall).call
        },
        again: () => (run.isAgain = true),
      }
      const plain: Context & HasTurn = { update, call: tracked, me, signal, turn }
      const ctx: Context & HasLane = albumOf(update) === undefined ? plain : { ...plain, giveWay }
      const result = await bot(ctx)()
      tellUnrun(`update ${update.update_id}`, unrun())
      // By its type a bot cannot fail, but JavaScript code has no types.
      end(E.isLeft(result) ? { _tag: 'Thrown', update, cause: result.left } : undefined)
    } catch (cause) {
      end({ _tag: 'Thrown', update, cause })
    }
  }

  const handle = (
    update: Update,
    giveWay: IO<Task<void>>,
    turn: HandlingTurn = {},
    pause: Millis = shortestPause,
  ): Promise<DeadLetter | undefined> =>
    new Promise((resolve) => {
      const end = (letter: DeadLetter | undefined): void => {
        if (!running.delete(run)) return
        endLimit(limit)
        if (run.isAgain && letter === undefined && !limit.isInterrupted) {
          // After the close, the pause never ends.
          void pauses
            .pause(Math.min(pause, longestPause))
            .then((isOver) => resolve(isOver ? undefined : handle(update, giveWay, turn, 2 * pause)))
          return
        }
        // The update of an interrupted handler counts as handled, whatever the handler returns.
        resolve(limit.isInterrupted ? undefined : letter)
      }
      const ring = (after: Millis): void => end({ _tag: 'TimedOut', update, after })
      const limit = makeTimeLimit({ clock, most, ring, onLong: () => report(longText(update))() })
      const run: HandlerRun = { update, limit, isAgain: false }
      running.add(run)
      turn.started?.(() => interruptLimit(limit))
      void attempt(run, giveWay, turn, end)
    })

  return Object.assign(handle, {
    stuck: () => {
      const until = clock.now() - stuckAfter
      return [...running].filter(({ limit }) => limit.begun <= until).map(stuckOf)
    },
    interrupt: () => {
      ours.abort()
      ours = new AbortController()
      for (const { limit } of running) interruptLimit(limit)
      pauses.interrupt()
    },
    close: () => {
      ours.abort()
      for (const { limit } of running) abortLimit(limit)
      pauses.close()
    },
  })
}

// private

interface HandlerRun {
  readonly update: Update
  readonly limit: TimeLimit
  /** True if the handler should run again, since something that it needs is away. */
  isAgain: boolean
}

const longText = (update: Update): string =>
  `Update ${update.update_id} (${kindOf(update) ?? 'of an unknown kind'}) runs for ` +
  `${longTime / 60_000} min, without a time limit. Its chat waits until it ends.`

const none: IO<number> = () => 0

const noUpdates: ReadonlyArray<Update> = []

const stuckOf = ({ update, limit }: HandlerRun): StuckHandler => ({
  update_id: update.update_id,
  kind: kindOf(update) ?? 'unknown',
  since: limit.begun,
})
