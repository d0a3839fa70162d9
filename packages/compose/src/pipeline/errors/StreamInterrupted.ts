// An answer that came piece by piece and was cut off.

import type { Message } from '@pipegram/core/Types'

// model

/**
 * Why an answer is unfinished. `Empty`: its source ended without a text. `Failed`: the source threw.
 * `Killed`: the bot ended before the answer did, and a store had a record of it. `Malformed`: a piece was not
 * a string. `Stalled`: no text came for the time `stall`. `TooLong`: the answer needed more than `messages`
 * messages, or more time than `within`.
 */
export type StreamFault = 'Empty' | 'Failed' | 'Killed' | 'Malformed' | 'Stalled' | 'TooLong'

/** An unfinished answer. The user sees the text so far, with a sentence that says that it ends there. */
export interface StreamInterrupted {
  readonly _tag: 'StreamInterrupted'
  readonly fault: StreamFault
  /** What the source threw. `undefined` for any other fault. */
  readonly cause: unknown
  /** The messages that were sent, the oldest first. */
  readonly sent: ReadonlyArray<Message>
}

// destructors

/** One sentence for the operator of the bot. It quotes neither the answer nor what the source threw. */
export const toString = ({ fault, cause }: StreamInterrupted): string => {
  switch (fault) {
    case 'Empty':
      return 'The source of an answer ended without a text.'
    case 'Failed':
      return `The source of an answer failed (${nameOf(cause)}). The field cause of the error has the reason.`
    case 'Killed':
      return 'The bot stopped while it wrote an answer. After the restart, the user was told so.'
    case 'Malformed':
      return 'The source of an answer returned a piece that is not a string. Give the text of each piece.'
    case 'Stalled':
      return 'The source of an answer had no new text for the time stall.'
    case 'TooLong':
      return 'An answer was cut: it needed more than the allowed messages or time.'
  }
}

// private

const nameOf = (cause: unknown): string =>
  cause instanceof Error && /^\w{1,64}$/.test(cause.name) ? cause.name : typeof cause
