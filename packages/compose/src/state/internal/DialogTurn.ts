// One turn of a dialog: from the record and an update to the next record, and to what is said. It only
// calculates, since a lost race runs it again.

import type { Millis } from '@pipegram/core/Clock'
import { attachment } from '@pipegram/core/ContentFilters'
import type { Message, Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DialogPlan } from '../DialogPlan.ts'
import { isRepeat, type DialogRecord } from './DialogRecord.ts'
import { idOf, progressOf, type AnswerTree, type DialogStep, type StoredAnswers } from './DialogStep.ts'

// model

/** What comes from the user. */
export type DialogInput =
  | { readonly _tag: 'Begin' }
  | { readonly _tag: 'Cancel' }
  | { readonly _tag: 'Back' }
  | { readonly _tag: 'Said'; readonly message: Message }
  | { readonly _tag: 'Pressed'; readonly run: number; readonly step: number; readonly choice: number }

/** What is done after the record was written. */
export type DialogAct =
  | {
      readonly _tag: 'Ask'
      readonly number: number
      readonly step: DialogStep
      readonly answers: AnswerTree
      readonly run: number
      /** What was wrong with the last answer. */
      readonly errors: ReadonlyArray<string>
      /** True if the dialog began again, because it is not the one that the answers were for. */
      readonly isChanged: boolean
    }
  | { readonly _tag: 'Done'; readonly answers: AnswerTree; readonly record: DialogRecord }
  | { readonly _tag: 'Cancelled' | 'Late' | 'Stale' | 'Nothing' | 'Skip' }

/** The record after a turn, and what is done then. */
export interface DialogTurn {
  readonly record: DialogRecord | undefined
  readonly act: DialogAct
}

/** What a turn needs to know. */
export interface DialogMoment {
  readonly update: Update
  readonly now: Millis
  readonly migrate?: ((answers: StoredAnswers, form: string) => StoredAnswers) | undefined
}

/** The stored answers do not decode: one sentence each. */
export type AnswerFaults = ReadonlyArray<string>

// destructors

/** The turn of an update. Fails if the stored answers do not decode. */
export const turnOf =
  <A, E1>(dialog: DialogPlan<A, E1>, moment: DialogMoment, input: DialogInput) =>
  (record: DialogRecord | undefined): E.Either<AnswerFaults, DialogTurn> => {
    const { update, now } = moment
    const isPress = input._tag === 'Pressed'
    const stay = (tag: 'Stale' | 'Nothing' | 'Skip') =>
      E.right<never, DialogTurn>({ record, act: { _tag: tag } })
    const isOurs = record?.dialog === dialog.name
    if (record !== undefined && (isOurs || input._tag === 'Begin') && isRepeat(record, update, now))
      return isOurs && record.last === update.update_id
        ? repeated(dialog, moment, record)
        : stay(isPress ? 'Stale' : 'Nothing')
    if (input._tag === 'Begin') return asking(dialog, begun(dialog, moment))
    if (record === undefined || !isOurs || record.ended !== undefined) return stay(isPress ? 'Stale' : 'Skip')
    const ended = (how: 'cancelled' | 'late') =>
      E.right<never, DialogTurn>({
        record: { ...record, last: update.update_id, at: now, answers: {}, ended: how },
        act: { _tag: actOf[how] },
      })
    if (input._tag === 'Cancel') return ended('cancelled')
    const { within } = dialog.rules
    if (within !== undefined && now - record.at > within.limit) return ended('late')
    const current = currentOf(dialog, moment, record)
    return current.isChanged ? asking(dialog, current) : answered(dialog, moment, input, current)
  }

// private

const actOf = { cancelled: 'Cancelled', late: 'Late', done: 'Nothing' } as const

interface Current {
  readonly record: DialogRecord
  readonly isChanged?: boolean
}

const begun = <A, E1>({ name, form }: DialogPlan<A, E1>, { update, now }: DialogMoment): Current => {
  const id = update.update_id
  return { record: { dialog: name, form, run: id, last: id, at: now, answers: {} } }
}

