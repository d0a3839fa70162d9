// The fields of a codec as the questions of a dialog.

import * as t from 'io-ts'
import { erased } from '../pipeline/internal/Erased.ts'
import { buttons, textOf, yesOrNo, type AnswerForm } from './AnswerForm.ts'
import type { DialogQuestion } from './Ask.ts'
import { dialog } from './Dialog.ts'
import type { DialogDraft, DialogOf, DialogPart } from './DialogPlan.ts'
import { answerName, askedBy, keptStep, withSteps } from './internal/DialogDrafts.ts'

// model

/** A codec for a record: `t.type({ … })` or `t.strict({ … })`. */
export type FieldsCodec<P extends t.Props> = t.TypeC<P> | t.ExactC<t.TypeC<P>>

/** The values of fields. */
export type FieldAnswers<P extends t.Props> = { readonly [K in keyof P]: t.TypeOf<P[K]> }

/** A question for each field, in the order of the codec. A question may use the answers before it. */
export type FieldQuestions<A, P extends t.Props> = {
  readonly [K in keyof P]: DialogQuestion<A & Partial<FieldAnswers<P>>>
}

// constructors

/**
 * The fields of a codec as a part of a dialog: one question for each field, in the order of the codec. The
 * answer is a text that the codec of the field reads; `t.boolean` and `t.keyof` have buttons.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { IntFromString, NonEmptyString } from '@pipegram/core/Argument'
 *   import { confirm } from '@pipegram/compose/Ask'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { fields } from '@pipegram/compose/Form'
 *
 *   const Profile = t.type({ name: NonEmptyString, age: IntFromString })
 *
 *   const profile = dialog(
 *     'profile',
 *     fields(Profile, { name: 'What is your name?', age: ({ name }) => `How old are you, ${name}?` }),
 *     confirm(({ name, age }) => `${name}, ${age}: right?`),
 *   )
 *
 *   assert.strictEqual(profile.steps.length, 3)
 */
export const fields =
  <A, E1, P extends t.Props>(
    codec: FieldsCodec<P>,
    questions: FieldQuestions<NoInfer<A>, NoInfer<P>>,
  ): DialogPart<DialogDraft<A, E1>, DialogDraft<A & FieldAnswers<P>, E1>> =>
  (draft) => {
    const { props } = 'props' in codec ? codec : codec.type
    return withSteps(
      draft,
      Object.entries(props).map(([name, field]) =>
        keptStep(answerName(name), askedBy(questions[name]), fieldForm(field)),
      ),
    )
  }

/**
 * A dialog that asks for the fields of a codec.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { IntFromString, NonEmptyString } from '@pipegram/core/Argument'
 *   import { form } from '@pipegram/compose/Form'
 *
 *   const profile = form('profile', t.type({ name: NonEmptyString, age: IntFromString }), {
 *     name: 'What is your name?',
 *     age: 'How old are you?',
 *   })
 *
 *   assert.strictEqual(profile.steps.length, 2)
 */
export const form = <P extends t.Props>(
  name: string,
  codec: FieldsCodec<P>,
  questions: FieldQuestions<object, NoInfer<P>>,
): DialogOf<DialogDraft<FieldAnswers<P>, never>> => erased(dialog(name, erased(fields(codec, questions))))

// private

const fieldForm = (codec: t.Mixed): AnswerForm<unknown> => {
  if (codec instanceof t.BooleanType) return erased(yesOrNo('Yes', 'No'))
  if (codec instanceof t.KeyofType) return erased(buttons(textsOf(erased(codec))))
  return textOf(codec)
}

const textsOf = ({ keys }: t.KeyofType<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, key]))
