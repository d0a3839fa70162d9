// Updates by long polling: asked for one batch after another, confirmed when they are finished.
// https://core.telegram.org/bots/api#getupdates

import { inspect } from '@pipegram/compose/Inspect'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { system, unless, within, type Millis } from '@pipegram/core/Clock'
import type { UpdateKind } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Backoff from './Backoff.ts'
import { getUpdates } from './Batch.ts'
import { makeDelivery, type DeliveryOptions } from './Delivery.ts'
import { caught } from './internal/Caught.ts'
import { stderr } from './Notice.ts'
import type { Health, Running } from './Running.ts'

// model

export interface PollingOptions extends DeliveryOptions {
  /** The kinds to ask for; unless told, those that the bot answers to. */
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
  /** How long Telegram may wait for an update, in seconds, 0–50; 30 unless told. */
  readonly timeout?: number
  /** The most updates in a batch, 1–100; 100 unless told. */
  readonly limit?: number
  /**
   * How long another poll of the same bot is borne, in milliseconds; a minute unless told, so that a new
   * release can take over from the old.
   */
  readonly patience?: Millis
  /** How long updates in flight may take to end after a stop, in milliseconds; 10 s unless told. */
  readonly deadline?: Millis
  /**
   * An interpreter that gives up its calls when the signal is aborted: with it the connection of a long poll
   * is closed on a stop. Without it the poll is merely left alone.
   */
  readonly withSignal?: (signal: AbortSignal) => Interpreter
}

// A poll that brings the offset no further lasts as long as this. Telegram gives an unfinished update again
// at once, and only one of them to a call that repeats its offset within half a second.
const repeat: Millis = 600

// As long as all that Telegram gives at a time is in flight, polling brings nothing new.
const blocked: Millis = 5_000

// What ends soon after its batch need not come again with the next.
const settling: Millis = 100

// A call that has been under way for so long has reached Telegram, and has confirmed what is below its
// offset.
const arrival: Millis = 200

// How long the last confirmation may take.
const farewell: Millis = 5_000

// constructors

/**
 * Starts polling. While one chat is slow, others go on: Telegram shows up to 100 updates from the oldest
 * unfinished one on, and those are dealt with beside it.
 */
export const poll =
  (options: PollingOptions): IO<Running> =>
  () => {
    const {
      bot,
      timeout = 30,
      limit = 100,
      patience = 60_000,
      deadline = 10_000,
      clock = system,
      report = stderr,
      random = Math.random,
    } = options
    const allowed_updates = options.allowedUpdates ?? inspect(bot).allowedUpdates
    const leaving = new AbortController()
    const call = caught(options.call)
    const ask = caught(options.withSignal?.(leaving.signal) ?? options.call)
    let stopping = false
    let look = (): void => undefined
    // The offset that was sent last, and since when the call that sent it is under way.
    let sent: number | undefined
    let asked: Millis | undefined
    // How many polls in a row brought nothing, for all that Telegram shows is in flight.
    let held = 0
    let trouble = Backoff.calm
    let health: Pick<Health, 'state' | 'answeredAt' | 'trouble'> = { state: 'running' }

    const delivery = makeDelivery(options, () => look())

    // Waits for so long, or until a condition holds after an update ended, or until the stop.
    const pause = async (ms: Millis, holds: IO<boolean> = () => false): Promise<void> => {
      if (ms <= 0 || holds() || stopping) return
      const gate = new AbortController()
      look = () => {
        // With a reason: without one an error is made for each, with its stack.
        if (holds() || stopping) gate.abort('over')
      }
      await clock.sleep(ms, gate.signal)()
      look = () => undefined
    }

    // One poll, and the wait after it. It gives the failure that ends the polling.
    const once = async (): Promise<ApiError | undefined> => {
      const began = clock.now()
      const offset = delivery.offset()
      const params = { limit, timeout, allowed_updates, ...(offset === undefined ? {} : { offset }) }
      sent = offset
      asked = began
      health = { ...health, state: 'running' }
      const answer = await unless(leaving.signal)(ask(getUpdates(params))())()
      asked = undefined
      if (answer !== undefined && E.isLeft(answer)) sent = undefined
      if (answer === undefined || stopping) return undefined
      if (E.isLeft(answer)) return fail(answer.left)
      trouble = Backoff.answered(trouble)
      health = { state: 'running', answeredAt: clock.now() }
      const taken = await delivery.take(answer.right, offset, leaving.signal)()
      await pause(settling, () => delivery.inFlight() === 0)
      if (delivery.offset() !== offset) {
        held = 0
        return undefined
      }
      const full = taken === 0 && answer.right.length >= limit
      held = full ? held + 1 : 0
      if (held === 2)
        report(
          `Update ${String(offset)} is not finished, and all that Telegram shows from it on is taken: nothing new comes until it is.`,
        )()
      await pause(began + (full ? blocked : repeat) - clock.now(), () => delivery.offset() !== offset)
      return undefined
    }

    const fail = async (error: ApiError): Promise<ApiError | undefined> => {
      const verdict = Backoff.failed(error, { now: clock.now(), random: random(), patience })(trouble)
      if (verdict._tag === 'End') {
        report(`${sentence(error)} ${verdict.advice} Polling has ended.`.replace('  ', ' '))()
        return error
      }
      trouble = verdict.next
      health = { ...health, state: 'waiting', trouble: error }
      if (verdict.tell) report(`${sentence(error)} Trying again.`)()
      await pause(verdict.ms)
      return undefined
    }

    const finish = async (error: ApiError | undefined): Promise<E.Either<ApiError, void>> => {
      if (error !== undefined) health = { ...health, state: 'failed', trouble: error }
      const left = await delivery.close(deadline)()
      if (left > 0)
        report(
          `${left} of the updates in flight did not end within ${deadline / 1000} s. They are not confirmed: Telegram gives them again.`,
        )()
      const offset = delivery.offset()
      // Telegram would hold back the answer to an offset that it has just been given, and it confirms nothing
      // new.
      if (error === undefined && offset !== undefined && offset !== sent) {
        const confirmed = await within(
          clock,
          farewell,
        )(call(getUpdates({ offset, limit: 1, timeout: 0 }))())()
        if (confirmed === undefined || E.isLeft(confirmed))
          report(
            `The last updates were dealt with and could not be confirmed: Telegram gives them again.${confirmed === undefined ? '' : ` ${sentence(confirmed.left)}`}`,
          )()
      }
      if (error === undefined) health = { ...health, state: 'stopped' }
      return error === undefined ? E.right(undefined) : E.left(error)
    }

    const run = async (): Promise<E.Either<ApiError, void>> => {
      let error: ApiError | undefined
      while (error === undefined && !stopping) error = await once()
      return finish(error)
    }

    const done = run()
    return {
      done: () => done,
      stop: async () => {
        if (health.state === 'running' || health.state === 'waiting')
          health = { ...health, state: 'stopping' }
        stopping = true
        look()
        if (asked !== undefined) await clock.sleep(asked + arrival - clock.now())()
        leaving.abort()
        await done
      },
      health: () => {
        const offset = delivery.offset()
        return { ...health, inFlight: delivery.inFlight(), ...(offset === undefined ? {} : { offset }) }
      },
    }
  }

// private

const sentence = (error: ApiError): string => {
  const text = toString(error)
  return text.endsWith('.') ? text : `${text}.`
}
