// The structural side of a codec: a small interpreter that walks through a value and notes every fault with
// its path.

import * as t from 'io-ts'

// model

export const structure: unique symbol = Symbol.for('pipegram/structure')

export interface Structure {
  /** What is expected, such as `an integer`. */
  readonly expected: string
  /** Adds a fault for each thing that is wrong with a value. Adds nothing if the value is right. */
  readonly walk: (u: unknown, at: FaultPlace, faults: Array<t.ValidationError>) => void
}

/**
 * The place of a value. It is a linked list that shares the places above, so the cost of a deep value is only
 * its depth.
 */
export interface FaultPlace {
  /** The count of entries in the context of a fault at this place. */
  readonly depth: number
  readonly entry: t.ContextEntry
  /** The place above, or the context in which the codec was called. */
  readonly above: FaultPlace | t.Context
}

/** A codec of any type. */
export type AnyCodec = t.Decoder<unknown, unknown> & {
  readonly is: (u: unknown) => boolean
  readonly [structure]: Structure
}

/** The required fields and the optional fields. */
export type Shape = readonly [
  required: Readonly<Record<string, AnyCodec>>,
  optional: Readonly<Record<string, AnyCodec>>,
]

/** How the variants of a union are told apart. */
export interface Variants {
  readonly discriminant: string
  /** Variants by the value of the discriminant. */
  readonly known: Readonly<Record<string, ReadonlyArray<AnyCodec>>>
  /** Variants that do not fix the discriminant. */
  readonly others?: ReadonlyArray<AnyCodec>
  /** True if a variant with a string that is not listed is kept. */
  readonly open: boolean
  /** The fields that are checked in a variant that is not listed. */
  readonly unlisted?: Shape
}

// constructors

/** A single test of a value. */
export const leaf = (expected: string, is: (u: unknown) => boolean): Structure => ({
  expected,
  walk: (u, at, faults) => {
    if (!is(u)) fault(u, at, expected, faults)
  },
})

/** An object by its fields. The fields are made on first use, since types refer to each other in circles. */
export const fields = (name: string, shape: () => Shape): Structure => {
  const get = lazy(shape)
  const expected = `an object (${name})`
  return {
    expected,
    walk: (u, at, faults) => {
      if (!isRecord(u)) return fault(u, at, expected, faults)
      walkFields(get(), u, at, faults)
    },
  }
}

export const items = (item: () => AnyCodec): Structure => {
  const get = lazy(item)
  return {
    expected: 'an array',
    walk: (u, at, faults) => {
      if (!Array.isArray(u)) return fault(u, at, 'an array', faults)
      for (let i = 0; i < u.length && faults.length < most; i++) step(get(), String(i), u[i], at, faults)
    },
  }
}

/** A union whose variants are told apart by a field. */
export const variants = (name: string, by: () => Variants): Structure => {
  const get = lazy(by)
  const expected = `an object (${name})`
  return {
    expected,
    walk: (u, at, faults) => {
      if (!isRecord(u)) return fault(u, at, expected, faults)
      const { discriminant, known, others = [], open, unlisted } = get()
      const value = u[discriminant]
      const listed =
        typeof value === 'string' || typeof value === 'number' ? Object.hasOwn(known, value) : false
      const candidates = listed ? (known[String(value)] ?? []) : others
      if (candidates.length > 0) return nearest(() => expected, candidates, u, at, faults)
      if (open && typeof value === 'string') {
        if (unlisted !== undefined) walkFields(unlisted, u, at, faults)
        return
      }
      const wanted = open ? 'a string' : oneOfThese(Object.keys(known))
      fault(value, below(at, discriminant, t.unknown, value), wanted, faults)
    },
  }
}

/** Any of some types. The faults are those of the type that fits best. */
export const any = (members: () => ReadonlyArray<AnyCodec>): Structure => {
  const get = lazy(members)
  const expected = (): string =>
    get()
      .map((member) => member[structure].expected)
      .join(' or ')
  return {
    get expected() {
      return expected()
    },
    walk: (u, at, faults) => {
      nearest(expected, get(), u, at, faults)
    },
  }
}

// destructors

/** A list of words for an error message, cut to a readable length. */
export const oneOfThese = (values: ReadonlyArray<string | number>): string => {
  const shown = values.slice(0, 6).map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))
  return values.length === 1 ? shown.join() : `one of ${shown.join(', ')}${values.length > 6 ? ', …' : ''}`
}

/** The faults of a value, from the structural side only. */
export const faultsOf = (
  codec: AnyCodec,
  u: unknown,
  context: t.Context = [{ key: '', type: codec, actual: u }],
): t.Errors => {
  const faults: Array<t.ValidationError> = []
  const [entry = { key: '', type: codec, actual: u }] = context.slice(-1)
  codec[structure].walk(u, { depth: Math.max(context.length, 1), entry, above: context.slice(0, -1) }, faults)
  return faults
}

// guards

export const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

// private

// The search stops after this many faults: more do not help a reader, and a hostile value must not cost more
// time.
const most = 32

const below = (
  above: FaultPlace,
  key: string,
  type: t.Decoder<unknown, unknown>,
  actual: unknown,
): FaultPlace => ({
  depth: above.depth + 1,
  entry: { key, type, actual },
  above,
})

const contextOf = (place: FaultPlace): t.Context => {
  const entries: Array<t.ContextEntry> = []
  let at: FaultPlace | t.Context = place
  while ('entry' in at) {
    entries.push(at.entry)
    at = at.above
  }
  return [...at, ...entries.reverse()]
}

const fault = (value: unknown, at: FaultPlace, expected: string, faults: Array<t.ValidationError>): void => {
  faults.push({ value, context: contextOf(at), message: `expected ${expected}` })
}

const step = (
  codec: AnyCodec,
  key: string,
  value: unknown,
  at: FaultPlace,
  faults: Array<t.ValidationError>,
): void => {
  if (faults.length < most) codec[structure].walk(value, below(at, key, codec, value), faults)
}

const walkFields = (
  [required, optional]: Shape,
  u: Readonly<Record<string, unknown>>,
  at: FaultPlace,
  faults: Array<t.ValidationError>,
): void => {
  for (const name of Object.keys(required)) {
    const codec = required[name]
    if (codec !== undefined) step(codec, name, u[name], at, faults)
  }
  for (const name of Object.keys(optional)) {
    const codec = optional[name]
    if (codec !== undefined && u[name] !== undefined) step(codec, name, u[name], at, faults)
  }
}

const nearest = (
  expected: () => string,
  candidates: ReadonlyArray<AnyCodec>,
  u: unknown,
  at: FaultPlace,
  faults: Array<t.ValidationError>,
): void => {
  let best: ReadonlyArray<t.ValidationError> | undefined
  for (const candidate of candidates) {
    const found: Array<t.ValidationError> = []
    candidate[structure].walk(u, at, found)
    if (found.length === 0) return
    // A fault of the value as a whole only says that the value is of another kind.
    if (found.some((one) => one.context.length === at.depth)) continue
    if (best === undefined || distance(found) < distance(best)) best = found
  }
  if (best === undefined) fault(u, at, expected(), faults)
  else faults.push(...best)
}

// A missing field counts more than a wrong one: the value was most likely meant as a variant whose fields it
// has.
const distance = (faults: ReadonlyArray<t.ValidationError>): number =>
  faults.reduce((sum, { value }) => sum + (value === undefined ? 100 : 1), 0)

const lazy = <A extends object>(make: () => A): (() => A) => {
  let made: A | undefined
  return () => (made ??= make())
}
