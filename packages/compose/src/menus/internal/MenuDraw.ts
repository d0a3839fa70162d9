// What most parts of menus share.

import type { Look } from '@pipegram/core/Button'
import type { Rows } from '@pipegram/core/Keyboard'
import type { AnyText } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { MenuButtonOptions, MenuLabel, MenuPart, MenuText } from '../MenuPart.ts'
import type { DrawnButton, MenuBody, MenuMove, MenuNode } from './MenuNode.ts'

// constructors

/** A part with one node. */
export const partOf = (
  node: Pick<MenuNode, 'id' | 'label' | 'draw' | 'press'> & Partial<MenuNode>,
): MenuPart<unknown, never> => {
  if (!/^[\w-]{1,64}$/.test(node.id))
    throw new RangeError(
      `A part of a menu cannot have the id "${node.id}": use letters, digits, "_" and "-".`,
    )
  return { nodes: [{ when: undefined, presses: [''], isPaged: false, ...node }], isRow: false }
}

/** A button that shows another menu, or ends this one. */
export const moving = <C>(
  id: string,
  label: MenuLabel<C>,
  move: MenuMove,
  { when, ...look }: MenuButtonOptions<C> = {},
  more: Partial<MenuNode> = {},
): MenuPart<unknown, never> =>
  partOf({
    id,
    label: id,
    draw: one(label, look),
    press: () => TE.right(move),
    when,
    ...more,
  })

/** One button that opens a menu. */
export const below = <C>(
  id: string,
  label: MenuLabel<C>,
  inner: MenuBody,
  options?: MenuButtonOptions<C>,
): MenuPart<unknown, never> => moving(id, label, { _tag: 'Down', key: '' }, options, { inner })

// destructors

/** Draws one button. */
export const one =
  <C>(label: MenuLabel<C>, look: Look = {}) =>
  (ctx: C): TE.TaskEither<never, Rows<DrawnButton>> =>
    TE.right([[{ text: labelOf(label, ctx), press: '', look }]])

/** The text of a label. */
export const labelOf = <C>(label: MenuLabel<C>, ctx: C): string =>
  typeof label === 'function' ? label(ctx) : label

/** A fixed text as a function. */
export const told =
  <C>(text: MenuText<C>) =>
  (ctx: C): AnyText =>
    typeof text === 'function' ? text(ctx) : text

/** Draws the menu again and stays in it. */
export const stay: MenuMove = { _tag: 'Stay' }
