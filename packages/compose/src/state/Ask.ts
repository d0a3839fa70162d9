// The questions of a dialog: single questions, those of another dialog, and a confirmation of the answers.

import type { ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText } from '@pipegram/core/Types'
import type * as t from 'io-ts'
import { erased } from '../pipeline/internal/Erased.ts'
import type { AnswerForm } from './AnswerForm.ts'
import type { DialogContext } from './DialogContext.ts'
import type { DialogPlan, DialogDraft, DialogPart } from './DialogPlan.ts'
import { answerName, askedBy, keptStep, placed, withSteps, yesStep } from './internal/DialogDrafts.ts'
import { listed } from './internal/DialogStep.ts'

// model

/** A question: a text, or a function of the answers so far and of the context. */
export type DialogQuestion<A> = AnyText | ((answers: A, ctx: DialogContext) => AnyText)

/** Options of `ask`, besides the options of the message with the question. */
export interface AskOptions extends ReplyOptions {
  /**
   * What the user is told about a wrong answer, before the question is asked again. Default: the errors, each
   * on its own line. A sentence may quote what the user sent.
   */
  readonly sentence?: (errors: ReadonlyArray<string>) => string
}

/** A condition of a question. */
export interface AskCondition<A> {
  /** The question is asked only if this returns true. Otherwise its answer is `undefined`. */
  readonly when: (answers: A) => boolean
}

/** The texts of the buttons of `confirm`. */
export interface ConfirmOptions {
  /** Default: `Yes`. */
  readonly yes?: string
  /** Default: `No`. */
  readonly no?: string
}

/** For the compiler: an error message type if the dialog already has an answer of this name. */
export type NewAnswer<K, A> = K extends keyof A
  ? readonly ['An answer of the dialog has this name already.']
  : unknown

// constructors

/**
 * Asks a question until the user gives a valid answer: a text that the codec reads, or an answer of `buttons`
 * or `received`. After a wrong answer, the user is told what was expected, and asked again. A codec must read
 * what it writes.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { IntBetween } from '@pipegram/core/Argument'
 *   import { buttons } from '@pipegram/compose/AnswerForm'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const order = dialog(
 *     'order',
 *     ask('size', 'Which size?', buttons({ small: 'Small', large: 'Large' })),
 *     ask('count', ({ size }) => `How many ${size} ones?`, IntBetween(1, 9)),
 *   )
 *
 *   assert.strictEqual(order.steps.length, 2)
 */
export const ask: {
  <A, E1, const K extends string, B>(
    name: NewAnswer<K, NoInfer<A>> & K,
    question: DialogQuestion<NoInfer<A>>,
    form: t.Type<B, unknown> | AnswerForm<B>,
    options?: AskOptions & { readonly when?: undefined },
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: B }, E1>>
  <A, E1, const K extends string, B>(
    name: NewAnswer<K, NoInfer<A>> & K,
    question: DialogQuestion<NoInfer<A>>,
    form: t.Type<B, unknown> | AnswerForm<B>,
    options: AskOptions & AskCondition<NoInfer<A>>,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: B | undefined }, E1>>
} =
  <A, E1, B>(
    name: string,
    question: DialogQuestion<A>,
    form: t.Type<B, unknown> | AnswerForm<B>,
    {
      when,
      sentence = listed,
      ...options
    }: AskOptions & { readonly when?: ((answers: A) => boolean) | undefined } = {},
  ) =>
  (draft: DialogDraft<A, E1>): DialogDraft<never, E1> =>
    withSteps(draft, [
      {
        ...keptStep(answerName(name), askedBy(question), erased(form)),
        options,
        sentence,
        conditions: when === undefined ? [] : [{ scope: [], holds: erased(when) }],
      },
    ])

/**
 * Asks the questions of another dialog. Their answers are under a name. If the condition is false, no
 * question is asked, and the value is `undefined`. Only the questions of the inner dialog count: the outer
 * dialog says how to leave and go back, and how long a question stays open.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask, nest } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const address = dialog(
 *     'address',
 *     ask('street', 'Which street?', NonEmptyString),
 *     ask('city', 'Which city?', NonEmptyString),
 *   )
 *   const order = dialog(
 *     'order',
 *     ask('dish', 'Which dish?', NonEmptyString),
 *     nest('address', address, ({ dish }) => dish !== 'ice cream'),
 *   )
 *
 *   assert.strictEqual(order.steps.length, 3)
 */
export const nest: {
  <A, E1, const K extends string, B, E2>(
    name: NewAnswer<K, NoInfer<A>> & K,
    inner: DialogPlan<B, E2>,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: B }, E1>>
  <A, E1, const K extends string, B, E2>(
    name: NewAnswer<K, NoInfer<A>> & K,
    inner: DialogPlan<B, E2>,
    when: (answers: NoInfer<A>) => boolean,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: B | undefined }, E1>>
} =
  <A, E1, B, E2>(name: string, inner: DialogPlan<B, E2>, when?: (answers: A) => boolean) =>
  (draft: DialogDraft<A, E1>): DialogDraft<never, E1> => {
    const outer = when === undefined ? [] : [{ scope: [], holds: erased(when) }]
    return withSteps(draft, inner.steps.map(placed([answerName(name)], draft.steps.length, outer)))
  }

/**
 * Asks whether the answers are right, with two buttons; a typed `yes` or `no` counts, too. After a "no", the
 * questions of this dialog begin again.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { ask, confirm } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const rename = dialog(
 *     'rename',
 *     ask('name', 'What is the new name?', NonEmptyString),
 *     confirm(({ name }) => `Shall the name be ${name}?`, { yes: 'Rename', no: 'Another name' }),
 *   )
 *
 *   assert.strictEqual(rename.steps.length, 2)
 */
export const confirm =
  <A, E1>(
    question: DialogQuestion<NoInfer<A>>,
    texts: ConfirmOptions = {},
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A, E1>> =>
  (draft) =>
    withSteps(draft, [
      {
        ...yesStep(`confirm ${draft.steps.length}`, askedBy(question), texts),
        restart: 0,
        drawn: 'confirm',
      },
    ])
