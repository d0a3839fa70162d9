// The turns of a worker. Each turn is one script: it ends updates, renews the lease, and takes lanes.
// Operations that arrive while a turn is on its way share the next one.

import { alarm, type Millis } from '@pipegram/core/Clock'
import { type InboxClaim, type InboxError, type TakenUpdate } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { addGiven, type HeldLanes, isHeld } from './HeldLanes.ts'
import { type InboxServer, listOf } from './InboxServer.ts'
import { argumentsOf, batchOf, settleBatch, type TurnOperation } from './TurnBatch.ts'

// model

export interface TurnLoop {
  /** Runs an operation in the next turn. */
  readonly run: (operation: Omit<TurnOperation, 'end'>) => Promise<E.Either<InboxError, void>>
  /** Returns the updates of the next turn. If it has none, waits for some, or until the signal is aborted. */
  readonly take: (signal: AbortSignal) => Promise<E.Either<InboxError, ReadonlyArray<TakenUpdate>>>
  /** Makes a turn soon. */
  readonly ring: IO<void>
  /** Aborted when the lease is lost. A process that was stopped learns it when it reads this. */
  readonly lost: IO<AbortSignal>
  /** Makes no more turns. */
  readonly stop: IO<void>
}

/** The worker that makes the turns. */
export interface TurnOwner {
  readonly inbox: InboxServer
  readonly claim: InboxClaim
  readonly worker: string
  /** When the claim was sent. */
  readonly begun: Millis
}

type Waiter = (error: InboxError | undefined) => void

interface Loop extends TurnOwner {
  readonly lanes: HeldLanes
  readonly over: AbortController
  queue: Array<TurnOperation>
  /** Calls of `take` that wait for the next turn. */
  waiting: Array<Waiter>
  /** Calls of `take` that wait for an update. */
  readonly watching: Set<IO<void>>
  /** Updates that the worker was given and no `take` has returned yet. */
  given: Array<TakenUpdate>
  /** How many calls of `take` wait. */
  takers: number
  /** The number of the last turn. */
  number: number
  /** True if the answer to the last turn was lost. */
  isUnsure: boolean
  /** The time after which the worker must not rely on its lease. */
  until: Millis
  error: InboxError | undefined
  isStopped: boolean
  /** True if another turn should come soon. */
  isRung: boolean
  wakeUp: IO<void>
  /** Cancels the alarms. */
  unset: ReadonlyArray<IO<void>>
}

// The part of a lease in which updates are begun.
const safePart = 0.9

// constructors

/** Begins the turns. */
export const makeTurnLoop = (owner: TurnOwner): TurnLoop => {
  const { lease } = owner.inbox.settings
  const loop: Loop = {
    ...owner,
    lanes: new Map(),
    over: new AbortController(),
    queue: [],
    waiting: [],
    watching: new Set(),
    given: [],
    takers: 0,
    number: 0,
    isUnsure: false,
    until: owner.begun + safePart * lease,
    error: undefined,
    isStopped: false,
    isRung: false,
    wakeUp: () => undefined,
    unset: [],
  }
  arm(loop, lease / 4)
  void work(loop)
  return {
    run: ({ letter, update, argument }) => {
      const refusal = refusalOf(loop, update)
      if (refusal !== undefined) return Promise.resolve(E.left(refusal))
      return new Promise((end) => {
        loop.queue.push({ letter, update, argument, end })
        kick(loop)
      })
    },
    take: async (signal) => {
      loop.takers += 1
      const taken = await take(loop, signal)
      loop.takers -= 1
      return taken
    },
    ring: () => kick(loop),
    lost: () => {
      look(loop)
      return loop.over.signal
    },
    stop: () => stop(loop),
  }
}

// private

const lostError = ({ inbox }: Loop): InboxError => ({
  _tag: 'Lost',
  reason:
    `This process was silent for longer than its lease of ${inbox.settings.lease / 1000} s, or ` +
    `${inbox.settings.server.name} was away. Other workers have its updates now, and it begins to take ` +
    'updates again.',
})

const refusalOf = (loop: Loop, update: TakenUpdate): InboxError | undefined => {
  look(loop)
  if (loop.error !== undefined) return loop.error
  return isHeld(loop.lanes, update)
    ? undefined
    : { _tag: 'Lost', reason: `Update ${update.id} is not held any more: its lane was given back.` }
}

// A process that was stopped may wake up before its timers ring.
const look = (loop: Loop): void => {
  if (!loop.isStopped && loop.inbox.settings.clock.now() >= loop.until) lose(loop, lostError(loop))
}

const lose = (loop: Loop, error: InboxError): void => {
  if (loop.isStopped) return
  loop.error = error
  stop(loop)
  loop.over.abort('lost')
}

