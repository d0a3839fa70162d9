// The structural side of a codec: a small interpreter that reads a value field by field and notes every fault
// with its place. If it is tolerant, a fault removes only the smallest optional part around it.

import * as t from 'io-ts'
import { rememberOmitted } from './LossRecord.ts'
import {
  begin,
  below,
  isFull,
  lose,
  markOf,
  mayLose,
  merge,
  note,
  restore,
  type FaultPlace,
  type Reading,
} from './Reading.ts'

// model

export const structure: unique symbol = Symbol.for('pipegram/structure')

export interface Structure {
  /** What is expected, such as `an integer`. */
  readonly expected: string
  /** True if an array continues without a broken item of this kind. */
  readonly isPart: boolean
  /** A value that other servers write for an absent field: `false` where only `true` is sent. */
  readonly absent?: unknown
  /**
   * Reads a value. Returns the same value if it is right, `broken` if it is wrong, and a repaired copy if a
   * tolerant reading left out a part. Notes each fault.
   */
  readonly read: (u: unknown, at: FaultPlace, reading: Reading) => unknown
}

/** The result of reading a wrong value. */
export const broken: unique symbol = Symbol('broken')

/** A codec of any type. */
export type AnyCodec = t.Decoder<unknown, unknown> & {
  readonly is: (u: unknown) => boolean
  readonly [structure]: Structure
}

/** The fields of an object, and how a tolerant reading treats them. */
export type Shape = readonly [
  required: Readonly<Record<string, AnyCodec>>,
  optional: Readonly<Record<string, AnyCodec>>,
  lenience?: Lenience,
]

export interface Lenience {
  /** Values for required fields that an older server does not know. Each call returns new values. */
  readonly defaults?: () => Readonly<Record<string, unknown>>
  /** True if the object is useless without its optional fields: if all of them are lost, it is broken. */
  readonly payload?: true
}

/** How to distinguish the variants of a union. */
export interface Variants {
  readonly discriminant: string
  /** Variants by the value of the discriminant. */
  readonly known: Readonly<Record<string, ReadonlyArray<AnyCodec>>>
  /** Variants that allow any value of the discriminant. */
  readonly others?: ReadonlyArray<AnyCodec>
  /** True if a variant with a string that is not listed is kept. */
  readonly open: boolean
  /** The fields that are checked in a variant that is not listed. */
  readonly unlisted?: Shape
}

// constructors

/** A single test of a value. `mend` gives what another serialiser means, and any other value as it is. */
export const leaf = (
  expected: string,
  is: (u: unknown) => boolean,
  mend?: (u: unknown) => unknown,
  absent?: unknown,
): Structure => ({
  expected,
  isPart: false,
  absent,
  read: (u, at, reading) => {
    const value = reading.tolerant && mend !== undefined ? mend(u) : u
    return is(value) ? value : fault(u, at, expected, reading)
  },
})

/** An object. Its fields are made at the first use, because types refer to each other in circles. */
export const fields = (name: string, shape: () => Shape): Structure => {
  const get = lazy(shape)
  const expected = `an object (${name})`
  return {
    expected,
    isPart: true,
    read: (u, at, reading) => {
      const value = reading.tolerant && isEmptyList(u) ? {} : u
      return isRecord(value) ? readFields(get(), value, at, reading) : fault(u, at, expected, reading)
    },
  }
}

/** An array. `whole`: the meaning of an item depends on its place, so no item may be left out. */
export const items = (item: () => AnyCodec, whole: boolean): Structure => {
  const get = lazy(item)
  const expected = 'an array'
  return {
    expected,
    isPart: true,
    read: (u, at, reading) => {
      const list = reading.tolerant && isEmptyRecord(u) ? [] : u
      if (!Array.isArray(list)) return fault(u, at, expected, reading)
      return readItems(get(), list, at, reading, whole)
    },
  }
}

/** A union whose variants differ in one field. */
export const variants = (name: string, by: () => Variants): Structure => {
  const get = lazy(by)
  const expected = `an object (${name})`
  return {
    expected,
    isPart: true,
    read: (u, at, reading) => {
      if (!isRecord(u)) return fault(u, at, expected, reading)
      const { discriminant, known, others = [], open, unlisted } = get()
      const value = u[discriminant]
      const listed =
        typeof value === 'string' || typeof value === 'number' ? Object.hasOwn(known, value) : false
      const candidates = listed ? (known[String(value)] ?? []) : others
      const [only, another] = candidates
      if (only !== undefined && another === undefined) return only[structure].read(u, at, reading)
      if (only !== undefined) return nearest(() => expected, candidates, u, at, reading)
      if (open && typeof value === 'string')
        return unlisted === undefined ? u : readFields(unlisted, u, at, reading)
      const wanted = open ? 'a string' : oneOfThese(Object.keys(known))
      return fault(value, below(at, discriminant, t.unknown, value), wanted, reading)
    },
  }
}

/** One of several types. The faults are those of the type that fits best. */
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
    isPart: true,
    read: (u, at, reading) => nearest(expected, get(), u, at, reading),
  }
}

// destructors

