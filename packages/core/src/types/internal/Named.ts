// Which markup its author has named, and where it went. It is known by identity, so nothing that came from
// outside can be among it: no data of a user, and no copy.

// model

/** Where an object of parameters has markup: its field, that of its parse mode, and what stood there. */
export interface MarkupPlace {
  readonly field: string
  readonly mode: string
  readonly text: string
  readonly parse_mode: string
}

const values = new WeakSet<object>()
const places = new WeakMap<object, ReadonlyArray<MarkupPlace>>()

// constructors

/** The same markup, known as named. */
export const name = <A extends object>(markup: A): A => {
  values.add(markup)
  return markup
}

/** Remembers where the named markup of a call went. */
export const remember = (params: object, where: ReadonlyArray<MarkupPlace>): void => {
  places.set(params, where)
}

// guards

/** Whether markup is known as named. */
export const isNamed = (markup: object): boolean => values.has(markup)

/** Whether the parse mode of these parameters came with named markup, and both are still what they were. */
export const hasNamed = (params: object, mode: string): boolean => {
  const place = places.get(params)?.find((one) => one.mode === mode)
  return (
    place !== undefined &&
    Reflect.get(params, mode) === place.parse_mode &&
    Reflect.get(params, place.field) === place.text
  )
}