const stop = (loop: Loop): void => {
  loop.isStopped = true
  loop.error ??= { _tag: 'Lost', reason: 'The lease was given back.' }
  for (const unset of loop.unset) unset()
  fail(loop.queue.splice(0), loop.waiting.splice(0), loop.error)
  for (const wake of loop.watching) wake()
  kick(loop)
}

const kick = (loop: Loop): void => {
  loop.isRung = true
  loop.wakeUp()
}

const fail = (
  operations: ReadonlyArray<TurnOperation>,
  waiting: ReadonlyArray<Waiter>,
  error: InboxError,
): void => {
  for (const { end } of operations) end(E.left(error))
  for (const end of waiting) end(error)
}

// Sets the alarms for the latest time of the next turn, and for the end of the lease.
const arm = (loop: Loop, next: Millis): void => {
  const { clock } = loop.inbox.settings
  for (const unset of loop.unset) unset()
  loop.unset = [
    alarm(clock)(next, () => kick(loop)),
    alarm(clock)(Math.max(1, loop.until - clock.now()), () => look(loop)),
  ]
}

const work = async (loop: Loop): Promise<void> => {
  const isOver = (): boolean => loop.isStopped
  while (!isOver()) {
    if (!loop.isRung) await new Promise<void>((resolve) => (loop.wakeUp = resolve))
    // Operations that begin in one turn of the event loop are sent together.
    await new Promise<void>((resolve) => void setImmediate(resolve))
    loop.isRung = false
    if (!isOver()) await turn(loop)
  }
}

const turn = async (loop: Loop): Promise<void> => {
  const { claim, inbox, lanes, worker } = loop
  const { clock, lease } = inbox.settings
  const takes = loop.takers > 0
  const batch = batchOf(lanes, loop.queue.splice(0), claim, takes)
  const waiting = loop.waiting.splice(0)
  const sent = clock.now()
  loop.number += 1
  const settings = { claim, worker, number: loop.number, lease, takes, isUnsure: loop.isUnsure, now: sent }
  const result = await inbox.run('turn', argumentsOf(lanes, batch, settings))()
  loop.isUnsure = E.isLeft(result)
  if (E.isRight(result)) {
    if (result.right[0] === 'ok') loop.until = sent + safePart * lease
    else lose(loop, lostError(loop))
  }
  look(loop)
  if (loop.error !== undefined) return fail(batch.operations, waiting, loop.error)
  if (E.isLeft(result)) {
    arm(loop, lease / 8)
    return fail(batch.operations, waiting, result.left)
  }
  settle(loop, batch, result.right)
  for (const end of waiting) end(undefined)
  for (const wake of loop.watching) wake()
  arm(loop, dueOf(loop, result.right))
}

// How long the next turn may wait: it must renew the lease, and take a lane whose waiting time is over.
const dueOf = (loop: Loop, reply: ReadonlyArray<unknown>): Millis => {
  const due = Number(reply[1])
  const renewal = loop.inbox.settings.lease / 4
  return due < 0 || loop.takers === 0 ? renewal : Math.min(renewal, due + 1)
}

const settle = (
  loop: Loop,
  batch: ReturnType<typeof batchOf>,
  [, , parked, done, grown, given, expired]: ReadonlyArray<unknown>,
): void => {
  const { claim, lanes } = loop
  const results = listOf(done)
  settleBatch(lanes, batch, results)
  for (const name of listOf(grown)) {
    const lane = lanes.get(String(name))
    if (lane === undefined) continue
    lane.hasMore = true
    kick(loop)
  }
  loop.given.push(...addGiven(lanes, given))
  for (let i = 0; i < Number(expired); i++) claim.onChange?.('expired')
  if (Number(parked) > 0)
    claim.report(
      `Updates parked because their process died several times while they ran: ${String(parked)}.`,
    )()
  for (const [i, { end, update }] of batch.operations.entries())
    end(
      results[i] === 1
        ? E.right(undefined)
        : E.left({ _tag: 'Lost', reason: `Another worker has the lane of update ${update.id}.` }),
    )
}

const take = async (
  loop: Loop,
  signal: AbortSignal,
): Promise<E.Either<InboxError, ReadonlyArray<TakenUpdate>>> => {
  look(loop)
  const isOver = (): boolean => signal.aborted
  if (loop.error === undefined && loop.given.length === 0 && !isOver()) {
    const error = await new Promise<InboxError | undefined>((resolve) => {
      loop.waiting.push(resolve)
      kick(loop)
    })
    if (error !== undefined) return E.left(error)
  }
  while (loop.error === undefined && loop.given.length === 0 && !isOver()) await changed(loop, signal)
  if (loop.error !== undefined) return E.left(loop.error)
  return E.right(loop.given.splice(0))
}

const changed = (loop: Loop, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      loop.watching.delete(wake)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    loop.watching.add(wake)
    signal.addEventListener('abort', wake)
  })
