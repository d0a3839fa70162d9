// Bank card numbers. Telegram marks them in its apps, but does not send them to bots.

import type { EntityPlace } from '../entities/Kind.ts'

// constructors

/**
 * Possible bank card numbers: 13 to 19 digits, with spaces and hyphens. The check digit must be right, and
 * the issuer must use this length.
 */
export const cards = (text: string): ReadonlyArray<EntityPlace> => {
  if (!/\d[\d -]{12}/.test(text)) return []
  const found: Array<EntityPlace> = []
  for (const { 0: run, index } of text.matchAll(/\d[\d -]*/g)) {
    let at = 0
    while (at < run.length) {
      const before = text.slice(Math.max(index + at - 2, 0), index + at)
      if (/[.,+_\p{L}-]$/u.test(before)) break
      const stop = at + lengthOf(run, at)
      let end = stop
      while (isGap(run, end - 1)) end--
      const after = text.slice(index + end, index + end + 2)
      if (end - at < 2 * mostDigits && isNumber(run.slice(at, end)) && !/^[_\p{L}-]/u.test(after))
        found.push({ offset: index + at, length: end - at })
      at = stop
      while (isGap(run, at)) at++
    }
  }
  return found
}

// private

const mostDigits = 19

const isGap = (run: string, at: number): boolean => run[at] === ' ' || run[at] === '-'

// The length to the end of the digits. If 16 to 19 digits come before a space without a gap, their length.
const lengthOf = (run: string, at: number): number => {
  const digits = /^\d*/.exec(run.slice(at, at + 20))?.[0].length ?? 0
  return digits >= 16 && digits <= mostDigits && run[at + digits] === ' ' ? digits : run.length - at
}

const isNumber = (number: string): boolean => {
  const digits = number.replace(/[ -]/g, '')
  return (
    digits.length >= 13 &&
    digits.length <= mostDigits &&
    number.length < 2 * digits.length &&
    checks(digits) &&
    hasLength(digits)
  )
}

// The Luhn algorithm: from the last digit back, every second digit is doubled.
const checks = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9
  }
  return sum % 10 === 0
}

const hasLength = (digits: string): boolean => {
  const { length } = digits
  const two = Number(digits.slice(0, 2))
  const four = Number(digits.slice(0, 4))
  if (digits.startsWith('4')) return length === 13 || length === 16 || length >= 18
  if ((two >= 51 && two <= 55) || (four >= 2200 && four <= 2204) || (four >= 2221 && four <= 2720))
    return length === 16
  if (two === 34 || two === 37) return length === 15
  return (two !== 62 && two !== 81) || length >= 16
}
