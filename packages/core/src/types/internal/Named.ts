// Remembers which markup its author has marked, and in which parameters it is. Markup is recognized by
// identity, so a value from outside never counts: neither data of a user, nor a copy.

// model

/**
 * The place of markup in an object of parameters: its field, the field of its parse mode, and the values of
 * both.
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

/** Marks markup as intended by its author. */
export const name = <A extends object>(markup: A): A => {
  values.add(markup)
  return markup
}

/** Remembers where the marked markup of a call is. */
export const remember = (params: object, where: ReadonlyArray<MarkupPlace>): void => {
  places.set(params, where)
}

// guards

/** True if markup was marked. */
export const isNamed = (markup: object): boolean => values.has(markup)

/** True if the parse mode of these parameters came with marked markup, and both are unchanged. */
export const hasNamed = (params: object, mode: string): boolean => {
  const place = places.get(params)?.find((one) => one.mode === mode)
  return (
    place !== undefined &&
    Reflect.get(params, mode) === place.parse_mode &&
    Reflect.get(params, place.field) === place.text
  )
}
