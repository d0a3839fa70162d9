// A text that grows while markup is read.

// model

/** A text that grows at its end. The cost of reading its end back depends on the length of that end. */
export interface Output {
  readonly push: (piece: string) => void
  /** Length of the text so far, in UTF-16 code units. */
  readonly length: () => number
  /** The piece that was pushed last; `''` before the first one. */
  readonly last: () => string
  /** The text from an offset to the end. */
  readonly slice: (start: number) => string
}

// constructors

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
      // Join the pieces that were read. Otherwise the end of each of many nested entities would read all of
      // them again.
      const read = pieces.splice(first).join('')
      pieces.push(read)
      return read.slice(-missing)
    },
  }
}
