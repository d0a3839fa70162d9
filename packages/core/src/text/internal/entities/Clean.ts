// The characters of a text as Telegram keeps them, and offsets after the removal of characters.

// constructors

/**
 * Replaces control characters by spaces. Removes carriage returns, line and paragraph separators, directional
 * controls, and some combining marks.
 */
export const clean = (text: string): string =>
  text
    .replace(/[\0-\t\v\f\x0e-\x1f]/g, ' ')
    .replace(gone, '')
    // Of several directional marks in a row, only the last one stays.
    .replace(/[\u200e\u200f](?=[\u200e\u200f])/g, '\u200c')

/** Maps an offset in the text to the offset in the cleaned text. */
export const mover = (text: string): ((offset: number) => number) => {
  const removed: Array<number> = []
  gone.lastIndex = 0
  while (gone.test(text)) removed.push(gone.lastIndex - 1)
  return removed.length === 0 ? (offset) => offset : (offset) => offset - countBelow(removed, offset)
}

// guards

/** True if a text has no visible character. */
export const isBlank = (text: string): boolean => blank.test(text)

// destructors

/** How many of some sorted numbers are below a limit. */
export const countBelow = (numbers: ArrayLike<number>, limit: number): number => {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}

// private

const blank =
  /^[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\u{e0000}-\u{e007f}]*$/u

const gone = /[\r\u2028-\u202e\u0333\u033f\u030a]/g
