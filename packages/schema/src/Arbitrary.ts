// Arbitrary values of everything the schema describes, for properties: objects, unions and enums by name,
// parameters by method.

import * as fc from 'fast-check'
import {
  definitionOf,
  discriminantOf,
  membersOf,
  methodOf,
  type Field,
  type Fields,
  type Schema,
  type Type,
} from './Schema.ts'

// model

export interface ArbitraryOptions {
  /** How many objects may stand in one another. What is required may go deeper. Default 3. */
  readonly depth?: number
  /** The most optional fields that one object gets. Default 5. */
  readonly optional?: number
  /**
   * Whether strings and variants that the schema does not list occur where Telegram may send them. Default
   * true.
   */
  readonly unlisted?: boolean
  /** Files to upload. By default there are none, and where only a file will do stands `attach://file`. */
  readonly file?: fc.Arbitrary<unknown>
}

export interface Arbitraries {
  /** Values of an object, a union or an enum. Throws on a name that the schema does not have. */
  readonly of: (name: string) => fc.Arbitrary<unknown>
  /** Parameters of a method. Throws on one that the schema does not have. */
  readonly params: (method: string) => fc.Arbitrary<unknown>
  /** What a method answers. `inline` asks for the answer about an inline message. */
  readonly result: (method: string, inline?: boolean) => fc.Arbitrary<unknown>
}

// constructors

/** The arbitraries of a schema. Each is made on first use and kept. */
export const makeArbitraries = (
  schema: Schema,
  { depth = 3, optional: mostOptional = 5, unlisted = true, file }: ArbitraryOptions = {},
): Arbitraries => {
  const made = new Map<string, fc.Arbitrary<unknown>>()
  const heights = heightsOf(schema)

  const typed = (
    type: Type,
    left: number,
    open: boolean,
    limits: Partial<Field> = {},
  ): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'string':
        return text(limits)
      case 'integer':
        return limits.range === undefined
          ? fc.maxSafeInteger()
          : fc.integer({ min: limits.range[0], max: limits.range[1] })
      case 'float':
        return fraction(limits)
      case 'boolean':
        return fc.boolean()
      case 'true':
        return fc.constant(true)
      case 'InputFile':
        return file ?? fc.constant('attach://file')
    }
    if ('literal' in type) return fc.constant(type.literal)
    if ('array' in type) {
      const min = limits.items?.[0] ?? 0
      const most =
        left <= 0 && heightOf(heights, type.array) > 0 ? min : Math.min(limits.items?.[1] ?? 3, min + 3)
      return most === 0
        ? fc.constant([])
        : fc.array(typed(type.array, left, open), { minLength: min, maxLength: most })
    }
    if ('oneOf' in type)
      return fc.oneof(
        ...type.oneOf
          .filter((one) => one !== 'InputFile' || file !== undefined)
          .map((one) => typed(one, left, open, limits)),
      )
    return named(type.ref, left, open)
  }

  const named = (name: string, left: number, open: boolean): fc.Arbitrary<unknown> => {
    const key = `${name} ${Math.max(left, 0)} ${open}`
    const before = made.get(key)
    if (before !== undefined) return before
    const arbitrary = build(name, left, open)
    made.set(key, arbitrary)
    return arbitrary
  }

  const build = (name: string, left: number, open: boolean): fc.Arbitrary<unknown> => {
    const found = definitionOf(schema, name)
    switch (found._tag) {
      case 'Enum': {
        const listed = fc.constantFrom(...found.values)
        return open && unlisted && found.values.every((value) => typeof value === 'string')
          ? fc.oneof({ weight: 9, arbitrary: listed }, { weight: 1, arbitrary: stranger })
          : listed
      }
      case 'Object':
        return record(found.fields, left - 1, found.incoming === true)
      case 'Union': {
        const isOpen = found.incoming === true
        const all = membersOf(schema, name)
        // Where no more depth is left only what is least deep may stand, and no list, which could hold the
        // union itself.
        const plain = (found.plain ?? []).filter((type) => left > 0 || !isList(type))
        const least = Math.min(
          ...all.map((member) => heights.get(member) ?? 0),
          ...plain.map((type) => heightOf(heights, type)),
        )
        const members = left > 0 ? all : all.filter((member) => heights.get(member) === least)
        const { discriminant } = found
        const fixed: ReadonlyArray<unknown> =
          discriminant === undefined ? [] : all.map((member) => discriminantOf(schema, member, discriminant))
        const objects = members.map((member) => {
          const arbitrary = fc.constant(undefined).chain(() => named(member, left, isOpen))
          return discriminant !== undefined && discriminantOf(schema, member, discriminant) === undefined
            ? arbitrary.filter((value) => !fixed.includes(valueAt(value, discriminant)))
            : arbitrary
        })
        const strange =
          isOpen &&
          unlisted &&
          discriminant !== undefined &&
          fixed.every((value) => typeof value === 'string')
        return fc.oneof(
          ...[...plain.map((type) => typed(type, left - 1, isOpen)), ...objects].map((arbitrary) => ({
            weight: 9,
            arbitrary,
          })),
          ...(strange
            ? [
                {
                  weight: 1,
                  arbitrary: fc.record(
                    { [discriminant]: stranger, extra: fc.jsonValue({ maxDepth: 1 }) },
                    { noNullPrototype: true },
                  ),
                },
              ]
            : []),
        )
      }
    }
  }

  const record = (fields: Fields, left: number, open: boolean): fc.Arbitrary<unknown> => {
    const entries = Object.entries(fields)
    const required = entries.filter(([, field]) => field.required === true)
    const optional = entries.filter(
      ([, field]) => field.required !== true && (left > 0 || heightOf(heights, field.type) === 0),
    )
    return fc
      .uniqueArray(fc.nat(Math.max(optional.length - 1, 0)), {
        maxLength: Math.min(mostOptional, optional.length),
      })
      .chain((picked) => {
        const chosen = [...required, ...picked.flatMap((i) => optional.slice(i, i + 1))]
        return fc.record(
          Object.fromEntries(chosen.map(([key, field]) => [key, typed(field.type, left, open, field)])),
          { noNullPrototype: true },
        )
      })
  }

  const method = (name: string) => {
    const found = methodOf(schema, name)
    if (found === undefined) throw new RangeError(`The schema has no method "${name}".`)
    return found
  }

  return {
    of: (name) => named(name, depth, definitionIsOpen(schema, name)),
    params: (name) => record(method(name).params, depth, false),
    result: (name, inline = false) => {
      const { result, inlineResult } = method(name)
      return typed(inline && inlineResult !== undefined ? inlineResult : result, depth, true)
    },
  }
}

