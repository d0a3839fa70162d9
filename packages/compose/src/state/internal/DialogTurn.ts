// One turn of a dialog: from the record and an update to the next record and the next action. It only
// calculates, because it runs again after a lost race.

import type { Millis } from '@pipegram/core/Clock'
import { attachment } from '@pipegram/core/ContentFilters'
import type { Message, Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { panelOf } from '../AnswerForm.ts'
import type { Conversation } from '../DialogPlan.ts'
import type { AnswerFaults, OpenQuestion } from './DialogMoves.ts'
import { isRepeat, type DialogRecord } from './DialogRecord.ts'
import type { AnswerTree, StoredAnswers } from './DialogStep.ts'

// model

/** What the user did. */
export type DialogInput =
  | { readonly _tag: 'Begin' }
  | { readonly _tag: 'Cancel' }
  | { readonly _tag: 'Back' }
  /** A command that the dialog does not have. */
  | { readonly _tag: 'Foreign' }
  | { readonly _tag: 'Said'; readonly message: Message }
  | { readonly _tag: 'Pressed'; readonly run: number; readonly step: number; readonly choice: number }

/** What to do after the record was written. */
export type DialogAct =
  | {
      readonly _tag: 'Ask'
      readonly open: OpenQuestion
      readonly run: number
      /** What was wrong with the last answer. */
      readonly errors: ReadonlyArray<string>
      /** True if the dialog began again, because the answers were for another form of it. */
      readonly isChanged: boolean
      /** The user's choices so far in the panel of the question. */
      readonly draft: number
      /** True if only the buttons change. */
      readonly isRedrawn: boolean
    }
  | { readonly _tag: 'Done' | 'Late'; readonly answers: AnswerTree; readonly run: number }
  | { readonly _tag: 'Cancelled' | 'Stale' | 'Nothing' | 'Skip' | 'Foreign' }

/** The record after a turn, and what to do next. */
export interface DialogTurn {
  readonly record: DialogRecord | undefined
  readonly act: DialogAct
}

/** What happens if a dialog begins while the person is already in it. */
export type DialogReentry = 'anew' | 'resume'

/** What a turn needs to know. */
export interface DialogMoment {
  readonly update: Update
  readonly now: Millis
  readonly migrate?: ((answers: StoredAnswers, form: string) => StoredAnswers) | undefined
  readonly reentry?: DialogReentry | undefined
}

// destructors

/** The turn of an update. Fails if the stored answers do not decode. */
export const turnOf =
  <A, E1>(dialog: Conversation<A, E1>, moment: DialogMoment, input: DialogInput) =>
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
    if (input._tag === 'Begin') return beginning(dialog, moment, isOurs ? record : undefined)
    if (record === undefined || !isOurs || record.ended !== undefined) return stay(isPress ? 'Stale' : 'Skip')
    if (input._tag === 'Cancel')
      return E.right({
        record: { ...record, last: update.update_id, at: now, answers: {}, ended: 'cancelled' },
        act: { _tag: 'Cancelled' },
      })
    if (isLate(dialog, record, now))
      return E.right(late(dialog, { ...record, last: update.update_id, at: now }))
    const current = currentOf(dialog, moment, record)
    return current.isChanged ? asking(dialog, current) : answered(dialog, moment, input, current)
  }

/** What happens to a record whose time may be over: its turn, or the time to check again. */
export const expired = <A, E1>(
  dialog: Conversation<A, E1>,
  now: Millis,
  record: DialogRecord | undefined,
): DialogTurn | Millis | undefined => {
  const { within } = dialog.rules
  if (record?.dialog !== dialog.name || within === undefined) return undefined
  if (record.ended !== undefined)
    return record.pending === true ? { record, act: lateAct(dialog, record) } : undefined
  if (!isLate(dialog, record, now)) return record.at + within.limit + 1
  return late(dialog, { ...record, at: now })
}

// private

interface Current {
  readonly record: DialogRecord
  readonly isChanged?: boolean
  readonly isRedrawn?: boolean
}

const isLate = <A, E1>({ rules }: Conversation<A, E1>, { at }: DialogRecord, now: Millis): boolean =>
  rules.within !== undefined && now - at > rules.within.limit

const late = <A, E1>(dialog: Conversation<A, E1>, record: DialogRecord): DialogTurn => ({
  record: { ...record, ended: 'late', pending: true },
  act: lateAct(dialog, record),
})

// The answers of another form are not read, because their time is over.
const lateAct = <A, E1>(dialog: Conversation<A, E1>, record: DialogRecord): DialogAct => {
  const standing = record.form === dialog.form ? dialog.moves.read(record.answers) : E.left([])
  return { _tag: 'Late', answers: E.isRight(standing) ? standing.right.answers : {}, run: record.run }
}

