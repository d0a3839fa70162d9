// A validator of updates in any library, from the facts of the Bot API. Each library says how it writes a
// type.

import { facts, type FieldTable, type Type } from '@pipegram/schema'
import { definitionOf, discriminantOf } from '@pipegram/schema/Schema'

// model

/** How a library writes the types of the Bot API. `A` is a validator of the library. */
export interface Algebra<A> {
  readonly string: A
  readonly integer: A
  readonly number: A
  readonly boolean: A
  readonly literal: (value: string | number | boolean) => A
  readonly array: (item: A) => A
  readonly object: (required: Readonly<Record<string, A>>, optional: Readonly<Record<string, A>>) => A
  readonly union: (members: ReadonlyArray<A>) => A
  /** A type by its name. It is defined once, and may be used before it is defined. */
  readonly named: (name: string, define: () => A) => A
}

// constructors

/**
 * The validator of `Update`. Like pipegram, it accepts strings of enums and variants of unions that this Bot
 * API does not list.
 */
export const updateOf = <A>(algebra: Algebra<A>): A => {
  const of = (type: Type): A => {
    if (typeof type === 'object') {
      if ('ref' in type) return algebra.named(type.ref, () => define(type.ref))
      if ('array' in type) return algebra.array(of(type.array))
      return 'literal' in type ? algebra.literal(type.literal) : algebra.union(type.oneOf.map(of))
    }
    switch (type) {
      case 'integer':
        return algebra.integer
      case 'float':
        return algebra.number
      case 'boolean':
        return algebra.boolean
      case 'true':
        return algebra.literal(true)
      case 'string':
      case 'InputFile':
        return algebra.string
    }
  }
  const pick = (fields: FieldTable, required: boolean): Readonly<Record<string, A>> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) =>
        (field.required === true) === required ? [[name, of(field.type)]] : [],
      ),
    )
  const define = (name: string): A => {
    const found = definitionOf(facts, name)
    switch (found._tag) {
      case 'Object':
        return algebra.object(pick(found.fields, true), pick(found.fields, false))
      case 'Enum':
        return typeof found.values[0] === 'number' ? algebra.integer : algebra.string
      case 'Union': {
        const { discriminant } = found
        const members = [
          ...found.members.map((member) => of({ ref: member })),
          ...(found.plain ?? []).map(of),
        ]
        const open =
          discriminant !== undefined &&
          found.members.some((member) => discriminantOf(facts, member, discriminant) !== undefined)
        return algebra.union(
          open
            ? [
                ...members,
                algebra.object(
                  { [discriminant]: name === 'MaybeInaccessibleMessage' ? algebra.integer : algebra.string },
                  {},
                ),
              ]
            : members,
        )
      }
    }
  }
  return of({ ref: 'Update' })
}
