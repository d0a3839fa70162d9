// The steps and comparisons of the laws of an inbox. A fault is reported as a sentence.

import type {
  InboxClaim,
  InboxError,
  InboxLease,
  InboxUpdate,
  OpenInbox,
  TakenUpdate,
} from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { InboxStage } from '../InboxStage.ts'

const bot = 1

export const update = (id: number, lane = 'a'): InboxUpdate => ({
  id,
  lane,
  kind: 'message',
  text: JSON.stringify({ update_id: id, text: 'hello' }),
})

export const claimOf = (limits: Partial<InboxClaim>) => {
  let count = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const claim: InboxClaim = {
    lanes: 100,
    perLane: 1,
    attempts: 3,
    signal: new AbortController().signal,
    report: () => () => {
      count += 1
      resolve()
    },
    ...limits,
  }
  return { claim, told: { first: promise, count: () => count } }
}

export const begin = async (
  stage: InboxStage,
  limits: Partial<InboxClaim> = {},
): Promise<{ readonly inbox: OpenInbox; readonly lease: InboxLease }> => {
  const inbox = await stage.open(bot)
  return { inbox, lease: await right(inbox.claim(claimOf(limits).claim)) }
}

// The next process, after the lease of the previous one has ended.
export const succeed: typeof begin = async (stage, limits) => {
  await stage.pass()
  return begin(stage, limits)
}

export const take = (lease: InboxLease): Promise<ReadonlyArray<TakenUpdate>> =>
  right(lease.take(new AbortController().signal))

// The updates that are given without waiting.
export const takeNow = async (lease: InboxLease): Promise<ReadonlyArray<TakenUpdate>> => {
  const quit = new AbortController()
  const taken = right(lease.take(quit.signal))
  quit.abort()
  return taken
}

export const finish = async (lease: InboxLease, held: ReadonlyArray<TakenUpdate>): Promise<void> => {
  await Promise.all(held.map((each) => right(lease.done(each))))
}

export const idsOf = (updates: ReadonlyArray<{ readonly id: number }>): ReadonlyArray<number> =>
  updates.map(({ id }) => id)

export const at = (held: ReadonlyArray<TakenUpdate>, index: number): TakenUpdate => {
  const found = held[index]
  if (found === undefined) throw new Error(`The inbox gave ${held.length} updates, and should give more.`)
  return found
}

export const right = async <A>(operation: TaskEither<InboxError, A>): Promise<A> => {
  const result = await operation()
  if (E.isLeft(result)) throw new Error(`The inbox refused: ${result.left._tag}. ${result.left.reason}`)
  return result.right
}

export const refused = (name: string, result: E.Either<InboxError, unknown>): void => {
  if (E.isRight(result) || result.left._tag !== 'Lost')
    throw new Error(`The inbox should refuse ${name} as Lost, and gave ${JSON.stringify(result)}.`)
}

export const same = (name: string, actual: unknown, expected: unknown): void => {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value))
  if (is !== should) throw new Error(`The inbox is wrong about ${name}: ${is}, and should be ${should}.`)
}

// Pseudo-random numbers below a limit, the same in every run.
export const sequence = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}
