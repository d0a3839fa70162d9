// One run of a broadcast: it holds the broadcast by a lease, and several loops serve the recipients.

import { bounded } from '@pipegram/core/Bounded'
import type { Interpreter } from '@pipegram/core/Call'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { BroadcastError, Recipient, RunningBroadcast } from '../BroadcastPlan.ts'
import { type BroadcastProgress, servedIn } from '../BroadcastProgress.ts'
import type { BroadcastPhase } from './BroadcastBook.ts'
import {
  broken,
  type BroadcastRun,
  type BroadcastSettings,
  fail,
  persist,
  wrongMessage,
} from './BroadcastState.ts'
import { serve } from './BroadcastStep.ts'

// How long a run may be silent before another takes over, and how often it renews its lease.
const lease: Millis = 5_000
const beat: Millis = 1_000

// How often a run that is paused, or whose lease is over, checks again.
const checkPause: Millis = 250

// constructors

/** Begins a run. */
export const runBroadcast = <R extends Recipient>(
  settings: BroadcastSettings<R>,
  call: Interpreter,
): RunningBroadcast => {
  const lost = new AbortController()
  const run: BroadcastRun<R> = {
    ...settings,
    name: crypto.randomUUID(),
    call: bounded(call).with({ signal: lost.signal }),
    halt: new AbortController(),
    lost,
    counts: { sent: 0, gone: 0, refused: 0, unsure: 0 },
    refusals: [],
    accepted: 0,
    state: 'standby',
    begun: settings.clock.now(),
    servedBefore: 0,
    isAmongServed: true,
    until: 0,
    fault: undefined,
  }
  const ended = runToEnd(run)
  return {
    progress: () => progressOf(run),
    stop: async () => {
      run.halt.abort('stopped')
      await ended
    },
    done: () => ended,
  }
}

// private

const runToEnd = async <R extends Recipient>(
  run: BroadcastRun<R>,
): Promise<E.Either<BroadcastError, BroadcastProgress>> => {
  if (await hold(run)) {
    run.begun = run.clock.now()
    const over = new AbortController()
    const beating = keep(run, over.signal)
    const areAllServed = await serveAll(run)
    over.abort('over')
    await beating
    await leave(run, areAllServed)
  }
  if (run.fault !== undefined) run.state = 'failed'
  return run.fault === undefined ? E.right(progressOf(run)) : E.left(run.fault)
}

// Waits until no other run holds the broadcast, and takes it. Returns false if there is nothing to do.
const hold = async <R extends Recipient>(run: BroadcastRun<R>): Promise<boolean> => {
  const { book, clock, halt, name } = run
  for (let isTold = false; !halt.signal.aborted; isTold = true) {
    const now = clock.now()
    const found = await persist(
      run,
      book.state.change((before) => {
        const isFree = before?.runner === undefined || before.until <= now
        const phase = before?.phase ?? 'open'
        const isOver = phase === 'done' || phase === 'cancelled'
        return isFree && !isOver
          ? {
              value: { counts: run.counts, rate: 0, phase, runner: name, until: now + lease },
              result: { phase, counts: run.counts, isMine: true, left: 0 },
            }
          : {
              value: before,
              result: {
                ...{ phase, counts: before?.counts ?? run.counts, isMine: false },
                left: (before?.until ?? now) - now,
              },
            }
      }),
    )
    if (E.isLeft(found)) {
      fail(run, broken(found.left))
      return false
    }
    const { phase, counts, isMine, left } = found.right
    run.until = now + lease
    if (isMine) run.state = phase === 'paused' ? 'paused' : 'running'
    if (isMine) return true
    if (phase === 'done' || phase === 'cancelled') {
      Object.assign(run.counts, counts)
      run.state = phase
      return false
    }
    if (!isTold)
      run.report(
        `The broadcast "${run.id}" belongs to another process. This one goes on when that one ends, or is ` +
          `silent for ${lease / 1_000} s.`,
      )()
    await clock.sleep(Math.max(1, Math.min(beat, left)), halt.signal)()
  }
  run.state = 'stopped'
  return false
}

