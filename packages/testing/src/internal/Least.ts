// The smallest value of a type of the Bot API.

import { definitionOf, facts, type Type } from '@pipegram/schema'

// constructors

/**
 * Has only required fields, empty lists, and the first member of a choice. `known` has the values of some
 * types by name, such as that of a user.
 */
export const least = (type: Type, known: ReadonlyMap<string, unknown> = new Map()): unknown =>
  leastBelow(type, known, [])

// private

// `path` is the names of the types above. For a recursive choice, it takes the first member that does not
// lead back to one of them.
const leastBelow = (
  type: Type,
  known: ReadonlyMap<string, unknown>,
  path: ReadonlyArray<string>,
): unknown => {
  switch (type) {
    case 'string':
      return 'text'
    case 'integer':
    case 'float':
      return 1
    case 'boolean':
    case 'true':
      return true
    case 'InputFile':
      throw new TypeError('Telegram does not answer with a file to upload.')
  }
  if ('literal' in type) return type.literal
  if ('array' in type) return []
  if ('oneOf' in type) return leastBelow(type.oneOf[0] ?? 'true', known, path)
  if (known.has(type.ref)) return known.get(type.ref)
  const found = definitionOf(facts, type.ref)
  switch (found._tag) {
    case 'Enum':
      return found.values[0]
    case 'Union': {
      const [plain] = found.plain ?? []
      if (plain !== undefined) return leastBelow(plain, known, path)
      const member = found.members.find((name) => !path.includes(name)) ?? found.members[0]
      return leastBelow({ ref: member ?? '' }, known, [...path, type.ref])
    }
    case 'Object': {
      const required = Object.entries(found.fields).filter(([, field]) => field.required)
      return Object.fromEntries(
        required.map(([name, field]) => [name, leastBelow(field.type, known, [...path, type.ref])]),
      )
    }
  }
}
