// All that the emulator knows, as one value. Each change makes a new value; nothing is changed in place.

import type { Permissions } from '@pipegram/core/Permissions'
import type {
  BotCommand,
  Chat,
  ChatInviteLink,
  ChatMember,
  InlineQueryResult,
  InlineQueryResultsButton,
  Invoice,
  LabeledPrice,
  Message,
  ReactionType,
  ReplyKeyboardMarkup,
  SuccessfulPayment,
  Update,
  UpdateKind,
  User,
} from '@pipegram/core/Types'
import type { Seconds, Millis } from '../values/EmulatorClock.ts'
import type * as SortedMap from '../values/internal/SortedMap.ts'

// model

/** An update that waits to be fetched. */
export interface QueuedUpdate {
  readonly update: Update
  /** When Telegram forgets it. */
  readonly expires: Seconds
  /** Of its JSON, about, in bytes. */
  readonly size: number
}

/** Updates that wait to be fetched. https://core.telegram.org/bots/api#getupdates */
export interface UpdateQueue {
  readonly entries: SortedMap.SortedMap<QueuedUpdate>
  /** The id of the update that comes next. */
  readonly next: number
  readonly bytes: number
  /** The kinds that become updates. */
  readonly allowed: ReadonlyArray<UpdateKind>
  /** The offset of the last `getUpdates`, and when that was. */
  readonly polled?: { readonly offset: number; readonly at: Millis }
}

/** A message as the chat keeps it. */
export interface StoredMessage {
  readonly message: Message
  /** Present where the message brought a keyboard that is no inline keyboard: such a message cannot be edited. */
  readonly fixed?: true
  /** Of a message that came of a result of an inline query and has buttons: by what the bot edits it. */
  readonly inline_message_id?: string
  /** Of an invoice: what it sells, and who has paid it. */
  readonly bill?: Bill
  readonly payers?: ReadonlyArray<number>
  /** By the id of who reacted. */
  readonly reactions?: SortedMap.SortedMap<ReadonlyArray<ReactionType>>
  /** Of a poll: the places of the options, by the id of who voted. */
  readonly votes?: SortedMap.SortedMap<ReadonlyArray<number>>
}

/** What a file is sent as. */
export type FileKind =
  | 'photo'
  | 'video'
  | 'animation'
  | 'audio'
  | 'voice'
  | 'video_note'
  | 'document'
  | 'sticker'

/** A file that was sent, and what it shows as in a message. */
export interface StoredFile {
  readonly kind: FileKind
  readonly file: File
  readonly content: Partial<Message>
}

/** A request to be let in: when it was made, and by which link. */
export interface JoinRequest {
  readonly at: Millis
  readonly invite_link?: ChatInviteLink
}

/** A link into a chat, and how many came by it. */
export interface InviteLink {
  readonly link: ChatInviteLink
  readonly uses: number
}

/** A chat and what is in it. */
export interface Room {
  readonly chat: Chat
  readonly messages: SortedMap.SortedMap<StoredMessage>
  /** The id of the newest message of a supergroup or a channel. Private chats and basic groups share theirs. */
  readonly lastMessage: number
  /** By user id. Of groups and channels alone. */
  readonly members: SortedMap.SortedMap<ChatMember>
  /** Of a private chat: whether the user ever wrote, and has not blocked the bot. */
  readonly reach: 'new' | 'open' | 'blocked'
  /** What members may do; absent where nobody has changed that. */
  readonly permissions?: Permissions
  /** One gets in by request alone. */
  readonly join_by_request?: true
  /** Who asked to be let in, by user id. */
  readonly requests?: SortedMap.SortedMap<JoinRequest>
  /** The links that let people in, or did. */
  readonly links?: ReadonlyArray<InviteLink>
  /** The keyboard below the input field. */
  readonly keyboard?: ReplyKeyboardMarkup
  /** The messages that are pinned, the newest pin last. */
  readonly pinned?: ReadonlyArray<number>
}

/** A pressed button that waits for an answer. */
export interface PendingCallbackQuery {
  readonly from: User
  readonly chat_id: number
  readonly message_id: number
  readonly expires: Seconds
}

/** What a bot offers to an inline query. https://core.telegram.org/bots/api#answerinlinequery */
export interface InlineAnswer {
  readonly results: ReadonlyArray<InlineQueryResult>
  /** Empty where there is no other page. */
  readonly next_offset: string
  readonly button?: InlineQueryResultsButton
}

