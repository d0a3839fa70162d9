// Questions that are asked as often as the user likes.

import type * as t from 'io-ts'
import { erased } from '../pipeline/internal/Erased.ts'
import type { AnswerForm } from './AnswerForm.ts'
import type { ConfirmOptions, DialogQuestion, NewAnswer } from './Ask.ts'
import type { DialogDraft, DialogPart, DialogPlan } from './DialogPlan.ts'
import { answerName, askedBy, keptStep, placed, withSteps, yesStep } from './internal/DialogDrafts.ts'
import type { DialogStep } from './internal/DialogStep.ts'

// model

/** Options of `repeat`, with the texts of the two buttons. */
export interface RepeatOptions<A> extends ConfirmOptions {
  /** Asks whether there is another entry. The question may use the entries so far. */
  readonly more: DialogQuestion<A>
  /** The most entries, 1 to 100. Default: 10. */
  readonly limit?: number
}

// constructors

/**
 * Asks a question, or the questions of another dialog, until the user has no more entries. After each entry,
 * the user is asked whether there is another one. The answers are a list under a name, with at least one
 * entry. Throws a `RangeError` for a wrong `limit`.
 *
 * @example
 *   import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { begin, converse } from '@pipegram/compose/Converse'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { repeat } from '@pipegram/compose/Repeat'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const item = dialog(
 *     'item',
 *     ask('dish', 'Which dish?', NonEmptyString),
 *     ask('count', 'How many?', IntBetween(1, 9)),
 *   )
 *   const order = dialog('order', repeat('items', item, { more: 'Another dish?', limit: 5 }))
 *   const bot = pipeline(
 *     choose(
 *       converse(order, {
 *         store: makeMemoryStore(),
 *         done: ({ call, message, value }) => call(reply(message, JSON.stringify(value.items))),
 *       }),
 *       commands({ order: begin(order) }),
 *     ),
 *   )
 *
 *   const run = harness(bot)
 *   let last: unknown
 *   for (const [i, text] of ['/order', 'Soup', '2', 'yes', 'Stew', '1', 'no'].entries())
 *     last = (await run(said(text, { update_id: i }))()).calls[0]?.params
 *   assert.deepStrictEqual(last, {
 *     chat_id: 1001,
 *     text: '[{"dish":"Soup","count":2},{"dish":"Stew","count":1}]',
 *   })
 */
export const repeat: {
  <A, E1, const K extends string, B, E2>(
    name: NewAnswer<K, NoInfer<A>> & K,
    inner: DialogPlan<B, E2>,
    options: RepeatOptions<NoInfer<A> & { readonly [P in K]: ReadonlyArray<B> }>,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: ReadonlyArray<B> }, E1>>
  <A, E1, const K extends string, B>(
    name: NewAnswer<K, NoInfer<A>> & K,
    question: DialogQuestion<NoInfer<A>>,
    form: t.Type<B, unknown> | AnswerForm<B>,
    options: RepeatOptions<NoInfer<A> & { readonly [P in K]: ReadonlyArray<B> }>,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & { readonly [P in K]: ReadonlyArray<B> }, E1>>
} =
  <A, E1, B>(
    name: string,
    ...rest:
      | readonly [DialogPlan<B, unknown>, RepeatOptions<A>]
      | readonly [DialogQuestion<A>, t.Type<B, unknown> | AnswerForm<B>, RepeatOptions<A>]
  ) =>
  (draft: DialogDraft<A, E1>): DialogDraft<never, E1> => {
    const list = answerName(name)
    const { more, limit = 10, ...texts } = rest.length === 2 ? rest[1] : rest[2]
    if (!(Number.isInteger(limit) && limit >= 1 && limit <= 100))
      throw new RangeError(`The limit of repeat("${name}", …) is ${limit} and should be 1 to 100.`)
    const moreName = (i: number): string => `${list} more ${i}`
    const steps: Array<DialogStep> = []
    for (let i = 0; i < limit; i++) {
      const conditions =
        i === 0 ? [] : [{ scope: [], holds: (_: unknown, said: Said) => said(moreName(i - 1)) === true }]
      const drawn = i === 0 ? {} : { drawn: false as const }
      const from = draft.steps.length + steps.length
      const each =
        rest.length === 2
          ? rest[0].steps.map(placed([list, `${i}`], from, conditions))
          : [
              {
                ...keptStep(`${i}`, askedBy(rest[0]), erased(rest[1])),
                scope: [list],
                askScope: [],
                conditions,
              },
            ]
      steps.push(...each.map((step) => ({ ...step, ...drawn })))
      if (i < limit - 1)
        steps.push({
          ...yesStep(moreName(i), askedBy(more), texts),
          conditions,
          drawn: i === 0 && `more ${list}`,
        })
    }
    return withSteps(draft, steps)
  }

// private

type Said = (name: string) => unknown
