// Long polling: fetches updates in batches, and confirms them when they are finished.
// https://core.telegram.org/bots/api#getupdates

import { inspect } from '@pipegram/compose/Inspect'
import { toString, type ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { getWebhookInfo } from '@pipegram/core/Calls'
import { system, unless, within, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { UpdateKind } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Backoff from './Backoff.ts'
import { getUpdates } from './Batch.ts'
import { type Delivery, makeDelivery, type DeliveryOptions } from './Delivery.ts'
import type { OpenInbox } from './inbox/Inbox.ts'
import { makeInboxDelivery } from './inbox/InboxDelivery.ts'
import type { InboxSeeing } from './inbox/InboxSeeing.ts'
import { makePauses, type Pauses } from './internal/Pauses.ts'
import * as State from './internal/PollState.ts'
import { processName } from './internal/ProcessName.ts'
import { safe } from './internal/SafeInterpreter.ts'
import { stderr } from './Notice.ts'
import type { Health, Running } from './Running.ts'
import { hostOf } from './webhook/WebhookSetup.ts'

// model

export interface PollingOptions extends DeliveryOptions, InboxSeeing {
  /**
   * Where updates are stored before they are confirmed: a batch is confirmed at once, and handled from the
   * inbox. Default: an update is confirmed after it was handled.
   */
  readonly inbox?: OpenInbox
  /** With an inbox: how many times an update may be tried before it is parked, 1 or more. Default: 3. */
  readonly attempts?: number
  /** With an inbox: true if this process handles updates, too; false if it only puts them. Default: true. */
  readonly handles?: boolean
  /** The kinds of updates to request. Default: the kinds that the bot answers. */
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
  /** How long Telegram may wait for an update, in seconds: 0–50. Default: 30. */
  readonly timeout?: number
  /** The most updates in a batch: 1–100. Default: 100. */
  readonly limit?: number
  /**
   * How long to tolerate another poll of the same bot, so that a new release can take over from the old one.
   * Default: `1m`.
   */
  readonly patience?: Duration
  /** How long updates in flight may take to end after a stop. Default: `10s`. */
  readonly deadline?: Duration
  /**
   * The same interpreter, whose calls end when the signal is aborted, so that a stop closes the connection of
   * the long poll. Default: a stop leaves the last poll to end by itself.
   */
  readonly withSignal?: (signal: AbortSignal) => Interpreter
}

// The least time between two polls while all updates that one poll can return are in flight: such a poll
// returns no new ones.
const blockedInterval: Millis = 5_000

// How long to wait for the updates of a batch: the next poll does not return those that end in this time.
const settleTime: Millis = 100

// How long a call may take to reach Telegram, which then confirms the updates below the offset.
const arrivalTime: Millis = 200

// How much longer than `timeout` a poll may take before `health` says `late`.
const lateness: Millis = 30_000

// How long no update may end, while all that Telegram shows are taken, before `health` says `blocked`.
const blockedTime: Millis = 60_000

// How long the last confirmation may take.
const confirmTime: Millis = 5_000

// constructors

/**
 * Starts polling. A slow chat does not block the others: while its update is unfinished, Telegram still
 * returns up to 100 updates, beginning with that one, and the bot handles them.
 */
export const poll =
  (options: PollingOptions): IO<Running> =>
  () => {
    const poller = makePoller(options)
    const done = run(poller)
    return { done: () => done, stop: () => stop(poller, done), health: () => healthOf(poller) }
  }

// private

// The settings and the parts of a polling.
interface Poller extends Required<Pick<PollingOptions, 'timeout' | 'limit' | 'clock' | 'report' | 'random'>> {
  readonly patience: Millis
  readonly deadline: Millis
  readonly allowed_updates: ReadonlyArray<string>
  /** Runs calls to their end. */
  readonly call: Interpreter
  /** Runs calls that end when the signal is aborted. */
  readonly ask: (signal: AbortSignal) => Interpreter
  readonly quit: AbortController
  readonly delivery: Delivery
  readonly pauses: Pauses
  /** When the polling began. */
  begun: Millis
  /** When a poll last returned a new update. */
  newAt: Millis
  state: State.PollState
}

const makePoller = (options: PollingOptions): Poller => {
  const { clock = system } = options
  const quit = new AbortController()
  const pauses = makePauses(clock)
  const asking = safe(options.withSignal?.(quit.signal) ?? options.call)
  return {
    timeout: options.timeout ?? 30,
    limit: options.limit ?? 100,
    patience: toMillis('patience', options.patience ?? '1m'),
    deadline: toMillis('deadline', options.deadline ?? '10s'),
    clock,
    report: options.report ?? stderr,
    random: options.random ?? Math.random,
    allowed_updates: options.allowedUpdates ?? inspect(options.bot).allowedUpdates,
    call: safe(options.call),
    ask: (signal) => (signal === quit.signal ? asking : safe(options.withSignal?.(signal) ?? options.call)),
    quit,
    delivery:
      options.inbox === undefined
        ? makeDelivery(options, pauses.look)
        : makeInboxDelivery(options.inbox, options, pauses.look),
    pauses,
    begun: clock.now(),
    newAt: -Infinity,
    state: State.begun,
  }
}

const run = async (poller: Poller): Promise<E.Either<ApiError, void>> => {
  let error: ApiError | undefined
  while (error === undefined && !poller.pauses.isStopped()) error = await pollOnce(poller)
  return finish(poller, error)
}

// Polls once and waits. Returns the failure that ends the polling.
const pollOnce = async (poller: Poller): Promise<ApiError | undefined> => {
  const { ask, clock, delivery, quit, pauses, limit, timeout, allowed_updates } = poller
  if (delivery.ready !== undefined) await standBy(poller, delivery.ready())
  if (pauses.isStopped()) return undefined
  const began = clock.now()
  const next = delivery.offset()
  const offset = next === poller.state.sent && paceOf(poller) < State.repeatTime ? undefined : next
  const params = defined({ offset, limit, timeout, allowed_updates })
  poller.state = State.asking(offset, began)(poller.state)
  const gone = delivery.gone?.()
  const over = gone === undefined ? quit.signal : AbortSignal.any([quit.signal, gone])
  const answer = await unless(over)(ask(over)(getUpdates(params))())()
  poller.state = State.returned(answer !== undefined && E.isLeft(answer))(poller.state)
  if (answer === undefined || pauses.isStopped()) return undefined
  if (E.isLeft(answer)) return backOff(poller, answer.left)
  poller.state = State.answered(clock.now())(poller.state)
  const taken = await delivery.take(answer.right, offset, quit.signal)()
  if (taken > 0) poller.newAt = clock.now()
  await pauses.pause(Math.min(settleTime, paceOf(poller)), () => delivery.unconfirmed() === 0)
  await rest(poller, began, next, taken === 0 && answer.right.length >= limit)
  return undefined
}

// Waits until this process owns the inbox. Mostly it does already: then `ready` ends within few microtasks.
const standBy = async (poller: Poller, ready: Promise<void>): Promise<void> => {
  const own = { isReady: false }
  void ready.then(() => (own.isReady = true))
  for (let i = 0; i < 4 && !own.isReady; i += 1) await Promise.resolve()
  if (own.isReady) return
  poller.state = State.standingBy(poller.state)
  await unless(poller.quit.signal)(ready)()
  poller.begun = poller.clock.now()
}

// Waits after a poll, until an update ends and the next poll can confirm it. `isFull`: the poll returned as
// many updates as a poll can, and all were taken before.
const rest = async (
  poller: Poller,
  began: Millis,
  offset: number | undefined,
  isFull: boolean,
): Promise<void> => {
  const { clock, delivery, limit, pauses, report } = poller
  const hasMoved = (): boolean => delivery.offset() !== offset
  poller.state = State.counted(isFull && !hasMoved(), clock.now())(poller.state)
  if (hasMoved()) return
  if (poller.state.blocked === 2)
    report(
      `Update ${String(offset)} is not finished, and Telegram shows only ${limit} updates from it on. ` +
        'All are taken: no new ones come until it is finished.',
    )()
  await pauses.pause(began + (isFull ? blockedInterval : paceOf(poller)) - clock.now(), hasMoved)
}

const paceOf = ({ clock, delivery, newAt }: Poller): Millis =>
  State.paceOf(clock.now() - newAt, delivery.mayReplace === true)

// Waits after a failure. Returns the failure if polling cannot go on.
const backOff = async (poller: Poller, error: ApiError): Promise<ApiError | undefined> => {
  const { clock, patience, pauses, random, report, state } = poller
  const webhook = error._tag === 'Conflict' ? await webhookOf(poller) : undefined
  const conditions = { now: clock.now(), random: random(), patience, ...defined({ webhook }) }
  const verdict = Backoff.failed(error, conditions)(state.backoff)
  if (verdict._tag === 'End') {
    report(`${sentence(error)} ${verdict.advice} Polling has ended.`.replace('  ', ' '))()
    return error
  }
  poller.state = State.waiting(error, verdict.next)(state)
  const rivals =
    `This is ${processName()}: ` + `it tries again for ${patience / 1000} s, so that the other one can stop.`
  if (verdict.isNew) report(`${sentence(error)} ${error._tag === 'Conflict' ? rivals : 'Trying again.'}`)()
  await pauses.pause(verdict.ms)
  return undefined
}

// The host of the bot's webhook, if one is set. The text of a 409 may change, so it asks Telegram.
const webhookOf = async ({ ask, clock, quit }: Poller): Promise<string | undefined> => {
  const asked = unless(quit.signal)(ask(quit.signal)(getWebhookInfo())())()
  const info = await within(clock, confirmTime)(asked)()
  return info !== undefined && E.isRight(info) && info.right.url !== '' ? hostOf(info.right.url) : undefined
}

const finish = async (poller: Poller, error: ApiError | undefined): Promise<E.Either<ApiError, void>> => {
  const { deadline, delivery, report } = poller
  if (error !== undefined) poller.state = State.failed(error)(poller.state)
  const left = await delivery.close(deadline)()
  if (left > 0)
    report(
      `Updates that did not end within ${deadline / 1000} s after the stop: ${left}. ` +
        'Telegram sends them again.',
    )()
  if (error !== undefined) return E.left(error)
  await confirm(poller)
  poller.state = State.stopped(poller.state)
  return E.right(undefined)
}

// Confirms the updates that ended since the last poll. It does not send the same offset twice: Telegram would
// delay its answer, and the offset would confirm nothing new.
const confirm = async ({ call, clock, delivery, report, state }: Poller): Promise<void> => {
  const offset = delivery.offset()
  if (offset === undefined || offset === state.sent) return
  const confirmed = await within(clock, confirmTime)(call(getUpdates({ offset, limit: 1, timeout: 0 }))())()
  const why = confirmed !== undefined && E.isLeft(confirmed) ? ` ${sentence(confirmed.left)}` : ''
  if (confirmed === undefined || E.isLeft(confirmed))
    report(`The last updates were handled but could not be confirmed: Telegram sends them again.${why}`)()
}

const stop = async (poller: Poller, done: Promise<unknown>): Promise<void> => {
  const { clock, quit, pauses } = poller
  poller.state = State.stopping(poller.state)
  pauses.stop()
  const { asked } = poller.state
  if (asked !== undefined) await clock.sleep(asked + arrivalTime - clock.now())()
  quit.abort()
  await done
}

const healthOf = (poller: Poller): Health => {
  const { delivery, state } = poller
  const stuck = delivery.stuck()
  return {
    ...state.health,
    state: stateOf(poller),
    inFlight: delivery.inFlight(),
    ...defined({ offset: delivery.offset(), stuck: stuck.length > 0 ? stuck : undefined }),
  }
}

const stateOf = ({ state, begun, clock, delivery, timeout }: Poller): Health['state'] => {
  const { health, blockedAt } = state
  if (health.state === 'standby' && delivery.shares?.() === true) return 'running'
  if (health.state !== 'running') return health.state
  const now = clock.now()
  if (now - Math.max(health.answeredAt ?? begun, begun) > timeout * 1000 + lateness) return 'late'
  return blockedAt !== undefined && now - blockedAt > blockedTime ? 'blocked' : 'running'
}

const sentence = (error: ApiError): string => {
  const text = toString(error)
  return text.endsWith('.') ? text : `${text}.`
}
