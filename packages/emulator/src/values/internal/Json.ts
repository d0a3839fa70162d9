// JSON as the server reads it: fields by name and type, numbers in strings, strings in numbers, `null` as
// absent, and the server's words for faults.

import * as E from 'fp-ts/lib/Either.js'

// model

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value of a field, or the server's words for its fault. */
export type Decoded<A> = E.Either<string, A>

// constructors

/** The value of a JSON text. `undefined` if it is not JSON, or is nested deeper than the server reads. */
export const parse = (text: string): unknown => {
  // A missing parameter is an empty text. A throw and a catch for each would cost a tenth of a request.
  if (text === '' || isDeep(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

// guards

/** True for a JSON object. */
export const isObject = (u: unknown): u is JsonObject =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

/** True for a JSON array. */
export const isArray = (u: unknown): u is ReadonlyArray<unknown> => Array.isArray(u)

// destructors

/** The index after a JSON string that begins at `from`. */
export const endOfString = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

/** A text. A number is read as its digits. */
export const string = (self: JsonObject, name: string): Decoded<string | undefined> => {
  const value = own(self, name)
  return value === undefined || typeof value === 'string'
    ? E.right(value)
    : typeof value === 'number'
      ? E.right(String(value))
      : wrong(name, 'String')
}

/** A whole number, which may be in a string. */
export const integer = (self: JsonObject, name: string): Decoded<number | undefined> => {
  const value = own(self, name)
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return number === undefined || (typeof number === 'number' && Number.isInteger(number))
    ? E.right(number)
    : wrong(name, 'Number')
}

/** `true` or `false`. */
export const boolean = (self: JsonObject, name: string): Decoded<boolean | undefined> => {
  const value = own(self, name)
  return value === undefined || typeof value === 'boolean' ? E.right(value) : wrong(name, 'Boolean')
}

/** An array. */
export const array = (self: JsonObject, name: string): Decoded<ReadonlyArray<unknown> | undefined> => {
  const value = own(self, name)
  return value === undefined || isArray(value) ? E.right(value) : wrong(name, 'Array')
}

/** An object. */
export const object = (self: JsonObject, name: string): Decoded<JsonObject | undefined> => {
  const value = own(self, name)
  return value === undefined || isObject(value) ? E.right(value) : wrong(name, 'Object')
}

/** Reads each object of an array. `other` is the error for an item that is not an object. */
export const objects = <A>(
  values: ReadonlyArray<unknown>,
  other: string,
  read: (fields: JsonObject) => Decoded<A>,
): Decoded<ReadonlyArray<A>> => {
  const found: Array<A> = []
  for (const value of values) {
    const one = isObject(value) ? read(value) : E.left(other)
    if (E.isLeft(one)) return one
    found.push(one.right)
  }
  return E.right(found)
}

// combinators

/** The same reader, which refuses a missing field. */
export const required =
  <A>(read: (self: JsonObject, name: string) => Decoded<A | undefined>) =>
  (self: JsonObject, name: string): Decoded<A> => {
    const found = read(self, name)
    return E.isLeft(found)
      ? found
      : found.right === undefined
        ? E.left(`Can't find field "${name}"`)
        : E.right(found.right)
  }

// private

const deepest = 100

const isDeep = (text: string): boolean => {
  // A short text cannot be deep.
  if (text.length <= 2 * deepest) return false
  let depth = 0
  for (let at = 0; at < text.length && depth <= deepest; at++) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
  }
  return depth > deepest
}

const own = (self: JsonObject, name: string): unknown =>
  Object.hasOwn(self, name) ? (self[name] ?? undefined) : undefined

const wrong = (name: string, type: string): Decoded<never> =>
  E.left(`Field "${name}" must be of type ${type}`)
