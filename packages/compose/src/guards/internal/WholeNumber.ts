// Whole numbers in options.

// guards

/** A number that should be a whole one from `least` on; any other throws a `RangeError` that names the option. */
export const atLeast = (least: number, name: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} is ${value} and should be a whole number from ${least} on.`)
  return value
}
