// Answers of a bot in a chat where it is not a member, after a person named it there.
// https://core.telegram.org/bots/api#answerguestquery

import * as E from 'fp-ts/lib/Either.js'
import { givenResult } from '../../../queries/internal/GivenResult.ts'
import * as InlineResults from '../../../queries/internal/InlineResults.ts'
import * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import { withInlineMessageId } from '../../../state/internal/InlineMessage.ts'
import { roomOf, withMessage } from '../../../state/internal/Lookup.ts'
import type { Method } from '../../../state/internal/Method.ts'
import * as PostedMessage from '../../../state/internal/PostedMessage.ts'
import { notifyOtherBots } from '../../../updates/internal/UpdateNotice.ts'
import { toSeconds } from '../../../values/EmulatorClock.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'
import { draftContent } from '../MessageDraft.ts'

// constructors

/** https://core.telegram.org/bots/api#answerguestquery. The bot edits the message by its inline id. */
export const answerGuestQuery: Method = (state, { params, now }) => {
  const result = givenResult(state, params)
  if (E.isLeft(result)) return result
  const id = Parameters.toInteger(Parameters.text(params, 'guest_query_id'))
  const query = SortedMap.get(id)(state.guestQueries)
  const room = query && roomOf(state, query.chat_id)
  if (query === undefined || room === undefined || query.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  const said = InlineResults.messageOf(state, result.right)
  if (E.isLeft(said)) return badRequest(said.left)
  const made = draftContent(said.right[0], state.bot, said.right[1])
  if (E.isLeft(made)) return badRequest(made.left)
  const [before, content] = made.right
  const whole = { ...content, guest_bot_caller_user: query.from }
  const [posted, message] = PostedMessage.post(before, room, state.bot, whole, now)
  const kept = withMessage({ message, ...InlineResults.keptOf(result.right) })(posted)
  const [named, inline_message_id] = withInlineMessageId(kept, message)
  const told = notifyOtherBots(named, room, 'message', message, now)
  return E.right({
    state: { ...told, guestQueries: SortedMap.remove(id)(told.guestQueries ?? SortedMap.empty) },
    result: { inline_message_id },
    happened: [{ _tag: 'Sent', chat_id: room.chat.id, message }],
  })
}
