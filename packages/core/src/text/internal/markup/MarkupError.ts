// Why markup cannot be read, in the words of the Bot API.

import * as E from 'fp-ts/lib/Either.js'

// model

/**
 * Why markup cannot be read. `message` is the text of the Bot API after `Bad Request: can't parse entities:
 * `; its offsets count bytes of UTF-8. `offset` is the place of the error in UTF-16 code units:
 * `markup[offset]`.
 */
export interface MarkupError {
  readonly _tag: 'MarkupError'
  readonly message: string
  readonly offset: number
}

// constructors

export const refuse = (message: string, offset: number): E.Either<MarkupError, never> =>
  E.left({ _tag: 'MarkupError', message, offset })

/** An error whose message ends with the byte offset. */
export const refuseAt = (message: string, markup: string, offset: number): E.Either<MarkupError, never> =>
  refuse(`${message} at byte offset ${bytesIn(markup, 0, offset)}`, offset)

// destructors

/** The number of UTF-8 bytes of a part of a text. An unpaired surrogate counts as three. */
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
