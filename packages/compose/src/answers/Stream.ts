// An answer that comes piece by piece, as from a language model. The chat shows each state of it.
// https://core.telegram.org/bots/api#sendmessagedraft
//
// Wing `answers`: ends of chains whose answers take time.

import type { ApiError } from '@pipegram/core/ApiError'
import { getMe } from '@pipegram/core/Calls'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import * as Limits from '@pipegram/core/Limits'
import { placeOf } from '@pipegram/core/Reply'
import { split } from '@pipegram/core/Split'
import type { Store } from '@pipegram/core/Store'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasSignal, HasTurn } from '../pipeline/Context.ts'
import type { StreamFault, StreamInterrupted } from '../pipeline/errors/StreamInterrupted.ts'
import { targetOf, type Answerable } from '../routes/internal/AnswerTarget.ts'
import { plainFormat, type AnswerFormat, type AnswerPlace } from './AnswerFormat.ts'
import { answerKeyOf, answerNameOf, makeAnswerLog, type AnswerState } from './internal/AnswerLog.ts'
import { isRefused } from './internal/LostCall.ts'
import { resumeKeyboard } from './internal/StopButton.ts'
import { makeScreen, type ScreenOptions } from './internal/StreamScreen.ts'
import { readEnded, readSource, type StreamEnd } from './internal/StreamSource.ts'
import { write } from './internal/StreamWriter.ts'

// model

/**
 * A context in which an answer can stream. A running bot adds `turn`, which lifts the time limit of the
 * handler.
 */
export type StreamContext = Answerable & HasSignal & HasTurn

/** Options of `stream`, and of the messages that it sends. */
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
   * The sentence that the user sees at the end of an unfinished answer. Default: an English sentence for each
   * fault.
   */
  readonly sentence?: (fault: StreamFault) => string
  /**
   * How the text is read, such as `fromModel()` for the Markdown of a model. Default: as plain text.
   */
  readonly as?: AnswerFormat
  /**
   * Where `stream` records the answer while it sends it, so that the answer has an end even after a crash. An
   * unfinished answer then has a button, which `resuming` handles. An update that is handled again gets no
   * second answer. Records are kept for a week. Use at most one such stream per message.
   */
  readonly store?: Store
  /** The text of the button below an unfinished answer. Default: `Go on`. */
  readonly resume?: string
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Sends an answer while its pieces come, and returns the sent messages. They go to the place of the message
 * or of the pressed button. A private chat shows the answer as a draft, and at the end as a message. Other
 * chats and business accounts show a message that is edited. The text is plain; `fromModel()` reads Markdown
 * of a model. A text of more than 4,096 characters continues in the next message; `split` chooses the place.
 *
 * The last state is always sent. If the pieces fail, stall or do not end, the text so far stays with a
 * sentence below it, and `stream` fails with `StreamInterrupted`. If the `signal` of the context is aborted,
 * the source ends at once, the text so far stays, and `stream` returns the sent messages. Telegram may refuse
 * a message, because the user blocked the bot, the topic was closed or the message was deleted. Then the
 * source ends, and `stream` fails with that `ApiError`. After a 429 with a wait of at most 3 minutes, it
 * waits as long as Telegram asks. If a state does not reach Telegram, the next one follows, up to five times
 * in a row.
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
 * `stream` as a handler, for `handle(…)` or a table of commands. The function returns the pieces for a
 * context.
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
  readonly format: AnswerFormat
  readonly store: Store | undefined
  readonly resume: string
  readonly clock: Clock
  readonly screen: ScreenOptions
}

const planOf = ({
  pace,
  stall = '1m',
  within = '10m',
  messages = 10,
  sentence = (fault) => sentences[fault],
  as = plainFormat,
  store,
  resume = 'Go on',
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
    format: as,
    store,
    resume,
    clock,
    screen,
  }
}

const longestMark = 1_000

const sentences: { readonly [F in StreamFault]: string } = {
  Empty: 'There is no answer.',
  Failed: 'The answer was interrupted.',
  Killed: 'The answer was interrupted.',
  Malformed: 'The answer was interrupted.',
  Stalled: 'The answer was interrupted: nothing more came.',
  TooLong: 'The answer ends here, because it is too long.',
}

