// The parts of a menu at run time: each draws its buttons, and says what a press does. Here the type of the
// state is not known.

import type { Look } from '@pipegram/core/Button'
import type { Rows } from '@pipegram/core/Keyboard'
import type { AnyText, InlineKeyboardButton } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasPress, MenuContext } from '../MenuContext.ts'

// model

/** The context of a menu whose state is loaded. */
export interface SightContext extends MenuContext {
  readonly state: unknown
  readonly change?: (become: (state: never) => unknown) => TE.TaskEither<unknown, unknown>
}

/** The context of a press. */
export interface PressContext extends SightContext, HasPress {}

/** What a menu shows. */
export interface MenuSight {
  /**
   * Loads the state. `undefined`: the menu has no state. `inherited`: the state is that of the menu above.
   */
  readonly source: ((ctx: never) => unknown) | 'inherited' | undefined
  readonly text: (ctx: never) => AnyText
}

/** A button as a part draws it: a button with a press, or a button of another kind. */
export type DrawnButton =
  | { readonly text: string; readonly press: string; readonly look?: Look }
  | { readonly text: string; readonly other: InlineKeyboardButton }

/** What the menu does after a press. */
export type MenuMove =
  /** The menu is drawn again, at another page if there is one. */
  | { readonly _tag: 'Stay'; readonly page?: number }
  /** The menu below the part is shown, for the item with this key. */
  | { readonly _tag: 'Down'; readonly key: string }
  | { readonly _tag: 'Up' | 'Close' | 'Leave' | 'Gone' }

/** A part of a menu, as it runs. */
export interface MenuNode {
  /** Tells it from the other parts of its menu. */
  readonly id: string
  /** Its name in the diagram. */
  readonly label: string
  readonly draw: (ctx: never) => TE.TaskEither<unknown, Rows<DrawnButton>>
  readonly press: (ctx: never, press: string) => TE.TaskEither<unknown, MenuMove>
  readonly when: ((ctx: never) => boolean) | undefined
  /** The menu below it. */
  readonly inner?: MenuBody
  /** The presses that are known before the first draw. None: its buttons are of another kind. */
  readonly presses: ReadonlyArray<string>
  /** True if it turns the page of its menu. */
  readonly isPaged: boolean
}

/** Parts of a menu that stand together. */
export interface MenuBlock {
  readonly nodes: ReadonlyArray<MenuNode>
  /** True if all their buttons stand in one row. */
  readonly isRow: boolean
}

/** A menu, as it runs. */
export interface MenuBody {
  readonly name: string
  readonly sight: MenuSight
  readonly parts: ReadonlyArray<MenuBlock>
}
