// Delivers a batch of updates to the bot, each in its lane. An update is finished only after the bot has
// handled it, or after its dead letter was delivered.

import { system, within, type Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { decode, idOf } from './Batch.ts'
import { hookTime, persistent, reporting, type DeadLetter, type DeadLetterHook } from './DeadLetter.ts'
import { makeUnnumbered } from './internal/Unnumbered.ts'
import { makeLanes } from './Lane.ts'
import { stderr } from './Notice.ts'
import * as Offset from './Offset.ts'
import { makeTurns, type TurnEntry, type TurnOptions, type Turns } from './Turns.ts'

// model

/** The options of a delivery to a bot. */
export interface DeliveryOptions extends TurnOptions {
  /**
   * How many updates may be in flight, 1 or more. Default: 100, which is also the most that one poll returns.
   */
  readonly inFlight?: number
  /**
   * Receives each update that does not decode, or on which the bot threw. Default: one line to `report`.
   */
  readonly onDeadLetter?: DeadLetterHook
  /** Returns a number from 0 to less than 1, to spread repeats over time. Default: `Math.random`. */
  readonly random?: IO<number>
}

/** Takes updates from a source to the bot. */
export interface Delivery {
  /** Ends when `take` may be called, or after `close`. Default: at once. */
  readonly ready?: Task<void>
  /** True if this process handles updates while another process fetches them. Default: false. */
  readonly shares?: IO<boolean>
  /** Aborted when `take` must not be called any more, until `ready` ends again. Default: never aborted. */
  readonly gone?: IO<AbortSignal>
  /**
   * Takes the new updates of a batch, and returns how many. `sent` is the offset of the poll that returned
   * the batch. It waits while too many updates are in flight. If the signal is aborted, it takes no more.
   */
  readonly take: (
    batch: ReadonlyArray<unknown>,
    sent: number | undefined,
    signal: AbortSignal,
  ) => Task<number>
  /** All updates below this id are finished. */
  readonly offset: IO<number | undefined>
  /** How many updates are taken and not finished. */
  readonly inFlight: IO<number>
  /** The handlers that have run for a long time. */
  readonly stuck: Turns['stuck']
  /** True if an update may end a running handler, and updates are confirmed only later. Default: false. */
  readonly mayReplace?: boolean
  /** How many taken updates can be confirmed only later. */
  readonly unconfirmed: IO<number>
  /**
   * Waits until no update is in flight, for at most `deadline` milliseconds. Updates that did not end by then
   * never count as finished. Returns how many there are.
   */
  readonly close: (deadline: Millis) => Task<number>
}

// constructors

/** Delivers to a bot. `onEnd` runs whenever an update has left its lane. */
export const makeDelivery = (options: DeliveryOptions, onEnd: IO<void>): Delivery => {
  const { call, inFlight = 100, clock = system, report = stderr, random = Math.random } = options
  const lanes = makeLanes(inFlight, onEnd)
  const abandoned = new AbortController()
  const deliver = persistent(options.onDeadLetter ?? reporting(report), {
    client: call,
    clock,
    random,
    report,
    signal: abandoned.signal,
  })
  const isNew = makeUnnumbered()
  const turns = makeTurns({ ...options, report })
  let offset = Offset.empty

  const finishing = (id: number | undefined): TurnEntry['finish'] => {
    const { era } = offset
    const finish = (): void => {
      if (id !== undefined && !abandoned.signal.aborted) offset = Offset.finish(id, era)(offset)
    }
    const send = async (letter: DeadLetter): Promise<boolean> => {
      const delivered = await deliver(letter)()
      if (delivered) finish()
      // The lane may have gone on before the letter was delivered, so its end did not call this.
      onEnd()
      return delivered
    }
    return (letter) => {
      if (letter !== undefined)
        return within(clock, hookTime)(send(letter))().then((delivered) => delivered ?? true)
      finish()
      return true
    }
  }

  return {
    take: (batch, sent, signal) => async () => {
      offset = Offset.renumber(
        batch.flatMap((raw) => idOf(raw) ?? []),
        sent,
      )(offset)
      let taken = 0
      // Telegram sorts the updates. If it did not, an id after a higher one would count as known.
      for (const raw of batch.toSorted((a, b) => (idOf(a) ?? 0) - (idOf(b) ?? 0))) {
        const id = idOf(raw)
        if (signal.aborted) break
        if (id === undefined ? !isNew(raw) : Offset.isKnown(id)(offset)) continue
        // Taken before a lane accepts it: an update that is never accepted stays unfinished and unconfirmed.
        if (id !== undefined) offset = Offset.take(id)(offset)
        const decoded = decode(raw)
        const finish = finishing(id)
        const lane = E.isRight(decoded) ? turns.laneOf(decoded.right) : undefined
        const job = E.isRight(decoded)
          ? turns.job({ update: decoded.right, lane, finish })
          : async () => {
              await finish({ _tag: 'Undecodable', update: raw, errors: decoded.left })
            }
        // `enter` comes first, since awaiting `offer` costs time even if there is room.
        if (lanes.enter(lane, job) || (await lanes.offer(lane, job, signal)())) taken += 1
      }
      return taken
    },
    offset: () => Offset.confirmed(offset),
    inFlight: lanes.size,
    stuck: turns.stuck,
    mayReplace: turns.mayReplace,
    unconfirmed: lanes.size,
    close: (deadline) => async () => {
      turns.hurry()
      await within(clock, deadline)(lanes.drain())()
      abandoned.abort()
      turns.close()
      return lanes.close()
    },
  }
}
