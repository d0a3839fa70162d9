// Whole numbers in options.

// guards

/**
 * Returns a whole number of at least `least`. For any other number, throws a `RangeError` that names the
 * option.
 */
export const atLeast = (least: number, name: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} is ${value}. It must be a whole number of at least ${least}.`)
  return value
}
