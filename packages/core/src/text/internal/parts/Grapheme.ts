// Boundaries of graphemes. A grapheme is one character for a reader: a letter with its marks, a flag, a
// family of emoji.
// https://unicode.org/reports/tr29/

// destructors

/** The last grapheme boundary at or before an offset, in UTF-16 code units. */
export const placeBefore = (text: string, at: number): number => {
  if (at <= 0) return 0
  if (at >= text.length) return text.length
  if (!mayJoin(text, at)) return at
  const segmenter = segmenterOf()
  if (segmenter !== undefined) return segmenter.segment(text).containing(at)?.index ?? at
  const isPlace = makePlaces(text)
  let place = at
  while (!isPlace(place)) place--
  return place
}

/** The number of characters as Telegram counts them for its limits: code points. */
export const countCharacters = (text: string): number => {
  let count = text.length
  for (let i = 1; i < text.length; i++)
    if (isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1))) count--
  return count
}

/** The offset after a number of characters, counted from an offset, or the end of the text. */
export const placeAfter = (text: string, from: number, characters: number): number => {
  if (text.length - from <= characters) return text.length
  let at = from
  for (let i = 0; i < characters && at < text.length; i++)
    at += isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1
  return at
}

// constructors

/**
 * Returns whether an offset is a grapheme boundary. Many questions about one text together read the text only
 * once.
 */
export const makePlaces = (text: string): ((at: number) => boolean) => {
  const segments = segmenterOf()?.segment(text)[Symbol.iterator]()
  let places: Uint8Array | undefined
  let reached = 0
  const next = (): number =>
    segments === undefined ? nextFrom(text, reached) : (segments.next().value?.index ?? text.length)
  return (at) => {
    if (at <= 0 || at >= text.length || !mayJoin(text, at)) return true
    places ??= new Uint8Array(text.length + 1)
    for (; reached < at; places[reached] = 1) reached = next()
    return places[at] === 1
  }
}

// private

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000

const segmenterOf = /* @__PURE__ */ ((): (() => Intl.Segmenter | undefined) => {
  let made: Intl.Segmenter | undefined
  return () =>
    (made ??=
      typeof Intl === 'object' && 'Segmenter' in Intl
        ? new Intl.Segmenter('en', { granularity: 'grapheme' })
        : undefined)
})()

const before = (text: string, at: number): string =>
  text.slice(isLow(text.charCodeAt(at - 1)) ? Math.max(at - 2, 0) : at - 1, at)

const after = (text: string, at: number): string => text.slice(at, at + 2)

// Marks, joiners, variation selectors, tags and skin tones belong to the character before them.
const extending = /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d\u0e33\u0eb3]/u

const isFlag = (character: string): boolean => /^\p{Regional_Indicator}/u.test(character)

// Signs before a number, and letters that join with the next character.
const joinsNext = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x600) return false
  return code > 0xffff
    ? farJoining.test(character)
    : /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]$/.test(character)
}

const farJoining =
  /[\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]$/u

// Marks of scripts in which a mark joins the next character, joiners, and the Korean letters of a syllable.
const mayContinue = (pair: string): boolean =>
  /^(?:[\p{M}\u200d]\P{Script=Latin}|[\u1100-\u115f\ua960-\ua97f].)/su.test(pair) ||
  /^.[\u1160-\u11ff\ud7b0-\ud7fb\u{16d63}\u{16d67}-\u{16d6a}]/su.test(pair)

// True if the characters before and after an offset may belong to one grapheme. It may be true at a boundary,
// but it is never false inside a grapheme.
const mayJoin = (text: string, at: number): boolean => {
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if (left < 0x300 && right < 0x300) return left === 0x0d && right === 0x0a
  if (isLow(right) && isHigh(left)) return true
  const [last, next] = [before(text, at), after(text, at)]
  if (right < 0xa9) return joinsNext(last)
  return extending.test(next) || joinsNext(last) || mayContinue(last + next) || (isFlag(last) && isFlag(next))
}

// The next boundary without Intl.Segmenter: by code points, joiners, marks and pairs of regional indicators.
const nextFrom = (text: string, from: number): number => {
  let place = from + 1
  while (place < text.length && isJoined(text, place, from)) place++
  return place
}

const isJoined = (text: string, at: number, from: number): boolean => {
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if ((isLow(right) && isHigh(left)) || (left === 0x0d && right === 0x0a)) return true
  const next = after(text, at)
  if (extending.test(next)) return left > 0x1f
  if (left === 0x200d) return /^\p{Extended_Pictographic}/u.test(next)
  if (!isFlag(next)) return false
  let flags = 0
  for (let i = at; i - 2 >= from && isFlag(before(text, i)); i -= 2) flags++
  return flags % 2 === 1
}
