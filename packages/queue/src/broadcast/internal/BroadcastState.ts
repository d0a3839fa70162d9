// A run of a broadcast: its settings and its state.

import type { Interpreter } from '@pipegram/core/Call'
import type { Clock, Millis } from '@pipegram/core/Clock'
import type { StoreError } from '@pipegram/core/Store'
import { showStoreError } from '@pipegram/core/StoreKeys'
import { delay } from '@pipegram/updates/Backoff'
import type { Notify } from '@pipegram/updates/Notice'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { BroadcastError, BroadcastOptions, Recipient } from '../BroadcastPlan.ts'
import type { BroadcastProgress } from '../BroadcastProgress.ts'
import type { BroadcastBook } from './BroadcastBook.ts'

// model

export interface BroadcastSettings<R extends Recipient> extends Pick<
  BroadcastOptions<R>,
  'id' | 'to' | 'message' | 'total' | 'onGone'
> {
  readonly inFlight: number
  readonly unsure: 'repeat' | 'skip'
  readonly book: BroadcastBook
  readonly clock: Clock
  readonly random: IO<number>
  readonly report: Notify
}

/** The state of a run. */
export interface BroadcastRun<R extends Recipient> extends BroadcastSettings<R> {
  /** The id of this run: no other run has it. */
  readonly name: string
  readonly call: Interpreter
  /** Aborted when the run should serve no further recipient. */
  readonly halt: AbortController
  /** Aborted when the broadcast belongs to another run. */
  readonly lost: AbortController
  readonly counts: { sent: number; gone: number; refused: number; unsure: number }
  /** The recipients whose message was refused before any other message had a different result. */
  readonly refusals: Array<{ readonly id: number; readonly version: string }>
  /** How many messages of this run ended without being refused. */
  accepted: number
  state: BroadcastProgress['state']
  /** When the run began to serve. */
  begun: Millis
  /** How many recipients earlier runs have served. */
  servedBefore: number
  /** Whether an earlier run has marked the last recipient, and probably the next one. */
  isAmongServed: boolean
  /** When the lease of the run ends. */
  until: Millis
  fault: BroadcastError | undefined
}

// constructors

/** The fault of a run whose first messages were all refused. */
export const wrongMessage = <R extends Recipient>({ refusals, id }: BroadcastRun<R>): BroadcastError => ({
  _tag: 'Refused',
  reason:
    `Telegram refused the first messages of "${id}", ${refusals.length} of them. ` +
    'Correct the message and start again: nobody counts as served.',
})

/** The fault of a run whose store cannot be used. */
export const broken = (error: StoreError): BroadcastError => ({
  _tag: 'Broken',
  reason: `The store of a broadcast cannot be used: ${showStoreError(error)}`,
})

// combinators

/** Repeats an operation while the store is away, and reports that once. */
export const persist = async <R extends Recipient, A>(
  { clock, halt, random, report, id }: BroadcastRun<R>,
  operation: TaskEither<StoreError, A>,
): Promise<E.Either<StoreError, A>> => {
  for (let failures = 0; ; failures++) {
    const result = await operation()
    if (E.isRight(result) || result.left._tag !== 'Unavailable' || result.left.isFinal === true) return result
    if (failures === 0) report(`The broadcast "${id}" waits for its store: ${result.left.reason}`)()
    if (halt.signal.aborted) return result
    await clock.sleep(delay(failures, random()), halt.signal)()
  }
}

/** Ends a run with a fault. The first fault counts. */
export const fail = <R extends Recipient>(run: BroadcastRun<R>, fault: BroadcastError): void => {
  run.fault ??= fault
  run.halt.abort('failed')
}