type StreamResult = E.Either<ApiError | StreamInterrupted, ReadonlyArray<Message>>

const streamed = async (
  ctx: StreamContext,
  pieces: AsyncIterable<string>,
  plan: StreamPlan,
): Promise<StreamResult> => {
  const { clock, stall, within, messages, mark, store } = plan
  const target = targetOf(ctx)
  const place = placeOf(target)
  const name = answerNameOf(target)
  const log = store && makeAnswerLog(store, answerKeyOf(target, name))
  const before = await log?.read()
  if (before?.state === 'Done') return E.right(before.sent)
  const killed: StreamEnd = { tag: 'Whole', ...(before?.state === 'Ending' ? {} : { fault: 'Killed' }) }
  if (before?.state === 'Interrupted') return resultOf(killed, before.sent)
  // A character has at most two units.
  const units = 2 * Limits.text.max * messages
  const source =
    before === undefined
      ? readSource(pieces, { clock, stall, within, units, signal: ctx.signal })
      : readEnded(before.text, killed)
  const sent = [...(before?.sent ?? [])]
  const screen = makeScreen(ctx.call, place, plan.screen, before?.present)
  const { reply_markup } = plan.screen
  const question = before?.question ?? questionOf(ctx)
  const note =
    (state: AnswerState, { from, prefix }: AnswerPlace) =>
    async (): Promise<void> => {
      const record = { state, question, text: source.text(), from, prefix, present: screen.present(), sent }
      await log?.write(record)()
    }
  const start = { from: before?.from ?? 0, prefix: before?.prefix ?? '' }
  if (before === undefined) await note('Writing', start)()
  const written = await write({
    source,
    format: plan.format,
    screen,
    sent,
    clock,
    pace: plan.pace ?? (place.chat_id > 0 ? 1_000 : 3_000),
    messages,
    mark,
    start,
    signal: ctx.signal,
    buttons: ({ fault }) =>
      store === undefined || fault === undefined
        ? reply_markup
        : resumeKeyboard(plan.resume, name, reply_markup),
    note: (at, isWhole) => note(isWhole ? 'Ending' : 'Writing', at),
    last: () => ctx.turn?.last ?? ctx.call,
    extend: () => ctx.turn?.extend(stall + spare),
  })()
  if (E.isLeft(written)) {
    source.stop({ tag: 'Refused' })
    // After a final refusal, nobody can continue the answer. After other errors, another try can.
    if (isFinal(written.left)) await note('Done', start)()
    return written
  }
  const end = written.right
  if (store === undefined || !(await comesAgain(ctx, end)))
    await note(end.fault === undefined ? 'Done' : 'Interrupted', start)()
  return resultOf(end, sent)
}

const resultOf = ({ fault, cause }: StreamEnd, sent: ReadonlyArray<Message>): StreamResult =>
  fault === undefined ? E.right(sent) : E.left({ _tag: 'StreamInterrupted', fault, cause, sent })

// A stopped handler does not know whether its update will be handled again. If it will, every call of the
// handler fails as `Aborted`, and the answer must stay open. `getMe` tests this: it changes nothing in the
// chat.
const comesAgain = async ({ turn }: StreamContext, { tag }: StreamEnd): Promise<boolean> => {
  if (tag !== 'Stopped' || turn?.last === undefined) return false
  const result = await turn.last(getMe())()
  return E.isLeft(result) && result.left._tag === 'Aborted'
}

const isFinal = (error: ApiError): boolean =>
  isRefused(error) || error._tag === 'BotBlocked' || error._tag === 'ChatMigrated'

// What the user asked. `resuming` needs it later.
const questionOf = (ctx: StreamContext): string => {
  if ('unfinished' in ctx && isUnfinished(ctx.unfinished)) return ctx.unfinished.question
  return 'message' in ctx ? (ctx.message.text ?? ctx.message.caption ?? '') : ''
}

const isUnfinished = (u: unknown): u is { readonly question: string } =>
  typeof u === 'object' && u !== null && 'question' in u && typeof u.question === 'string'

// More than the longest wait after a 429, with the calls before and after that wait.
const spare: Millis = 300_000
