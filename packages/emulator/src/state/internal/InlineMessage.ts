// Messages from results of inline queries, by their `inline_message_id`.
// https://core.telegram.org/bots/api#inlinequeryresult

import type { Refusal } from '@pipegram/core/ApiError'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { StoredMessage, State } from '../State.ts'
import { withMessage, messageIn } from './Lookup.ts'

// destructors

/** The message of an `inline_message_id`, or the server's words if there is none. */
export const fromInlineMessageId = (state: State, id: string): E.Either<Refusal, StoredMessage> => {
  if (id === '') return badRequest('message identifier is not specified')
  const bytes = Buffer.from(id, 'base64url')
  if (bytes.length !== 24 || bytes.toString('base64url') !== id)
    return badRequest('invalid inline message identifier specified')
  const place = SortedMap.get(bytes.readUIntBE(18, 6))(state.inlineMessages)
  const kept = place && messageIn(state, ...place)
  return kept?.inline_message_id === id ? E.right(kept) : badRequest('MESSAGE_ID_INVALID')
}

// combinators

/** Gives a message an `inline_message_id`, and returns the id. */
export const withInlineMessageId = (state: State, message: Message): readonly [State, string] => {
  const number = SortedMap.size(state.inlineMessages) + 1
  const bytes = Buffer.alloc(24, 2)
  bytes.writeUIntBE(number, 18, 6)
  const inline_message_id = bytes.toString('base64url')
  const place = [message.chat.id, message.message_id] as const
  const kept = messageIn(state, ...place)
  return [
    withMessage({ ...kept, message, inline_message_id })({
      ...state,
      inlineMessages: SortedMap.set(number, place)(state.inlineMessages),
    }),
    inline_message_id,
  ]
}
