// The content of a message, without its number, date and sender.
// https://core.telegram.org/bots/api#message

import { defined } from '@pipegram/core/Defined'
import type { Text } from '@pipegram/core/Text'
import type { ExternalReplyInfo, Message, MessageOrigin, User } from '@pipegram/core/Types'

// model

/** The content of a message, without its number, date, chat and sender. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

// constructors

/** A text as content. A text without formatting has no entities. */
export const fromText = ({ text, entities }: Text): Content =>
  entities.length === 0 ? { text } : { text, entities }

// guards

/** True for a service message: somebody joined, left, and so on. */
export const isService = (self: Message): boolean => service.some((name) => self[name] !== undefined)

/**
 * True for a message of this user that is not a service message. In a channel, messages have no user.
 */
export const isBy = ({ id }: User, self: Message): boolean => (self.from?.id ?? id) === id && !isService(self)

/** True for a message that can be shown in another chat. */
export const isSendable = (self: Message): boolean => !isService(self) && self.has_protected_content !== true

// destructors

/** A message inside a reply to it, without the message that it answers itself. */
export const asReplied = ({ reply_to_message: _, ...message }: Message): Message => message

/** The origin of a message, for forwards of it. */
export const originOf = ({
  forward_origin,
  sender_chat,
  from,
  date,
  message_id,
  author_signature,
}: Message): MessageOrigin => {
  if (forward_origin !== undefined) return forward_origin
  if (sender_chat?.type === 'channel')
    return defined({ type: 'channel', chat: sender_chat, message_id, date, author_signature } as const)
  if (sender_chat !== undefined)
    return defined({ type: 'chat', sender_chat, date, author_signature } as const)
  return from === undefined
    ? { type: 'hidden_user', sender_user_name: '', date }
    : { type: 'user', sender_user: from, date }
}

/**
 * A message of another chat, inside a reply to it. Only for supergroups and channels, it says where it is.
 */
export const asExternal = (message: Message): ExternalReplyInfo => {
  const { chat, message_id } = message
  const isPublic = chat.type === 'supergroup' || chat.type === 'channel'
  return defined({
    origin: originOf(message),
    ...(isPublic ? { chat, message_id } : {}),
    ...Object.fromEntries(external.map((name) => [name, message[name]])),
  })
}

/** The content of a message, to send it again. */
export const contentOf = ({
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
    'external_reply',
    'reply_to_checklist_task_id',
    'reply_to_poll_option_id',
    'quote',
    'forward_origin',
    'has_protected_content',
    'effect_id',
    'media_group_id',
    'via_bot',
    'reply_markup',
    'author_signature',
    'message_thread_id',
    'is_topic_message',
    'direct_messages_topic',
    'business_connection_id',
    'sender_business_bot',
    'suggested_post_info',
    'sender_tag',
  )

/** A message without its content, so that it can get new content. */
export const withoutContent = (self: Message): Message =>
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
    'paid_media',
    'live_photo',
    'checklist',
    'game',
    'rich_message',
    'widget',
  )

// private

const external = [
  'link_preview_options',
  'animation',
  'audio',
  'document',
  'live_photo',
  'paid_media',
  'photo',
  'sticker',
  'story',
  'video',
  'video_note',
  'voice',
  'has_media_spoiler',
  'checklist',
  'contact',
  'dice',
  'game',
  'giveaway',
  'giveaway_winners',
  'invoice',
  'location',
  'poll',
  'venue',
  'widget',
] as const

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
  'forum_topic_edited',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'gift',
  'unique_gift',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'giveaway_created',
  'giveaway_completed',
  'managed_bot_created',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
] as const

// The names are those of optional fields, so the rest has the same type.
const without = <A extends object>(self: A, ...names: ReadonlyArray<keyof A>): A => {
  const rest = { ...self }
  for (const name of names) Reflect.deleteProperty(rest, name)
  return rest
}
