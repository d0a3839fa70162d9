// The notes of the structural side while it reads a value: its faults, and the parts that it left out.

import type * as t from 'io-ts'

// model

/** The state of reading one value. */
export interface Reading {
  /** True if a fault removes only the smallest optional part around it. */
  readonly tolerant: boolean
  /** The faults that no part has taken yet. If any remain at the end, the whole value is refused. */
  readonly faults: Array<Fault>
  /** The parts that were left out: at most 32, as for the faults. */
  readonly losses: Array<LostPart>
  /** How many parts were left out so far, including those inside other left-out parts. */
  lost: number
}

/** Something that is not as expected. */
export interface Fault {
  readonly at: FaultPlace
  readonly value: unknown
  readonly expected: string
}

/** A part that was left out, and why. */
export interface LostPart {
  readonly at: FaultPlace
  readonly faults: ReadonlyArray<Fault>
}

/**
 * The place of a value. It is a linked list that shares the places above, so the cost of a deep value is only
 * its depth.
 */
export interface FaultPlace {
  /** The number of entries in the context of a fault at this place. */
  readonly depth: number
  readonly entry: t.ContextEntry
  /** The place above, or the context in which the codec was called. */
  readonly above: FaultPlace | t.Context
}

// constructors

export const begin = (tolerant: boolean, lost = 0): Reading => ({ tolerant, faults: [], losses: [], lost })

/** The place of the value that a codec was called with. */
export const rootOf = (context: t.Context, otherwise: t.ContextEntry): FaultPlace => {
  const [entry = otherwise] = context.slice(-1)
  return { depth: Math.max(context.length, 1), entry, above: context.slice(0, -1) }
}

/** The place of a field or of an item. */
export const below = (
  above: FaultPlace,
  key: string,
  type: t.Decoder<unknown, unknown>,
  actual: unknown,
): FaultPlace => ({ depth: above.depth + 1, entry: { key, type, actual }, above })

// guards

/**
 * True if a reader has enough faults, because a hostile value must not cost more time. Everything around
 * these faults is already broken, so nothing else in it matters.
 */
export const isFull = ({ faults }: Reading): boolean => faults.length >= most

/** True if an array may continue without an item, because a hostile value must not cost more time. */
export const mayLose = ({ tolerant, lost }: Reading): boolean => tolerant && lost < mostLost

// destructors

export const contextOf = (place: FaultPlace): t.Context => {
  const entries: Array<t.ContextEntry> = []
  let at: FaultPlace | t.Context = place
  while ('entry' in at) {
    entries.push(at.entry)
    at = at.above
  }
  return [...at, ...entries.reverse()]
}

export const errorOf = ({ at, expected, value }: Fault): t.ValidationError => ({
  value,
  context: contextOf(at),
  message: `expected ${expected}`,
})

// combinators

/** Adds a fault. */
export const note = (reading: Reading, fault: Fault): void => {
  if (!isFull(reading)) reading.faults.push(fault)
}

/** Adds what another reading has found in the same value. */
export const merge = (reading: Reading, { faults, losses, lost }: Reading): void => {
  reading.lost = lost
  for (const fault of faults) note(reading, fault)
  for (const loss of losses) if (reading.losses.length < most) reading.losses.push(loss)
}

/** Leaves out a part, because of all faults that were found in it since `before`. */
export const lose = (reading: Reading, at: FaultPlace, before: Mark): void => {
  reading.losses.length = before.losses
  const faults = reading.faults.splice(before.faults)
  reading.lost++
  if (reading.losses.length < most) reading.losses.push({ at, faults })
}

/** Takes back the parts that were left out since `before`: their faults count again. */
export const restore = (reading: Reading, before: Mark): void => {
  for (const { faults } of reading.losses.splice(before.losses))
    for (const fault of faults) note(reading, fault)
}

/** How many faults and losses a reading had at one time. */
export interface Mark {
  readonly faults: number
  readonly losses: number
}

export const markOf = ({ faults, losses }: Reading): Mark => ({
  faults: faults.length,
  losses: losses.length,
})

// private

// A reader needs no more faults than this.
const most = 32
const mostLost = 1000
