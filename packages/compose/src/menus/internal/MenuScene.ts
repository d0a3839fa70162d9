// A menu as a user sees it: its state is loaded, and its text and buttons are drawn.

import { defined } from '@pipegram/core/Defined'
import { inlineKeyboard, type Rows } from '@pipegram/core/Keyboard'
import type { AnyText, InlineKeyboardButton, InlineKeyboardMarkup } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { erased } from '../../pipeline/internal/Erased.ts'
import { merge } from '../../pipeline/internal/Merge.ts'
import type { MenuContext } from '../MenuContext.ts'
import type { MenuLevel } from './MenuData.ts'
import type { DrawnButton, MenuNode, SightContext } from './MenuNode.ts'
import type { MenuPlace, MenuTree } from './MenuTree.ts'

// model

/** Where a user is, and who may press. */
export interface MenuSpot {
  readonly place: MenuPlace
  readonly levels: ReadonlyArray<MenuLevel>
  readonly opener: number | undefined
}

/** A menu with its state. */
export interface MenuScene extends MenuSpot {
  readonly ctx: SightContext
}

/** A menu as a message. */
export interface MenuFace {
  readonly text: AnyText
  readonly reply_markup: InlineKeyboardMarkup
}

/** What a menu is drawn for. */
export type MenuGround = Omit<MenuContext, 'key' | 'page'>

// constructors

/** The menu at a spot. `undefined` if what it is about is gone. */
export const sceneAt =
  (ground: MenuGround) =>
  (spot: MenuSpot): TE.TaskEither<unknown, MenuScene | undefined> =>
  async () => {
    const { place, levels } = spot
    const own = contextAt(ground, levels, place.depth)
    const owner = ownerOf(place)
    const { source } = owner.menu.sight
    if (source === undefined || source === 'inherited')
      return E.right({ ...spot, ctx: merge(own, { state: undefined }) })
    const loaded = sourced(source(erased(contextAt(ground, levels, owner.depth))))
    const found = await loaded.get()
    if (E.isLeft(found)) return found
    const state = found.right
    return E.right(
      state === undefined
        ? undefined
        : { ...spot, ctx: merge(own, { state, ...defined({ change: loaded.change }) }) },
    )
  }

/** The menu at a spot or, if what it is about is gone, the next one above. */
export const nearest =
  (ground: MenuGround) =>
  (spot: MenuSpot): TE.TaskEither<unknown, MenuScene | undefined> =>
  async () => {
    for (let at: MenuSpot | undefined = spot; at !== undefined; at = spotAbove(at)) {
      const scene = await sceneAt(ground)(at)()
      if (E.isLeft(scene) || scene.right !== undefined) return scene
    }
    return E.right(undefined)
  }

/** The spot of the menu above. */
export const spotAbove = ({ place, levels, opener }: MenuSpot): MenuSpot | undefined =>
  place.above && { place: place.above, levels: levels.slice(0, place.above.depth), opener }

/** The spot of the menu below a part, about the item with a key. */
export const spotBelow = (
  { place, levels, opener }: MenuSpot,
  id: string,
  key: string,
): MenuSpot | undefined => {
  const below = place.below.get(id)
  return below && { place: below, levels: [...levels, { key, page: 0 }], opener }
}

/** The same spot at another page. */
export const spotAt = ({ place, levels, opener }: MenuSpot, page: number): MenuSpot => ({
  place,
  levels: levels.map((level, i) => (i === levels.length - 1 ? { ...level, page } : level)),
  opener,
})

// destructors

/** Draws a menu. Throws a `RangeError` if its keyboard breaks a limit of Telegram. */
export const faceOf =
  ({ data }: MenuTree) =>
  ({ place, levels, opener, ctx }: MenuScene): TE.TaskEither<unknown, MenuFace> =>
  async () => {
    const rows: Array<ReadonlyArray<InlineKeyboardButton>> = []
    for (const part of place.menu.parts) {
      const own: Array<ReadonlyArray<InlineKeyboardButton>> = []
      for (const node of part.nodes) {
        if (!isShown(node, ctx)) continue
        const drawn: E.Either<unknown, Rows<DrawnButton>> = await node.draw(erased(ctx))()
        if (E.isLeft(drawn)) return drawn
        const mark = place.marks.get(node.id) ?? ''
        const toKey = (shown: DrawnButton): InlineKeyboardButton =>
          'other' in shown
            ? shown.other
            : {
                text: shown.text,
                ...shown.look,
                callback_data: data.write({ part: mark, levels, opener, press: shown.press }),
              }
        own.push(...drawn.right.map((row) => row.map(toKey)))
      }
      rows.push(...(part.isRow ? [own.flat()] : own))
    }
    const full = rows.filter(({ length }) => length > 0)
    return E.right({ text: place.menu.sight.text(erased(ctx)), reply_markup: inlineKeyboard(...full) })
  }

/** True if a part is shown. */
export const isShown = ({ when }: MenuNode, ctx: SightContext): boolean => when?.(erased(ctx)) ?? true

// private

interface Sourced {
  readonly get: TE.TaskEither<unknown, unknown>
  readonly change?: (become: (state: never) => unknown) => TE.TaskEither<unknown, unknown>
}

const sourced = (source: unknown): Sourced =>
  typeof source === 'function' ? { get: erased(source) } : erased(source)

// The menu whose state a menu shows.
const ownerOf = (place: MenuPlace): MenuPlace =>
  place.menu.sight.source === 'inherited' && place.above !== undefined ? ownerOf(place.above) : place

// A menu below one about an item is about the same item.
const contextAt = (ground: MenuGround, levels: ReadonlyArray<MenuLevel>, depth: number): MenuContext => {
  const here = levels.slice(0, depth)
  return merge(ground, {
    key: here.findLast(({ key }) => key !== '')?.key ?? '',
    page: here.at(-1)?.page ?? 0,
  })
}
