// The updates that a pipeline answers, as data known before the first update. The index, `allowed_updates`,
// the command list and the diagram are made from it.

import type { Millis } from '@pipegram/core/Clock'
import type { BotCommandScope, UpdateKind } from '@pipegram/core/Types'
import type { Upkeep } from './Upkeep.ts'

// model

/** A command as users see it: its name without the slash, and its entry in the menu. */
export interface CommandInfo {
  readonly command: string
  /** 1–256 characters. No menu lists a command without a description. */
  readonly description?: string
  /**
   * The description by language: a code of two letters (ISO 639-1). All other languages show `description`.
   */
  readonly descriptions?: Readonly<Record<string, string>>
  /**
   * The menus that list the command. Default: the menu of all users.
   * https://core.telegram.org/bots/api#botcommandscope
   */
  readonly scopes?: ReadonlyArray<BotCommandScope>
}

/**
 * Narrows a kind of update. `/start`: messages with this command, in a text or a caption. `!.ban`: messages
 * that begin with the word `.ban`. `=hello`: messages with exactly this text. `#buy`: presses of buttons with
 * this tag. Words and texts are in lower case. An update with the key may still be skipped.
 */
export type RouteKey = `/${string}` | `!${string}` | `=${string}` | `#${string}`

/** Updates that a step lets through: all updates of a kind, or those with a key. */
export interface Route {
  readonly kind: UpdateKind
  readonly key?: RouteKey
  readonly info?: CommandInfo
  /** True if a caption may contain the command, too. */
  readonly captions?: true
  /** True if only messages with a text pass. */
  readonly texts?: true
}

/** All routes of a step. `any` means every update. */
export type Routes = 'any' | ReadonlyArray<Route>

/**
 * A pipeline as a tree: a step, its routes, and the steps after it. The steps after it are tried in this
 * order.
 */
export interface Shape {
  readonly label: string
  readonly routes: Routes
  readonly next: ReadonlyArray<Shape>
  /** True if the step skips no update that its routes let through. */
  readonly exact?: boolean
  /** True if the step skips no message that has a text. */
  readonly texts?: boolean
  /** True if each of `next` is tried, even after one that did not skip. */
  readonly every?: boolean
  /** True if its updates do not wait for the other updates of their chat. */
  readonly urgent?: boolean
  /** What its updates do to earlier updates that wait or run. */
  readonly overlap?: OverlapRule
  /** What it needs at run time besides updates. */
  readonly upkeep?: Upkeep
}

/** What an update does to earlier updates of the same chat and step. */
export type OverlapRule =
  | { readonly policy: 'queue' | 'latest' | 'interrupt' }
  | { readonly policy: 'debounce'; readonly quiet: Millis }

// combinators

/**
 * The routes of two steps, one after the other. If one step asks for a command and the other for a text, the
 * result has the key of the first. So it never lets less through.
 */
export const both = (a: Routes, b: Routes): Routes =>
  a === 'any'
    ? b
    : b === 'any'
      ? a
      : a.flatMap((x) => {
          const { kind, key } = x
          return key === undefined
            ? b.filter((y) => y.kind === kind)
            : b.some((y) => y.kind === kind && (y.key === undefined || !differ(key, y.key)))
              ? [x]
              : []
        })

/** The updates that pass at least one of several steps. */
export const either = (all: ReadonlyArray<Routes>): Routes => {
  const listed = all.filter((routes) => routes !== 'any')
  return listed.length < all.length ? 'any' : listed.flat()
}

// destructors

/** The updates that a tree lets through. */
export const routesOf = (self: Shape): Routes =>
  self.next.length === 0 ? self.routes : both(self.routes, either(self.next.map(routesOf)))

// private

// One update can have keys with different signs.
const differ = (a: RouteKey, b: RouteKey): boolean => a !== b && a.charAt(0) === b.charAt(0)
