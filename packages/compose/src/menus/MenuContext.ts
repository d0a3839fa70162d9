// The context of the functions of a menu.
//
// Wing `menus`: messages whose buttons show a state and change it.

import type { StoreError } from '@pipegram/core/Store'
import type { CallbackQuery, User } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../pipeline/Context.ts'

// model

/** The context of the functions of a menu. */
export interface MenuContext extends Context {
  /** The user who opened the menu or pressed its button. */
  readonly from: User
  /** The key of the list item that the menu shows. Empty if the menu was not opened from a list. */
  readonly key: string
  /** The number of the page that is shown, from 0. */
  readonly page: number
}

/** What a menu shows. */
export interface HasState<S> {
  readonly state: S
}

/** Changes what a menu shows. `become` must only calculate: it runs again after a lost race. */
export interface HasChange<S> {
  readonly change: (become: (state: S) => S) => TE.TaskEither<StoreError, S>
}

/** The press of a button of a menu. */
export interface HasPress {
  readonly callback_query: CallbackQuery
}

/** The context of a menu without a state. */
export interface PlainMenuContext extends MenuContext, HasState<undefined> {}
