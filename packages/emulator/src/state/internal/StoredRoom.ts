// Chats as the emulator keeps them: their messages, files, links and topics.

import type { Permissions } from '@pipegram/core/Permissions'
import type {
  AcceptedGiftTypes,
  BusinessConnection,
  Chat,
  ChatBoost,
  ChatInviteLink,
  ChatMember,
  ChatPhoto,
  Invoice,
  LabeledPrice,
  Message,
  ReactionType,
  ReplyKeyboardMarkup,
  StickerSet,
  Widget,
} from '@pipegram/core/Types'
import type { Seconds, Millis } from '../../values/EmulatorClock.ts'
import type * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** The terms of an invoice. https://core.telegram.org/bots/api#sendinvoice */
export interface Bill extends Pick<Invoice, 'title' | 'description' | 'start_parameter' | 'currency'> {
  readonly payload: string
  readonly prices: ReadonlyArray<LabeledPrice>
  readonly max_tip_amount: number
  /** 0 for a single payment. */
  readonly subscription_period: Seconds
  readonly needs: ReadonlyArray<'need_name' | 'need_phone_number' | 'need_email' | 'need_shipping_address'>
  readonly is_flexible: boolean
}

/** A message that a chat keeps. */
export interface StoredMessage {
  readonly message: Message
  /** Present if the message cannot be edited: it is forwarded, or has a keyboard that is not inline. */
  readonly fixed?: true
  /**
   * Present for a message with buttons from an inline query, or after a press that has only this id. The bot
   * edits the message by this id.
   */
  readonly inline_message_id?: string
  /** The id of the bot that wrote a channel post, if there are several bots. */
  readonly by?: number
  /** The terms of an invoice. */
  readonly bill?: Bill
  /** The ids of the users who have paid the invoice. */
  readonly payers?: ReadonlyArray<number>
  /** The payload of paid media, which the bot gets with a payment. */
  readonly payload?: string
  /** The short name of a game. */
  readonly game_short_name?: string
  /** Present if the widget of the message may send queries to the bot. */
  readonly asks?: true
  /** Reactions by user id. */
  readonly reactions?: SortedMap.SortedMap<ReadonlyArray<ReactionType>>
  /** Votes in a poll, as indexes of options, by user id. */
  readonly votes?: SortedMap.SortedMap<ReadonlyArray<number>>
}

/** The kind of a sent file. */
export type FileKind =
  | 'photo'
  | 'video'
  | 'animation'
  | 'audio'
  | 'voice'
  | 'video_note'
  | 'document'
  | 'sticker'
  | 'live_photo'

/** The kind of a file that the server keeps. A thumbnail belongs to another file. */
export type StoredKind = FileKind | 'thumbnail'

/** A file that was sent, and the fields of a message that show it. */
export interface StoredFile {
  readonly kind: StoredKind
  readonly file: File
  readonly content: Partial<Message>
}

/** A request to join a chat: its time and its link. */
export interface JoinRequest {
  readonly at: Millis
  readonly invite_link?: ChatInviteLink
}

/** An invite link, and how many people have used it. */
export interface InviteLink {
  readonly link: ChatInviteLink
  readonly uses: number
}

/** A topic of a forum. Its id is that of the service message about it; 1 is the General topic. */
export interface Topic {
  readonly id: number
  readonly name: string
  readonly icon_color: number
  readonly icon_custom_emoji_id?: string
  readonly is_closed?: true
  readonly is_hidden?: true
  /** The id of the user who made it. */
  readonly creator: number
}

/** A sticker set that the bot made for a user. */
export interface StoredStickerSet {
  readonly owner: number
  readonly set: StickerSet
}

/** A chat with its messages and members. */
export interface Room {
  readonly chat: Chat
  readonly messages: SortedMap.SortedMap<StoredMessage>
  /** The id of the newest message in a supergroup or a channel. Private chats and basic groups share one. */
  readonly lastMessage: number
  /** Members by user id. Empty in a private chat. */
  readonly members: SortedMap.SortedMap<ChatMember>
  /**
   * In a private chat: `new` until the user writes, `blocked` while the user blocks the bot, `gone` after the
   * account was deleted.
   */
  readonly reach: 'new' | 'open' | 'blocked' | 'gone'
  /** What members may do. Missing until somebody changes it. */
  readonly permissions?: Permissions
  /** Present if people can join only by request. */
  readonly join_by_request?: true
  /** Requests to join, by user id. */
  readonly requests?: SortedMap.SortedMap<JoinRequest>
  /** The supergroup that replaced this basic group. */
  readonly upgraded_to?: number
  /** Invite links, including expired and revoked ones. */
  readonly links?: ReadonlyArray<InviteLink>
  readonly description?: string
  readonly photo?: ChatPhoto
  /** The keyboard below the input field. */
  readonly keyboard?: ReplyKeyboardMarkup
  readonly sticker_set_name?: string
  /** Boosts by user id. */
  readonly boosts?: SortedMap.SortedMap<ReadonlyArray<ChatBoost>>
  /** Chats in whose name members may not write. */
  readonly bannedChats?: ReadonlyArray<number>
  /** Topics of a forum by id. The General topic is here only after a change. */
  readonly topics?: SortedMap.SortedMap<Topic>
  /** The ids of pinned messages, the newest pin last. */
  readonly pinned?: ReadonlyArray<number>
  /** Scores by user id, by the bot and the short name of its game. */
  readonly scores?: ReadonlyMap<string, SortedMap.SortedMap<number>>
}

/** A story of a business account. */
export interface StoredStory {
  readonly content: Partial<Message>
  readonly expires: Seconds
}

/** An account for which the bot acts, with its own chats, by the ids of the people in them. */
export interface BusinessAccount {
  readonly connection: BusinessConnection
  readonly rooms: SortedMap.SortedMap<Room>
  readonly stars: number
  readonly bio?: string
  readonly accepted_gift_types?: AcceptedGiftTypes
  readonly stories?: ReadonlyMap<number, StoredStory>
  /** The number of stories so far. */
  readonly lastStory?: number
}

/** A widget that several messages show, without the fields of a single message. */
export interface SharedWidget {
  readonly widget: Widget
  /** True if it may send queries to the bot. */
  readonly asks: boolean
  /** The time of the last change of its data. */
  readonly changed: Millis
}

/** The ephemeral messages of a person in a chat. */
export interface EphemeralRow {
  readonly messages: Room['messages']
  /** The id of the newest message. */
  readonly last: number
}
