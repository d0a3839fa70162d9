// A search of a person through the inline mode of the bot: results, next pages, and the choice.
// https://core.telegram.org/bots/inline

import type { Message } from '@pipegram/core/Types'
import type { InlineAnswer } from '../state/State.ts'

// model

/** A query that a person typed after the name of the bot. */
export interface InlineSearch {
  /** The id of the inline query that the bot gets. */
  readonly id: string
  /** The answer of the bot. Rejects if the bot does not answer in time. */
  readonly found: () => Promise<InlineAnswer>
  /** Asks for the next page. Throws an `Error` if there is no answer yet, or no next page. */
  readonly more: () => InlineSearch
  /** Sends a result into the chat, by its id. */
  readonly choose: (result_id: string) => Message
}
