// What a message says, apart from its number, date and sender.
// https://core.telegram.org/bots/api#message

import type { Text } from '@pipegram/core/Text'
import type { Message } from '@pipegram/core/Types'

// model

/** What a message says, before it has a number, a date and a place. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

// constructors

/** A text as a message has it: without entities where there are none. */
export const contentOf = ({ text, entities }: Text): Content => ({
  text,
  ...(entities.length === 0 ? {} : { entities }),
})

// destructors

/** A message as a reply to it shows it: without what it replied to itself. */
export const asReplied = ({ reply_to_message: _, ...message }: Message): Message => message

/** Whether a message says nothing by a person: somebody came, left, and the like. */
export const isService = (self: Message): boolean => service.some((name) => self[name] !== undefined)

/** What a message says, as it can be sent once more. */
export const saidIn = ({
  message_id: _,
  date: __,
  edit_date: ___,
  chat: ____,
  from: _____,
  sender_chat: ______,
  ...said
}: Message): Content =>
  without(
    said,
    'reply_to_message',
    'quote',
    'forward_origin',
    'has_protected_content',
    'effect_id',
    'media_group_id',
    'via_bot',
    'reply_markup',
    'author_signature',
  )

/** A message without what it says: what is put in its place is all that it says then. */
export const emptied = (self: Message): Message =>
  without(
    self,
    'text',
    'entities',
    'link_preview_options',
    'caption',
    'caption_entities',
    'show_caption_above_media',
    'has_media_spoiler',
    'animation',
    'audio',
    'document',
    'photo',
    'sticker',
    'video',
    'video_note',
    'voice',
    'contact',
    'dice',
    'location',
    'venue',
    'poll',
  )

// private

const service = [
  'new_chat_members',
  'left_chat_member',
  'pinned_message',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'web_app_data',
  'boost_added',
  'forum_topic_created',
  'forum_topic_closed',
  'forum_topic_reopened',
] as const

// Of a record with optional fields it makes the same record without some of them.
const without = <A extends object>(self: A, ...names: ReadonlyArray<keyof A>): A => {
  const rest = { ...self }
  for (const name of names) Reflect.deleteProperty(rest, name)
  return rest
}
