// Character references of HTML, as the official server knows them: `&lt;`, `&gt;`, `&amp;`, `&quot;` and
// numbers. The semicolon may be left out. What is none stays as it is.

import { codeAt } from '../../../links/internal/Scan.ts'

// model

export interface Reference {
  readonly code: number
  readonly end: number
}

// constructors

/** The reference that begins at an ampersand, if it is one. */
export const referenceAt = (markup: string, at: number): Reference | undefined => {
  const isNumber = markup.startsWith('#', at + 1)
  const isHex = isNumber && markup.startsWith('x', at + 2)
  const start = at + (isHex ? 3 : isNumber ? 2 : 1)
  let end = start
  while (isNumber ? isDigit(codeAt(markup, end), isHex) : isLetter(codeAt(markup, end))) end++
  // Ten characters or more are no reference, whatever the number.
  if (isNumber && end - at >= 10) return undefined
  const text = markup.slice(start, end)
  const code = isNumber ? Number.parseInt(text, isHex ? 16 : 10) : (names.get(text) ?? 0)
  if (!(code > 0 && code < 0x10ffff)) return undefined
  return { code, end: markup.startsWith(';', end) ? end + 1 : end }
}

// combinators

/** A text with its references resolved. */
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
