// Results of methods that the emulator does not play: valid values of their types, invented from the facts of
// the Bot API.
// https://core.telegram.org/bots/api#available-methods

import { definitionOf, facts, methodOf, type Field, type FieldTable, type Type } from '@pipegram/schema'

// destructors

/** A result of a method: always the same, with only the required fields. */
export const exampleResult = (method: string): unknown => {
  const found = methodOf(facts, method)
  return found === undefined ? undefined : exampleOf({ type: found.result })
}

// private

const exampleOf = ({
  type,
  range,
  length,
  items,
}: Pick<Field, 'type' | 'range' | 'length' | 'items'>): unknown => {
  if (typeof type === 'string') return plain(type, range, length)
  if ('literal' in type) return type.literal
  if ('array' in type) return Array.from({ length: items?.[0] ?? 0 }, () => exampleOf({ type: type.array }))
  if ('oneOf' in type) {
    const [first = 'true'] = type.oneOf
    return exampleOf({ type: first })
  }
  return named(type.ref)
}

const plain = (type: Extract<Type, string>, range: Field['range'], length: Field['length']): unknown => {
  const [least, most] = range ?? [-Infinity, Infinity]
  switch (type) {
    case 'string':
    case 'InputFile':
      return 'made up'.slice(0, length?.[1]).padEnd(length?.[0] ?? 0, '.')
    case 'integer':
      return Math.min(most, Math.max(least, 1))
    case 'float':
      return Math.min(most, Math.max(least, 0.5))
    case 'boolean':
    case 'true':
      return true
  }
}

const named = (ref: string): unknown => {
  const found = definitionOf(facts, ref)
  switch (found._tag) {
    case 'Enum':
      return found.values[0]
    case 'Union':
      return found.members[0] === undefined ? undefined : named(found.members[0])
    case 'Object':
      return fieldsOf(found.fields)
  }
}

const fieldsOf = (fields: FieldTable): object =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.required === true ? [[name, exampleOf(field)] as const] : [],
    ),
  )
