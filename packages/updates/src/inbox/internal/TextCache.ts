// The texts of updates between the put and the take of one process, so that they are not read from the disk.

// model

/** Texts by row. It keeps some, and forgets each when it is taken. */
export interface TextCache {
  readonly keep: (seq: number, text: string) => void
  readonly take: (seq: number) => string | undefined
}

// How many characters are kept at most.
const room = 4_000_000

// constructors

/** An empty cache. */
export const makeTextCache = (): TextCache => {
  const texts = new Map<number, string>()
  let size = 0
  return {
    keep: (seq, text) => {
      if (size + text.length > room) return
      texts.set(seq, text)
      size += text.length
    },
    take: (seq) => {
      const text = texts.get(seq)
      if (text === undefined) return undefined
      texts.delete(seq)
      size -= text.length
      return text
    },
  }
}
