// A day, chosen from a calendar in the language of the user.

import { system, type Clock } from '@pipegram/core/Clock'
import { grid, type Rows } from '@pipegram/core/Keyboard'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { AnswerForm } from '../AnswerForm.ts'
import type { PanelButton } from './AnswerPanel.ts'
import {
  dayText,
  firstWeekday,
  localeOf,
  monthNames,
  monthTitle,
  numberIn,
  ordinalOf,
  todayIn,
  typedDay,
  weekdayNames,
} from './internal/CalendarText.ts'

// model

/** Options of `calendar`. */
export interface CalendarOptions {
  /** The first day, such as `2026-12-24`, or `today`. Default: 1900-01-01. */
  readonly min?: string
  /** The last day, such as `2026-12-24`, or `today`. Default: 2099-12-31. */
  readonly max?: string
  /** The language of months and weekdays, such as `de`. Default: that of the user. */
  readonly locale?: string
  /** The first day of a week, from 1 for Monday to 7. Default: that of the language. */
  readonly firstDay?: number
  /** The time zone of `today`, such as `Europe/Berlin`. Default: UTC. */
  readonly timeZone?: string
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * A day of a calendar, such as `2026-12-24`: buttons for the days of a month. A press on its title shows the
 * months and the years. Days before `min` and after `max` cannot be pressed. A user may also type a day, such
 * as `2026-12-24` or `24.12.2026`. Throws a `RangeError` for a wrong day, and for a time zone or a language
 * that does not exist.
 *
 * @example
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { calendar } from '@pipegram/compose/Calendar'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *
 *   const visit = dialog(
 *     'visit',
 *     ask('day', 'When will you come?', calendar({ min: 'today', timeZone: 'Europe/Berlin' })),
 *   )
 */
export const calendar = (options: CalendarOptions = {}): AnswerForm<string> => {
  const { locale, timeZone = 'UTC', clock = system, firstDay } = options
  const today = (): number => todayIn(timeZone, clock.now())
  const limit = (name: string, text: string): (() => number) => {
    if (text === 'today') return today
    const day = ordinalOf(text)
    if (day === undefined) throw new RangeError(`${name} is "${text}": write a day as 2026-12-24, or today.`)
    return () => day
  }
  const least = limit('min', options.min ?? '1900-01-01')
  const most = limit('max', options.max ?? '2099-12-31')
  today()
  if (locale !== undefined) Intl.getCanonicalLocales(locale)
  const isWithin = (day: number): boolean => day >= least() && day <= most()
  const expected = (): string => {
    const [first, last] = [least(), most()]
    const example = dayText(clamp(today(), first, last))
    return `a day from ${dayText(first)} to ${dayText(last)}, such as ${example}`
  }

  const daysOf = (month: number, language: string): Rows<PanelButton> => {
    const [first, next] = [monthStart(month), monthStart(month + 1)]
    const start = firstDay ?? firstWeekday(language)
    const blanks = (weekdayOf(first) - start + 7) % 7
    const days = Array.from({ length: next - first }, (_, i) => {
      const text = numberIn(language, i + 1)
      return isWithin(first + i) ? { text, press: (first + i) * 4 } : { text: '·' }
    })
    const cells = [...Array.from({ length: blanks }, () => blank), ...days]
    const week = grid(7)([...cells, ...Array.from({ length: (7 - (cells.length % 7)) % 7 }, () => blank)])
    const turn = (text: string, to: number): PanelButton =>
      monthStart(to + 1) > least() && monthStart(to) <= most() ? { text, press: to * 4 + 1 } : blank
    return [
      [
        turn('‹', month - 1),
        { text: monthTitle(language, month), press: Math.floor(month / 12) * 4 + 2 },
        turn('›', month + 1),
      ],
      weekdayNames(language, start).map((text) => ({ text })),
      ...week,
    ]
  }
  const monthsOf = (year: number, language: string): Rows<PanelButton> => [
    [{ text: numberIn(language, year), press: (year - (year % 20)) * 4 + 3 }],
    ...grid(3)(
      monthNames(language).map((text, i) => {
        const month = year * 12 + i
        const isShown = monthStart(month + 1) > least() && monthStart(month) <= most()
        return isShown ? { text, press: month * 4 + 1 } : blank
      }),
    ),
  ]
  const yearsOf = (from: number, language: string): Rows<PanelButton> => {
    const [first, last] = [yearOf(least()), yearOf(most())]
    const turn = (text: string, to: number): PanelButton =>
      to + 19 >= first && to <= last ? { text, press: to * 4 + 3 } : blank
    const years = Array.from({ length: 20 }, (_, i) => {
      const year = from + i
      return year < first || year > last ? blank : { text: numberIn(language, year), press: year * 4 + 2 }
    })
    return [...grid(4)(years), [turn('‹', from - 20), turn('›', from + 20)]]
  }
  return {
    label: 'calendar',
    codec: DayText,
    read: (step, { text = '' }) => {
      const day = typedDay(text)
      return day !== undefined && isWithin(day)
        ? E.right(dayText(day))
        : E.left([`${step}: expected ${expected()}`])
    },
    panel: {
      rows: (draft, user) => {
        const language = locale ?? localeOf(user)
        const at = Math.floor(draft / 4)
        if (draft % 4 === 3) return yearsOf(at, language)
        if (draft % 4 === 2) return monthsOf(at, language)
        return daysOf(draft === 0 ? monthOf(clamp(today(), least(), most())) : at, language)
      },
      press: (_, press) => {
        const [at, kind] = [Math.floor(press / 4), press % 4]
        if (kind === 0) return isWithin(at) ? { answer: dayText(at) } : undefined
        const [first, last] = kind === 1 ? [12, 9999 * 12] : [1, 9999]
        return at >= first && at <= last ? { draft: press } : undefined
      },
    },
  }
}

// private

const isDayText = (u: unknown): u is string => typeof u === 'string' && ordinalOf(u) !== undefined

const DayText = new t.Type(
  'a day',
  isDayText,
  (u, context) => (isDayText(u) ? t.success(u) : t.failure(u, context)),
  (day) => day,
)

const blank: PanelButton = { text: '·' }

const clamp = (day: number, least: number, most: number): number => Math.max(least, Math.min(most, day))

const weekdayOf = (day: number): number => ((day + 6) % 7) + 1

const monthStart = (month: number): number =>
  ordinalOf(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  ) ?? 0

const yearOf = (day: number): number => Number(dayText(day).slice(0, 4))

const monthOf = (day: number): number => yearOf(day) * 12 + Number(dayText(day).slice(5, 7)) - 1