// The record as this version of the dialog reads it.
const currentOf = <A, E1>(dialog: DialogPlan<A, E1>, moment: DialogMoment, record: DialogRecord): Current => {
  const { form } = dialog
  if (record.form === form) return { record }
  if (moment.migrate === undefined) return { ...begun(dialog, moment), isChanged: true }
  return { record: { ...record, form, answers: { ...moment.migrate(record.answers, record.form) } } }
}

// The process died after the record was written: the rest of the turn follows.
const repeated = <A, E1>(
  dialog: DialogPlan<A, E1>,
  moment: DialogMoment,
  record: DialogRecord,
): E.Either<AnswerFaults, DialogTurn> =>
  record.ended === undefined
    ? asking(dialog, currentOf(dialog, moment, record))
    : E.right({ record, act: { _tag: actOf[record.ended] } })

// The record, with the question that is open in it.
const asking = <A, E1>(
  { steps }: DialogPlan<A, E1>,
  { record, isChanged = false }: Current,
  errors: AnswerFaults = [],
): E.Either<AnswerFaults, DialogTurn> =>
  pipe(
    progressOf(steps, record.answers),
    E.map(({ answers, open }): DialogTurn => {
      if (open === undefined) return { record, act: { _tag: 'Done', answers, record } }
      const [number, step] = open
      return { record, act: { _tag: 'Ask', number, step, answers, run: record.run, errors, isChanged } }
    }),
  )

const answered = <A, E1>(
  dialog: DialogPlan<A, E1>,
  { update, now }: DialogMoment,
  input: Exclude<DialogInput, { readonly _tag: 'Begin' | 'Cancel' }>,
  current: Current,
): E.Either<AnswerFaults, DialogTurn> => {
  const { record } = current
  const progress = progressOf(dialog.steps, record.answers)
  if (E.isLeft(progress)) return progress
  const { open, answered: before } = progress.right
  const become = (answers: StoredAnswers) =>
    asking(dialog, { record: { ...record, answers, last: update.update_id, at: now } })
  if (input._tag === 'Back') return become(without(record.answers, before.slice(-1)))
  // The process died, or failed, after the last answer was written.
  if (open === undefined) return asking(dialog, current)
  const [number, step] = open
  const take = (answer: unknown) =>
    become(
      step.restart !== undefined && answer === false
        ? without(record.answers, dialog.steps.slice(step.restart))
        : { ...record.answers, [idOf(step)]: written(step, answer) },
    )
  if (input._tag === 'Pressed') {
    const choice = step.form.choices?.[input.choice]
    return input.run === record.run && input.step === number && choice !== undefined
      ? take(choice[1])
      : E.right({ record, act: { _tag: 'Stale' } })
  }
  const read = step.form.read(step.name, input.message)
  if (E.isRight(read)) return take(read.right)
  return isContent(input.message)
    ? asking(dialog, current, read.left)
    : E.right({ record, act: { _tag: 'Skip' } })
}

const without = (answers: StoredAnswers, steps: ReadonlyArray<DialogStep>): StoredAnswers => {
  const gone = new Set(steps.map(idOf))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !gone.has(id)))
}

// A wrong answer, and not a message of Telegram about the chat, or a payment.
const isContent = (message: Message): boolean =>
  message.successful_payment === undefined && (message.text !== undefined || attachment(message))

// What the store gets. An answer that could not be read again would be lost.
const written = (step: DialogStep, answer: unknown): unknown => {
  const { codec } = step.form
  const encoded = codec.encode(answer)
  const copy: unknown = encoded === undefined ? undefined : JSON.parse(JSON.stringify(encoded))
  if (copy === undefined || E.isLeft(codec.decode(copy)))
    throw new TypeError(
      `The codec "${codec.name}" of "${idOf(step)}" cannot read what it writes: use another.`,
    )
  return encoded
}
