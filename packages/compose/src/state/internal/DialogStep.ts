// The steps of a dialog in one list. The steps of nested dialogs are between those of the outer dialog.

import { explain } from '@pipegram/core/Fault'
import type { ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { AnswerForm } from '../AnswerForm.ts'
import type { DialogContext } from '../DialogContext.ts'

// model

/** Answers by name. The answers of a nested dialog are under its name. */
export interface AnswerTree {
  [name: string]: unknown
}

/** A condition on the answers at a place of the tree. */
export interface StepCondition {
  readonly scope: ReadonlyArray<string>
  /** `said` returns the answer to a step of the same place, even if the answer is not kept. */
  readonly holds: (answers: AnswerTree, said: (name: string) => unknown) => boolean
}

/** A question. */
export interface DialogStep {
  /** The names of the dialogs around it. */
  readonly scope: ReadonlyArray<string>
  /** The place of the answers from which the question is made. Default: `scope`. */
  readonly askScope?: ReadonlyArray<string>
  /** The name of the answer. For a question whose answer is not kept, only the name of the step. */
  readonly name: string
  /** False if the answer is not part of the value. */
  readonly isKept: boolean
  readonly form: AnswerForm<unknown>
  readonly question: (answers: AnswerTree, ctx: DialogContext) => AnyText
  readonly options: ReplyOptions
  readonly sentence: (errors: ReadonlyArray<string>) => string
  readonly conditions: ReadonlyArray<StepCondition>
  /** Only for a confirmation: the step at which the questions begin again after a "no". */
  readonly restart?: number
  /** What a diagram shows. Default: the id and the codec. `false`: nothing. */
  readonly drawn?: string | false
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

/** The most questions of a dialog, including those of nested dialogs. */
export const mostSteps = 1_000

// destructors

/** The id of a step, unique in its dialog. */
export const idOf = ({ scope, name }: DialogStep): string => [...scope, name].join('.')

/** Reads the stored answers. Fails with sentences if one does not decode. */
export const progressOf = (
  steps: ReadonlyArray<DialogStep>,
  stored: StoredAnswers,
): E.Either<ReadonlyArray<string>, DialogProgress> => {
  const answers: AnswerTree = {}
  const answered: Array<DialogStep> = []
  const said = new Map<string, unknown>()
  for (const [number, step] of steps.entries()) {
    const isAsked = step.conditions.every(({ scope, holds }) =>
      holds(at(answers, scope), (name) => said.get([...scope, name].join('.'))),
    )
    if (!isAsked) continue
    const own = at(answers, step.scope, step.name)
    const id = idOf(step)
    if (!Object.hasOwn(stored, id)) return E.right({ answers, answered, open: [number, step] })
    const decoded = step.form.codec.decode(stored[id])
    if (E.isLeft(decoded)) return E.left(explain(id)(decoded.left).map(withoutValue))
    if (step.isKept) own[step.name] = decoded.right
    answered.push(step)
    said.set(id, decoded.right)
  }
  return E.right({ answers, answered, open: undefined })
}

/** The answers from which the question of a step is made. */
export const scopeOf = (answers: AnswerTree, { scope, askScope = scope }: DialogStep): AnswerTree =>
  at(answers, askScope)

/** Sentences about a wrong answer, each on its own line. */
export const listed = (errors: ReadonlyArray<string>): string => errors.slice(0, 10).join('\n')

/**
 * The form of a value in the store. Throws if the codec could not read it again, because it would be lost.
 */
export const writtenBy = (codec: t.Type<unknown, unknown>, id: string, value: unknown): unknown => {
  const encoded = codec.encode(value)
  const copy: unknown = encoded === undefined ? undefined : JSON.parse(JSON.stringify(encoded))
  if (copy === undefined || E.isLeft(codec.decode(copy)))
    throw new TypeError(`The codec "${codec.name}" of "${id}" cannot read what it writes: use another.`)
  return encoded
}

/** A sentence without the value, because a stored answer is private. */
export const withoutValue = (fault: string): string => fault.replace(/, got .*$/s, '')

// private

// The part of the tree at a place. A missing part is made: a list, if its first name is a number.
const at = (tree: AnswerTree, scope: ReadonlyArray<string>, leaf = ''): AnswerTree =>
  scope.reduce((part: AnswerTree, name, i) => {
    const found = part[name]
    if (isTree(found)) return found
    const made: AnswerTree = /^\d/.test(scope[i + 1] ?? leaf) ? Object.assign([], none) : {}
    part[name] = made
    return made
  }, tree)

const none: AnswerTree = {}

const isTree = (u: unknown): u is AnswerTree => typeof u === 'object' && u !== null
