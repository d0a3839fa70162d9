// Serves one recipient of a broadcast: marks them, sends the message, and decides what the answer means.

import { type ApiError, floodWait, mayHaveActed, toString } from '@pipegram/core/ApiError'
import { type Call, inBulk } from '@pipegram/core/Call'
import { getMe } from '@pipegram/core/Calls'
import type { Version } from '@pipegram/core/Store'
import { delay } from '@pipegram/updates/Backoff'
import * as E from 'fp-ts/lib/Either.js'
import type { Recipient } from '../BroadcastPlan.ts'
import type { BroadcastMark } from './BroadcastBook.ts'
import { broken, type BroadcastRun, fail, persist, wrongMessage } from './BroadcastState.ts'

// How many times a message is sent if its answer is lost.
const mostTries = 3

// After this many refusals and no other answer, the message itself is wrong.
const mostRefusals = 10

// combinators

/** Serves one recipient who was not served before. Never rejects. */
export const serve = async <R extends Recipient>(run: BroadcastRun<R>, recipient: R): Promise<void> => {
  const version = await begin(run, recipient.id)
  if (version === undefined) return
  const mark = await send(run, recipient)
  if (mark === 'unsent') await run.book.unmark(recipient.id, version)()
  if (mark === undefined || mark === 'unsent') return
  const written = await persist(run, run.book.mark(recipient.id, mark, version))
  count(run, mark.is)
  if (mark.is !== 'refused') run.accepted += 1
  else if (run.accepted === 0 && E.isRight(written)) {
    run.refusals.push({ id: recipient.id, version: written.right })
    if (run.refusals.length === mostRefusals) fail(run, wrongMessage(run))
  }
}

// private

// Marks that a message is under way. Returns `undefined` if there is nothing to send.
const begin = async <R extends Recipient>(run: BroadcastRun<R>, id: number): Promise<Version | undefined> => {
  const { book, name, unsure } = run
  const begun: BroadcastMark = { is: 'begun', run: name }
  if (!run.isAmongServed) {
    const fresh = await persist(run, book.mark(id, begun, undefined))
    if (E.isRight(fresh)) return fresh.right
    if (fresh.left._tag !== 'Outdated') return end(run, fresh.left)
  }
  const found = await persist(run, book.markOf(id))
  if (E.isLeft(found)) return end(run, found.left)
  // The recipients who were served mostly come one after another. For them, a read costs less than a write
  // that is refused.
  run.isAmongServed = found.right !== undefined
  if (found.right === undefined) return begin(run, id)
  const { value, version } = found.right
  if (value.is !== 'begun') {
    run.servedBefore += 1
    count(run, value.is)
    return undefined
  }
  // This run wrote the mark, and the answer of the store was lost: no message was sent.
  if (value.run === name) return version
  const next: BroadcastMark = unsure === 'skip' ? { is: 'unsure' } : begun
  const again = await persist(run, book.mark(id, next, version))
  if (E.isLeft(again)) return again.left._tag === 'Outdated' ? undefined : end(run, again.left)
  if (next.is === 'begun') return again.right
  count(run, next.is)
  return undefined
}

const end = <R extends Recipient>(run: BroadcastRun<R>, error: Parameters<typeof broken>[0]): undefined => {
  // A run that was stopped while its store was away goes on later.
  if (error._tag !== 'Unavailable' || error.isFinal === true) fail(run, broken(error))
}

// Sends until an answer decides. Returns `undefined` if the run ended before that, so that nobody knows.
const send = async <R extends Recipient>(
  run: BroadcastRun<R>,
  recipient: R,
): Promise<BroadcastMark | 'unsent' | undefined> => {
  const { call, clock, halt, lost, random, unsure } = run
  let to = recipient
  for (let [failures, unknown] = [0, 0]; ; failures++) {
    const message = callOf(run, to)
    if (message === undefined) return 'unsent'
    const result = await call(inBulk(message))()
    if (E.isRight(result)) return { is: 'sent', ...messageIn(result.right) }
    const error = result.left
    if (lost.signal.aborted || error._tag === 'Aborted') return undefined
    if (error._tag === 'Unauthorized') {
      fail(run, { _tag: 'Unauthorized', reason: toString(error) })
      return 'unsent'
    }
    if (isGone(error)) {
      await tellGone(run, recipient, error)
      return { is: 'gone' }
    }
    // Telegram has sent the message, and its answer does not decode.
    if (error._tag === 'Malformed') return { is: 'sent' }
    if (error._tag === 'ChatMigrated') to = { ...recipient, id: error.to }
    else if (mayHaveActed(error)) {
      unknown += 1
      if (unsure === 'skip' || unknown >= mostTries) return { is: 'unsure' }
    } else if (!isPassing(error)) return { is: 'refused', why: shortOf(error) }
    await clock.sleep(
      error._tag === 'RateLimited' ? floodWait(error) : delay(failures, random()),
      halt.signal,
    )()
    if (halt.signal.aborted) return unknown === 0 ? 'unsent' : undefined
    if (mayHaveActed(error)) await untilTelegramAnswers(run)
  }
}

// During an outage, each message would use up its tries, so the run waits for any answer first.
const untilTelegramAnswers = async <R extends Recipient>({
  call,
  clock,
  halt,
  random,
}: BroadcastRun<R>): Promise<void> => {
  for (let failures = 0; !halt.signal.aborted; failures++) {
    const result = await call(getMe())()
    if (E.isRight(result) || !mayHaveActed(result.left)) return
    await clock.sleep(delay(failures, random()), halt.signal)()
  }
}

const callOf = <R extends Recipient>(run: BroadcastRun<R>, to: R): Call<unknown> | undefined => {
  try {
    return run.message(to)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    fail(run, { _tag: 'Broken', reason: `"message" of the broadcast "${run.id}" threw: ${said}` })
    return undefined
  }
}

const tellGone = async <R extends Recipient>(
  { onGone, report, id }: BroadcastRun<R>,
  recipient: R,
  error: ApiError,
): Promise<void> => {
  try {
    await onGone?.(recipient, error)()
  } catch (cause) {
    report(`"onGone" of the broadcast "${id}" threw: ${cause instanceof Error ? cause.message : ''}`)()
  }
}

const count = <R extends Recipient>({ counts }: BroadcastRun<R>, is: BroadcastMark['is']): void => {
  if (is !== 'begun') counts[is] += 1
}

const isGone = (error: ApiError): boolean =>
  error._tag === 'BotBlocked' || (error._tag === 'Rejected' && gone.has(error.reason))

const gone: ReadonlySet<string> = new Set([
  'CannotInitiate',
  'ChatNotFound',
  'NotMember',
  'PeerIdInvalid',
  'UserNotFound',
  'WasKicked',
])

// True if the same call may succeed later.
const isPassing = (error: ApiError): boolean =>
  error._tag === 'RateLimited' ||
  error._tag === 'Unreachable' ||
  (error._tag === 'Unsendable' && error.isAway === true)

const shortOf = (error: ApiError): string => toString(error).slice(0, 200)

const messageIn = (result: unknown): Pick<BroadcastMark, 'message'> => {
  const id: unknown =
    typeof result === 'object' && result !== null ? Reflect.get(result, 'message_id') : undefined
  return typeof id === 'number' ? { message: id } : {}
}
