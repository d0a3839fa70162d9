// How a conversation moves: what its stored answers mean, and what an answer makes of them. It only
// calculates.

import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Shape } from '../../pipeline/Shape.ts'
import {
  idOf,
  progressOf,
  scopeOf,
  written,
  type AnswerTree,
  type DialogStep,
  type StoredAnswers,
} from './DialogStep.ts'

// model

/** The stored answers do not decode: one sentence each. */
export type AnswerFaults = ReadonlyArray<string>

/** A question that waits for an answer. */
export interface OpenQuestion {
  /** Tells it from the other questions of the same run. */
  readonly number: number
  readonly step: DialogStep
  /** What its text is made from. */
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

/** The moves of questions one after the other. */
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
      : { ...stored, [idOf(step)]: written(step, answer) },
  back: (stored) =>
    pipe(
      progressOf(steps, stored),
      E.match(
        () => stored,
        ({ answered }) => without(stored, answered.slice(-1)),
      ),
    ),
  drawn: [...steps.filter(isDrawn).map(labelOf), 'done'].reduceRight<ReadonlyArray<Shape>>(
    (next, label) => [{ label, routes: 'any', next }],
    [],
  ),
})

// private

const without = (answers: StoredAnswers, steps: ReadonlyArray<DialogStep>): StoredAnswers => {
  const gone = new Set(steps.map(idOf))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !gone.has(id)))
}

// Of questions that repeat, the first ones are drawn.
const isDrawn = (step: DialogStep): boolean => !/\.[1-9]\d*(?:\.|$)/.test(idOf(step))

// A step without a condition is drawn as it is, and one with a condition in brackets.
const labelOf = (step: DialogStep): string => {
  const label = step.isKept ? `${idOf(step)}: ${step.form.codec.name}` : 'confirm'
  return step.conditions.length === 0 ? label : `(${label})`
}
