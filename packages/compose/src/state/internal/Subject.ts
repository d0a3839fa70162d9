// Whom a value belongs to: the owners of sessions and dialogs, as the keys of a store name them.

import { serviceAccounts } from '@pipegram/core/Id'
import { ofChat, ofMember, ofTopic, ofUser, type KeyOwner, type KeyPlace } from '@pipegram/core/KeyOwner'
import type { Update } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'

// model

/** Whom a session can belong to. */
export type SessionSubject = 'user' | 'chat' | 'member' | 'topic'

// destructors

/**
 * The beginning of the keys of the user, chat or topic that an update comes from. `undefined` if it comes
 * from none. A chat with a business account is not the bot's own chat with the same person. A message in the
 * name of a chat belongs to this chat, not to the account that all such messages share.
 */
export const subjectOf = (subject: SessionSubject, update: Update): KeyOwner | undefined => {
  const user = senderOf(update)
  const place = placeOf(update)
  switch (subject) {
    case 'user':
      return user === undefined ? undefined : ofUser(user)
    case 'chat':
      return place && ofChat(place.chat, place.business)
    case 'member':
      return place === undefined || user === undefined
        ? undefined
        : ofMember(user, { ...place, topic: undefined })
    case 'topic':
      return place && ofTopic(place)
  }
}

/** Where an update happened; `undefined` if it is of no chat. */
export const placeOf = (update: Update): KeyPlace | undefined => {
  const chat = O.toUndefined(chatOf(update))?.id
  if (chat === undefined) return undefined
  const business = (update.deleted_business_messages ?? O.toUndefined(messageOf(update)))
    ?.business_connection_id
  return { chat, business, topic: topicOf(update) }
}

// private

// An account that all anonymous administrators share, or all channels, is nobody: the chat that it writes as
// is meant.
const senderOf = (update: Update): number | undefined => {
  const user = O.toUndefined(userOf(update))?.id
  return user !== undefined && serviceAccounts.includes(user)
    ? O.toUndefined(messageOf(update))?.sender_chat?.id
    : user
}

// Replies in a group without topics have a thread as well.
const topicOf = (update: Update): number | undefined => {
  const message = O.toUndefined(messageOf(update))
  return message?.is_topic_message === true ? message.message_thread_id : undefined
}
