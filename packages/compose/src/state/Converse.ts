// Dialogs in a pipeline. A store keeps the answers of a person in a chat until the last answer has come.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { system, type Clock } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { Duration } from '@pipegram/core/Duration'
import type { Store, StoreError } from '@pipegram/core/Store'
import type { Text } from '@pipegram/core/Text'
import type { Update } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { Context, HasCall, HasUpdate } from '../pipeline/Context.ts'
import { end, make, settle, type EffectCheck } from '../pipeline/Handler.ts'
import { merge } from '../pipeline/internal/Merge.ts'
import { handled, skipped, type Outcome } from '../pipeline/Middleware.ts'
import type { Shape } from '../pipeline/Shape.ts'
import { answering } from '../routes/Answering.ts'
import type { DialogContext } from './DialogContext.ts'
import type { Conversation } from './DialogPlan.ts'
import { makeDialogCheck } from './internal/DialogCheck.ts'
import { inputIn, placeIn, type DialogPlace } from './internal/DialogInbox.ts'
import { makeKeeper } from './internal/DialogKeeper.ts'
import type { AnswerTree, StoredAnswers } from './internal/DialogStep.ts'
import { askedAt, makeDialogTimer, makeTellLate } from './internal/DialogTimer.ts'
import type { DialogAct, DialogReentry } from './internal/DialogTurn.ts'
import { makeAsking, makeVoice } from './internal/DialogVoice.ts'
import { isOutboxStep } from './internal/OutboxMark.ts'
import { makeOutbox, type HasOutbox } from './Outbox.ts'

// model

/** What the end of a dialog adds to the context. */
export interface HasAnswers<B> extends DialogContext, HasOutbox {
  /** All answers. */
  readonly value: B
}

/** The function at the end of a dialog. */
export interface DialogEnd<C, B, E2, R> {
  /**
   * Runs after the last answer. If it fails, or the process crashes, the answers stay, and the next message
   * of the person runs it again. Even then, each of its calls is sent only once.
   */
  readonly done: (
    ctx: NoInfer<C> & HasAnswers<B>,
  ) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R)
}

