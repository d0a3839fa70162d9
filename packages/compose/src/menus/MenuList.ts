// Lists in a menu: a button for each item, page by page.

import { inactiveButton } from '@pipegram/core/Button'
import { grid, pageOf, type Rows } from '@pipegram/core/Keyboard'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { erased } from '../pipeline/internal/Erased.ts'
import { labelOf, partOf, stay } from './internal/MenuDraw.ts'
import type { DrawnButton, MenuMove, PressContext, SightContext } from './internal/MenuNode.ts'
import type {
  HasPress,
  MenuPlan,
  MenuButtonOptions,
  MenuContext,
  MenuLabel,
  MenuNeed,
  MenuPart,
  PlainMenuContext,
} from './MenuPart.ts'

// model

/** The items that a page needs. */
export interface ListWindow {
  /** How many items come before the page. */
  readonly offset: number
  /** How many items to read: one more than the page shows, to know whether another page follows. */
  readonly limit: number
}

/** All items of a list, or an effect that reads the items of the window. */
export type ListSource = ReadonlyArray<unknown> | TE.TaskEither<unknown, ReadonlyArray<unknown>>

/** An item of a list. */
export type ListItem<T> =
  T extends ReadonlyArray<infer A> ? A : T extends TE.TaskEither<unknown, ReadonlyArray<infer A>> ? A : never

type ListError<T> =
  T extends ReadonlyArray<unknown> ? never : T extends TE.TaskEither<infer E, unknown> ? E : never

/** Options of `list`. */
export interface ListOptions<C, A> extends MenuButtonOptions<C> {
  /**
   * Returns the identity of an item, such as its id: a number or a text of about 20 characters. It must stay
   * the same when the list changes.
   */
  readonly key: (item: A) => string | number
  /** The text of the button of an item. */
  readonly label: (item: A, ctx: C) => string
  /** How many items a page has, 1 to 90. Default: 8. */
  readonly size?: number
  /** How many buttons a row has. Default: 1. */
  readonly columns?: number
  /** What a list without items shows. Default: nothing. */
  readonly empty?: MenuLabel<C>
}

/** The item whose button was pressed. */
export interface HasItem<A> {
  readonly item: A
}

// constructors

/**
 * A button for each item of a list, page by page. The first function returns all items, or an effect that
 * reads one page of them, given by `offset` and `limit`. A press opens a menu, whose context has the key of
 * the item, or it runs a function with the `item`. If the item no longer exists, the user is told so, and the
 * list is drawn again. A menu has at most one part with pages.
 *
 * @example
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { up } from '@pipegram/compose/MenuButton'
 *   import { list } from '@pipegram/compose/MenuList'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const cats = new Map([
 *     ['tom', { name: 'Tom', age: 3 }],
 *     ['mia', { name: 'Mia', age: 5 }],
 *   ])
 *   const cat = menu(
 *     'cat',
 *     view(
 *       ({ key }) => TE.right(cats.get(key)),
 *       ({ state }) => `${state.name} is ${state.age} years old.`,
 *     ),
 *     up('‹ Back'),
 *   )
 *   const all = menu(
 *     'cats',
 *     view('Our cats'),
 *     list('cats', () => [...cats], { key: ([id]) => id, label: ([, { name }]) => name }, cat),
 *   )
 */