// private

// A name that no version of the Bot API is likely to give.
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

const fraction = ({ range }: Partial<Field>): fc.Arbitrary<number> =>
  fc.double({ noNaN: true, noDefaultInfinity: true, ...(range && { min: range[0], max: range[1] }) })

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const definitionIsOpen = (schema: Schema, name: string): boolean => {
  const found = definitionOf(schema, name)
  return found._tag !== 'Enum' && found.incoming === true
}

const heightOf = (heights: ReadonlyMap<string, number>, type: Type): number =>
  typeof type === 'string' || 'literal' in type
    ? 0
    : 'ref' in type
      ? (heights.get(type.ref) ?? 0)
      : 'array' in type
        ? heightOf(heights, type.array)
        : Math.min(...type.oneOf.map((one) => heightOf(heights, one)))

// How many objects must at least stand in one another in a value of each name: by it what is recursive comes
// to an end.
const heightsOf = (schema: Schema): ReadonlyMap<string, number> => {
  const names = [...Object.keys(schema.objects), ...Object.keys(schema.unions)]
  const heights = new Map(names.map((name) => [name, Number.POSITIVE_INFINITY]))
  const next = (name: string): number => {
    const found = definitionOf(schema, name)
    if (found._tag === 'Enum') return 0
    if (found._tag === 'Union')
      return Math.min(
        ...found.members.map((member) => heights.get(member) ?? 0),
        ...(found.plain ?? []).map((type) => heightOf(heights, type)),
      )
    const required = Object.values(found.fields).filter((field) => field.required === true)
    return (
      1 +
      Math.max(
        0,
        ...required.map((field) =>
          isList(field.type) && (field.items?.[0] ?? 0) === 0 ? 0 : heightOf(heights, field.type),
        ),
      )
    )
  }
  for (let changed = true; changed;) {
    changed = false
    for (const name of names) {
      const height = next(name)
      if (height < (heights.get(name) ?? 0)) {
        heights.set(name, height)
        changed = true
      }
    }
  }
  return heights
}

const isList = (type: Type): boolean => typeof type === 'object' && 'array' in type
