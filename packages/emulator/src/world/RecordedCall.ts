// The wing `world`: what runs in time, with all methods and the state. Here: a request and its answer.

import type { Fault } from '../http/Faults.ts'
import type { ApiAnswer } from '../requests/ApiAnswer.ts'
import type { Millis } from '../values/EmulatorClock.ts'

// model

/** A request and its answer, as they were. */
export interface RecordedCall {
  /** As Telegram writes it; as it came where the Bot API has no such method. */
  readonly method: string
  /** Texts as they are, all else as the JSON that it is; files as `File`. */
  readonly params: Readonly<Record<string, unknown>>
  /** Of `getUpdates` the numbers of the updates stand for them. */
  readonly answer: ApiAnswer
  /** When it was answered. */
  readonly at: Millis
  /** What went wrong with it on purpose. */
  readonly fault?: Fault
}
