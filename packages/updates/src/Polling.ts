// Updates by long polling: asked for one batch after another, confirmed when they are finished.
// https://core.telegram.org/bots/api#getupdates

import { inspect } from '@pipegram/compose/Inspect'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { system, unless, within, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { UpdateKind } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Backoff from './Backoff.ts'
import { getUpdates } from './Batch.ts'
import { type Delivery, makeDelivery, type DeliveryOptions } from './Delivery.ts'
import { caught } from './internal/Caught.ts'
import { makePauses, type Pauses } from './internal/Pauses.ts'
import * as State from './internal/PollState.ts'
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
   * How long to tolerate another poll of the same bot, so that a new release can take over from the old one.
   * Default: `1m`.
   */
  readonly patience?: Duration
  /** How long updates in flight may take to end after a stop. Default: `10s`. */
  readonly deadline?: Duration
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
    const poller = makePoller(options)
    const done = run(poller)
    return { done: () => done, stop: () => stop(poller, done), health: () => healthOf(poller) }
  }

// private

// A polling: its settings, what it works with, and `state`, which alone changes.
interface Poller extends Required<Pick<PollingOptions, 'timeout' | 'limit' | 'clock' | 'report' | 'random'>> {
  readonly patience: Millis
  readonly deadline: Millis
  readonly allowed_updates: ReadonlyArray<string>
  /** Runs calls to their end. */
  readonly call: Interpreter
  /** Runs calls that are given up when `leaving` is aborted. */
  readonly ask: Interpreter
  readonly leaving: AbortController
  readonly delivery: Delivery
  readonly pauses: Pauses
  state: State.PollState
}

const makePoller = (options: PollingOptions): Poller => {
  const { clock = system } = options
  const leaving = new AbortController()
  const pauses = makePauses(clock)
  return {
    timeout: options.timeout ?? 30,
    limit: options.limit ?? 100,
    patience: toMillis('patience', options.patience ?? '1m'),
    deadline: toMillis('deadline', options.deadline ?? '10s'),
    clock,
    report: options.report ?? stderr,
    random: options.random ?? Math.random,
    allowed_updates: options.allowedUpdates ?? inspect(options.bot).allowedUpdates,
    call: caught(options.call),
    ask: caught(options.withSignal?.(leaving.signal) ?? options.call),
    leaving,
    delivery: makeDelivery(options, pauses.look),
    pauses,
    state: State.begun,
  }
}

const run = async (poller: Poller): Promise<E.Either<ApiError, void>> => {
  let error: ApiError | undefined
  while (error === undefined && !poller.pauses.isStopped()) error = await pollOnce(poller)
  return finish(poller, error)
}

// One poll, and the wait after it. It gives the failure that ends the polling.
const pollOnce = async (poller: Poller): Promise<ApiError | undefined> => {
  const { ask, clock, delivery, leaving, pauses, limit, timeout, allowed_updates } = poller
  const began = clock.now()
  const offset = delivery.offset()
  const params = defined({ offset, limit, timeout, allowed_updates })
  poller.state = State.asking(offset, began)(poller.state)
  const answer = await unless(leaving.signal)(ask(getUpdates(params))())()
  poller.state = State.returned(answer !== undefined && E.isLeft(answer))(poller.state)
  if (answer === undefined || pauses.isStopped()) return undefined
  if (E.isLeft(answer)) return backOff(poller, answer.left)
  poller.state = State.answered(clock.now())(poller.state)
  const taken = await delivery.take(answer.right, offset, leaving.signal)()
  await pauses.pause(settling, () => delivery.inFlight() === 0)
  await rest(poller, began, offset, taken === 0 && answer.right.length >= limit)
  return undefined
}

// The wait after a poll, unless an update has ended and the next poll can confirm it. `isFull`: Telegram
// showed as much as it shows, and all of it was taken before.
const rest = async (
  poller: Poller,
  began: Millis,
  offset: number | undefined,
  isFull: boolean,
): Promise<void> => {
  const { clock, delivery, pauses, report } = poller
  const hasMoved = (): boolean => delivery.offset() !== offset
  poller.state = State.counted(isFull && !hasMoved())(poller.state)
  if (hasMoved()) return
  if (poller.state.blocked === 2)
    report(
      `Update ${String(offset)} is not finished, and all that Telegram shows from it on is taken: nothing new comes until it is.`,
    )()
  await pauses.pause(began + (isFull ? blocked : repeat) - clock.now(), hasMoved)
}

// The wait after a failure. It gives the failure if polling cannot go on.
const backOff = async (poller: Poller, error: ApiError): Promise<ApiError | undefined> => {
  const { clock, patience, pauses, random, report, state } = poller
  const verdict = Backoff.failed(error, { now: clock.now(), random: random(), patience })(state.backoff)
  if (verdict._tag === 'End') {
    report(`${sentence(error)} ${verdict.advice} Polling has ended.`.replace('  ', ' '))()
    return error
  }
  poller.state = State.waiting(error, verdict.next)(state)
  if (verdict.tell) report(`${sentence(error)} Trying again.`)()
  await pauses.pause(verdict.ms)
  return undefined
}

const finish = async (poller: Poller, error: ApiError | undefined): Promise<E.Either<ApiError, void>> => {
  const { deadline, delivery, report } = poller
  if (error !== undefined) poller.state = State.failed(error)(poller.state)
  const left = await delivery.close(deadline)()
  if (left > 0)
    report(
      `${left} of the updates in flight did not end within ${deadline / 1000} s. They are not confirmed: Telegram gives them again.`,
    )()
  if (error !== undefined) return E.left(error)
  await confirm(poller)
  poller.state = State.stopped(poller.state)
  return E.right(undefined)
}

// Confirms what ended since the last poll. Telegram would hold back the answer to an offset that it has just
// been given, and such an offset confirms nothing new.
const confirm = async ({ call, clock, delivery, report, state }: Poller): Promise<void> => {
  const offset = delivery.offset()
  if (offset === undefined || offset === state.sent) return
  const confirmed = await within(clock, farewell)(call(getUpdates({ offset, limit: 1, timeout: 0 }))())()
  if (confirmed === undefined || E.isLeft(confirmed))
    report(
      `The last updates were dealt with and could not be confirmed: Telegram gives them again.${confirmed === undefined ? '' : ` ${sentence(confirmed.left)}`}`,
    )()
}

const stop = async (poller: Poller, done: Promise<unknown>): Promise<void> => {
  const { clock, leaving, pauses } = poller
  poller.state = State.stopping(poller.state)
  pauses.stop()
  const { asked } = poller.state
  if (asked !== undefined) await clock.sleep(asked + arrival - clock.now())()
  leaving.abort()
  await done
}

const healthOf = ({ state: { health }, delivery }: Poller): Health => {
  return { ...health, inFlight: delivery.inFlight(), ...defined({ offset: delivery.offset() }) }
}

const sentence = (error: ApiError): string => {
  const text = toString(error)
  return text.endsWith('.') ? text : `${text}.`
}
