// From a batch of updates to the bot: each into its lane, each finished when the bot has dealt with it or its
// dead letter was delivered, and not before.

import type { Context, HasLane } from '@pipegram/compose/Context'
import type { Bot } from '@pipegram/compose/Handler'
import type { Interpreter } from '@pipegram/core/Call'
import { system, within, type Clock, type Millis } from '@pipegram/core/Clock'
import type { Update, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { decode, idOf } from './Batch.ts'
import { persistent, reporting, type DeadLetter, type DeadLetterHook } from './DeadLetter.ts'
import { albumOf, keyOf, makeLanes, type Job } from './Lane.ts'
import { stderr, type Notify } from './Notice.ts'
import * as Offset from './Offset.ts'

// model

/** What every source needs to deliver updates to a bot. */
export interface DeliveryOptions {
  /** Runs the calls of the bot. */
  readonly call: Interpreter
  /** The bot's own user, as getMe gives it. */
  readonly me: User
  readonly bot: Bot
  /**
   * How many updates may be in flight, 1 or more; 100 unless told, which is also the most that Telegram shows
   * to a poll.
   */
  readonly inFlight?: number
  /** Where an update goes that does not decode, or on which the bot threw. Unless told, one line to `report`. */
  readonly onDeadLetter?: DeadLetterHook
  readonly clock?: Clock
  /** Says what a person should know; to stderr unless told. */
  readonly report?: Notify
  /** Numbers from 0 to less than 1, to spread what is tried again. */
  readonly random?: IO<number>
}

/** The way from a source to the bot. */
export interface Delivery {
  /**
   * Takes what is new in a batch that was asked for from an offset. It waits while too many are in flight,
   * until the signal is aborted: the rest is then not taken. It gives how many were taken.
   */
  readonly take: (
    batch: ReadonlyArray<unknown>,
    sent: number | undefined,
    signal: AbortSignal,
  ) => Task<number>
  /** All updates below it are finished. */
  readonly offset: IO<number | undefined>
  /** Updates taken and not finished. */
  readonly inFlight: IO<number>
  /**
   * Waits until nothing is in flight, or for so long; what did not end by then never counts as finished. It
   * gives how many did not.
   */
  readonly close: (deadline: Millis) => Task<number>
}

// constructors

/** A way to a bot. `onEnd` runs whenever an update has left its lane. */
export const makeDelivery = (options: DeliveryOptions, onEnd: IO<void>): Delivery => {
  const { bot, call, me, inFlight = 100, clock = system, report = stderr, random = Math.random } = options
  const lanes = makeLanes(inFlight, onEnd)
  const abandoned = new AbortController()
  const bury = persistent(options.onDeadLetter ?? reporting(report), {
    client: call,
    clock,
    random,
    report,
    signal: abandoned.signal,
  })
  let offset = Offset.empty

  const deal = async (update: Update, giveWay: IO<void>): Promise<DeadLetter | undefined> => {
    try {
      const ctx: Context & HasLane =
        albumOf(update) === undefined ? { update, call, me } : { update, call, me, giveWay }
      const result = await bot(ctx)()
      // The type says that a bot has no error left; in JavaScript nothing does.
      return E.isLeft(result) ? { _tag: 'Thrown', update, cause: result.left } : undefined
    } catch (cause) {
      return { _tag: 'Thrown', update, cause }
    }
  }

  const job = (
    id: number | undefined,
    group: string | undefined,
    work: (giveWay: IO<void>) => Promise<DeadLetter | undefined>,
  ): Job => {
    const { era } = offset
    const run = async (giveWay: IO<void>): Promise<void> => {
      const letter = await work(giveWay)
      const done = letter === undefined || (await bury(letter)())
      if (done && id !== undefined && !abandoned.signal.aborted) offset = Offset.finish(id, era)(offset)
    }
    return group === undefined ? run : Object.assign(run, { group })
  }

  return {
    take: (batch, sent, signal) => async () => {
      offset = Offset.renumber(
        batch.flatMap((raw) => idOf(raw) ?? []),
        sent,
      )(offset)
      let taken = 0
      // Telegram sorts them. If it did not, an id after a higher one would count as done.
      for (const raw of batch.toSorted((a, b) => (idOf(a) ?? 0) - (idOf(b) ?? 0))) {
        const id = idOf(raw)
        if (signal.aborted) break
        if (id !== undefined && Offset.isKnown(id)(offset)) continue
        // Taken before it is accepted: if it never is, it stays unfinished and is not confirmed.
        if (id !== undefined) offset = Offset.take(id)(offset)
        const decoded = decode(raw)
        const key = E.isRight(decoded) ? keyOf(decoded.right) : undefined
        const work = E.isRight(decoded)
          ? job(id, albumOf(decoded.right), (giveWay) => deal(decoded.right, giveWay))
          : job(id, undefined, async () => ({ _tag: 'Undecodable', update: raw, errors: decoded.left }))
        // Nothing is awaited while there is room.
        if (lanes.enter(key, work) || (await lanes.offer(key, work, signal)())) taken += 1
      }
      return taken
    },
    offset: () => Offset.confirmed(offset),
    inFlight: lanes.size,
    close: (deadline) => async () => {
      await within(clock, deadline)(lanes.drain())()
      abandoned.abort()
      return lanes.close()
    },
  }
}
