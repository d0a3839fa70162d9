// The ways to answer a question of a dialog: a text that a codec reads, a button, or a message that passes a
// filter.

import { explain } from '@pipegram/core/Fault'
import type { NarrowingFilter } from '@pipegram/core/Filter'
import { grid } from '@pipegram/core/Keyboard'
import { faultOfText } from '@pipegram/core/TextCodec'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { AnswerPanel } from './panels/AnswerPanel.ts'

// model

/** A way to answer a question. */
export interface AnswerForm<B> {
  /** The identity of this form. If the forms of a dialog change, it is another version of the dialog. */
  readonly label: string
  /** How the store keeps the answer. The codec must read what it writes, also after JSON. */
  readonly codec: t.Type<B, unknown>
  /** Reads a message as the answer of a step. Otherwise returns what is wrong, in sentences. */
  readonly read: (step: string, message: Message) => E.Either<ReadonlyArray<string>, B>
  /** The answers that have a button, each with the text of the button, in the order of the buttons. */
  readonly choices?: ReadonlyArray<readonly [text: string, answer: B]>
  /** Buttons that change while the question is open, such as those of a calendar. */
  readonly panel?: AnswerPanel<B>
}

/** A way to answer a question, for any type of answer. */
export interface AnyAnswerForm extends Omit<AnswerForm<unknown>, 'codec'> {
  readonly codec: t.Mixed
}

// constructors

/**
 * A text that a codec reads. The name of the codec tells the user what is expected. Throws a `RangeError` for
 * a codec that reads no text, such as `t.number`.
 */
export const textOf = <B>(codec: t.Type<B, unknown>): AnswerForm<B> => {
  const fault = faultOfText(codec)
  if (fault !== undefined) throw new RangeError(fault)
  return {
    label: codec.name,
    codec,
    read: (step, { text }) => pipe(codec.decode(text), E.mapLeft(explain(step))),
  }
}

/**
 * A choice by buttons below the question: a record from answers to the texts of their buttons. A user may
 * also type the text of a button, in any case. While people are in the dialog, you can change the texts, but
 * not the names of the answers.
 *
 * @example
 *   import { buttons } from '@pipegram/compose/AnswerForm'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const coffee = dialog('coffee', ask('size', 'Which size?', buttons({ small: 'Small', large: 'Large' })))
 */
export const buttons = <const K extends string>(texts: {
  readonly [P in K]: string
}): AnswerForm<K> => {
  const isKey = (u: unknown): u is K => typeof u === 'string' && Object.hasOwn(texts, u)
  const keys = Object.keys(texts).filter(isKey)
  const choices = keys.map((key) => [texts[key], key] as const)
  if (choices.length === 0) throw new RangeError('A question with buttons needs at least one button.')
  const expected = choices.map(([text]) => text).join(' or ')
  return {
    label: `buttons ${keys.join(' ')}`,
    codec: new t.Type(
      expected,
      isKey,
      (u, context) => (isKey(u) ? t.success(u) : t.failure(u, context)),
      (key) => key,
    ),
    read: (step, { text }) => {
      const found = choices.find(([label]) => label.toLowerCase() === text?.trim().toLowerCase())
      return found === undefined ? E.left([`${step}: expected ${expected}`]) : E.right(found[1])
    },
    choices,
  }
}

/**
 * A message that passes a filter, such as a photo. `take` returns what to keep of the message, and the codec
 * writes it into the store.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { received } from '@pipegram/compose/AnswerForm'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { location } from '@pipegram/core/Filters'
 *
 *   const Place = t.strict({ latitude: t.number, longitude: t.number })
 *
 *   const delivery = dialog(
 *     'delivery',
 *     ask(
 *       'place',
 *       'Where to?',
 *       received('a location', location, Place, (message) => message.location),
 *     ),
 *   )
 */
export const received = <M extends Message, B>(
  expected: string,
  filter: NarrowingFilter<Message, M>,
  codec: t.Type<B, unknown>,
  take: (message: M) => NoInfer<B>,
): AnswerForm<B> => ({
  label: `${filter.label} ${codec.name}`,
  codec,
  read: (step, message) =>
    filter(message) ? E.right(take(message)) : E.left([`${step}: expected ${expected}`]),
})

/**
 * Yes or no, as a button or a text.
 *
 * @example
 *   import { yesOrNo } from '@pipegram/compose/AnswerForm'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const gift = dialog('gift', ask('wrapped', 'Shall we wrap it?', yesOrNo('Yes', 'No')))
 */
export const yesOrNo = (yes: string, no: string): AnswerForm<boolean> => {
  const form = buttons({ yes, no })
  return {
    label: form.label,
    codec: t.boolean,
    read: (step, message) =>
      pipe(
        form.read(step, message),
        E.map((key) => key === 'yes'),
      ),
    choices: [
      [yes, true],
      [no, false],
    ],
  }
}

// destructors

/** The panel of a form: its own panel, or one made from its choices. */
export const panelOf = <B>({ panel, choices = [] }: AnswerForm<B>): AnswerPanel<B> =>
  panel ?? {
    rows: () => {
      // A few short texts fit in one row.
      const isShort = choices.length <= 4 && choices.reduce((sum, [text]) => sum + text.length, 0) <= 32
      return grid(isShort ? Math.max(1, choices.length) : 1)(
        choices.map(([text], press) => ({ text, press })),
      )
    },
    press: (_, press) => {
      const choice = choices[press]
      return choice && { answer: choice[1] }
    },
  }
