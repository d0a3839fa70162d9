// Repeats operations of an inbox while it is away, and reports each outage once.

import type { Clock } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { delay } from '../../Backoff.ts'
import type { Notify } from '../../Notice.ts'
import type { InboxError } from '../Inbox.ts'

// model

/**
 * Repeats an operation until it succeeds, is refused for good, or the signal is aborted. It waits 0.5 to 30 s
 * between two tries. `failed` runs after the first try if that fails.
 */
export type Persist = <A>(
  operation: TaskEither<InboxError, A>,
  signal: AbortSignal,
  failed?: IO<void>,
) => Promise<E.Either<InboxError, A>>

// constructors

/** A `Persist` that reports the beginning and the end of each outage. */
export const makePersist = (
  clock: Clock,
  random: IO<number>,
  report: Notify,
  name = 'The inbox',
): Persist => {
  let told: string | undefined
  let away = 0
  const tell = (reason: string): void => {
    if (told === undefined) report(reason)()
    told = reason
  }
  const leave = (hasSucceeded: boolean): void => {
    away -= 1
    if (away > 0) return
    told = undefined
    if (hasSucceeded) report(`${name} works again.`)()
  }
  const repeat = async <A>(
    operation: TaskEither<InboxError, A>,
    signal: AbortSignal,
    first: E.Either<InboxError, A>,
  ): Promise<E.Either<InboxError, A>> => {
    let result = first
    for (let failures = 0; ; failures++) {
      if (E.isRight(result) || !passes(result.left) || signal.aborted) {
        if (failures > 0) leave(E.isRight(result))
        return result
      }
      if (failures === 0) away += 1
      tell(result.left.reason)
      // A full inbox gets room as its updates end, so it is tried more often.
      await clock.sleep(delay(result.left._tag === 'Full' ? 0 : failures, random()), signal)()
      result = await operation()
    }
  }
  // Each update needs two operations, so a successful one costs only one promise.
  return (operation, signal, failed) =>
    operation().then((result) => {
      if (E.isRight(result)) return result
      failed?.()
      return repeat(operation, signal, result)
    })
}

// private

const passes = ({ _tag }: InboxError): boolean => {
  switch (_tag) {
    case 'Unavailable':
    case 'Unusable':
    case 'Full':
      return true
    case 'Lost':
    case 'Closed':
      return false
  }
}
