// What a pipeline answers to, as data: known before the first update, and what the index, `allowed_updates`,
// the command list and the diagram are made from.

import type { BotCommandScope, UpdateKind } from '@pipegram/core/Types'

// model

/** A command as users see it: its name without the slash, and what the menu says about it. */
export interface CommandInfo {
  readonly command: string
  /** 1–256 characters. A command without one is not listed. */
  readonly description?: string
  /** The description by language, two letters of ISO 639-1 each; `description` is for all others. */
  readonly descriptions?: Readonly<Record<string, string>>
  /** Whose menus list it; everybody's unless told. https://core.telegram.org/bots/api#botcommandscope */
  readonly scopes?: ReadonlyArray<BotCommandScope>
}

/**
 * What narrows a kind: `/start`, messages with this command, in a text or a caption; `!.ban`, messages that
 * begin with the word `.ban`; `=hello`, messages with just this text; `#buy`, pressed buttons with this tag.
 * Words and texts are in lower case. What has the key may still be skipped.
 */
export type RouteKey = `/${string}` | `!${string}` | `=${string}` | `#${string}`

/** One way in: updates of a kind, and of these perhaps only those with a key. */
export interface Route {
  readonly kind: UpdateKind
  readonly key?: RouteKey
  readonly info?: CommandInfo
  /** True where a command may stand in a caption as well. */
  readonly captions?: true
  /** True if only messages with a text go this way. */
  readonly texts?: true
}

/** All the ways in. `any` is every update. */
export type Routes = 'any' | ReadonlyArray<Route>

/** A pipeline as a tree: a step, what it lets through, and what comes after it (several: tried in this order). */
export interface Shape {
  readonly label: string
  readonly routes: Routes
  readonly next: ReadonlyArray<Shape>
  /** True where the step itself skips nothing that its routes let through. */
  readonly exact?: boolean
  /** True if the step skips no message that has a text. */
  readonly texts?: boolean
  /** True where each of `next` is tried, even after one that did not skip. */
  readonly every?: boolean
}

// combinators

/**
 * What passes both, one after the other. Of a command and a text, asked for together, it keeps the first: it
 * never lets less through.
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

/** What passes at least one. */
export const either = (all: ReadonlyArray<Routes>): Routes => {
  const listed = all.filter((routes) => routes !== 'any')
  return listed.length < all.length ? 'any' : listed.flat()
}

// destructors

/** What the whole of a tree lets through. */
export const routesOf = (self: Shape): Routes =>
  self.next.length === 0 ? self.routes : both(self.routes, either(self.next.map(routesOf)))

// private

// Keys of two forms can both be true of one update.
const differ = (a: RouteKey, b: RouteKey): boolean => a !== b && a.charAt(0) === b.charAt(0)