const beginning = <A, E1>(
  dialog: Conversation<A, E1>,
  moment: DialogMoment,
  before: DialogRecord | undefined,
): E.Either<AnswerFaults, DialogTurn> => {
  const { now, reentry, update } = moment
  const anew = asking(dialog, begun(dialog, moment))
  if (reentry !== 'resume' || before === undefined) return anew
  if (before.ended !== undefined || isLate(dialog, before, now)) return anew
  const { record } = currentOf(dialog, moment, before)
  const resumed = asking(dialog, { record: { ...record, last: update.update_id, at: now } })
  return E.isRight(resumed) && resumed.right.act._tag === 'Ask' ? resumed : anew
}

const begun = <A, E1>({ name, form, moves }: Conversation<A, E1>, { update, now }: DialogMoment): Current => {
  const id = update.update_id
  return { record: { dialog: name, form, run: id, last: id, at: now, answers: moves.start } }
}

// The record as this version of the dialog reads it.
const currentOf = <A, E1>(
  dialog: Conversation<A, E1>,
  moment: DialogMoment,
  record: DialogRecord,
): Current => {
  const { form } = dialog
  if (record.form === form) return { record }
  if (moment.migrate === undefined) return { ...begun(dialog, moment), isChanged: true }
  return { record: { ...record, form, answers: { ...moment.migrate(record.answers, record.form) } } }
}

// The process crashed after the record was written: do the rest of the turn.
const repeated = <A, E1>(
  dialog: Conversation<A, E1>,
  moment: DialogMoment,
  record: DialogRecord,
): E.Either<AnswerFaults, DialogTurn> => {
  if (record.ended === undefined) {
    // A press that changed only the buttons does so again.
    const isRedrawn = record.draft !== undefined && moment.update.callback_query !== undefined
    return asking(dialog, { ...currentOf(dialog, moment, record), isRedrawn })
  }
  if (record.pending === true) return E.right({ record, act: lateAct(dialog, record) })
  return E.right({ record, act: { _tag: record.ended === 'cancelled' ? 'Cancelled' : 'Nothing' } })
}

// The record and its open question, which is sent now.
const asking = <A, E1>(
  { moves }: Conversation<A, E1>,
  { record: { unasked: _, ...record }, isChanged = false, isRedrawn = false }: Current,
  errors: AnswerFaults = [],
): E.Either<AnswerFaults, DialogTurn> =>
  pipe(
    moves.read(record.answers),
    E.map(({ answers, open }): DialogTurn => {
      const { run, draft = 0 } = record
      return open === undefined
        ? { record, act: { _tag: 'Done', answers, run } }
        : { record, act: { _tag: 'Ask', open, run, errors, isChanged, draft, isRedrawn } }
    }),
  )

const answered = <A, E1>(
  dialog: Conversation<A, E1>,
  { update, now }: DialogMoment,
  input: Exclude<DialogInput, { readonly _tag: 'Begin' | 'Cancel' }>,
  current: Current,
): E.Either<AnswerFaults, DialogTurn> => {
  const { record } = current
  const { moves, rules } = dialog
  const standing = moves.read(record.answers)
  if (E.isLeft(standing)) return standing
  const { open } = standing.right
  const { draft = 0, ...settled } = record
  const id = update.message?.media_group_id
  const album = id === undefined ? {} : { album: { id, update: update.update_id } }
  const moved = { ...settled, ...album, last: update.update_id, at: now }
  const become = (answers: StoredAnswers) => asking(dialog, { record: { ...moved, answers } })
  const foreign = E.right<never, DialogTurn>({
    record,
    act: { _tag: rules.fallback === undefined ? 'Skip' : 'Foreign' },
  })
  if (input._tag === 'Foreign') return foreign
  if (input._tag === 'Back') return become(moves.back(record.answers))
  // The process crashed, or the function failed, after the last answer was written.
  if (open === undefined) return asking(dialog, current)
  const { form, name } = open.step
  const take = (answer: unknown) => become(moves.take(record.answers, open, answer))
  if (input._tag === 'Pressed') {
    const isOpen = input.run === record.run && input.step === open.number
    const pressed = isOpen ? panelOf(form).press(draft, input.choice) : undefined
    if (pressed === undefined) return E.right({ record, act: { _tag: 'Stale' } })
    return 'answer' in pressed
      ? take(pressed.answer)
      : asking(dialog, { record: { ...moved, draft: pressed.draft }, isRedrawn: true })
  }
  if (record.unasked === true) return asking(dialog, { record: moved })
  const read = form.read(name, input.message)
  if (E.isRight(read)) return take(read.right)
  if (!isContent(input.message)) return foreign
  // An album comes as one message for each photo. For all of them together, the user is asked once.
  if (id !== undefined && record.album?.id === id && record.album.update !== update.update_id)
    return E.right({ record, act: { _tag: 'Nothing' } })
  return asking(dialog, { ...current, record: { ...record, ...album } }, read.left)
}

// True for a wrong answer. False for a service message about the chat, and for a payment.
const isContent = (message: Message): boolean =>
  message.successful_payment === undefined && (message.text !== undefined || attachment(message))
