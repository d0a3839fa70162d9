// Arbitrary values of all that the schema describes, for property tests: objects, unions and enums by name,
// parameters and results by method.

import * as fc from 'fast-check'
import { heightOf, heightsOf, isList, type Heights } from './Heights.ts'
import {
  definitionOf,
  discriminantOf,
  isOpenUnion,
  membersOf,
  methodOf,
  sharedOf,
  type Definition,
  type EnumFacts,
  type Field,
  type FieldTable,
  type Schema,
  type Type,
} from './Schema.ts'

// model

export interface ArbitraryOptions {
  /** How deep objects may nest. Required fields may go deeper. Default: 3. */
  readonly depth?: number
  /** The most optional fields of one object. Default: 5. */
  readonly optional?: number
  /**
   * Whether strings and variants that the schema does not list occur where Telegram may send them. Default:
   * true.
   */
  readonly unlisted?: boolean
  /** Files to upload. Default: none; where a file is required, the value is `attach://file`. */
  readonly file?: fc.Arbitrary<unknown>
}

export interface Arbitraries {
  /** Values of an object, a union or an enum. Throws if the schema does not have the name. */
  readonly of: (name: string) => fc.Arbitrary<unknown>
  /** Parameters of a method. Throws if the schema does not have the method. */
  readonly params: (method: string) => fc.Arbitrary<unknown>
  /** Results of a method. `inline` gives the result for an inline message. */
  readonly result: (method: string, inline?: boolean) => fc.Arbitrary<unknown>
}

// constructors

/** The arbitraries of a schema. Each one is made on its first use and kept. */
export const makeArbitraries = (schema: Schema, options: ArbitraryOptions = {}): Arbitraries => {
  const { depth = 3, optional = 5, unlisted = true, file } = options
  const made = new Map<string, fc.Arbitrary<unknown>>()
  const workshop: Workshop = { schema, heights: heightsOf(schema), optional, unlisted, file, made }
  const method = (name: string) => {
    const found = methodOf(schema, name)
    if (found === undefined) throw new RangeError(`The schema has no method "${name}".`)
    return found
  }
  return {
    of: (name) => named(workshop, name, { depth, isOpen: definitionIsOpen(schema, name) }),
    params: (name) => record(workshop, method(name).params, { depth, isOpen: false }),
    result: (name, inline = false) => {
      const { result, inlineResult } = method(name)
      const type = inline && inlineResult !== undefined ? inlineResult : result
      return typed(workshop, type, { depth, isOpen: true })
    },
  }
}

// private

// What all arbitraries of a schema share.
interface Workshop {
  readonly schema: Schema
  readonly heights: Heights
  readonly optional: number
  readonly unlisted: boolean
  readonly file: fc.Arbitrary<unknown> | undefined
  readonly made: Map<string, fc.Arbitrary<unknown>>
}

// The place of a value.
interface ValuePlace {
  /** How many more levels of objects may be nested here. */
  readonly depth: number
  /** Whether Telegram sends what is here, so that it may hold what the schema does not list. */
  readonly isOpen: boolean
}

const deeper = ({ depth, isOpen }: ValuePlace): ValuePlace => ({ depth: depth - 1, isOpen })

const typed = (
  workshop: Workshop,
  type: Type,
  place: ValuePlace,
  limits: Partial<Field> = {},
): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'string':
      return text(limits)
    case 'integer':
      return integer(limits)
    case 'float':
      return fraction(limits)
    case 'boolean':
      return fc.boolean()
    case 'true':
      return fc.constant(true)
    case 'InputFile':
      return workshop.file ?? fc.constant('attach://file')
  }
  if ('literal' in type) return fc.constant(type.literal)
  if ('array' in type) return list(workshop, type.array, place, limits)
  if ('ref' in type) return named(workshop, type.ref, place)
  return fc.oneof(
    ...type.oneOf
      .filter((one) => one !== 'InputFile' || workshop.file !== undefined)
      .map((one) => typed(workshop, one, place, limits)),
  )
}

const list = (
  workshop: Workshop,
  item: Type,
  place: ValuePlace,
  { items }: Partial<Field>,
): fc.Arbitrary<unknown> => {
  const min = items?.[0] ?? 0
  const isTooDeep = place.depth <= 0 && heightOf(workshop.heights, item) > 0
  const max = isTooDeep ? min : Math.min(items?.[1] ?? 3, min + 3)
  return max === 0
    ? fc.constant([])
    : fc.array(typed(workshop, item, place), { minLength: min, maxLength: max })
}

const named = (workshop: Workshop, name: string, place: ValuePlace): fc.Arbitrary<unknown> => {
  const key = `${name} ${Math.max(place.depth, 0)} ${place.isOpen}`
  const before = workshop.made.get(key)
  if (before !== undefined) return before
  const arbitrary = build(workshop, name, place)
  workshop.made.set(key, arbitrary)
  return arbitrary
}

const build = (workshop: Workshop, name: string, place: ValuePlace): fc.Arbitrary<unknown> => {
  const found = definitionOf(workshop.schema, name)
  switch (found._tag) {
    case 'Enum':
      return enumeration(workshop, found.values, place)
    case 'Object':
      return record(workshop, found.fields, {
        depth: place.depth - 1,
        isOpen: found.incoming === true,
      })
    case 'Union':
      return union(workshop, name, found, { depth: place.depth, isOpen: found.incoming === true })
  }
}

