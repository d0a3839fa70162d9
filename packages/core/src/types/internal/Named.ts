// Knows which markup its author has named, and where it went. Markup is known by identity, so it never
// includes a value from outside: no data of a user, and no copy.

// model

/**
 * The place of markup in an object of parameters: its field, the field of its parse mode, and what both held.
 */
export interface MarkupPlace {
  readonly field: string
  readonly mode: string
  readonly text: string
  readonly parse_mode: string
}

const values = new WeakSet<object>()
const places = new WeakMap<object, ReadonlyArray<MarkupPlace>>()

// constructors

/** Marks markup as named. */
export const name = <A extends object>(markup: A): A => {
  values.add(markup)
  return markup
}

/** Remembers where the named markup of a call went. */
export const remember = (params: object, where: ReadonlyArray<MarkupPlace>): void => {
  places.set(params, where)
}

// guards

/** True if markup is known as named. */
export const isNamed = (markup: object): boolean => values.has(markup)

/** True if the parse mode of these parameters came with named markup, and both are unchanged. */
export const hasNamed = (params: object, mode: string): boolean => {
  const place = places.get(params)?.find((one) => one.mode === mode)
  return (
    place !== undefined &&
    Reflect.get(params, mode) === place.parse_mode &&
    Reflect.get(params, place.field) === place.text
  )
}
