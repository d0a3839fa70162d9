// Sends a growing text to the chat, state by state and message by message, at most as fast as its pace.

import { type ApiError, floodWait, mayHaveActed } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { within, type Clock, type Millis } from '@pipegram/core/Clock'
import type { InlineKeyboardMarkup, Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { StreamFault } from '../../pipeline/errors/StreamInterrupted.ts'
import {
  isRichContent,
  type AnswerContent,
  type AnswerFormat,
  type AnswerPart,
  type AnswerPlace,
} from '../AnswerFormat.ts'
import { isLost, isRefused } from './LostCall.ts'
import type { StreamScreen } from './StreamScreen.ts'
import type { StreamEnd, StreamSource } from './StreamSource.ts'

// model

/** What to write, and where. */
export interface StreamWriting {
  readonly source: StreamSource
  readonly format: AnswerFormat
  readonly screen: StreamScreen
  /** The writer adds each finished message to this list. */
  readonly sent: Array<Message>
  readonly clock: Clock
  readonly pace: Millis
  /** The most messages. */
  readonly messages: number
  readonly mark: (fault: StreamFault) => string
  readonly signal: AbortSignal
  /** The interpreter for calls after the signal was aborted. */
  readonly last: IO<Interpreter>
  /** Runs before each wait, because the handler needs more time. */
  readonly extend: IO<void>
  /** Where the first message begins. */
  readonly start: AnswerPlace
  /** The buttons below the last message. */
  readonly buttons: (end: StreamEnd) => InlineKeyboardMarkup | undefined
  /** Records the answer so far, with the place of its current message: before and after each state. */
  readonly note: (place: AnswerPlace, isWhole: boolean) => Task<void>
}

// constructors

/** Writes until the source has ended and the last state was sent. Fails if Telegram refuses a message. */
export const write =
  (writing: StreamWriting): TE.TaskEither<ApiError, StreamEnd> =>
  async () => {
    const { source, screen, sent, clock, signal } = writing
    const progress: StreamProgress = {
      place: writing.start,
      shown: undefined,
      nextAt: 0,
      keepAt: 0,
      floods: 0,
      losses: 0,
    }
    for (;;) {
      writing.extend()
      const end = source.end()
      if (end?.tag === 'Stopped') {
        const { content } = partOf(writing, progress.place, undefined, true)
        const kept = await screen.leave(content, writing.last())()
        if (E.isRight(kept) && kept.right !== undefined) sent.push(kept.right)
        return E.right(end)
      }
      const wait = progress.nextAt - clock.now()
      if (wait > 0) {
        await clock.sleep(wait, signal)()
        continue
      }
      const state = stateOf(writing, progress.place)
      if (end !== undefined && state.content === undefined && state.next === undefined) return E.right(end)
      if (state.end?.fault === 'TooLong') source.stop(state.end)
      const failed = isNew(state, progress)
        ? await put(writing, progress, state)
        : await rest(writing, progress)
      if (E.isLeft(failed)) return failed
      if (failed.right && state.end !== undefined) return E.right(state.end)
    }
  }

// private

/** The progress of the writing. Its times are times of the clock. */
interface StreamProgress {
  /** Where the current message begins in the text. */
  place: AnswerPlace
  /** The current message as the chat shows it. */
  shown: AnswerContent | undefined
  /** Nothing is sent before this time. */
  nextAt: Millis
  /** When `keep` must run again. */
  keepAt: Millis
  /** How many calls in a row ended with a 429. */
  floods: number
  /** How many states in a row were lost on the way. */
  losses: number
}

/** What the current message should show. If it has an `end`, it is the last message. */
interface WantedState extends AnswerPart {
  readonly end: StreamEnd | undefined
}

const isNew = ({ content, next, end }: WantedState, { shown }: StreamProgress): boolean =>
  end !== undefined ||
  next !== undefined ||
  (content !== undefined && JSON.stringify(content) !== JSON.stringify(shown))

const partOf = (
  { source, format, screen }: StreamWriting,
  place: AnswerPlace,
  mark: string | undefined,
  isLast: boolean,
): AnswerPart => {
  const end = source.end()
  // A text that was cut off can end in half a link, as a growing text can.
  const grows = end?.tag !== 'Whole' || end.fault !== undefined
  return format({ whole: source.text(), ...place, grows, isRich: screen.isRich(), mark, isLast })
}

const stateOf = (writing: StreamWriting, place: AnswerPlace): WantedState => {
  const { source, sent, messages, mark } = writing
  const end = source.end()
  const part = partOf(writing, place, end?.fault && mark(end.fault), false)
  if (part.next === undefined) return { ...part, end }
  if (sent.length < messages - 1) return { ...part, end: undefined }
  const fault = end?.fault ?? 'TooLong'
  const cut = partOf(writing, place, mark(fault), true)
  return { content: cut.content, next: undefined, end: { ...end, tag: 'Whole', fault } }
}

// Returns true if the state was sent.
const put = async (
  writing: StreamWriting,
  progress: StreamProgress,
  { content, next, end }: WantedState,
): Promise<E.Either<ApiError, boolean>> => {
  const { screen, sent, clock, pace, note, buttons } = writing
  const isDone = end !== undefined || next !== undefined
  if (content !== undefined) {
    await note(progress.place, end !== undefined && end.fault === undefined)()
    const before = screen.present()
    const done = isDone ? await screen.finish(content, end && buttons(end))() : undefined
    const result = done ?? (await screen.show(content)())
    progress.nextAt = clock.now() + pace
    progress.keepAt = clock.now() + screen.lasting()
    if (E.isLeft(result)) {
      if (!isRefused(result.left) || !isRichContent(content) || !screen.withoutRich())
        return delayed(writing, progress, result.left)
      progress.nextAt = 0
      return E.right(false)
    }
    if (done !== undefined && E.isRight(done)) sent.push(done.right)
    else if (screen.present() !== before) await note(progress.place, false)()
  }
  progress.floods = 0
  progress.losses = 0
  progress.shown = isDone ? undefined : content
  if (next !== undefined) progress.place = next
  return E.right(true)
}

// Waits for more text. While it waits, the chat shows that an answer is coming.
const rest = async (
  writing: StreamWriting,
  progress: StreamProgress,
): Promise<E.Either<ApiError, boolean>> => {
  const { source, screen, clock } = writing
  const left = progress.keepAt - clock.now()
  if (left > 0) {
    await within(clock, left)(source.changed())()
    // Without this pause, white space in many small pieces would be read again for each piece.
    progress.nextAt = clock.now() + 50
    return E.right(false)
  }
  const result = await screen.keep(progress.shown)()
  progress.keepAt = clock.now() + screen.lasting()
  return E.isRight(result) || result.left._tag === 'Rejected'
    ? E.right(false)
    : delayed(writing, progress, result.left)
}

// After a 429, the next state waits as long as Telegram asks. A state that was lost on the way is followed by
// the next one. Any other error ends the writing.
const delayed = (
  { source, clock }: StreamWriting,
  progress: StreamProgress,
  error: ApiError,
): E.Either<ApiError, boolean> => {
  if (source.end()?.tag === 'Stopped') return E.right(false)
  const wait = error._tag === 'RateLimited' ? floodWait(error) : firstPause * 2 ** progress.losses
  if (error._tag === 'RateLimited') progress.floods += 1
  else if (mayRunAgain(error)) progress.losses += 1
  else return E.left(error)
  if (wait > longestWait || progress.floods > mostFloods || progress.losses > mostLosses) return E.left(error)
  progress.nextAt = Math.max(progress.nextAt, clock.now() + wait)
  return E.right(false)
}

// Whether a call may run again: a second draft or edit does no harm, and a second message would.
const mayRunAgain = (error: ApiError): boolean =>
  isLost(error) && (!mayHaveActed(error) || harmless.has(error.method))

const harmless: ReadonlySet<string> = new Set([
  'editMessageText',
  'sendChatAction',
  'sendMessageDraft',
  'sendRichMessageDraft',
])

const firstPause: Millis = 1_000
const mostLosses = 5

// Many edits in a group have waits of about two minutes.
const longestWait: Millis = 180_000
const mostFloods = 5
