// What a menu is made of: what it shows, and its buttons.

import type { Look } from '@pipegram/core/Button'
import type { StoreError } from '@pipegram/core/Store'
import type { AnyText } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { MenuBlock, MenuBody, MenuSight } from './internal/MenuNode.ts'
import type { HasChange, HasPress, HasState, MenuContext, PlainMenuContext } from './MenuContext.ts'

// model

export type { HasChange, HasPress, HasState, MenuContext, PlainMenuContext }

/** A value that a menu shows and changes, such as that of a session. */
export interface MenuValue<S> extends HasChange<S> {
  readonly get: TE.TaskEither<StoreError, S>
}

/** A text of a button: fixed, or made from the state. 1 to 64 characters are well readable. */
export type MenuLabel<C> = string | ((ctx: C) => string)

/** A text of a menu: fixed, or made from the state. */
export type MenuText<C> = AnyText | ((ctx: C) => AnyText)

/** Options of a button. */
export interface MenuButtonOptions<C> extends Look {
  /** The button is shown only if this holds. */
  readonly when?: (ctx: C) => boolean
}

/** For the compiler: what a part needs from the context, and how it can fail. */
export type MenuNeed<R, E> = (ctx: R) => E

/** A part of a menu, such as `toggle(…)`. `C` is the context of its functions. */
export interface MenuPart<C, F> extends MenuBlock {
  /** For the compiler. No value has it. */
  readonly types?: readonly [(ctx: C) => void, F]
}

/** What a menu shows: `view(…)` makes one. */
export interface MenuView<C, F> {
  readonly sight: MenuSight
  /** For the compiler. No value has it. */
  readonly types?: readonly [(ctx: C) => void, F]
}

/** A menu: a text, and buttons below it. It needs `R` from the context, and may fail with `E`. */
export interface MenuPlan<R, E> extends MenuBody {
  /** For the compiler. No value has it. */
  readonly types?: MenuNeed<R, E>
}

/** The menu of the needs of all its parts. */
export type MenuPlanOf<F> = MenuPlan<NeedOf<F>, FailureOf<F>>

type NeedOf<F> = (F extends MenuNeed<infer R, unknown> ? (need: R) => void : never) extends (
  need: infer All,
) => void
  ? All
  : never

type FailureOf<F> = F extends MenuNeed<never, infer E> ? E : never
