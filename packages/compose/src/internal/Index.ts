// Finds the entries that an update can concern, in the order in which they were written, at a cost that does not grow with
// their number.

import type { UpdateKind } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import type { HasUpdate } from '../Context.ts'
import { routesOf, type Shape } from '../Shape.ts'
import { isKeyed, keyOf } from './Key.ts'

// model

/** The places, in written order, of the entries that an update can concern. */
export interface Index {
  (ctx: HasUpdate): ReadonlyArray<number>
}

interface Kind {
  /** Entries that answer to the whole kind. */
  readonly open: Array<number>
  readonly keyed: Map<string, Array<number>>
  /** For a key that was met: those of the key and the open ones, in order. */
  readonly merged: Map<string, ReadonlyArray<number>>
}

// constructors

/** An index over what the entries answer to. It is built once; the list for a key is merged when the key is first met. */
export const make = (shapes: ReadonlyArray<Shape>): Index => {
  const always: Array<number> = []
  const kinds = new Map<UpdateKind, Kind>()
  for (const [place, shape] of shapes.entries()) {
    const routes = routesOf(shape)
    if (routes === 'any') always.push(place)
    // A key that updates of a kind do not have finds nothing: the entry is tried on all of them.
    else for (const { kind, key } of routes) listOf(kinds, kind, isKeyed(kind) ? key : undefined).push(place)
  }
  for (const kind of kinds.values()) kind.open.splice(0, Infinity, ...inOrder(kind.open, always))

  return ({ update }) => {
    const name = kindOf(update)
    const kind = name === undefined ? undefined : kinds.get(name)
    if (name === undefined || kind === undefined) return always
    const key = kind.keyed.size === 0 ? undefined : keyOf(name, update)
    if (key === undefined) return kind.open
    const known = kind.merged.get(key)
    if (known !== undefined) return known
    const own = kind.keyed.get(key)
    // Only keys that a bot has are kept: what users type cannot fill the memory.
    if (own === undefined) return kind.open
    const merged = inOrder(own, kind.open)
    kind.merged.set(key, merged)
    return merged
  }
}

// private

const listOf = (kinds: Map<UpdateKind, Kind>, name: UpdateKind, key: string | undefined): Array<number> => {
  const kind: Kind = kinds.get(name) ?? { open: [], keyed: new Map<string, Array<number>>(), merged: new Map<string, Array<number>>() }
  kinds.set(name, kind)
  if (key === undefined) return kind.open
  const list = kind.keyed.get(key) ?? []
  kind.keyed.set(key, list)
  return list
}

const inOrder = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): ReadonlyArray<number> =>
  [...new Set([...a, ...b])].sort((x, y) => x - y)
