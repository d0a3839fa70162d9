// Character references of HTML that the official server knows: `&lt;`, `&gt;`, `&amp;`, `&quot;` and numeric
// ones. The semicolon is optional. Any other `&` is text.

import { codeAt } from '../../../links/internal/Scan.ts'

// model

export interface Reference {
  readonly code: number
  readonly end: number
}

// constructors

/** The reference that begins at an ampersand; `undefined` if none does. */
export const referenceAt = (markup: string, at: number): Reference | undefined => {
  const isNumber = markup.startsWith('#', at + 1)
  const isHex = isNumber && markup.startsWith('x', at + 2)
  const start = at + (isHex ? 3 : isNumber ? 2 : 1)
  let end = start
  while (isNumber ? isDigit(codeAt(markup, end), isHex) : isLetter(codeAt(markup, end))) end++
  // A numeric reference has fewer than ten characters before the semicolon.
  if (isNumber && end - at >= 10) return undefined
  const text = markup.slice(start, end)
  const code = isNumber ? Number.parseInt(text, isHex ? 16 : 10) : (names.get(text) ?? 0)
  if (!(code > 0 && code < 0x10ffff)) return undefined
  return { code, end: markup.startsWith(';', end) ? end + 1 : end }
}

// combinators

/** Resolves all references in a text. */
export const resolve = (text: string): string => {
  let resolved = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
    const reference = referenceAt(text, at)
    if (reference === undefined) at++
    else {
      resolved += text.slice(from, at) + String.fromCodePoint(reference.code)
      from = at = reference.end
    }
  }
  return resolved + text.slice(from)
}

// private

const names: ReadonlyMap<string, number> = new Map([
  ['lt', 60],
  ['gt', 62],
  ['amp', 38],
  ['quot', 34],
])

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

const isDigit = (code: number, isHex: boolean): boolean =>
  (code >= 48 && code <= 57) || (isHex && (code | 32) >= 97 && (code | 32) <= 102)
