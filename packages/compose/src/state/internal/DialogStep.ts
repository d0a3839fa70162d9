// The steps of a dialog in one list: the steps of nested dialogs stand between those of the outer one.

import { explain } from '@pipegram/core/Fault'
import type { ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { AnswerForm } from '../AnswerForm.ts'
import type { DialogContext } from '../DialogContext.ts'

// model

/** Answers by name. Those of a nested dialog stand under its name. */
export interface AnswerTree {
  [name: string]: unknown
}

/** A condition on the answers at a place of the tree. */
export interface StepCondition {
  readonly scope: ReadonlyArray<string>
  readonly holds: (answers: AnswerTree) => boolean
}

/** A question. */
export interface DialogStep {
  /** The names of the dialogs around it. */
  readonly scope: ReadonlyArray<string>
  /** The name of the answer. Only the place of the step, for a question whose answer is not kept. */
  readonly name: string
  /** False if the answer is no part of the value. */
  readonly isKept: boolean
  readonly form: AnswerForm<unknown>
  readonly question: (answers: AnswerTree, ctx: DialogContext) => AnyText
  readonly options: ReplyOptions
  readonly sentence: (errors: ReadonlyArray<string>) => string
  readonly conditions: ReadonlyArray<StepCondition>
  /** Of a confirmation: the step from which the questions begin again after a "no". */
  readonly restart?: number
}

/** The answers as the store keeps them, by the id of their step. */
export type StoredAnswers = Readonly<Record<string, unknown>>

/** How far a dialog has come. */
export interface DialogProgress {
  readonly answers: AnswerTree
  /** The steps that have an answer, in order. */
  readonly answered: ReadonlyArray<DialogStep>
  /** The question that waits for an answer, and its number. `undefined` if all are answered. */
  readonly open: readonly [number, DialogStep] | undefined
}

/** The most questions of a dialog, with those of nested ones. */
export const mostSteps = 1_000

// destructors

/** The id of a step in a dialog. No two steps have the same. */
export const idOf = ({ scope, name }: DialogStep): string => [...scope, name].join('.')

/** Reads the stored answers. Fails with sentences if one does not decode. */
export const progressOf = (
  steps: ReadonlyArray<DialogStep>,
  stored: StoredAnswers,
): E.Either<ReadonlyArray<string>, DialogProgress> => {
  const answers: AnswerTree = {}
  const answered: Array<DialogStep> = []
  for (const [number, step] of steps.entries()) {
    if (!step.conditions.every(({ scope, holds }) => holds(at(answers, scope)))) continue
    const own = at(answers, step.scope)
    const id = idOf(step)
    if (!Object.hasOwn(stored, id)) return E.right({ answers, answered, open: [number, step] })
    const decoded = step.form.codec.decode(stored[id])
    if (E.isLeft(decoded)) return E.left(explain(id)(decoded.left).map(withoutValue))
    if (step.isKept) own[step.name] = decoded.right
    answered.push(step)
  }
  return E.right({ answers, answered, open: undefined })
}

/** The answers that the question of a step is made from. */
export const scopeOf = (answers: AnswerTree, { scope }: DialogStep): AnswerTree => at(answers, scope)

/** What the store gets. Throws on an answer that could not be read again, since it would be lost. */
export const written = (step: DialogStep, answer: unknown): unknown => {
  const { codec } = step.form
  const encoded = codec.encode(answer)
  const copy: unknown = encoded === undefined ? undefined : JSON.parse(JSON.stringify(encoded))
  if (copy === undefined || E.isLeft(codec.decode(copy)))
    throw new TypeError(
      `The codec "${codec.name}" of "${idOf(step)}" cannot read what it writes: use another.`,
    )
  return encoded
}

// private

// A stored answer is private.
const withoutValue = (fault: string): string => fault.replace(/, got .*$/s, '')

// The part of the tree at a place. It is made where it is missing.
const at = (tree: AnswerTree, scope: ReadonlyArray<string>): AnswerTree =>
  scope.reduce((part: AnswerTree, name) => {
    const found = part[name]
    if (isTree(found)) return found
    const made: AnswerTree = {}
    part[name] = made
    return made
  }, tree)

const isTree = (u: unknown): u is AnswerTree => typeof u === 'object' && u !== null
