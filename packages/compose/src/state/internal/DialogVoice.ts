// What a dialog tells the user: its questions with their buttons, and what is wrong with an answer.

import { mayHaveActed, type ApiError } from '@pipegram/core/ApiError'
import { button, inactiveButton } from '@pipegram/core/Button'
import type { Interpreter } from '@pipegram/core/Call'
import type { CallbackCodec } from '@pipegram/core/CallbackData'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import { callbackAnswer, excess } from '@pipegram/core/Limits'
import { answer, edit, reply } from '@pipegram/core/Reply'
import { fmt, isText, type Text } from '@pipegram/core/Text'
import type { AnyText, InlineKeyboardMarkup, Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { panelOf } from '../AnswerForm.ts'
import type { DialogContext } from '../DialogContext.ts'
import { buttonOf, type DialogButton } from './DialogInbox.ts'
import type { DialogKeeper, DialogOwner } from './DialogKeeper.ts'
import type { DialogAct } from './DialogTurn.ts'

// model

/** Sends the messages of a dialog. */
export interface DialogVoice {
  readonly ask: (ctx: DialogContext, act: AskAct) => TE.TaskEither<ApiError, unknown>
  /** Tells the user that a pressed button is old. */
  readonly refuse: (call: Interpreter, update: Update) => TE.TaskEither<ApiError, unknown>
}

/** A question that is open. */
export type AskAct = Extract<DialogAct, { readonly _tag: 'Ask' }>

/** The texts of a dialog. */
export interface DialogVoiceOptions {
  readonly changed: string | Text
  readonly stale: string
}

// constructors

/** Makes the voice of the dialog with a name. */
export const makeVoice = (
  dialog: { readonly name: string },
  { changed, stale }: DialogVoiceOptions,
): DialogVoice => {
  const data = buttonOf(dialog)
  const [fault] = excess('stale', callbackAnswer, stale)
  if (fault !== undefined) throw new RangeError(fault)
  return {
    ask: (ctx, act) => {
      const { open, errors, isChanged, isRedrawn } = act
      const query = ctx.update.callback_query
      const keyboard = keyboardOf(data, act, ctx.from.language_code)
      const { step, scope } = open
      const question = step.question(scope, ctx)
      const note = errors.length > 0 ? step.sentence(errors) : isChanged ? changed : undefined
      const send = (text: AnyText) => ctx.call(reply(ctx.message, text, { ...keyboard, ...step.options }))
      if (isRedrawn && query !== undefined) return redrawn(ctx.call(edit(query, question, keyboard)))
      if (note === undefined) return send(question)
      if (typeof question === 'string' || isText(question)) return send(fmt`${note}\n\n${question}`)
      // Raw markup cannot be joined with a text.
      return pipe(
        ctx.call(reply(ctx.message, note)),
        TE.chain(() => send(question)),
      )
    },
    refuse: (call, { callback_query }) =>
      callback_query === undefined ? TE.right(undefined) : call(answer(callback_query, stale)),
  }
}

/** Asks. A question that was certainly not sent is asked before the next message counts as its answer. */
export const makeAsking =
  (voice: DialogVoice, keeper: DialogKeeper) =>
  (owner: DialogOwner, ctx: DialogContext, act: AskAct): TE.TaskEither<ApiError, unknown> =>
    pipe(
      voice.ask(ctx, act),
      TE.orElse((error) => async () => {
        const isSeen = act.errors.length > 0 || act.isRedrawn
        if (!isSeen && !mayHaveActed(error)) await keeper.unasked(owner, act.run)()
        return E.left(error)
      }),
    )

// private

// Telegram refuses an edit that changes nothing, such as after a second press.
const redrawn = (editing: TE.TaskEither<ApiError, unknown>): TE.TaskEither<ApiError, unknown> =>
  pipe(
    editing,
    TE.orElse((error) =>
      error._tag === 'Rejected' && error.reason === 'MessageNotModified'
        ? TE.right(undefined)
        : TE.left(error),
    ),
  )

const keyboardOf = (
  data: CallbackCodec<DialogButton>,
  { open: { step, number }, run, draft }: AskAct,
  language: string | undefined,
): { readonly reply_markup?: InlineKeyboardMarkup } => {
  const rows = panelOf(step.form).rows(draft, language)
  if (rows.length === 0) return {}
  const keys = rows.map((row) =>
    row.map(({ text, press }) =>
      press === undefined ? inactiveButton(text) : button(text, data, { run, step: number, choice: press }),
    ),
  )
  return { reply_markup: inlineKeyboard(...keys) }
}
