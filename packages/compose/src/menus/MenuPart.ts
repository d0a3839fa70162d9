// The parts of a menu: what it shows, and its buttons.

import type { Look } from '@pipegram/core/Button'
import type { StoreError } from '@pipegram/core/Store'
import type { AnyText } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { MenuBlock, MenuBody, MenuSight } from './internal/MenuNode.ts'
import type { HasChange, HasPress, HasState, MenuContext, PlainMenuContext } from './MenuContext.ts'

// model

export type { HasChange, HasPress, HasState, MenuContext, PlainMenuContext }

/** A value that a menu shows and changes, such as a value of a session. */
export interface MenuValue<S> extends HasChange<S> {
  readonly get: TE.TaskEither<StoreError, S>
}

/** The text of a button: fixed, or made from the state. Texts of 1 to 64 characters are easy to read. */
export type MenuLabel<C> = string | ((ctx: C) => string)

/** The text of a menu: fixed, or made from the state. */
export type MenuText<C> = AnyText | ((ctx: C) => AnyText)

/** Options of a button. */
export interface MenuButtonOptions<C> extends Look {
  /** The button is shown only if this returns true. */
  readonly when?: (ctx: C) => boolean
}

/** For the compiler: what a part needs from the context, and how it can fail. */
export type MenuNeed<R, E> = (ctx: R) => E

/** A part of a menu, such as `toggle(…)`. `C` is the context of its functions. */
export interface MenuPart<C, F> extends MenuBlock {
  /** Only for the compiler: no value has this field. */
  readonly types?: readonly [(ctx: C) => void, F]
}

/** What a menu shows: `view(…)` makes one. */
export interface MenuView<C, F> {
  readonly sight: MenuSight
  /** Only for the compiler: no value has this field. */
  readonly types?: readonly [(ctx: C) => void, F]
}

/** A menu: a text, and buttons below it. It needs `R` from the context, and may fail with `E`. */
export interface MenuPlan<R, E> extends MenuBody {
  /** Only for the compiler: no value has this field. */
  readonly types?: MenuNeed<R, E>
}

/** A menu that needs what all its parts need. */
export type MenuPlanOf<F> = MenuPlan<NeedOf<F>, FailureOf<F>>

type NeedOf<F> = (F extends MenuNeed<infer R, unknown> ? (need: R) => void : never) extends (
  need: infer All,
) => void
  ? All
  : never

type FailureOf<F> = F extends MenuNeed<never, infer E> ? E : never
