// Dialogs in a pipeline: the answers of a person in a chat are kept in a store until the last one has come.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { system, type Clock } from '@pipegram/core/Clock'
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
import type { DialogPlan } from './DialogPlan.ts'
import { inputIn, placeIn } from './internal/DialogInbox.ts'
import { makeKeeper, type DialogTurnContext } from './internal/DialogKeeper.ts'
import { idOf, type AnswerTree, type StoredAnswers } from './internal/DialogStep.ts'
import type { DialogAct } from './internal/DialogTurn.ts'
import { makeVoice } from './internal/DialogVoice.ts'

// model

/** What the end of a dialog adds to the context. */
export interface HasAnswers<B> extends DialogContext {
  /** All answers. */
  readonly value: B
}

/** The function at the end of a dialog. */
export interface DialogEnd<C, B, E2, R> {
  /**
   * Runs after the last answer. If it fails, the answers stay, and the next message of the person runs it
   * again. It runs again, too, if the process dies before its end was written.
   */
  readonly done: (
    ctx: NoInfer<C> & HasAnswers<B>,
  ) => EffectCheck<R> & TE.TaskEither<E2, unknown> & (R extends void ? unknown : R)
}

/** Options of `converse`. */
export interface ConverseOptions {
  /** Where the answers are kept: one record for each person in a chat, or in a topic of a chat. */
  readonly store: Store
  /**
   * Turns the stored answers of another form of the dialog into those of this one. The codecs check the
   * result, and what has no answer in it is asked. An id is the name of an answer, or `address.city` for a
   * nested one. Default: the questions begin again.
   */
  readonly migrate?: (answers: StoredAnswers, form: string) => StoredAnswers
  /** What the user is told if the questions begin again. Default: `The questions have changed.` */
  readonly changed?: string | Text
  /**
   * What the user is told after a press of an old button, or of one for somebody else. At most 200
   * characters. Default: `This question is not open.`
   */
  readonly stale?: string
  /** True if a command that the dialog does not know is an answer, too. Default: other branches get it. */
  readonly takesCommands?: boolean
  /** How long answers are kept after the last one came. Default: for ever. */
  readonly ttl?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A branch that takes the answers of a dialog. It skips every update of a person who is not in the dialog,
 * and every command but those of the dialog. So other branches get them, and the dialog stays open. A person
 * has at most one open dialog in a chat, or in a topic; another dialog replaces it. Put `converse` before the
 * branches with `begin` and before those that take any text.
 *
 * An answer is written before the next question is sent. Two answers never mix: a lost race is read again.
 * After a crash, the open question may come once more.
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
  dialog: DialogPlan<B, E1>,
  options: ConverseOptions & DialogEnd<C, B, E2, R>,
): PipelineEnd<C, E1 | E2 | ApiError | StoreError> => {
  const { done, stale = 'This question is not open.', changed = 'The questions have changed.' } = options
  const keeper = makeKeeper(dialog, { clock: system, ...options })
  const voice = makeVoice(dialog, { stale, changed })
  const inputOf = inputIn(dialog, options.takesCommands === true)
  type Failure = E1 | E2 | ApiError | StoreError

  const finish = (ctx: C & DialogContext & DialogTurnContext, answers: AnswerTree, run: number) =>
    pipe(
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the steps made them
      settle<E2>(done(merge(ctx, { value: answers as B }))),
      TE.chainW(() => keeper.finish(ctx, run)),
    )
  const act = (
    ctx: C & DialogContext & DialogTurnContext,
    next: DialogAct,
  ): TE.TaskEither<Failure, unknown> | undefined => {
    switch (next._tag) {
      case 'Ask':
        return voice.ask(ctx, next)
      case 'Done':
        return finish(ctx, next.answers, next.record.run)
      case 'Cancelled':
        return dialog.rules.cancel?.run(ctx) ?? handled
      case 'Late':
        return dialog.rules.within?.run(ctx) ?? handled
      case 'Stale':
        return voice.refuse(ctx.call, ctx.update)
      case 'Nothing':
        return handled
      case 'Skip':
        return undefined
    }
  }
  const run = (ctx: C): TE.TaskEither<Failure, Outcome> => {
    const place = placeIn(ctx.update)
    if (place !== undefined)
      open(ctx.update, dialog, (call) => {
        const here = merge(ctx, { ...place, call })
        return pipe(
          keeper.turn(here, { _tag: 'Begin' }),
          TE.chainW((next) => settle<ApiError>(next._tag === 'Ask' ? voice.ask(here, next) : handled)),
        )
      })
    const input = inputOf(ctx)
    if (input === undefined) return skipped
    return answering(ctx, ({ call }): TE.TaskEither<Failure, Outcome> => {
      if (place === undefined) return settle(voice.refuse(call, ctx.update))
      const here = merge(ctx, { ...place, call })
      return pipe(
        keeper.turn(here, input),
        TE.chainW((next) => {
          const effect = act(here, next)
          return effect === undefined ? skipped : settle(effect)
        }),
      )
    })
  }
  return end(make(run, shapeOf(dialog)))
}

/**
 * Begins a dialog: asks its first question. An open dialog of the same person in this chat is left. It throws
 * an `Error` if no `converse` of this dialog stands before it.
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
  <A, E1>(dialog: DialogPlan<A, E1>) =>
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

// `begin` stands in another branch than `converse`. Both see the same update; so two bots of one process can
// keep the same dialog in different stores.
const openingsOf = new WeakMap<Update, Map<unknown, Opening>>()

const open = (update: Update, dialog: unknown, opening: Opening): void => {
  const openings = openingsOf.get(update) ?? new Map<unknown, Opening>()
  openingsOf.set(update, openings.set(dialog, opening))
}

// A step without a condition is drawn as it is, and one with a condition in brackets.
const shapeOf = <A, E1>({ name, steps, rules }: DialogPlan<A, E1>): Shape => {
  const asked = steps.map((step) => {
    const label = step.isKept ? `${idOf(step)}: ${step.form.codec.name}` : 'confirm'
    return step.conditions.length === 0 ? label : `(${label})`
  })
  const out = [rules.cancel?.command, rules.back].flatMap((word) => (word === undefined ? [] : [`/${word}`]))
  return {
    label: ['dialog', name, ...out].join(' '),
    routes: [{ kind: 'message' }, { kind: 'callback_query' }],
    next: [...asked, 'done'].reduceRight<ReadonlyArray<Shape>>(
      (next, label) => [{ label, routes: 'any', next }],
      [],
    ),
  }
}
