// Days as numbers, and as texts in a language.

// model

const dayLength = 86_400_000

// Day 1 is 0001-01-01, a Monday, so every day that people write is above 0.
const epoch = 719_163

// destructors

/** The number of a day, given as `2026-12-24`. `undefined` if there is no such day. */
export const ordinalOf = (text: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  const day = Math.round(ms / dayLength) + epoch
  return !Number.isNaN(ms) && day > 0 && dayText(day) === text ? day : undefined
}

/** A day as a text, such as `2026-12-24`. */
export const dayText = (day: number): string => new Date((day - epoch) * dayLength).toISOString().slice(0, 10)

/** A day as users type it: `2026-12-24` or `24.12.2026`. */
export const typedDay = (text: string): number | undefined => {
  const [, day, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(text) ?? []
  return day === undefined || month === undefined || year === undefined
    ? ordinalOf(text.trim())
    : ordinalOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** The day at a time in a time zone. Throws a `RangeError` if there is no such zone. */
export const todayIn = (timeZone: string, now: number): number => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
  return ordinalOf(parts) ?? Math.floor(now / dayLength) + epoch
}

/** The language of a user, or English if it is not known. */
export const localeOf = (language: string | undefined): string => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language ?? 'en')[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** A number without separators. */
export const numberIn = (locale: string, n: number): string =>
  new Intl.NumberFormat(locale, { useGrouping: false }).format(n)

/** The name of a month with its year. Months are counted from the year 0. */
export const monthTitle = (locale: string, month: number): string =>
  format(locale, { month: 'long', year: 'numeric' })(
    new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)),
  )

/** The names of the months. */
export const monthNames = (locale: string): ReadonlyArray<string> =>
  Array.from({ length: 12 }, (_, i) => format(locale, { month: 'short' })(new Date(Date.UTC(2024, i, 1))))

/** The names of the weekdays, from a first day: 1 is Monday. */
export const weekdayNames = (locale: string, first: number): ReadonlyArray<string> =>
  Array.from({ length: 7 }, (_, i) =>
    // The first of January 2024 was a Monday.
    format(locale, { weekday: 'short' })(new Date(Date.UTC(2024, 0, first + i))),
  )

/** The first day of a week: 1 is Monday. */
export const firstWeekday = (locale: string): number => {
  const known: unknown = new Intl.Locale(locale)
  const week = weekOf(known, 'getWeekInfo') ?? weekOf(known, 'weekInfo')
  const first: unknown = typeof week === 'object' && week !== null ? Reflect.get(week, 'firstDay') : undefined
  return typeof first === 'number' ? first : 1
}

// private

const format = (locale: string, options: Intl.DateTimeFormatOptions): ((date: Date) => string) => {
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
  return (date) => made.format(date)
}

// A function in new JavaScript engines, a field in older ones.
const weekOf = (locale: unknown, name: string): unknown => {
  if (typeof locale !== 'object' || locale === null) return undefined
  const found: unknown = Reflect.get(locale, name)
  return typeof found === 'function' ? Reflect.apply(found, locale, []) : found
}
