// A question in a menu: the menu has its buttons, and a function gets the answer.

import { inactiveButton } from '@pipegram/core/Button'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { panelOf, type AnswerForm } from '../state/AnswerForm.ts'
import { mostPress } from '../state/panels/AnswerPanel.ts'
import { partOf } from './internal/MenuDraw.ts'
import type { MenuMove } from './internal/MenuNode.ts'
import { moves, type ActionOptions } from './MenuButton.ts'
import type { HasPress, MenuContext, MenuNeed, MenuPart, PlainMenuContext } from './MenuPart.ts'

// model

/** The answer that the user gave by buttons. */
export interface HasPicked<B> {
  readonly value: B
}

/** Options of `pick`. */
export type PickOptions<C> = Pick<ActionOptions<C>, 'then' | 'when'>

// constructors

/**
 * The buttons of a question in a menu: a calendar, several words, yes or no, or other buttons. The buttons
 * keep what the user has chosen so far. A function gets the answer as its `value`; then the menu is drawn
 * again, or what `then` says happens. Throws a `RangeError` for a form without buttons.
 *
 * @example
 *   import { calendar } from '@pipegram/compose/Calendar'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { pick } from '@pipegram/compose/MenuPick'
 *   import { edit } from '@pipegram/core/Reply'
 *
 *   const visit = menu(
 *     'visit',
 *     view('When will you come?'),
 *     pick(
 *       'day',
 *       calendar({ min: 'today' }),
 *       ({ call, callback_query, value }) => call(edit(callback_query, `See you on ${value}.`)),
 *       { then: 'nothing' },
 *     ),
 *   )
 */
export const pick = <B, C extends MenuContext = PlainMenuContext, E = never>(
  id: string,
  form: AnswerForm<B>,
  run: (ctx: NoInfer<C> & HasPress & HasPicked<NoInfer<B>>) => TE.TaskEither<E, unknown>,
  { then = 'menu', when }: PickOptions<NoInfer<C>> = {},
): MenuPart<C, MenuNeed<unknown, E>> => {
  if (form.panel === undefined && form.choices === undefined)
    throw new RangeError(`The question "${id}" has no buttons: a menu cannot ask it.`)
  const panel = panelOf(form)
  return partOf({
    id,
    label: `${id}: ${form.label}`,
    draw: (ctx: C) =>
      TE.right(
        panel
          .rows(ctx.page, ctx.from.language_code)
          .map((row) =>
            row.map(({ text, press }) =>
              press === undefined
                ? { text, other: inactiveButton(text) }
                : { text, press: press.toString(36) },
            ),
          ),
      ),
    press: (ctx: C & HasPress, pressed: string): TE.TaskEither<E, MenuMove> => {
      const press = Number.parseInt(pressed, 36)
      const step = press >= 0 && press <= mostPress ? panel.press(ctx.page, press) : undefined
      if (step === undefined) return TE.right({ _tag: 'Gone' })
      if ('draft' in step) return TE.right({ _tag: 'Stay', page: step.draft })
      return pipe(
        run(Object.assign({}, ctx, { value: step.answer })),
        TE.map(() => (then === 'menu' ? { _tag: 'Stay', page: 0 } : moves[then])),
      )
    },
    when,
    isPaged: true,
  })
}
