// A yes-or-no question that a running handler asks, such as before a model's tool runs. A user who may answer
// presses a button, and a store keeps the answer.
// https://core.telegram.org/bots/api#callbackquery

import type { ApiError } from '@pipegram/core/ApiError'
import { button } from '@pipegram/core/Button'
import { callbackData } from '@pipegram/core/CallbackData'
import { editMessageText, sendMessage } from '@pipegram/core/Calls'
import { system, within as waitWithin, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import { flag, string } from '@pipegram/core/Field'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import { answer, placeOf } from '@pipegram/core/Reply'
import { total, type Store, type StoreError } from '@pipegram/core/Store'
import { typed, type TypedStore } from '@pipegram/core/TypedStore'
import { Message, type CallbackQuery } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { answerKeyOf, answerNameOf } from '../answers/internal/AnswerLog.ts'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import { use } from '../pipeline/Chain.ts'
import { choose } from '../pipeline/Choose.ts'
import type { HasCall, HasSignal, HasTurn, HasUpdate } from '../pipeline/Context.ts'
import { handle } from '../pipeline/Handler.ts'
import { branch } from '../pipeline/Pipeline.ts'
import { urgent } from '../pipeline/Urgent.ts'
import { callback } from '../routes/Callback.ts'

// model

/** `late`: nobody pressed a button in time. */
export type ApprovalVerdict = 'yes' | 'no' | 'late'

/** A context in which a question can be asked: of a message or a pressed button. */
export type ApprovalContext = HasCall &
  HasSignal &
  HasTurn &
  ({ readonly message: Message } | { readonly callback_query: CallbackQuery })

/** Options of one question. */
export interface ApprovalRequest {
  /** How long to wait for the answer: at most a day. */
  readonly within: Duration
  /** The ids of the users who may answer. Default: the user whose update is handled. */
  readonly by?: ReadonlyArray<number>
}

/** Options of `approvals`. */
export interface ApprovalOptions {
  /** Where questions and answers are kept for a day, so that a restart loses none. */
  readonly store: Store
  /** The texts of the buttons. Default: `Yes` and `No`. */
  readonly yes?: string
  readonly no?: string
  /** The text below a question that nobody answered in time. Default: `Time is over.` */
  readonly late?: string
  /** What a user who may not answer is told. Default: `This question is not for you.` */
  readonly stranger?: string
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

/** The questions of a bot, and the branch that handles their answers. */
export interface ApprovalParts {
  /**
   * Asks, and waits for the answer while the handler runs. The same question for the same message is asked
   * only once, even after a restart. Fails as `Aborted` if the handler is stopped.
   */
  readonly approve: (
    ctx: ApprovalContext,
    question: string,
    request: ApprovalRequest,
  ) => TE.TaskEither<ApiError | StoreError, ApprovalVerdict>
  /** The branch of the buttons. Put it first in `choose`, as every `urgent` branch. */
  readonly answers: <C extends HasUpdate & HasCall & HasTurn>() => PipelineEnd<C, ApiError | StoreError>
}

// constructors

/**
 * Makes the questions of a bot. Only the first answer in time counts, from a user who may answer. The
 * question stays in the chat, with the answer below it.
 *
 * @example
 *   import { approvals } from '@pipegram/compose/Approval'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { catchError } from '@pipegram/compose/Handler'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { report } from '@pipegram/compose/Report'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const { approve, answers } = approvals({ store: makeMemoryStore() })
 *   const bot = pipeline(
 *     choose(
 *       answers(),
 *       commands({
 *         clean: (ctx) =>
 *           pipe(
 *             approve(ctx, 'Delete all notes?', { within: '5m' }),
 *             TE.chainW((verdict) => ctx.call(reply(ctx.message, verdict === 'yes' ? 'Deleted.' : 'Kept.'))),
 *           ),
 *       }),
 *     ),
 *     catchError(report),
 *   )
 */
export const approvals = ({
  store,
  yes = 'Yes',
  no = 'No',
  late = 'Time is over.',
  stranger = 'This question is not for you.',
  clock = system,
}: ApprovalOptions): ApprovalParts => {
  const book = makeBook({ store, yes, no, late, stranger, clock })
  return {
    approve: approving(book),
    answers: () => urgent(choose(branch(use(callback(VerdictData)), handle(pressing(book))))),
  }
}

// private

// What the questions of a bot share.
interface ApprovalBook extends Required<ApprovalOptions> {
  readonly records: TypedStore<ApprovalRecord>
  /** Functions that wake the waiting handlers, by the keys of their questions. */
  readonly waiting: Map<string, () => void>
  readonly changed: (
    key: string,
    become: (found: ApprovalRecord) => ApprovalRecord,
  ) => TE.TaskEither<StoreError, ApprovalRecord | undefined>
  /** Shows the verdict below the question. */
  readonly told: (ctx: HasCall, record: ApprovalRecord) => TE.TaskEither<ApiError, unknown>
}

const makeBook = (options: Required<ApprovalOptions>): ApprovalBook => {
  const { store, yes, no, late } = options
  const records = typed(Record)(total(store))
  return {
    ...options,
    records,
    waiting: new Map(),
    changed: (key, become) =>
      records.change(key, (found) => {
        const value = found && become(found)
        return { value, ttl: kept, result: value }
      }),
    told: (ctx, { asked, question, verdict }) => {
      const below = verdict === 'yes' ? `✓ ${yes}` : verdict === 'no' ? `✗ ${no}` : late
      if (asked === undefined) return TE.right(undefined)
      const { chat, message_id, business_connection_id } = asked
      const target = { chat_id: chat.id, message_id, ...defined({ business_connection_id }) }
      return ctx.call(editMessageText({ ...target, text: `${question}\n\n${below}` }))
    },
  }
}

const approving =
  (book: ApprovalBook): ApprovalParts['approve'] =>
  (ctx, question, request) =>
  async () => {
    const { records, changed, clock, yes, no } = book
    const target = 'message' in ctx ? ctx.message : ctx.callback_query
    const name = `${answerNameOf(target)}-${hashOf(question)}`.slice(-32)
    const key = answerKeyOf(target, `approval ${name}`)
    const by = request.by ?? (target.from === undefined ? [] : [target.from.id])
    const until = clock.now() + Math.min(toMillis('within', request.within), kept)
    const begun = await records.change(key, (found) => {
      const value = found ?? { question, by, until, verdict: undefined, asked: undefined }
      return { value, ttl: kept, result: value }
    })()
    if (E.isLeft(begun)) return begun
    const { asked, verdict } = begun.right
    if (verdict !== undefined) return E.right(verdict)
    if (asked === undefined) {
      const keyboard = inlineKeyboard([
        button(yes, VerdictData, { of: name, yes: true }),
        button(no, VerdictData, { of: name, yes: false }),
      ])
      const sent = await ctx.call(
        sendMessage({ ...placeOf(target), text: question, reply_markup: keyboard }),
      )()
      if (E.isLeft(sent)) return sent
      const written = await changed(key, (found) => ({ ...found, asked: sent.right }))()
      if (E.isLeft(written)) return written
    }
    return verdictOf(book, ctx, key)
  }

// Waits for the verdict. Another process may handle the press, so this reads the store, too.
const verdictOf = async (
  { records, waiting, changed, told, clock }: ApprovalBook,
  ctx: ApprovalContext,
  key: string,
): Promise<E.Either<ApiError | StoreError, ApprovalVerdict>> => {
  for (;;) {
    const found = await records.get(key)()
    if (E.isLeft(found)) return found
    const record = found.right?.value
    if (record?.verdict !== undefined) return E.right(record.verdict)
    if (ctx.signal.aborted) return E.left({ _tag: 'Aborted', method: 'approve' })
    const left = (record?.until ?? 0) - clock.now()
    if (left <= 0) {
      const ended = await changed(key, (each) => ({ ...each, verdict: each.verdict ?? 'late' }))()
      if (E.isLeft(ended)) return ended
      if (ended.right?.verdict === 'late') await told(ctx, ended.right)()
      return E.right(ended.right?.verdict ?? 'late')
    }
    ctx.turn?.extend(Math.min(left, look) + spare)
    const over = new AbortController()
    const woken = new Promise<void>((resolve) => {
      waiting.set(key, resolve)
      ctx.signal.addEventListener('abort', () => resolve(), { signal: over.signal })
    })
    await waitWithin(clock, Math.min(left, look))(woken)()
    over.abort()
    waiting.delete(key)
  }
}

const pressing =
  ({ changed, told, waiting, clock, late, stranger }: ApprovalBook) =>
  (
    ctx: HasCall & {
      readonly callback_query: CallbackQuery
      readonly payload: { readonly of: string; readonly yes: boolean }
    },
  ): TE.TaskEither<ApiError | StoreError, unknown> =>
  async () => {
    const { callback_query, payload } = ctx
    const key = answerKeyOf(callback_query, `approval ${payload.of}`)
    const mayAnswer = ({ by }: ApprovalRecord): boolean => by.includes(callback_query.from.id)
    const result = await changed(key, (found) =>
      found.verdict !== undefined || !mayAnswer(found) || clock.now() > found.until
        ? found
        : { ...found, verdict: payload.yes ? 'yes' : 'no' },
    )()
    if (E.isLeft(result)) return result
    const record = result.right
    if (record === undefined) return ctx.call(answer(callback_query, late))()
    if (!mayAnswer(record)) return ctx.call(answer(callback_query, stranger))()
    waiting.get(key)?.()
    await ctx.call(answer(callback_query))()
    return record.verdict === undefined ? E.right(undefined) : told(ctx, record)()
  }

interface ApprovalRecord {
  readonly question: string
  readonly by: ReadonlyArray<number>
  readonly until: Millis
  readonly verdict: ApprovalVerdict | undefined
  /** The message with the buttons. */
  readonly asked: Message | undefined
}

const Record: t.Type<ApprovalRecord, unknown> = /* @__PURE__ */ t.type({
  question: t.string,
  by: t.readonlyArray(t.number),
  until: t.number,
  verdict: t.union([t.literal('yes'), t.literal('no'), t.literal('late'), t.undefined]),
  asked: t.union([Message, t.undefined]),
})

const VerdictData = /* @__PURE__ */ callbackData('approve', {
  of: /* @__PURE__ */ string(32),
  yes: flag,
})

// A day.
const kept: Millis = 86_400_000
const look: Millis = 2_000
const spare: Millis = 60_000

// FNV-1a. The hash distinguishes the questions of one message.
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
