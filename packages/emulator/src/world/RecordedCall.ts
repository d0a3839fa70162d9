// The wing `world`: what runs in time, with all methods and the state. Here: a request and its answer.

import type { Fault } from '../http/Faults.ts'
import type { ApiAnswer } from '../requests/ApiAnswer.ts'
import type { Millis } from '../values/EmulatorClock.ts'

// model

/** A file of a refused request. Its bytes are not kept. */
export interface UploadFacts {
  readonly name: string
  /** The type that the request says. */
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** A request of the bot, and its answer. */
export interface RecordedCall {
  /** The name as Telegram writes it; as the bot writes it if the Bot API has no such method. */
  readonly method: string
  /**
   * Texts are texts, files are `File` (`UploadFacts` if the request is refused), all other parameters are
   * JSON values.
   */
  readonly params: Readonly<Record<string, unknown>>
  /** An answer to `getUpdates` has the ids of the updates in place of the updates. */
  readonly answer: ApiAnswer
  /** The time of the answer. */
  readonly at: Millis
  /** The fault that the call met. */
  readonly fault?: Fault
}
