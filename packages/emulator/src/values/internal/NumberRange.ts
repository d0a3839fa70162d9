// Whole numbers from a caller, checked against a range.

// constructors

/** The number, if it is whole and from `least` to `most`. Otherwise throws a `RangeError` with `name`. */
export const within = (
  name: string,
  value: number,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): number => {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} on` : `${least} to ${most}`
  throw new RangeError(`${name} is ${value} and should be a whole number from ${range}.`)
}