const enumeration = (
  { unlisted }: Workshop,
  values: EnumFacts,
  { isOpen }: ValuePlace,
): fc.Arbitrary<unknown> => {
  const listed = fc.constantFrom(...values)
  return isOpen && unlisted && values.every((value) => typeof value === 'string')
    ? fc.oneof({ weight: 9, arbitrary: listed }, { weight: 1, arbitrary: stranger })
    : listed
}

const record = (workshop: Workshop, fields: FieldTable, place: ValuePlace): fc.Arbitrary<unknown> => {
  const entries = Object.entries(fields)
  const isRequired = (field: Field): boolean => field.required === true || field.unless !== undefined
  const required = entries.filter(([, field]) => isRequired(field))
  const optional = entries.filter(
    ([, field]) => !isRequired(field) && (place.depth > 0 || heightOf(workshop.heights, field.type) === 0),
  )
  return fc
    .uniqueArray(fc.nat(Math.max(optional.length - 1, 0)), {
      maxLength: Math.min(workshop.optional, optional.length),
    })
    .chain((picked) => {
      const chosen = [...required, ...picked.flatMap((i) => optional.slice(i, i + 1))]
      return fc.record(
        Object.fromEntries(chosen.map(([key, field]) => [key, typed(workshop, field.type, place, field)])),
        { noNullPrototype: true },
      )
    })
}

type FoundUnion = Extract<Definition, { readonly _tag: 'Union' }>

const union = (
  workshop: Workshop,
  name: string,
  found: FoundUnion,
  place: ValuePlace,
): fc.Arbitrary<unknown> => {
  const { schema, heights } = workshop
  const all = membersOf(schema, name)
  // Without depth left, lists are left out: a list could contain the union itself.
  const plain = (found.plain ?? []).filter((type) => place.depth > 0 || !isList(type))
  const least = Math.min(
    ...all.map((member) => heights.get(member) ?? 0),
    ...plain.map((type) => heightOf(heights, type)),
  )
  // Without depth left, only the lowest members are possible.
  const members = place.depth > 0 ? all : all.filter((member) => heights.get(member) === least)
  const { discriminant } = found
  const fixed =
    discriminant === undefined ? [] : all.map((member) => discriminantOf(schema, member, discriminant))
  return fc.oneof(
    ...[
      ...plain.map((type) => typed(workshop, type, deeper(place))),
      ...members.map((member) => variant(workshop, member, discriminant, fixed, place)),
    ].map((arbitrary) => ({ weight: 9, arbitrary })),
    ...strangers(workshop, name, discriminant, place).map((arbitrary) => ({ weight: 1, arbitrary })),
  )
}

// A member that does not fix the discriminant stands for all values that no other member fixes.
const variant = (
  workshop: Workshop,
  member: string,
  discriminant: string | undefined,
  fixed: ReadonlyArray<unknown>,
  place: ValuePlace,
): fc.Arbitrary<unknown> => {
  const arbitrary = fc.constant(undefined).chain(() => named(workshop, member, place))
  return discriminant !== undefined && discriminantOf(workshop.schema, member, discriminant) === undefined
    ? arbitrary.filter((value) => !fixed.includes(valueAt(value, discriminant)))
    : arbitrary
}

// Variants that the schema does not list: at most one arbitrary.
const strangers = (
  workshop: Workshop,
  name: string,
  discriminant: string | undefined,
  place: ValuePlace,
): ReadonlyArray<fc.Arbitrary<unknown>> => {
  const { schema, heights, unlisted } = workshop
  if (discriminant === undefined || !unlisted || !isOpenUnion(schema, name)) return []
  const inner = deeper(place)
  const shared = Object.entries(sharedOf(schema, name)).filter(
    ([, field]) => field.required === true || inner.depth > 0 || heightOf(heights, field.type) === 0,
  )
  const required = shared.flatMap(([key, field]) => (field.required === true ? [key] : []))
  return [
    fc.record(
      {
        ...Object.fromEntries(shared.map(([key, { type }]) => [key, typed(workshop, type, inner)])),
        extra: fc.jsonValue({ maxDepth: 1 }),
        [discriminant]: stranger,
      },
      { noNullPrototype: true, requiredKeys: [...required, 'extra', discriminant] },
    ),
  ]
}

// A name that no version of the Bot API is likely to use.
const stranger = fc.stringMatching(/^unlisted_[a-z]{1,8}$/)

const text = ({ length, pattern }: Partial<Field>): fc.Arbitrary<string> => {
  const [min, max, unit] = length ?? [0, 20, 'characters']
  const most = Math.min(max, min + 20)
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern.replace(/\*\$$/, `{${min},${most}}$`)))
  return fc.string({
    minLength: min,
    maxLength: most,
    unit: unit === 'characters' && length === undefined ? 'grapheme' : 'grapheme-ascii',
  })
}

const integer = ({ range }: Partial<Field>): fc.Arbitrary<number> =>
  range === undefined ? fc.maxSafeInteger() : fc.integer({ min: range[0], max: range[1] })

const fraction = ({ range }: Partial<Field>): fc.Arbitrary<number> =>
  fc.double({ noNaN: true, noDefaultInfinity: true, ...(range && { min: range[0], max: range[1] }) })

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const definitionIsOpen = (schema: Schema, name: string): boolean => {
  const found = definitionOf(schema, name)
  return found._tag !== 'Enum' && found.incoming === true
}
