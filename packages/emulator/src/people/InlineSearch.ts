// A search of a person through the inline mode of the bot: results, next pages, and the choice.
// https://core.telegram.org/bots/inline

import type { Message as Said } from '@pipegram/core/Types'
import type { InlineAnswer } from '../state/State.ts'

// model

/** What a person typed after the bot's name, in a chat. */
export interface InlineSearch {
  /** Of the query that the bot is told of. */
  readonly id: string
  /** What the bot offers. Rejects when it has not answered in time. */
  readonly found: () => Promise<InlineAnswer>
  /** Looks for the next page, once something was found that has one. */
  readonly more: () => InlineSearch
  /** Sends a result into the chat, by its id. */
  readonly choose: (result_id: string) => Said
}
