// Whole numbers that a caller gives, checked against a range.

// combinators

/**
 * A whole number within a range, both ends of which belong to it. Throws a `RangeError` that names it where
 * it is none.
 */
export const within = (
  name: string,
  value: number,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): number => {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new RangeError(
    `${name} is ${value} and should be a whole number from ${least} ${most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`}.`,
  )
}
