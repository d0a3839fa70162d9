// One update, handled by a bot: what it gives is a dead letter or nothing, and it never rejects. Every source
// handles its updates here.

import type { Context, HasLane } from '@pipegram/compose/Context'
import type { Bot } from '@pipegram/compose/Handler'
import type { Interpreter } from '@pipegram/core/Call'
import { trackCalls } from '@pipegram/core/CallTracker'
import type { Update, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { DeadLetter } from './DeadLetter.ts'
import { makeUnrunReport } from './internal/UnrunReport.ts'
import { albumOf } from './Lane.ts'
import { stderr, type Notify } from './Notice.ts'

// model

/** The options of a handling. */
export interface HandlingOptions {
  /** Runs the calls of the bot. */
  readonly call: Interpreter
  /** The bot's own user, from getMe. */
  readonly me: User
  readonly bot: Bot
  /** Tells the person who runs the bot what they should know. Default: a line on stderr. */
  readonly report?: Notify
}

/** Handles one update. `undefined`: it was handled. The promise never rejects. */
export type Handling = (update: Update, giveWay: IO<Task<void>>) => Promise<DeadLetter | undefined>

// constructors

/** Handles updates with a bot. */
export const makeHandling = ({ bot, call, me, report = stderr }: HandlingOptions): Handling => {
  const tellUnrun = makeUnrunReport(report)
  return async (update, giveWay) => {
    try {
      const { call: tracked, unrun } = trackCalls(call)
      const own: Context = { update, call: tracked, me }
      const ctx: Context & HasLane = albumOf(update) === undefined ? own : { ...own, giveWay }
      const result = await bot(ctx)()
      tellUnrun(update, unrun())
      // By its type a bot cannot fail, but JavaScript code has no types.
      return E.isLeft(result) ? { _tag: 'Thrown', update, cause: result.left } : undefined
    } catch (cause) {
      return { _tag: 'Thrown', update, cause }
    }
  }
}