/** A list of words for an error message, cut to a readable length. */
export const oneOfThese = (values: ReadonlyArray<string | number>): string => {
  const shown = values.slice(0, 6).map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))
  return values.length === 1 ? shown.join() : `one of ${shown.join(', ')}${values.length > 6 ? ', …' : ''}`
}

// guards

export const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

// private

// PHP writes an empty object as `[]`, and Lua an empty array as `{}`. Go writes an empty array as `null`.
const isEmptyList = (u: unknown): boolean => Array.isArray(u) && u.length === 0

const isEmptyRecord = (u: unknown): boolean => u === null || (isRecord(u) && Object.keys(u).length === 0)

const fault = (value: unknown, at: FaultPlace, expected: string, reading: Reading): typeof broken => {
  note(reading, { value, at, expected })
  return broken
}

const readFields = (
  [required, optional, lenience]: Shape,
  u: Readonly<Record<string, unknown>>,
  at: FaultPlace,
  reading: Reading,
): unknown => {
  const { tolerant } = reading
  const before = markOf(reading)
  let copy: Record<string, unknown> | undefined
  let isBroken = false
  for (const name of Object.keys(required)) {
    const codec = required[name]
    const value = u[name]
    if (codec === undefined) continue
    const defaults = tolerant && (value === undefined || value === null) ? lenience?.defaults?.() : undefined
    const read =
      defaults !== undefined && Object.hasOwn(defaults, name)
        ? defaults[name]
        : step(codec, below(at, name, codec, value), reading)
    if (read === broken) isBroken = true
    else if (read !== value) (copy ??= { ...u })[name] = read
  }
  const omitted = new Set<string>()
  let [found, kept] = [0, 0]
  for (const name of Object.keys(optional)) {
    const codec = optional[name]
    const value = u[name]
    if (codec === undefined || value === undefined) continue
    const isAbsent = tolerant && (value === null || value === codec[structure].absent)
    const read = isAbsent ? broken : readPart(codec, below(at, name, codec, value), reading)
    if (!isAbsent) found++
    if (read !== broken) kept++
    if (read === broken && !isAbsent) omitted.add(name)
    if (read === broken && !tolerant) isBroken = true
    else if (read === broken) Reflect.deleteProperty((copy ??= { ...u }), name)
    else if (read !== value) (copy ??= { ...u })[name] = read
  }
  if (lenience?.payload === true && found > 0 && kept === 0) {
    if (tolerant) restore(reading, before)
    isBroken = true
  }
  if (copy !== undefined && omitted.size > 0) rememberOmitted(copy, omitted)
  return isBroken ? broken : (copy ?? u)
}

const readItems = (
  item: AnyCodec,
  list: ReadonlyArray<unknown>,
  at: FaultPlace,
  reading: Reading,
  whole: boolean,
): unknown => {
  let copy: Array<unknown> | undefined
  let isBroken = false
  for (let i = 0; i < list.length; i++) {
    if (isFull(reading)) return broken
    const value = list[i]
    const place = below(at, String(i), item, value)
    // A hole has no value that could be left out.
    const isPart = mayLose(reading) && !whole && item[structure].isPart && value !== undefined
    const read = isPart ? readPart(item, place, reading) : step(item, place, reading)
    if (read === broken && !isPart) isBroken = true
    else if (read !== value) copy ??= list.slice(0, i)
    if (read !== broken) copy?.push(read)
  }
  return isBroken ? broken : (copy ?? list)
}

const step = (codec: AnyCodec, place: FaultPlace, reading: Reading): unknown =>
  isFull(reading) ? broken : codec[structure].read(place.entry.actual, place, reading)

// Reads a part that the reading may leave out.
const readPart = (codec: AnyCodec, place: FaultPlace, reading: Reading): unknown => {
  const before = markOf(reading)
  const read = step(codec, place, reading)
  if (read === broken && reading.tolerant) lose(reading, place, before)
  return read
}

const nearest = (
  expected: () => string,
  candidates: ReadonlyArray<AnyCodec>,
  u: unknown,
  at: FaultPlace,
  reading: Reading,
): unknown => {
  const readings = candidates.map((candidate) => {
    const found = begin(reading.tolerant, reading.lost)
    return { found, read: candidate[structure].read(u, at, found) }
  })
  const fitting = readings.filter(({ read }) => read !== broken)
  // A fault of the value itself, not of its fields, only says that the value is of another kind.
  const near = readings.filter(({ found }) => !found.faults.some((one) => one.at.depth === at.depth))
  const best =
    least(fitting, ({ found }) => found.losses.length) ?? least(near, ({ found }) => distance(found))
  if (best === undefined) return fault(u, at, expected(), reading)
  merge(reading, best.found)
  return best.read
}

const least = <A>(all: ReadonlyArray<A>, measure: (one: A) => number): A | undefined =>
  all.reduce<A | undefined>(
    (best, one) => (best === undefined || measure(one) < measure(best) ? one : best),
    undefined,
  )

// A missing field counts more than a wrong one: a value probably belongs to the variant whose fields it has.
const distance = ({ faults }: Reading): number =>
  faults.reduce((sum, { value }) => sum + (value === undefined ? 100 : 1), 0)

const lazy = <A extends object>(make: () => A): (() => A) => {
  let made: A | undefined
  return () => (made ??= make())
}