/** Options of `converse`. */
export interface ConverseOptions {
  /** Where the answers are kept: one record for each person in a chat or a topic. */
  readonly store: Store
  /**
   * Turns the stored answers of another form of the dialog into answers of this form. The codecs check the
   * result, and missing answers are asked. An id is the name of an answer, such as `address.city` for a
   * nested answer. Default: the bot does not start while people are in another form of the dialog.
   */
  readonly migrate?: (answers: StoredAnswers, form: string) => StoredAnswers
  /**
   * What people in another form of the dialog are told, before the questions begin again for them. A bot with
   * this option starts even while people are in another form.
   */
  readonly changed?: string | Text
  /**
   * What the user is told after a press of an old button, or of a button for another user. At most 200
   * characters. Default: `This question is not open.`
   */
  readonly stale?: string
  /**
   * What `begin` does if the person is already in the dialog. `anew`: the questions begin again. `resume`:
   * the open question is asked again. Default: `anew`.
   */
  readonly reentry?: DialogReentry
  /** True if a command that the dialog does not have is an answer. Default: other branches get it. */
  readonly takesCommands?: boolean
  /** How long answers are kept after the last one. Default: for ever. */
  readonly ttl?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A branch that takes the answers of a dialog. It skips every update of a person who is not in the dialog,
 * and every command that the dialog does not have. Other branches get these updates, and the dialog stays
 * open. A person has at most one open dialog in a chat or a topic; another dialog replaces it. Put `converse`
 * before the branches with `begin`, and before branches that take any text.
 *
 * An answer is written before the next question is sent. Two answers never mix: after a lost race, the record
 * is read again. After a crash, each message is sent once; only the message that was being sent may be sent
 * twice. For this, the same store keeps the calls and their results for a day.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { begin, converse } from '@pipegram/compose/Converse'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const signup = dialog(
 *     'signup',
 *     ask('name', 'What is your name?', NonEmptyString),
 *     ask('age', ({ name }) => `How old are you, ${name}?`, IntBetween(18, 120)),
 *   )
 *   const bot = pipeline(
 *     choose(
 *       converse(signup, {
 *         store: makeMemoryStore(),
 *         done: ({ call, message, value }) => call(reply(message, `${value.name}, ${value.age}`)),
 *       }),
 *       commands({ signup: begin(signup) }),
 *     ),
 *   )
 *
 *   const run = harness(bot)
 *   const texts = []
 *   for (const [i, text] of ['/signup', 'Ann', '40'].entries())
 *     texts.push((await run(said(text, { update_id: i }))()).calls[0]?.params)
 *   assert.deepStrictEqual(texts, [
 *     { chat_id: 1001, text: 'What is your name?' },
 *     { chat_id: 1001, text: 'How old are you, Ann?' },
 *     { chat_id: 1001, text: 'Ann, 40' },
 *   ])
 */
export const converse = <C extends Context, B, E1, E2 = never, R = TE.TaskEither<unknown, unknown>>(
  dialog: Conversation<B, E1>,
  options: ConverseOptions & DialogEnd<C, B, E2, R>,
): PipelineEnd<C, E1 | E2 | ApiError | StoreError> => {
  const { done, stale = 'This question is not open.', changed = 'The questions have changed.' } = options
  const kept = { clock: system, ...options }
  const keeper = makeKeeper(dialog, kept)
  const voice = makeVoice(dialog, { stale, changed })
  const ask = makeAsking(voice, keeper)
  const inputOf = inputIn(dialog, options.takesCommands === true)
  const book = makeOutbox({ store: options.store })
  const tellLate = makeTellLate(dialog, keeper, book)
  const timer = makeDialogTimer(dialog, kept, keeper, tellLate)
  const isSettled = options.migrate !== undefined || options.changed !== undefined
  type Failure = E1 | E2 | ApiError | StoreError
  type Here = C & DialogPlace & HasOutbox

  // Each call is sent once. A bot with its own outbox does this already.
  const sendingOnce = (ctx: C & DialogPlace, subject: string): Here =>
    hasOutbox(ctx)
      ? ctx
      : merge(ctx, book(`${ctx.subject} dialog ${ctx.me.id} ${dialog.name} ${subject}`, ctx.call))
  const finish = (ctx: C & DialogPlace, answers: AnswerTree, run: number) => {
    const here = sendingOnce(ctx, `done ${run}`)
    return pipe(
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the steps made them
      settle<E2>(done(merge(here, { value: answers as B }))),
      TE.chainW(() => keeper.finish(ctx, 'done', run)),
    )
  }
  const act = (ctx: C & DialogPlace, next: DialogAct): TE.TaskEither<Failure, Outcome> => {
    const here = sendingOnce(ctx, `update ${ctx.update.update_id}`)
    const { cancel, fallback } = dialog.rules
    switch (next._tag) {
      case 'Ask':
        return settle<Failure>(ask(ctx, here, next))
      case 'Done':
        return settle<Failure>(finish(ctx, next.answers, next.run))
      case 'Cancelled':
        return settle<Failure>(cancel?.run(here) ?? handled)
      case 'Late':
        return settle<Failure>(tellLate(ctx, askedAt(ctx), next))
      case 'Stale':
        return settle<Failure>(voice.refuse(ctx.call, ctx.update))
      case 'Foreign':
        return TE.map((result): Outcome => (result === 'skipped' ? 'skipped' : 'handled'))(
          fallback?.(here) ?? skipped,
        )
      case 'Nothing':
        return handled
      case 'Skip':
        return skipped
    }
  }
  const beginIn = (ctx: C & DialogPlace): TE.TaskEither<ApiError | StoreError, Outcome> => {
    const dueNow = (): number => kept.clock.now() + (dialog.rules.within?.limit ?? 0) + 1
    const setTimer = (at: number): TE.TaskEither<StoreError, unknown> =>
      timer?.set(ctx.me.id, ctx.subject, askedAt(ctx), at) ?? TE.right(undefined)
    const due = dueNow()
    return pipe(
      // Set the timer first. If the process crashes before the dialog begins, the timer finds nothing to end.
      setTimer(due),
      TE.chain(() => keeper.turn(ctx, { _tag: 'Begin' })),
      // If the timer rang before the dialog began, set it again.
      TE.chainFirst(() => (kept.clock.now() < due ? TE.right(undefined) : setTimer(dueNow()))),
      TE.chainW((next) =>
        next._tag === 'Ask'
          ? settle<ApiError>(ask(ctx, sendingOnce(ctx, `update ${ctx.update.update_id}`), next))
          : handled,
      ),
    )
  }
  const run = (ctx: C): TE.TaskEither<Failure, Outcome> => {
    const place = placeIn(ctx.update)
    if (place !== undefined) open(ctx.update, dialog, (call) => beginIn(merge(ctx, { ...place, call })))
    const input = inputOf(ctx)
    if (input === undefined) return skipped
    return answering(ctx, ({ call }): TE.TaskEither<Failure, Outcome> => {
      if (place === undefined) return settle(voice.refuse(call, ctx.update))
      const here = merge(ctx, { ...place, call })
      return pipe(
        keeper.turn(here, input),
        TE.chainW((next) => act(here, next)),
      )
    })
  }
  const upkeep = {
    ...(!isSettled && { check: makeDialogCheck(dialog, kept) }),
    ...defined({ timer, store: options.store }),
  }
  return end(make(run, { ...shapeOf(dialog), upkeep }))
}

/**
 * Begins a dialog: asks its first question. The open dialog of the same person in this chat ends. Throws an
 * `Error` if there is no `converse` of this dialog before it.
 *
 * @example
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { begin, converse } from '@pipegram/compose/Converse'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const rename = dialog('rename', ask('name', 'What is the new name?', NonEmptyString))
 *
 *   const bot = pipeline(
 *     choose(
 *       converse(rename, {
 *         store: makeMemoryStore(),
 *         done: ({ call, message, value }) => call(reply(message, `Hello, ${value.name}`)),
 *       }),
 *       commands({ rename: begin(rename) }),
 *     ),
 *   )
 */
export const begin =
  <A, E1>(dialog: Conversation<A, E1>) =>
  ({ update, call }: HasUpdate & HasCall): TE.TaskEither<ApiError | StoreError, Outcome> => {
    const opening = openingsOf.get(update)?.get(dialog)
    if (opening === undefined)
      throw new Error(
        `begin("${dialog.name}") finds no converse("${dialog.name}", …): put it first in choose(…). ` +
          'A dialog begins with a message or a pressed button in a chat.',
      )
    return opening(call)
  }

// private

type Opening = (call: Interpreter) => TE.TaskEither<ApiError | StoreError, Outcome>

// `begin` and `converse` are in different branches, but both get the same update object. So two bots in one
// process can keep the same dialog in different stores.
const openingsOf = new WeakMap<Update, Map<unknown, Opening>>()

const open = (update: Update, dialog: unknown, opening: Opening): void => {
  const openings = openingsOf.get(update) ?? new Map<unknown, Opening>()
  openingsOf.set(update, openings.set(dialog, opening))
}

const hasOutbox = <C extends object>(ctx: C): ctx is C & HasOutbox => 'step' in ctx && isOutboxStep(ctx.step)

const shapeOf = <A, E1>({ name, rules, moves }: Conversation<A, E1>): Shape => {
  const out = [rules.cancel?.command, rules.back].flatMap((word) => (word === undefined ? [] : [`/${word}`]))
  return {
    label: ['dialog', name, ...out].join(' '),
    routes: [{ kind: 'message' }, { kind: 'callback_query' }],
    next: moves.drawn,
  }
}
