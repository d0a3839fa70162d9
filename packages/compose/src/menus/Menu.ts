// A menu: a message that shows a state, and the buttons that change it.

import type { StoreError } from '@pipegram/core/Store'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { erased } from '../pipeline/internal/Erased.ts'
import { below, told } from './internal/MenuDraw.ts'
import type { MenuSignature, RowSignature, SubmenuSignature } from './internal/MenuSignature.ts'
import { treeOf } from './internal/MenuTree.ts'
import type {
  HasChange,
  HasState,
  MenuContext,
  MenuLabel,
  MenuNeed,
  MenuPart,
  MenuText,
  MenuValue,
  MenuView,
  PlainMenuContext,
} from './MenuPart.ts'

// model

/** The context of the functions in the parts of a menu. */
export type ViewContext<C, T> = C &
  MenuContext &
  HasState<StateOf<T>> &
  (T extends MenuValue<infer S> ? HasChange<S> : unknown)

/** What a menu shows: an effect that reads a value, or a value that can also be changed. */
export type MenuSource =
  | TE.TaskEither<unknown, unknown>
  | { readonly get: TE.TaskEither<StoreError, unknown>; readonly change: (become: never) => unknown }

// What this context has beyond the context of every menu.
type NeedOf<C> = MenuContext extends C
  ? unknown
  : { readonly [K in Exclude<keyof C, keyof MenuContext>]: C[K] }

type StateOf<T> =
  T extends MenuValue<infer S>
    ? Exclude<S, undefined>
    : T extends TE.TaskEither<unknown, infer S>
      ? Exclude<S, undefined>
      : never

type SourceErrorOf<T> =
  T extends MenuValue<infer _> ? StoreError : T extends TE.TaskEither<infer E, unknown> ? E : never

// constructors

/**
 * What a menu shows. The first function returns a value of a session, or an effect that reads something. It
 * runs before each draw. Its result is the `state` in all functions of the menu. If the result is
 * `undefined`, such as after the shown item was deleted, the menu above is shown. `of` of a session step
 * returns a value of a session; `toggle`, `radio` and `checkboxes` can change only such a state.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { toggle } from '@pipegram/compose/MenuField'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const Prefs = t.type({ sound: t.boolean })
 *   const prefs = session({ per: 'user', store: makeMemoryStore(), codec: Prefs, initial: { sound: true } })
 *
 *   const settings = menu(
 *     'settings',
 *     view(prefs.of, ({ state }) => `The sound is ${state.sound ? 'on' : 'off'}.`),
 *     toggle('sound', 'Sound'),
 *   )
 */
export const view: {
  (text: MenuText<PlainMenuContext>): MenuView<PlainMenuContext, never>
  <C, T extends MenuSource>(
    source: (ctx: C & MenuContext) => T,
    text: MenuText<ViewContext<NoInfer<C>, NoInfer<T>>>,
  ): MenuView<ViewContext<C, T>, MenuNeed<NeedOf<C>, SourceErrorOf<T>>>
} = (...args: readonly [MenuText<never>] | readonly [(ctx: never) => unknown, MenuText<never>]) => {
  const [source, text] = args.length === 1 ? [undefined, args[0]] : args
  return { sight: { source, text: told(text) } }
}

/**
 * A menu of 1 to 16 parts, with a `view` as its text. Each part has its own rows; `row` puts several parts
 * into one row. The name has 1–16 letters, digits, `_` and `-`. The data of the buttons contain it, so each
 * menu of a bot needs another name. `open` shows the menu, and `menus` answers its presses.
 *
 * Throws a `RangeError` for a wrong name, for two parts with the same id, and for a button with too much
 * data.
 *
 * @example
 *   import { action } from '@pipegram/compose/MenuButton'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { answer } from '@pipegram/core/Reply'
 *
 *   const start = menu(
 *     'start',
 *     view(({ from }) => `Hello, ${from.first_name}!`),
 *     action('time', 'What time is it?', ({ call, callback_query }) =>
 *       call(answer(callback_query, new Date().toTimeString())),
 *     ),
 *   )
 */
export const menu: MenuSignature = (
  name: string,
  { sight }: Pick<MenuView<never, unknown>, 'sight'>,
  ...parts: ReadonlyArray<MenuPart<never, unknown>>
): never => {
  if (!/^[\w-]{1,16}$/.test(name))
    throw new RangeError(`A menu cannot have the name "${name}": use 1 to 16 letters, digits, "_" and "-".`)
  const made = { name, sight, parts }
  treeOf(made)
  // The overloads have the types of its needs and its errors.
  return erased(made)
}

/**
 * 1 to 8 parts in one row.
 *
 * @example
 *   import { action } from '@pipegram/compose/MenuButton'
 *   import { menu, row, view } from '@pipegram/compose/Menu'
 *   import { answer } from '@pipegram/core/Reply'
 *
 *   const vote = menu(
 *     'vote',
 *     view('Was this answer good?'),
 *     row(
 *       action('yes', 'Yes', ({ call, callback_query }) => call(answer(callback_query, 'Thanks!'))),
 *       action('no', 'No', ({ call, callback_query }) => call(answer(callback_query, 'A pity.'))),
 *     ),
 *   )
 */
export const row: RowSignature = (
  ...parts: ReadonlyArray<MenuPart<never, unknown>>
): MenuPart<unknown, never> => ({ nodes: parts.flatMap(({ nodes }) => nodes), isRow: true })

/**
 * A button that opens a menu below, which shows the same state. Its arguments are an id, the text of the
 * button, the text of the menu, and 1 to 12 parts. For a menu with its own state, use `into`.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { menu, submenu, view } from '@pipegram/compose/Menu'
 *   import { up } from '@pipegram/compose/MenuButton'
 *   import { radio } from '@pipegram/compose/MenuField'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *
 *   const Prefs = t.type({ size: t.keyof({ small: null, large: null }) })
 *   const prefs = session({
 *     per: 'user',
 *     store: makeMemoryStore(),
 *     codec: Prefs,
 *     initial: { size: 'small' },
 *   })
 *
 *   const settings = menu(
 *     'settings',
 *     view(prefs.of, 'Settings'),
 *     submenu(
 *       'size',
 *       ({ state }) => `Size: ${state.size}`,
 *       'Which size?',
 *       radio('size', { small: 'Small', large: 'Large' }),
 *       up('‹ Back'),
 *     ),
 *   )
 */
export const submenu: SubmenuSignature = (
  id: string,
  label: MenuLabel<never>,
  text: MenuText<never>,
  ...parts: ReadonlyArray<MenuPart<never, unknown>>
): MenuPart<unknown, never> =>
  below(id, label, { name: id, sight: { source: 'inherited', text: told(text) }, parts })
