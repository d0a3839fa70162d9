// Keeps the texts of updates that this process puts until it takes them, so that it need not read the disk.

import type { TakenUpdate } from '../Inbox.ts'

// model

/** The text of an update, when it was received, and its trace. */
export type KeptText = Pick<TakenUpdate, 'receivedAt' | 'text' | 'trace'>

/** Texts by row. It keeps texts while there is room, and forgets each one when it is taken. */
export interface TextCache {
  readonly keep: (seq: number, kept: KeptText) => void
  readonly take: (seq: number) => KeptText | undefined
}

// The most characters that are kept.
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