export const list = <T extends ListSource, R = unknown, E = never, C extends MenuContext = PlainMenuContext>(
  id: string,
  items: (ctx: NoInfer<C> & ListWindow) => T,
  options: ListOptions<NoInfer<C>, NoInfer<ListItem<T>>>,
  leads:
    | MenuPlan<R, E>
    | ((ctx: NoInfer<C> & HasPress & HasItem<NoInfer<ListItem<T>>>) => TE.TaskEither<E, unknown>),
): MenuPart<C, MenuNeed<R, E | ListError<T>>> => {
  const { key, label, size = 8, columns = 1, empty, when, ...look } = options
  const inner = typeof leads === 'function' ? undefined : leads
  const pageIn = async (ctx: C & SightContext, page: number): Promise<E.Either<unknown, ListPage>> => {
    const offset = page * size
    const source: ListSource = items(Object.assign({}, ctx, { offset, limit: size + 1 }))
    if (typeof source !== 'function') {
      const { pages, ...shown } = pageOf(source, page, size)
      return E.right({ ...shown, pages, hasMore: shown.page + 1 < pages })
    }
    const found = await source()
    if (E.isLeft(found)) return found
    // The items of the page are gone: show the page before it.
    if (found.right.length === 0 && page > 0) return pageIn(ctx, page > 1 ? page - 1 : 0)
    return E.right({ items: found.right.slice(0, size), page, hasMore: found.right.length > size })
  }
  const keyOf = (item: unknown): string => `${key(erased(item))}`
  const press = (ctx: C & PressContext, pressed: string): TE.TaskEither<unknown, MenuMove> => {
    const turned = turnOf(pressed)
    if (turned !== undefined) return TE.right({ _tag: 'Stay', page: turned })
    return pipe(
      () => pageIn(ctx, ctx.page),
      TE.chain((shown): TE.TaskEither<unknown, MenuMove> => {
        const item = shown.items.find((each) => itemPress(keyOf(each)) === pressed)
        if (item === undefined) return TE.right({ _tag: 'Gone' })
        if (typeof leads !== 'function') return TE.right({ _tag: 'Down', key: keyOf(item) })
        return pipe(
          leads(Object.assign({}, ctx, { item: erased(item) })),
          TE.map(() => stay),
        )
      }),
    )
  }
  return partOf({
    id,
    label: `${id}: list`,
    draw: (ctx: C & SightContext) =>
      pipe(
        () => pageIn(ctx, ctx.page),
        TE.map((shown): Rows<DrawnButton> => {
          const buttons = shown.items.map((item) => ({
            text: label(erased(item), ctx),
            press: itemPress(keyOf(item)),
            look,
          }))
          if (buttons.length === 0 && empty !== undefined) {
            const text = labelOf(empty, ctx)
            return [[{ text, other: inactiveButton(text) }]]
          }
          return [...grid(columns)(buttons), ...turning(shown)]
        }),
      ),
    press,
    when,
    isPaged: true,
    ...(inner !== undefined && { inner }),
  })
}

/**
 * A row that turns the `page` of the menu: ‹ and ›. The function returns the number of pages. If it cannot
 * know the number, it returns whether another page follows. Use it for a menu whose text shows the items of a
 * page.
 *
 * @example
 *   import { fmt } from '@pipegram/core/Text'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { pages } from '@pipegram/compose/MenuList'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 *   const lines = ['One', 'Two', 'Three']
 *   const book = menu(
 *     'book',
 *     view(
 *       ({ page }) => TE.right(lines[page] ?? ''),
 *       ({ state, page }) => fmt`${state} (${page + 1})`,
 *     ),
 *     pages(() => lines.length),
 *   )
 */
export const pages = <C extends MenuContext = PlainMenuContext>(
  count: (ctx: NoInfer<C>) => number | boolean,
): MenuPart<C, never> =>
  partOf({
    id: 'pages',
    label: 'pages',
    draw: (ctx: C) => {
      const told = count(ctx)
      const { page } = ctx
      return TE.right(
        turning(
          typeof told === 'number'
            ? { page, pages: told, hasMore: page + 1 < told }
            : { page, hasMore: told },
        ),
      )
    },
    press: (_, pressed) => TE.right({ _tag: 'Stay', page: turnOf(pressed) ?? 0 }),
    isPaged: true,
  })

// private

interface ListTurn {
  readonly page: number
  /** Missing if the number is not known. */
  readonly pages?: number
  readonly hasMore: boolean
}

interface ListPage extends ListTurn {
  readonly items: ReadonlyArray<unknown>
}

// The press of an item begins with a character that no page number has.
const itemPress = (key: string): string => `=${key}`

const turnOf = (press: string): number | undefined =>
  press.startsWith('=') ? undefined : Number.parseInt(press, 36) || 0

const turning = ({ page, pages: all, hasMore }: ListTurn): Rows<DrawnButton> => {
  if (page === 0 && !hasMore) return []
  const text = all === undefined ? `${page + 1}` : `${page + 1} / ${all}`
  const turn = (sign: string, to: number): DrawnButton => ({ text: sign, press: to.toString(36) })
  return [
    [
      ...(page > 0 ? [turn('‹', page - 1)] : []),
      { text, other: inactiveButton(text) },
      ...(hasMore ? [turn('›', page + 1)] : []),
    ],
  ]
}
