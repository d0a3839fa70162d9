// An answer that comes piece by piece, as a language model gives it, shown while it comes.
// https://core.telegram.org/bots/api#sendmessagedraft
//
// Wing `answers`: ends of chains whose answers take time.

import type { ApiError } from '@pipegram/core/ApiError'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import * as Limits from '@pipegram/core/Limits'
import { placeOf } from '@pipegram/core/Reply'
import { split } from '@pipegram/core/Split'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasSignal, HasTurn } from '../pipeline/Context.ts'
import type { StreamFault, StreamInterrupted } from '../pipeline/errors/StreamInterrupted.ts'
import { targetOf, type Answerable } from '../routes/internal/AnswerTarget.ts'
import { makeScreen, type ScreenOptions } from './internal/StreamScreen.ts'
import { readSource } from './internal/StreamSource.ts'
import { write } from './internal/StreamWriter.ts'

// model

/** A context in which an answer can stream. A running bot adds the turn, which lifts its time limit. */
export type StreamContext = Answerable & HasSignal & HasTurn

/** Options of `stream`, beside those of its messages. */
export interface StreamOptions extends ScreenOptions {
  /**
   * The least time between two states of the text in the chat. Default: `1s`; in groups and channels `3s`,
   * because Telegram allows 20 messages and edits a minute there.
   */
  readonly pace?: Duration
  /** The most time without new text. Default: `1m`. */
  readonly stall?: Duration
  /** The most time for all pieces. Default: `10m`. */
  readonly within?: Duration
  /** The most messages, from 1 on. A longer answer is cut. Default: 10. */
  readonly messages?: number
  /**
   * The sentence that the reader sees at the end of an answer that did not come whole. Default: one for each
   * fault, in English.
   */
  readonly sentence?: (fault: StreamFault) => string
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Sends an answer while its pieces come, to the place of the message or the pressed button, and gives the
 * sent messages. A private chat shows it as a draft, and as a message when it is whole; other chats, and
 * business accounts, as a message that is edited. The text is plain. A text of more than 4,096 characters
 * goes on in a next message, at a place where `split` cuts.
 *
 * The last state is always sent. If the pieces fail, stall or do not end, the text so far stays with a
 * sentence below it, and `stream` fails as `StreamInterrupted`. If the `signal` of the context is aborted,
 * the source ends at once, the text so far stays, and `stream` gives what was sent. If Telegram refuses a
 * message, because the chat was blocked, its topic was closed or the message was deleted, the source ends and
 * `stream` fails with that `ApiError`. After a 429 of at most a minute it waits as long as Telegram asks.
 *
 * It throws a `RangeError` on an option out of range.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { stream } from '@pipegram/compose/Stream'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   async function* model() {
 *     yield 'Hello, '
 *     yield 'Ann!'
 *   }
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' as const } }
 *   const { signal } = new AbortController()
 *
 *   assert.ok(E.isRight(await stream({ call, message, signal }, model(), { pace: 1 })()))
 *   assert.deepStrictEqual(calls().at(-1)?.params, { chat_id: 42, text: 'Hello, Ann!' })
 */
export const stream = (
  ctx: StreamContext,
  pieces: AsyncIterable<string>,
  options: StreamOptions = {},
): TE.TaskEither<ApiError | StreamInterrupted, ReadonlyArray<Message>> => {
  const plan = planOf(options)
  return () => streamed(ctx, pieces, plan)
}

/**
 * `stream` as a handler: the function gives the pieces for a context. It stands in `handle(…)` and in a table
 * of commands.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { catchError, handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *   import { streams } from '@pipegram/compose/Stream'
 *
 *   async function* model(prompt: string) {
 *     yield 'You said: '
 *     yield prompt
 *   }
 *
 *   const bot = pipeline(
 *     use(on('message', 'text')),
 *     handle(streams(({ message }) => model(message.text))),
 *     catchError(report),
 *   )
 */
export const streams =
  <C extends StreamContext>(pieces: (ctx: C) => AsyncIterable<string>, options: StreamOptions = {}) =>
  (ctx: C): TE.TaskEither<ApiError | StreamInterrupted, ReadonlyArray<Message>> =>
    stream(ctx, pieces(ctx), options)

// private

interface StreamPlan {
  readonly pace: Millis | undefined
  readonly stall: Millis
  readonly within: Millis
  readonly messages: number
  readonly mark: (fault: StreamFault) => string
  readonly clock: Clock
  readonly screen: ScreenOptions
}

const planOf = ({
  pace,
  stall = '1m',
  within = '10m',
  messages = 10,
  sentence = (fault) => sentences[fault],
  clock = system,
  ...screen
}: StreamOptions): StreamPlan => {
  if (!Number.isSafeInteger(messages) || messages < 1)
    throw new RangeError(`messages is ${messages} and should be a whole number from 1 on.`)
  return {
    pace: pace === undefined ? undefined : toMillis('pace', pace),
    stall: toMillis('stall', stall),
    within: toMillis('within', within),
    messages,
    mark: (fault) => split(sentence(fault), longestMark)[0]?.text ?? '',
    clock,
    screen,
  }
}

const longestMark = 1_000

const sentences: { readonly [F in StreamFault]: string } = {
  Empty: 'There is no answer.',
  Failed: 'The answer was interrupted.',
  Malformed: 'The answer was interrupted.',
  Stalled: 'The answer was interrupted: nothing more came.',
  TooLong: 'The answer ends here, because it is too long.',
}

const streamed = async (
  ctx: StreamContext,
  pieces: AsyncIterable<string>,
  plan: StreamPlan,
): Promise<E.Either<ApiError | StreamInterrupted, ReadonlyArray<Message>>> => {
  const { clock, stall, within, messages, mark } = plan
  const place = placeOf(targetOf(ctx))
  // A character has at most two units.
  const units = 2 * Limits.text.max * messages
  const source = readSource(pieces, { clock, stall, within, units, mark, signal: ctx.signal })
  const sent: Array<Message> = []
  const written = await write({
    source,
    screen: makeScreen(ctx.call, place, plan.screen),
    sent,
    clock,
    pace: plan.pace ?? (place.chat_id > 0 ? 1_000 : 3_000),
    messages,
    mark,
    signal: ctx.signal,
    last: () => ctx.turn?.last ?? ctx.call,
    extend: () => ctx.turn?.extend(stall + spare),
  })()
  if (E.isLeft(written)) {
    source.stop({ tag: 'Refused' })
    return written
  }
  const { fault, cause } = written.right
  return fault === undefined ? E.right(sent) : E.left({ _tag: 'StreamInterrupted', fault, cause, sent })
}

// Longer than a pause that is waited for, and than the calls before and after it.
const spare: Millis = 180_000
