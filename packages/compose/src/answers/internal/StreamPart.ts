// The next message of a text that still grows.

import { split } from '@pipegram/core/Split'

// model

/** A message of a longer text. */
export interface StreamPart {
  /** Empty: there is only white space so far. */
  readonly text: string
  /** Where the next message begins, in UTF-16 units. `undefined`: no text follows yet. */
  readonly next: number | undefined
}

// constructors

/**
 * The message that begins at an offset, with at most `limit` characters. While the text grows, the first half
 * of a surrogate pair at its end waits for the second half.
 */
export const partAt = (whole: string, from: number, grows: boolean, limit: number): StreamPart => {
  const end = grows && isHigh(whole.charCodeAt(whole.length - 1)) ? whole.length - 1 : whole.length
  for (let at = from; ; at += reach) {
    const isLast = at + reach >= end
    // A lone surrogate becomes U+FFFD, which has the same length.
    const seen = whole.slice(at, Math.min(at + reach, end)).toWellFormed()
    const [first, second] = split(seen, limit)
    if (first === undefined && isLast) return { text: '', next: undefined }
    if (first === undefined) continue
    const text = first.text.trimEnd()
    if (second === undefined) return { text, next: isLast ? undefined : at + reach }
    const after = seen.indexOf(first.text) + first.text.length
    return { text, next: at + seen.indexOf(second.text, after) }
  }
}

// combinators

/** A text with a sentence below it that says why the text ends. */
export const marked = (text: string, sentence: string): string =>
  text.trim() === '' ? sentence : `${text.trimEnd()}\n\n${sentence}`

// private

// A message of 4,096 characters and the beginning of the next one fit in this number of UTF-16 units.
const reach = 16_384

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
