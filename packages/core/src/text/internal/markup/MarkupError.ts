// Why markup cannot be read, in the words of the Bot API, and the output that its readers share.

import * as E from 'fp-ts/lib/Either.js'

// model

/**
 * Why markup cannot be read. `message` is what the Bot API says after `Bad Request: can't parse entities: `;
 * the offsets that it names count bytes of UTF-8. `offset` is the place in UTF-16 code units: that of
 * `markup[offset]`.
 */
export interface MarkupError {
  readonly _tag: 'MarkupError'
  readonly message: string
  readonly offset: number
}

/** Text that grows. Its end can be read without reading it all: `slice` costs what it gives. */
export interface Output {
  readonly push: (piece: string) => void
  readonly length: () => number
  /** What was pushed last; empty at first. */
  readonly last: () => string
  /** The text from an offset on. */
  readonly slice: (start: number) => string
}

// constructors

export const refuse = (message: string, offset: number): E.Either<MarkupError, never> =>
  E.left({ _tag: 'MarkupError', message, offset })

/** An error whose text ends with the place. */
export const refuseAt = (message: string, markup: string, offset: number): E.Either<MarkupError, never> =>
  refuse(`${message} at byte offset ${bytesIn(markup, 0, offset)}`, offset)

export const makeOutput = (): Output => {
  const pieces: Array<string> = []
  let length = 0
  return {
    push: (piece) => {
      if (piece === '') return
      pieces.push(piece)
      length += piece.length
    },
    length: () => length,
    last: () => pieces.at(-1) ?? '',
    slice: (start) => {
      let first = pieces.length
      let missing = length - start
      while (missing > 0) missing -= pieces[--first]?.length ?? missing
      // What is read is kept as one piece: of entities in each other each end would read all pieces again.
      const read = pieces.splice(first).join('')
      pieces.push(read)
      return read.slice(-missing)
    },
  }
}

// destructors

/** Bytes of UTF-8 in a part of a text. A surrogate that stands alone takes three. */
export const bytesIn = (text: string, start: number, end: number): number => {
  let bytes = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (code >= 0xd800 && code < 0xdc00 && i + 1 < end && isLow(text.charCodeAt(i + 1))) {
      bytes += 4
      i++
    } else bytes += 3
  }
  return bytes
}

// private

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000
