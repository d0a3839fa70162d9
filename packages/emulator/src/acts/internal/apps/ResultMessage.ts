// The wing `apps`: Mini Apps as a person opens them, and what they send. Here: the message of a result.
// https://core.telegram.org/bots/api#inlinequeryresult

import type { InlineQueryResult, Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as InlineResults from '../../../queries/internal/InlineResults.ts'
import type { Act } from '../../../state/internal/Act.ts'
import { withInlineMessageId } from '../../../state/internal/InlineMessage.ts'
import { withMessage } from '../../../state/internal/Lookup.ts'
import { enter } from '../ChatEntry.ts'
import * as PersonMessage from '../PersonMessage.ts'

// model

/** A message of a person via the bot. Only a message with buttons has an `inline_message_id`. */
export interface ResultMessage {
  readonly message: Message
  readonly inline_message_id: string | undefined
}

// constructors

/** Sends a result of the bot into a chat, in the name of a person. */
export const sendResult =
  (user: User, chat_id: number, result: InlineQueryResult): Act<ResultMessage> =>
  (state, now) => {
    const said = InlineResults.messageOf(state, result)
    if (E.isLeft(said)) return said
    const entered = enter(state, user, chat_id, now, 'can_send_other_messages')
    if (E.isLeft(entered)) return entered
    const [before, content] = said.right
    const sent = PersonMessage.sendMessage(user, chat_id, { ...content, via_bot: state.bot })(before, now)
    if (E.isLeft(sent)) return sent
    const [spoken, message] = sent.right
    const posted = withMessage({ message, ...InlineResults.keptOf(result) })(spoken)
    if (message.reply_markup === undefined)
      return E.right([posted, { message, inline_message_id: undefined }])
    const [next, inline_message_id] = withInlineMessageId(posted, message)
    return E.right([next, { message, inline_message_id }])
  }
