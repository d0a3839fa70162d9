// The codec for one query, if its data may be bound to a user or a chat.

import type { BoundCallbackCodec, CallbackCodec } from '@pipegram/core/CallbackData'
import type { Chat, User } from '@pipegram/core/Types'

// destructors

/** The codec for a query. `undefined` if the data are bound to a chat that the bot does not know. */
export const codecFor = <A>(
  data: CallbackCodec<A> | BoundCallbackCodec<A>,
  from: User,
  chat: Chat | undefined,
): CallbackCodec<A> | undefined => {
  if (!('for' in data)) return data
  switch (data.holder) {
    case 'user':
      return data.for(from.id)
    case 'chat':
      return chat && data.for(chat.id)
  }
}
