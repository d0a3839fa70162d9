// How a conversation moves: what its stored answers mean, and how an answer changes them. These functions
// only calculate.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Shape } from '../../pipeline/Shape.ts'
import {
  idOf,
  progressOf,
  scopeOf,
  writtenBy,
  type AnswerTree,
  type DialogStep,
  type StoredAnswers,
} from './DialogStep.ts'

// model

/** The stored answers do not decode: one sentence each. */
export type AnswerFaults = ReadonlyArray<string>

/** A question that waits for an answer. */
export interface OpenQuestion {
  /** The number of the question, unique in its run. */
  readonly number: number
  readonly step: DialogStep
  /** The answers from which its text is made. */
  readonly scope: AnswerTree
}

/** How far a conversation has come. */
export interface DialogStanding {
  readonly answers: AnswerTree
  /** `undefined` at the end. */
  readonly open: OpenQuestion | undefined
}

/** The moves of a conversation. */
export interface DialogMoves {
  /** What is stored before the first answer. */
  readonly start: StoredAnswers
  /** Reads what is stored. */
  readonly read: (stored: StoredAnswers) => E.Either<AnswerFaults, DialogStanding>
  /** What is stored after an answer to the open question. */
  readonly take: (stored: StoredAnswers, open: OpenQuestion, answer: unknown) => StoredAnswers
  /** What is stored without the last answer. */
  readonly back: (stored: StoredAnswers) => StoredAnswers
  /** The questions, as a diagram shows them. */
  readonly drawn: ReadonlyArray<Shape>
}

// constructors

/** The moves of questions, one after another. */
export const stepMoves = (steps: ReadonlyArray<DialogStep>): DialogMoves => ({
  start: {},
  read: (stored) =>
    pipe(
      progressOf(steps, stored),
      E.map(({ answers, open }) => {
        if (open === undefined) return { answers, open }
        const [number, step] = open
        return { answers, open: { number, step, scope: scopeOf(answers, step) } }
      }),
    ),
  take: (stored, { step }, answer) =>
    step.restart !== undefined && answer === false
      ? without(stored, steps.slice(step.restart))
      : { ...stored, [idOf(step)]: writtenBy(step.form.codec, idOf(step), answer) },
  back: (stored) =>
    pipe(
      progressOf(steps, stored),
      E.match(
        () => stored,
        ({ answered }) => without(stored, answered.slice(-1)),
      ),
    ),
  drawn: [...steps.flatMap(labelsOf), 'done'].reduceRight<ReadonlyArray<Shape>>(
    (next, label) => [{ label, routes: 'any', next }],
    [],
  ),
})

// private

const without = (answers: StoredAnswers, steps: ReadonlyArray<DialogStep>): StoredAnswers => {
  const gone = new Set(steps.map(idOf))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !gone.has(id)))
}

// The label of a step with a condition is in brackets.
const labelsOf = (step: DialogStep): ReadonlyArray<string> => {
  const { drawn = `${idOf(step)}: ${step.form.codec.name}`, conditions } = step
  return drawn === false ? [] : [conditions.length === 0 ? drawn : `(${drawn})`]
}
