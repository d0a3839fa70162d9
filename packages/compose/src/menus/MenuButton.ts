// The buttons of a menu that run a function or open another menu.

import type { InlineKeyboardButton } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EffectCheck } from '../pipeline/Handler.ts'
import { below, moving, one, partOf, stay, told } from './internal/MenuDraw.ts'
import type { MenuMove } from './internal/MenuNode.ts'
import type {
  HasPress,
  MenuPlan,
  MenuButtonOptions,
  MenuContext,
  MenuLabel,
  MenuNeed,
  MenuPart,
  MenuText,
  PlainMenuContext,
} from './MenuPart.ts'

// model

/** Options of `action`. */
export interface ActionOptions<C> extends MenuButtonOptions<C> {
  /**
   * What is shown after the function has ended. `menu`: the menu, with its new state. `up`: the menu above.
   * `close`: the text of the menu, without buttons. `nothing`: the message as the function left it. Default:
   * `menu`.
   */
  readonly then?: 'menu' | 'up' | 'close' | 'nothing'
  /** A question that the user must first answer with "yes". Default: no question. */
  readonly confirm?: MenuText<C>
  /** The button that confirms. Default: `Yes`. */
  readonly yes?: MenuLabel<C>
  /** The button that does not confirm. Default: `No`. */
  readonly no?: MenuLabel<C>
}

// constructors

/**
 * A button that runs a function, and then draws the menu again. If the function fails, the menu stays as it
 * is. The id, of letters, digits, `_` and `-`, is unique in the menu; buttons that were sent earlier find
 * their function through it. With `confirm`, the user is asked first.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { action } from '@pipegram/compose/MenuButton'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const cart = session({
 *     per: 'user',
 *     store: makeMemoryStore(),
 *     codec: t.array(t.string),
 *     initial: ['tea', 'milk'],
 *   })
 *
 *   const basket = menu(
 *     'basket',
 *     view(cart.of, ({ state }) => state.join(', ') || 'Nothing is in the basket.'),
 *     action('clear', 'Clear', ({ change }) => change(() => []), {
 *       confirm: 'Take everything out?',
 *       when: ({ state }) => state.length > 0,
 *     }),
 *   )
 */
export const action = <
  C extends MenuContext = PlainMenuContext,
  E = never,
  R = TE.TaskEither<unknown, unknown>,
>(
  id: string,
  label: MenuLabel<NoInfer<C>>,
  run: (
    ctx: NoInfer<C> & HasPress,
  ) => EffectCheck<R> & TE.TaskEither<E, unknown> & (R extends void ? unknown : R),
  options: ActionOptions<NoInfer<C>> = {},
): MenuPart<C, MenuNeed<unknown, E>> => {
  const { then = 'menu', confirm, yes = 'Yes', no = 'No', when, ...look } = options
  const pressing = (move: MenuMove) => (ctx: C & HasPress) =>
    pipe(
      run(ctx),
      TE.map(() => move),
    )
  if (confirm === undefined)
    return partOf({ id, label: id, draw: one(label, look), press: pressing(moves[then]), when })
  const moveOn: MenuMove = then === 'menu' ? { _tag: 'Up' } : moves[then]
  return below(
    id,
    label,
    {
      name: id,
      sight: { source: 'inherited', text: told(confirm) },
      parts: [
        {
          nodes: [
            ...partOf({ id: 'yes', label: 'yes', draw: one(yes), press: pressing(moveOn) }).nodes,
            ...moving('up', no, { _tag: 'Up' }).nodes,
          ],
          isRow: true,
        },
      ],
    },
    { ...look, ...(when !== undefined && { when }) },
  )
}

/**
 * A button that opens a menu with its own state, below this one.
 *
 * @example
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { into, up } from '@pipegram/compose/MenuButton'
 *
 *   const about = menu('about', view('A bot with menus.'), up('‹ Back'))
 *   const start = menu('start', view('Hello!'), into('About', about))
 */
export const into = <C, R, E>(
  label: MenuLabel<NoInfer<C>>,
  inner: MenuPlan<R, E>,
  options?: MenuButtonOptions<NoInfer<C>>,
): MenuPart<C, MenuNeed<R, E>> => below(inner.name, label, inner, options)

/**
 * A button that shows the menu above. If there is no menu above, this menu is drawn again.
 *
 * @example
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { up } from '@pipegram/compose/MenuButton'
 *
 *   const about = menu('about', view('A bot with menus.'), up('‹ Back'))
 */
export const up = <C>(label: MenuLabel<NoInfer<C>>): MenuPart<C, never> => moving('up', label, { _tag: 'Up' })

/**
 * A button that ends the menu: its text stays, its buttons are removed.
 *
 * @example
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { close } from '@pipegram/compose/MenuButton'
 *
 *   const about = menu('about', view('A bot with menus.'), close('Close'))
 */
export const close = <C>(label: MenuLabel<NoInfer<C>>): MenuPart<C, never> =>
  moving('close', label, { _tag: 'Close' })

/**
 * A button of any other kind, such as a link, a Mini App, or a button that copies a text.
 *
 * @example
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { other } from '@pipegram/compose/MenuButton'
 *   import { urlButton } from '@pipegram/core/Button'
 *
 *   const about = menu('about', view('A bot with menus.'), other(urlButton('Site', 'https://example.com')))
 */
export const other = <C>(
  button: InlineKeyboardButton | ((ctx: NoInfer<C>) => InlineKeyboardButton),
): MenuPart<C, never> =>
  partOf({
    id: 'other',
    label: 'other',
    draw: (ctx: C) => {
      const shown = typeof button === 'function' ? button(ctx) : button
      return TE.right([[{ text: shown.text, other: shown }]])
    },
    press: () => TE.right(stay),
    presses: [],
  })

/** What the menu does next, for each value of `then`. */
export const moves = {
  menu: stay,
  up: { _tag: 'Up' },
  close: { _tag: 'Close' },
  nothing: { _tag: 'Leave' },
} as const satisfies Readonly<Record<string, MenuMove>>
