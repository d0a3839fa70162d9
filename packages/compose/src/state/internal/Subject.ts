// The owners of sessions and dialogs, as the keys of a store name them.

import { serviceAccounts } from '@pipegram/core/Id'
import { ofChat, ofMember, ofTopic, ofUser, type KeyOwner, type KeyPlace } from '@pipegram/core/KeyOwner'
import type { Update } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'

// model

/** The kinds of owners of a session. */
export type SessionSubject = 'user' | 'chat' | 'member' | 'topic'

// destructors

/**
 * The beginning of the keys of the user, chat or topic of an update. `undefined` if the update has none. A
 * chat with a business account is not the bot's own chat with the same person. A message in the name of a
 * chat belongs to that chat, not to the account that all such messages share.
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

/** Where an update happened. `undefined` if the update has no chat. */
export const placeOf = (update: Update): KeyPlace | undefined => {
  const chat = O.toUndefined(chatOf(update))?.id
  if (chat === undefined) return undefined
  const business = (update.deleted_business_messages ?? O.toUndefined(messageOf(update)))
    ?.business_connection_id
  return { chat, business, topic: topicOf(update) }
}

// private

// All anonymous administrators share one account, and so do all channels. For these accounts, the chat that
// they write as counts.
const senderOf = (update: Update): number | undefined => {
  const user = O.toUndefined(userOf(update))?.id
  return user !== undefined && serviceAccounts.includes(user)
    ? O.toUndefined(messageOf(update))?.sender_chat?.id
    : user
}

// A reply in a group without topics has a thread, too.
const topicOf = (update: Update): number | undefined => {
  const message = O.toUndefined(messageOf(update))
  return message?.is_topic_message === true ? message.message_thread_id : undefined
}
