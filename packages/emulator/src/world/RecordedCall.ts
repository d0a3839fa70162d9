// The wing `world`: everything that runs in time, with all methods and the state. Here: a request and its
// answer.

import type { Fault } from '../http/Faults.ts'
import type { ApiAnswer } from '../requests/ApiAnswer.ts'
import type { Millis } from '../values/EmulatorClock.ts'

// model

/** A file of a refused request. Its bytes are not kept. */
export interface UploadFacts {
  readonly name: string
  /** The type given by the request. */
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** A request of the bot, and its answer. */
export interface RecordedCall {
  /** The name as Telegram writes it. If the Bot API has no such method, the name as the bot writes it. */
  readonly method: string
  /**
   * Texts are strings, files are `File` (`UploadFacts` if the request is refused), and all other parameters
   * are JSON values.
   */
  readonly params: Readonly<Record<string, unknown>>
  /** An answer to `getUpdates` has the ids of the updates instead of the updates. */
  readonly answer: ApiAnswer
  /** The time of the answer. */
  readonly at: Millis
  /** The fault of the call. */
  readonly fault?: Fault
}
