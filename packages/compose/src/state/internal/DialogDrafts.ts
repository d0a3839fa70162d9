// The material for parts of a dialog: steps at the end of a draft, with checked names.

import type { AnyText } from '@pipegram/core/Types'
import * as t from 'io-ts'
import { erased } from '../../pipeline/internal/Erased.ts'
import { textOf, yesOrNo, type AnswerForm } from '../AnswerForm.ts'
import type { DialogContext } from '../DialogContext.ts'
import type { DialogDraft } from '../DialogPlan.ts'
import { listed, type AnswerTree, type DialogStep } from './DialogStep.ts'

// constructors

/** A question whose answer is kept under a name. */
export const keptStep = (
  name: string,
  question: DialogStep['question'],
  form: t.Type<unknown, unknown> | AnswerForm<unknown>,
): DialogStep => ({
  scope: [],
  name,
  isKept: true,
  form: 'read' in form ? form : textOf(form),
  question,
  options: {},
  sentence: listed,
  conditions: [],
})

/** A question with the answer yes or no, which is not part of the value. */
export const yesStep = (
  name: string,
  question: DialogStep['question'],
  { yes = 'Yes', no = 'No' }: { readonly yes?: string; readonly no?: string },
): DialogStep => ({
  ...keptStep(name, question, erased(yesOrNo(yes, no))),
  isKept: false,
  sentence: () => `Please say ${yes} or ${no}.`,
})

// combinators

/** The draft with more steps. */
export const withSteps = <A, B, E>(
  { steps, rules }: DialogDraft<A, E>,
  more: ReadonlyArray<DialogStep>,
): DialogDraft<B, E> => ({ steps: [...steps, ...more], rules })

/**
 * A step of another dialog at a place of the draft: under the given names, `from` steps after the first step.
 */
export const placed =
  (under: ReadonlyArray<string>, from: number, outer: DialogStep['conditions']) =>
  (step: DialogStep): DialogStep => ({
    ...step,
    scope: [...under, ...step.scope],
    conditions: [
      ...outer,
      ...step.conditions.map(({ scope, holds }) => ({ scope: [...under, ...scope], holds })),
    ],
    ...(step.askScope !== undefined && { askScope: [...under, ...step.askScope] }),
    ...(step.restart !== undefined && { restart: step.restart + from }),
  })

// destructors

/** The question in the form that steps have. */
export const askedBy = (question: unknown): DialogStep['question'] => {
  if (typeof question !== 'function') return () => erased(question)
  const asked: (answers: AnswerTree, ctx: DialogContext) => AnyText = erased(question)
  return asked
}

/** The name of an answer. Throws a `RangeError` for a wrong name. */
export const answerName = (name: string): string => {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || name === '__proto__')
    throw new RangeError(`"${name}" cannot be the name of an answer: use a letter, then letters and digits.`)
  return name
}
