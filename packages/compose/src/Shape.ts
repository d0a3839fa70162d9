// What a pipeline answers to, as data: known before the first update, and what the index, `allowed_updates`, the command
// list and the diagram are made from.

import type { UpdateKind } from '@pipegram/core/Types'

// model

/** A command as users see it: its name without the slash, and what the menu says about it. */
export interface CommandInfo {
  readonly command: string
  /** 1–256 characters. A command without one is not listed. */
  readonly description?: string
}

/**
 * One way in: updates of a kind, and of these perhaps only those with a key. The key of a message is the name of its command,
 * `start`, that of a callback query the tag of its data.
 */
export interface Route {
  readonly kind: UpdateKind
  readonly key?: string
  readonly info?: CommandInfo
}

/** All the ways in. `any` is every update. */
export type Routes = 'any' | ReadonlyArray<Route>

/** A pipeline as a tree: a step, what it lets through, and what comes after it (several: tried in this order). */
export interface Shape {
  readonly label: string
  readonly routes: Routes
  readonly next: ReadonlyArray<Shape>
}

// combinators

/** What passes both, one after the other. */
export const both = (a: Routes, b: Routes): Routes =>
  a === 'any' ? b
  : b === 'any' ? a
  : a.flatMap((x) => b.flatMap((y) => {
      if (x.kind !== y.kind || (x.key !== undefined && y.key !== undefined && x.key !== y.key)) return []
      return [x.key === undefined ? y : x]
    }))

/** What passes at least one. */
export const either = (all: ReadonlyArray<Routes>): Routes => {
  const listed = all.filter((routes) => routes !== 'any')
  return listed.length < all.length ? 'any' : listed.flat()
}

// destructors

/** What the whole of a tree lets through. */
export const routesOf = (self: Shape): Routes =>
  self.next.length === 0 ? self.routes : both(self.routes, either(self.next.map(routesOf)))
