// The wing `requests`: parts of a request, as the server reads them, and refusals. Here: an answer.
// https://core.telegram.org/bots/api#making-requests

import type { Refusal } from '@pipegram/core/ApiError'

// model

/** A result, or a refusal. Methods of webhooks also describe their result. */
export type ApiAnswer =
  | {
      readonly ok: true
      readonly result: unknown
      readonly description?: string | undefined
      /** Present if the emulator does not play the method, and invented the result. */
      readonly synthesised?: true | undefined
    }
  | ({ readonly ok: false } & Refusal)
