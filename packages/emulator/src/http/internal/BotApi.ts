// The Bot API behind a server, without HTTP.
// https://core.telegram.org/bots/api#making-requests

import type { IO } from 'fp-ts/lib/IO.js'
import type { ApiAnswer } from '../../requests/ApiAnswer.ts'
import type * as Parameters from '../../requests/internal/Parameters.ts'
import type { Fault } from '../Faults.ts'

// model

/** The answer to a request, and the fault that affects it. */
export interface FaultyAnswer {
  readonly answer: ApiAnswer
  readonly fault: Fault | undefined
}

/** A file to download, if there is one, and the fault that affects it. */
export interface FaultyFile {
  readonly file: File | undefined
  readonly fault: Fault | undefined
}

/** Answers requests, and returns files. */
export interface BotApi {
  /** True for a self-hosted server with `--local`. */
  readonly isLocal: IO<boolean>
  /** Answers a request. `onGone` takes a function to run if the client disconnects before the answer. */
  readonly request: (
    method: string,
    params: Parameters.Parameters,
    onGone: (forget: () => void) => void,
  ) => Promise<FaultyAnswer>
  /** A file by its `file_path`. */
  readonly download: (file_path: string) => Promise<FaultyFile>
  /** Answers the waiting requests as a server that shuts down. */
  readonly end: IO<void>
}
