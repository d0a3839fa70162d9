// An answer that came piece by piece and did not come whole.

import type { Message } from '@pipegram/core/Types'

// model

/**
 * Why an answer did not come whole. `Empty`: its source ended without a text. `Failed`: the source threw.
 * `Killed`: the bot ended before the answer did, and a store knew of it. `Malformed`: a piece was not a
 * string. `Stalled`: no text came for the time `stall`. `TooLong`: it needed more than `messages` messages,
 * or more time than `within`.
 */
export type StreamFault = 'Empty' | 'Failed' | 'Killed' | 'Malformed' | 'Stalled' | 'TooLong'

/** An answer did not come whole. The reader sees the text so far, and was told that it ends there. */
export interface StreamInterrupted {
  readonly _tag: 'StreamInterrupted'
  readonly fault: StreamFault
  /** What the source threw. `undefined` for any other fault. */
  readonly cause: unknown
  /** The messages that were sent, the oldest first. */
  readonly sent: ReadonlyArray<Message>
}

// destructors

/** One sentence for a person who runs the bot. It quotes neither the answer nor what the source threw. */
export const toString = ({ fault, cause }: StreamInterrupted): string => {
  switch (fault) {
    case 'Empty':
      return 'The source of an answer ended without a text.'
    case 'Failed':
      return `The source of an answer failed (${nameOf(cause)}). The field cause of the error has the reason.`
    case 'Killed':
      return 'The bot ended while it wrote an answer. After its start, the reader was told so.'
    case 'Malformed':
      return 'The source of an answer gave a piece that is not a string. Give the text of each piece.'
    case 'Stalled':
      return 'The source of an answer gave no text for the time stall.'
    case 'TooLong':
      return 'An answer was cut: it was longer than its messages, or took longer than within.'
  }
}

// private

const nameOf = (cause: unknown): string =>
  cause instanceof Error && /^\w{1,64}$/.test(cause.name) ? cause.name : typeof cause
