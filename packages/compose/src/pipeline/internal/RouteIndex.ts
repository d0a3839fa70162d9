// Finds the branches that can match an update, in the written order. The cost does not grow with the number
// of branches.

import type { UpdateKind } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import type { HasMe, HasUpdate } from '../Context.ts'
import { routesOf, type RouteKey, type Shape } from '../Shape.ts'
import { familyOf, type RouteKeyFamily } from './RouteKey.ts'

// model

/** The positions, in written order, of the branches that can match an update. */
export interface RouteIndex {
  (ctx: HasUpdate & Partial<HasMe>): ReadonlyArray<number>
}

interface KindEntries {
  /** Branches that answer every update of the kind. */
  readonly open: Array<number>
  readonly keyed: Map<RouteKey, Array<number>>
  /** The forms of the keys of this kind. */
  readonly families: Array<RouteKeyFamily>
  /** For each key that has come: the branches with the key and the branches without a key, in order. */
  readonly merged: Map<string, ReadonlyArray<number>>
}

// constructors

/**
 * An index over the shapes of branches, built once. The list for a key is merged when the key comes for the
 * first time.
 */
export const make = (shapes: ReadonlyArray<Shape>): RouteIndex => {
  const always: Array<number> = []
  const kinds = new Map<UpdateKind, KindEntries>()
  for (const [place, shape] of shapes.entries()) {
    const routes = routesOf(shape)
    if (routes === 'any') always.push(place)
    else for (const { kind, key } of routes) listOf(kinds, kind, key).push(place)
  }
  for (const kind of kinds.values()) kind.open.splice(0, Infinity, ...inOrder([kind.open, always]))

  return ({ update, me }) => {
    const name = kindOf(update)
    const kind = name === undefined ? undefined : kinds.get(name)
    if (kind === undefined) return always
    // Only keys of the bot are stored, so users cannot fill the memory with words that they type.
    let found: RouteKey | undefined
    let more: Array<RouteKey> | undefined
    for (const { keyOf } of kind.families) {
      const key = keyOf(update, me)
      if (key === undefined || !kind.keyed.has(key)) continue
      if (found === undefined) found = key
      else (more ??= [found]).push(key)
    }
    if (found === undefined) return kind.open
    const joint = more === undefined ? found : JSON.stringify(more)
    const known = kind.merged.get(joint)
    if (known !== undefined) return known
    const merged = inOrder([...(more ?? [found]).map((key) => kind.keyed.get(key) ?? []), kind.open])
    kind.merged.set(joint, merged)
    return merged
  }
}

// private

const listOf = (
  kinds: Map<UpdateKind, KindEntries>,
  name: UpdateKind,
  key: RouteKey | undefined,
): Array<number> => {
  const kind: KindEntries = kinds.get(name) ?? {
    open: [],
    keyed: new Map<RouteKey, Array<number>>(),
    families: [],
    merged: new Map<string, ReadonlyArray<number>>(),
  }
  kinds.set(name, kind)
  // Updates of this kind cannot have such keys, so the branch is tried on all of them.
  const family = key === undefined ? undefined : familyOf(name, key)
  if (key === undefined || family === undefined) return kind.open
  if (!kind.families.includes(family)) kind.families.push(family)
  const list = kind.keyed.get(key) ?? []
  kind.keyed.set(key, list)
  return list
}

const inOrder = (lists: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<number> =>
  [...new Set(lists.flat())].sort((x, y) => x - y)
