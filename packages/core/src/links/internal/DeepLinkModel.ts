// The kinds of links into Telegram.

// model

/**
 * An administrator right that a link requests for the bot that the user adds.
 * https://core.telegram.org/bots/features#deep-linking
 */
export type AdminRight = (typeof adminRights)[number]

/** A kind of chat that the user may choose. */
export type ChatKind = (typeof chatKinds)[number]

/**
 * A link into Telegram. A username has no `@`. A payload has 1–64 characters `[A-Za-z0-9_-]`; the payload of
 * a Mini App has 1–512.
 */
export type DeepLink =
  /** A public user, bot, group or channel. */
  | { readonly _tag: 'Chat'; readonly username: string }
  /** The private chat with a bot: when the user presses Start, the bot gets `/start payload`. */
  | { readonly _tag: 'Start'; readonly bot: string; readonly payload: string }
  /** Adds a bot to a group of the user's choice. The bot gets `/start payload` there. */
  | {
      readonly _tag: 'StartGroup'
      readonly bot: string
      readonly payload?: string
      readonly admin?: ReadonlyArray<AdminRight>
    }
  /** Adds a bot to a channel, as an administrator. */
  | { readonly _tag: 'StartChannel'; readonly bot: string; readonly admin: ReadonlyArray<AdminRight> }
  /** Opens a Mini App of a bot: the one called `app`, or the main one. */
  | {
      readonly _tag: 'StartApp'
      readonly bot: string
      readonly app?: string
      readonly payload?: string
      readonly mode?: 'compact' | 'fullscreen'
    }
  /** Opens a bot's app from the attachment menu, in this chat or in a chat of the user's choice. */
  | {
      readonly _tag: 'StartAttach'
      readonly bot: string
      readonly payload?: string
      readonly choose?: ReadonlyArray<ChatKind>
    }
  /** A message. `chat` is the username of a public chat, or the id `-100…` of another chat. */
  | {
      readonly _tag: 'Message'
      readonly chat: string | number
      readonly message_id: number
      readonly message_thread_id?: number
    }
  /** Offers to send a link, with a text below it, to chats of the user's choice. */
  | { readonly _tag: 'Share'; readonly url: string; readonly text?: string }
  /**
   * A user by id, in buttons and text links only. It opens for people whom the user's privacy settings allow.
   */
  | { readonly _tag: 'User'; readonly id: number }

export const adminRights = [
  'change_info',
  'post_messages',
  'edit_messages',
  'delete_messages',
  'restrict_members',
  'invite_users',
  'pin_messages',
  'manage_topics',
  'promote_members',
  'manage_video_chats',
  'anonymous',
  'manage_chat',
  'post_stories',
  'edit_stories',
  'delete_stories',
  'manage_direct_messages',
] as const

export const chatKinds = ['users', 'bots', 'groups', 'channels'] as const
