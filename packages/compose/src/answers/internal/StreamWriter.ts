// Brings a text that grows to the chat: state after state, message after message, not faster than its pace.

import { type ApiError, floodWait } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { within, type Clock, type Millis } from '@pipegram/core/Clock'
import * as Limits from '@pipegram/core/Limits'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { StreamFault } from '../../pipeline/errors/StreamInterrupted.ts'
import { partAt } from './StreamPart.ts'
import type { StreamScreen } from './StreamScreen.ts'
import { marked, type StreamEnd, type StreamSource } from './StreamSource.ts'

// model

/** What is written, and where. */
export interface StreamWriting {
  readonly source: StreamSource
  readonly screen: StreamScreen
  /** Gets the messages as they are finished. */
  readonly sent: Array<Message>
  readonly clock: Clock
  readonly pace: Millis
  /** The most messages. */
  readonly messages: number
  readonly mark: (fault: StreamFault) => string
  readonly signal: AbortSignal
  /** What runs a call after the signal was aborted. */
  readonly last: IO<Interpreter>
  /** Runs before each wait: the handler needs more time. */
  readonly extend: IO<void>
}

// constructors

/** Writes until the source has ended and its last state was sent. Fails if Telegram refuses a message. */
export const write =
  (writing: StreamWriting): TE.TaskEither<ApiError, StreamEnd> =>
  async () => {
    const { source, screen, sent, clock, signal } = writing
    const progress: StreamProgress = { from: 0, shown: '', nextAt: 0, keepAt: 0, floods: 0 }
    for (;;) {
      writing.extend()
      const end = source.end()
      if (end?.tag === 'Stopped') {
        const { text } = partAt(source.text(), progress.from, false, Limits.text.max)
        const kept = await screen.leave(text, writing.last())()
        if (kept !== undefined) sent.push(kept)
        return E.right(end)
      }
      const wait = progress.nextAt - clock.now()
      if (wait > 0) {
        await clock.sleep(wait, signal)()
        continue
      }
      const state = stateOf(writing, progress.from)
      if (end !== undefined && state.text === '') return E.right(end)
      if (state.end?.fault === 'TooLong') source.stop(state.end)
      const failed =
        state.end !== undefined || state.next !== undefined || state.text !== progress.shown
          ? await put(writing, progress, state)
          : await rest(writing, progress)
      if (E.isLeft(failed)) return failed
      if (failed.right && state.end !== undefined) return E.right(state.end)
    }
  }

// private

/** Where the writing is. Times are those of the clock. */
interface StreamProgress {
  /** Where the present message begins in the text, in UTF-16 units. */
  from: number
  /** The present message as the reader sees it. */
  shown: string
  /** Nothing is sent before this time. */
  nextAt: Millis
  /** When what `keep` shows must be shown again. */
  keepAt: Millis
  /** How many answers in a row were a 429. */
  floods: number
}

/** What the present message should say. `next`: another one begins there. `end`: it is the last one. */
interface WantedState {
  readonly text: string
  readonly next: number | undefined
  readonly end: StreamEnd | undefined
}

const stateOf = ({ source, sent, messages, mark }: StreamWriting, from: number): WantedState => {
  const [whole, end] = [source.text(), source.end()]
  const { text, next } = partAt(whole, from, end === undefined, Limits.text.max)
  if (next === undefined) return { text, next, end }
  if (sent.length < messages - 1) return { text, next, end: undefined }
  const fault = end?.fault ?? 'TooLong'
  const sentence = mark(fault)
  const room = Limits.text.max - Array.from(sentence).length - 2
  const { text: cut } = partAt(whole, from, false, room)
  return { text: marked(cut, sentence), next: undefined, end: { ...end, tag: 'Whole', fault } }
}

// Gives true if the state was sent.
const put = async (
  { source, screen, sent, clock, pace }: StreamWriting,
  progress: StreamProgress,
  { text, next, end }: WantedState,
): Promise<E.Either<ApiError, boolean>> => {
  const isDone = end !== undefined || next !== undefined
  const done = isDone ? await screen.finish(text, end !== undefined)() : undefined
  const result = done ?? (await screen.show(text)())
  progress.nextAt = clock.now() + pace
  progress.keepAt = clock.now() + screen.lasting()
  if (E.isLeft(result)) return delayed(source, progress, clock, result.left)
  progress.floods = 0
  progress.shown = isDone ? '' : text
  if (next !== undefined) progress.from = next
  if (done !== undefined && E.isRight(done)) sent.push(done.right)
  return E.right(true)
}

// Waits for more text, and shows meanwhile that it comes.
const rest = async (
  { source, screen, clock }: StreamWriting,
  progress: StreamProgress,
): Promise<E.Either<ApiError, boolean>> => {
  const left = progress.keepAt - clock.now()
  if (left > 0) {
    await within(clock, left)(source.changed())()
    // Without this, white space in many small pieces would be looked through at each of them.
    progress.nextAt = clock.now() + 50
    return E.right(false)
  }
  const result = await screen.keep(progress.shown)()
  progress.keepAt = clock.now() + screen.lasting()
  return E.isRight(result) || result.left._tag === 'Rejected'
    ? E.right(false)
    : delayed(source, progress, clock, result.left)
}

// After a 429, the next state waits as long as Telegram asks. Any other error ends the writing.
const delayed = (
  source: StreamSource,
  progress: StreamProgress,
  clock: Clock,
  error: ApiError,
): E.Either<ApiError, boolean> => {
  if (source.end()?.tag === 'Stopped') return E.right(false)
  if (error._tag !== 'RateLimited') return E.left(error)
  const wait = floodWait(error)
  progress.floods += 1
  if (wait > longestWait || progress.floods > mostFloods) return E.left(error)
  progress.nextAt = Math.max(progress.nextAt, clock.now() + wait)
  return E.right(false)
}

const longestWait: Millis = 60_000
const mostFloods = 5