/** An inline query, and what was offered to it. */
export interface StoredInlineQuery {
  readonly from: User
  readonly chat_id: number
  readonly query: string
  readonly offset: string
  readonly expires: Seconds
  readonly offered?: InlineAnswer
}

/** What is sold. https://core.telegram.org/bots/api#sendinvoice */
export interface Bill extends Pick<Invoice, 'title' | 'description' | 'start_parameter' | 'currency'> {
  readonly payload: string
  readonly prices: ReadonlyArray<LabeledPrice>
  readonly max_tip_amount: number
  /** In seconds; 0 for what is paid once. */
  readonly subscription_period: Seconds
  readonly needs: ReadonlyArray<'need_name' | 'need_phone_number' | 'need_email' | 'need_shipping_address'>
  readonly is_flexible: boolean
}

/** A payment that waits for an answer of the bot. */
export interface Checkout extends Pick<
  SuccessfulPayment,
  'total_amount' | 'order_info' | 'shipping_option_id'
> {
  readonly from: User
  readonly chat_id: number
  /** Absent behind a link. */
  readonly message_id?: number
  readonly bill: Bill
  readonly stage: 'shipping' | 'checkout'
  /** The shipping option that the person wants. */
  readonly wanted?: string
  readonly expires: Millis
}

/** A payment that was made. */
export interface Charge {
  readonly user: User
  readonly chat_id: number
  readonly payment: SuccessfulPayment
  readonly date: Seconds
  readonly subscription_period: Seconds
  readonly refunded?: Seconds
}

/** Where updates are sent in place of being fetched. https://core.telegram.org/bots/api#setwebhook */
export interface Webhook {
  /** Empty where there is none. */
  readonly url: string
  readonly secret_token: string
  readonly max_connections: number
  /** Given by the bot, and so never looked up again. */
  readonly ip_address?: string
  /** The bot's own, which its server is trusted by. */
  readonly certificate?: File
  /** Before this instant another url is refused. */
  readonly notBefore: Millis
  /** What went wrong last with an update on its way. */
  readonly last_error?: { readonly date: Seconds; readonly message: string }
}

/** Everything. */
export interface State {
  /** The bot, as `getMe` shows it. */
  readonly me: User
  /** The bot, as messages show it. */
  readonly bot: User
  /** A self-hosted server with `--local`: fewer checks, larger limits. Otherwise Telegram's own. */
  readonly local: boolean
  readonly users: SortedMap.SortedMap<User>
  readonly rooms: SortedMap.SortedMap<Room>
  /** The newest message of private chats and basic groups. */
  readonly lastMessage: number
  readonly queue: UpdateQueue
  /** Pressed buttons by the number of their query. */
  readonly queries: SortedMap.SortedMap<PendingCallbackQuery>
  readonly lastQuery: number
  /** Inline queries by their number. */
  readonly searches: SortedMap.SortedMap<StoredInlineQuery>
  /**
   * Answers to inline queries that are used again for a while, by whom they are for, the query and the
   * offset.
   */
  readonly answers: ReadonlyMap<string, { readonly offered: InlineAnswer; readonly until: Seconds }>
  /** Chats and messages by the number in an `inline_message_id`. */
  readonly inlineMessages: SortedMap.SortedMap<readonly [chat_id: number, message_id: number]>
  /**
   * Whether the bot hears what of its results was chosen.
   * https://core.telegram.org/bots/inline#collecting-feedback
   */
  readonly feedback: boolean
  /** Payments that wait, by the number of their query. */
  readonly checkouts: SortedMap.SortedMap<Checkout>
  /** Payments that were made, the oldest first. */
  readonly charges: SortedMap.SortedMap<Charge>
  /** Invoices behind links. */
  readonly links: SortedMap.SortedMap<{ readonly link: string; readonly bill: Bill }>
  /** Commands by scope and language, as `Commands.keyOf` writes them. */
  readonly commands: ReadonlyMap<string, ReadonlyArray<BotCommand>>
  /** What was sent, by its number. */
  readonly files: SortedMap.SortedMap<StoredFile>
  /** How many albums there were. */
  readonly lastAlbum: number
  /** How many polls there were. */
  readonly lastPoll: number
  /** What the next dice comes of. */
  readonly luck: number
  readonly webhook: Webhook
  readonly loggedOut: boolean
}

// constructors

/** No webhook. */
export const noWebhook: Webhook = { url: '', secret_token: '', max_connections: 0, notBefore: 0 }