// Renews the lease, writes the counts, and obeys `pause`, `resume` and `cancel`.
const keep = async <R extends Recipient>(run: BroadcastRun<R>, over: AbortSignal): Promise<void> => {
  const { book, clock, halt, lost, name } = run
  const isOver = (): boolean => over.aborted
  for (;;) {
    await clock.sleep(beat, over)()
    if (isOver()) return
    const now = clock.now()
    const kept = await book.state.change<BroadcastPhase | undefined>((before) => {
      const isMine = before?.runner === name
      return {
        value: isMine ? { ...before, counts: run.counts, rate: rateOf(run), until: now + lease } : before,
        result: isMine ? before.phase : undefined,
      }
    })()
    // While the store is away, the loops that serve wait as soon as the lease is over.
    if (E.isLeft(kept)) continue
    if (kept.right === undefined) {
      fail(run, { _tag: 'Lost', reason: `Another process has taken over the broadcast "${run.id}".` })
      lost.abort('lost')
      return
    }
    run.until = now + lease
    run.state = kept.right === 'open' ? 'running' : kept.right
    if (kept.right === 'cancelled') halt.abort('cancelled')
  }
}

// Serves all recipients, `inFlight` at a time. Returns false if some may be left.
const serveAll = async <R extends Recipient>(run: BroadcastRun<R>): Promise<boolean> => {
  const { clock, halt, inFlight, to } = run
  let finishedLoops = 0
  const isOver = (): boolean => halt.signal.aborted
  try {
    const next = inTurn(to())
    const serveInTurn = async (): Promise<void> => {
      for (;;) {
        while (!isOver() && (run.state === 'paused' || clock.now() >= run.until))
          await clock.sleep(checkPause, halt.signal)()
        if (isOver()) return
        const { done, value } = await next()
        if (done === true) {
          finishedLoops += 1
          return
        }
        await serve(run, value)
      }
    }
    const loops = await Promise.allSettled(Array.from({ length: inFlight }, serveInTurn))
    for (const each of loops) if (each.status === 'rejected') throw each.reason
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    fail(run, { _tag: 'Broken', reason: `The recipients of "${run.id}" cannot be read: ${said}` })
  }
  return finishedLoops === inFlight
}

// Asks the iterator for one recipient at a time: not every iterator allows several requests at once.
const inTurn = <R>(source: AsyncIterable<R> | Iterable<R>): (() => Promise<IteratorResult<R, unknown>>) => {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(() => iterator.next())
    last = next
    return next
  }
}

// Gives the broadcast back, as done or still open.
const leave = async <R extends Recipient>(run: BroadcastRun<R>, areAllServed: boolean): Promise<void> => {
  const { book, counts, name, refusals } = run
  if (run.fault === undefined && areAllServed && run.accepted === 0 && refusals.length > 0)
    run.fault = wrongMessage(run)
  if (run.fault?._tag === 'Refused')
    for (const { id, version } of refusals) {
      counts.refused -= 1
      await book.unmark(id, version)()
    }
  const isDone = areAllServed && run.fault === undefined
  const left = await persist(
    run,
    book.state.change((before) =>
      before?.runner === name
        ? {
            value: { phase: isDone ? 'done' : before.phase, counts, rate: rateOf(run), until: 0 },
            result: before.phase,
          }
        : { value: before, result: 'open' },
    ),
  )
  run.state = isDone ? 'done' : E.isRight(left) && left.right === 'cancelled' ? 'cancelled' : 'stopped'
}

const rateOf = <R extends Recipient>({ begun, clock, counts, servedBefore }: BroadcastRun<R>): number =>
  (servedIn(counts) - servedBefore) / Math.max(0.001, (clock.now() - begun) / 1_000)

const progressOf = <R extends Recipient>(run: BroadcastRun<R>): BroadcastProgress => ({
  ...run.counts,
  state: run.state,
  rate: rateOf(run),
  ...defined({ total: run.total }),
})
