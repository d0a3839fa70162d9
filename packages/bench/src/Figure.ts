// Figures: the median of rounds and their spread, as the report holds them.

// model

/** The rounds of a case for a subject. If there is no figure, `median` is null and `missing` says why. */
export type Summary =
  | { readonly median: number; readonly min: number; readonly max: number; readonly unit: string }
  | {
      readonly median: null
      readonly min: null
      readonly max: null
      readonly unit: string
      readonly missing: string
    }

/** Figures by suite, case and subject. `failures` names the subjects that skipped work. */
export interface SuiteReport {
  readonly node: string
  readonly mode: 'full' | 'quick' | 'once'
  readonly machine: string
  readonly date: string
  readonly versions: Readonly<Record<string, string>>
  readonly suites: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Summary>>>>>>
  readonly failures: ReadonlyArray<string>
}

// constructors

/** The summary of rounds. Throws a RangeError if there are no rounds, or if one is not a finite number. */
export const summarise = (rounds: ReadonlyArray<number>, unit: string): Summary => {
  const sorted = rounds.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (
    low === undefined ||
    high === undefined ||
    min === undefined ||
    max === undefined ||
    !sorted.every(Number.isFinite)
  )
    throw new RangeError(`These rounds have no median: [${rounds.join(', ')}].`)
  return { median: (low + high) / 2, min, max, unit }
}

/** The summary of a missing figure. */
export const missing = (reason: string, unit: string): Summary => ({
  median: null,
  min: null,
  max: null,
  unit,
  missing: reason,
})

// destructors

/** Three significant digits, with a comma between thousands: `1,160,000`, `38.6`. */
export const format = (value: number): string =>
  value === 0
    ? '0'
    : new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true }).format(value)

/** Half the distance from the lowest to the highest round, in per cent of the median. */
export const spread = ({
  median,
  min,
  max,
}: {
  readonly median: number
  readonly min: number
  readonly max: number
}): number => (median === 0 ? 0 : Math.round(((max - min) / 2 / Math.abs(median)) * 100))
