// How deep objects must at least be nested in a value of each name: the lower bound that ends recursion.

import { definitionOf, type Field, type Schema, type Type } from './Schema.ts'

// model

/** By the name of an object or a union: 1 for an object that requires no other object. */
export type Heights = ReadonlyMap<string, number>

// constructors

export const heightsOf = (schema: Schema): Heights => {
  const names = [...Object.keys(schema.objects), ...Object.keys(schema.unions)]
  const heights = new Map(names.map((name) => [name, Number.POSITIVE_INFINITY]))
  for (let changed = true; changed;) {
    changed = false
    for (const name of names) {
      const height = estimate(schema, heights, name)
      if (height < (heights.get(name) ?? 0)) {
        heights.set(name, height)
        changed = true
      }
    }
  }
  return heights
}

// guards

export const isList = (type: Type): boolean => typeof type === 'object' && 'array' in type

// destructors

/** The height of a type; 0 if a value of it needs no object. An array is as high as its items. */
export const heightOf = (heights: Heights, type: Type): number =>
  typeof type === 'string' || 'literal' in type
    ? 0
    : 'ref' in type
      ? (heights.get(type.ref) ?? 0)
      : 'array' in type
        ? heightOf(heights, type.array)
        : Math.min(...type.oneOf.map((one) => heightOf(heights, one)))

// private

// The height of a name, by what is known so far of the names that it holds.
const estimate = (schema: Schema, heights: Heights, name: string): number => {
  const found = definitionOf(schema, name)
  switch (found._tag) {
    case 'Enum':
      return 0
    case 'Union':
      return Math.min(
        ...found.members.map((member) => heights.get(member) ?? 0),
        ...(found.plain ?? []).map((type) => heightOf(heights, type)),
      )
    case 'Object':
      return 1 + Math.max(0, ...Object.values(found.fields).map((field) => neededBy(heights, field)))
  }
}

// What is optional, and an array that may be empty, needs no object.
const neededBy = (heights: Heights, field: Field): number =>
  field.required !== true || (isList(field.type) && (field.items?.[0] ?? 0) === 0)
    ? 0
    : heightOf(heights, field.type)
