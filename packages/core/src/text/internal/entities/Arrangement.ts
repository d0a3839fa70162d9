// Entities as Telegram lets them stand in each other: links apart, quotes apart, nothing in code, styles cut
// to fit.

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
 * Entities in order, none across another. Those in `found` must be in order and apart; they yield to all but
 * styles.
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
 * Styles in order: what touches is one, then all are cut where another style begins and where one of the
 * others begins or ends, and what lies in code is gone. The others must be apart or one in the other.
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
