// The texts of updates between the put and the take of one process, so that they are not read from the disk.

import type { TakenUpdate } from '../Inbox.ts'

// model

/** What is kept of an update beside its place. */
export type KeptText = Pick<TakenUpdate, 'receivedAt' | 'text' | 'trace'>

/** Texts by row. It keeps some, and forgets each when it is taken. */
export interface TextCache {
  readonly keep: (seq: number, kept: KeptText) => void
  readonly take: (seq: number) => KeptText | undefined
}

// How many characters are kept at most.
const room = 4_000_000

// constructors

/** An empty cache. */
export const makeTextCache = (): TextCache => {
  const texts = new Map<number, KeptText>()
  let size = 0
  return {
    keep: (seq, kept) => {
      if (size + kept.text.length > room) return
      texts.set(seq, kept)
      size += kept.text.length
    },
    take: (seq) => {
      const kept = texts.get(seq)
      if (kept === undefined) return undefined
      texts.delete(seq)
      size -= kept.text.length
      return kept
    },
  }
}
