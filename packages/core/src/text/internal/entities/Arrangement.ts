// Entities nested as Telegram allows it: links are disjoint, quotes are disjoint, code contains no entity,
// and styles are split to fit.

import { countBelow } from './Clean.ts'
import {
  apart,
  clearOf,
  endOf,
  isClosed,
  isQuote,
  isStyle,
  sort,
  styles,
  type Entity,
  type EntityPlace,
  type Style,
} from './Kind.ts'

// constructors

/**
 * Sorted entities, none crossing another. `found` must be sorted and disjoint. An entity of `found` is
 * removed if it overlaps an entity that is not a style.
 */
export const arrange = (
  entities: ReadonlyArray<Entity>,
  found: ReadonlyArray<Entity> = [],
): ReadonlyArray<Entity> => {
  if (entities.length === 0) return found
  const sorted = sort(entities)
  const quotes = apart(sorted.filter(isQuote))
  const links = clearOf(
    apart(sorted.filter((entity) => !isStyle(entity) && !isQuote(entity))),
    quotes,
    isWithin,
  )
  const others = sort([...quotes, ...links, ...clearOf(clearOf(found, quotes, isWithin), links, () => false)])
  return sort([...others, ...pieces(sorted.filter(isStyle), others)])
}

/**
 * Sorted styles. Adjacent and overlapping styles of a kind are joined; then all are split where another style
 * begins, and where one of `others` begins or ends. A style inside code is removed. The `others` must be
 * disjoint or nested.
 */
export const pieces = (
  marked: ReadonlyArray<Entity>,
  others: ReadonlyArray<Entity>,
): ReadonlyArray<Style> => {
  const runs = styles.flatMap((type) => runsOf(type, marked))
  const cuts = Float64Array.from([
    ...runs.map(({ offset }) => offset),
    ...others.flatMap((other) => [other.offset, endOf(other)]),
  ]).sort()
  const cut = runs.flatMap((run) => cutAt(run, cuts))
  return clearOf(sort(cut), others.filter(isClosed), () => false)
}

// private

const isWithin = (entity: EntityPlace, wall: EntityPlace): boolean =>
  entity.offset >= wall.offset && endOf(entity) <= endOf(wall)

const runsOf = (type: Style['type'], marked: ReadonlyArray<Entity>): ReadonlyArray<Style> => {
  const runs: Array<Style> = []
  let start = 0
  let end = -1
  const flush = (): void => {
    if (end > start) runs.push({ type, offset: start, length: end - start })
  }
  for (const entity of marked) {
    if (entity.type !== type) continue
    if (entity.offset > end) {
      flush()
      start = entity.offset
    }
    end = Math.max(end, endOf(entity))
  }
  flush()
  return runs
}

const cutAt = ({ type, offset, length }: Style, cuts: Float64Array): ReadonlyArray<Style> => {
  const made: Array<Style> = []
  const end = offset + length
  let start = offset
  for (let i = countBelow(cuts, offset); start < end; i++) {
    const stop = Math.min(cuts[i] ?? end, end)
    if (stop > start) made.push({ type, offset: start, length: stop - start })
    start = stop
  }
  return made
}
