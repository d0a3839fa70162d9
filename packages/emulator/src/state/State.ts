// The state of the emulator, as one value. Each change makes a new value; nothing is changed in place.

import type { AdministratorRights } from '@pipegram/core/Permissions'
import type {
  BotCommand,
  BotFullInfo,
  CallbackQueryMode,
  Gift,
  MenuButton,
  OwnedGift,
  Message,
  PhotoSize,
  Sticker,
  SuccessfulPayment,
  Update,
  UpdateKind,
  User,
} from '@pipegram/core/Types'
import type { Seconds, Millis } from '../values/EmulatorClock.ts'
import type * as SortedMap from '../values/internal/SortedMap.ts'
import type {
  InlineAnswer,
  JoinQuery,
  ManagedBot,
  OpenQuery,
  PendingCallbackQuery,
  Prepared,
  StoredInlineQuery,
} from './internal/OpenQuery.ts'
import type {
  Bill,
  BusinessAccount,
  EphemeralRow,
  Room,
  SharedWidget,
  StoredFile,
  StoredStickerSet,
} from './internal/StoredRoom.ts'

export type { InlineAnswer, PendingCallbackQuery, StoredInlineQuery } from './internal/OpenQuery.ts'
export type {
  Bill,
  StoredMessage,
  FileKind,
  StoredKind,
  StoredFile,
  JoinRequest,
  InviteLink,
  Topic,
  StoredStickerSet,
  Room,
  StoredStory,
  BusinessAccount,
  SharedWidget,
  EphemeralRow,
} from './internal/StoredRoom.ts'

// model

/** An update that waits to be fetched. */
export interface QueuedUpdate {
  readonly update: Update
  /** When Telegram drops it. */
  readonly expires: Seconds
  /** The approximate size of its JSON, in bytes. */
  readonly size: number
}

/** The updates that wait to be fetched. https://core.telegram.org/bots/api#getupdates */
export interface UpdateQueue {
  readonly entries: SortedMap.SortedMap<QueuedUpdate>
  /** The id of the next update. */
  readonly next: number
  readonly bytes: number
  /** The kinds of update that the bot gets. */
  readonly allowed: ReadonlyArray<UpdateKind>
  /** The offset of the last `getUpdates`, and its time. */
  readonly polled?: { readonly offset: number; readonly at: Millis }
}

/** A gift that a user or a chat has. */
export interface StoredGift {
  readonly owner: number
  readonly gift: OwnedGift
}

/** A payment that waits for the answer of the bot. */
export interface Checkout extends Pick<
  SuccessfulPayment,
  'total_amount' | 'order_info' | 'shipping_option_id'
> {
  readonly from: User
  readonly chat_id: number
  /** Missing if the invoice is behind a link. */
  readonly message_id?: number
  readonly bill: Bill
  readonly stage: 'shipping' | 'checkout'
  /** The shipping option that the person wants. */
  readonly wanted?: string
  readonly expires: Millis
}

/** A payment that has been made. */
export interface Charge {
  readonly user: User
  readonly chat_id: number
  readonly payment: SuccessfulPayment
  readonly date: Seconds
  readonly subscription_period: Seconds
  /** True if the bot ended the subscription. */
  readonly is_canceled?: boolean
  readonly refunded?: Seconds
}

/** A text in the profile of a bot. */
export type ProfileText = 'name' | 'description' | 'short_description'

/** A poll that closes by itself, and the message that shows it. */
export interface TimedPoll {
  readonly chat_id: number
  readonly message_id: number
  readonly close_date: Seconds
}

/** Where updates are posted to. https://core.telegram.org/bots/api#setwebhook */
export interface Webhook {
  /** Empty if there is no webhook. */
  readonly url: string
  readonly secret_token: string
  readonly max_connections: number
  /** An address that the bot gives. The emulator does not look it up. */
  readonly ip_address?: string
  /** A certificate from the bot, which the emulator trusts for the webhook. */
  readonly certificate?: File
  /** Before this time, another URL is refused. */
  readonly notBefore: Millis
  /** The last failure of a post. */
  readonly last_error?: { readonly date: Seconds; readonly message: string }
}

/** The state of the emulator. */
export interface State {
  /** The bot, as `getMe` shows it. */
  readonly me: BotFullInfo
  /** The bot, as messages show it. */
  readonly bot: User
  /** True if the bot may write to other bots. https://core.telegram.org/api/bots/bot-to-bot */
  readonly talksToBots?: boolean
  /** The parts of the other bots, by their ids. Missing if there is only one bot. */
  readonly otherBots?: ReadonlyMap<number, BotPart>
  /** True for a self-hosted server with `--local`: fewer checks and larger limits than Telegram's own. */
  readonly local: boolean
  /** With `local`, the folder of the files that a bot reads. */
  readonly filesFolder?: string
  /** True if the emulator invents results for methods that it does not play. */
  readonly synthesise: boolean
  readonly users: SortedMap.SortedMap<User>
  readonly rooms: SortedMap.SortedMap<Room>
  /** The id of the newest message in private chats and basic groups. */
  readonly lastMessage: number
  /** How many messages all chats together keep. */
  readonly history: number
  /** How many messages there were. */
  readonly posted: number
  readonly queue: UpdateQueue
  /** Pressed buttons by the number of their query. */
  readonly queries: SortedMap.SortedMap<PendingCallbackQuery>
  readonly lastQuery: number
  /** Inline queries by their number. */
  readonly searches: SortedMap.SortedMap<StoredInlineQuery>
  /** Cached answers to inline queries, by user (or all users), query and offset. */
  readonly answers: ReadonlyMap<string, { readonly offered: InlineAnswer; readonly until: Seconds }>
  /** Chats and messages by the number in an `inline_message_id`. */
  readonly inlineMessages: SortedMap.SortedMap<readonly [chat_id: number, message_id: number]>
  /** True if the bot gets chosen results. https://core.telegram.org/bots/inline#collecting-feedback */
  readonly feedback: boolean
  /** Whether a press has the message or its inline id. https://core.telegram.org/bots/api#setmysettings */
  readonly callbackMode: CallbackQueryMode
  /** Payments that wait, by the number of their query. */
  readonly checkouts: SortedMap.SortedMap<Checkout>
  /** Payments that have been made, the oldest first. */
  readonly charges: SortedMap.SortedMap<Charge>
  /** Invoices behind links. */
  readonly links: SortedMap.SortedMap<{ readonly link: string; readonly bill: Bill }>
  /** Commands by scope and language, as `CommandLists.keyOf` writes them. */
  readonly commands: ReadonlyMap<string, ReadonlyArray<BotCommand>>
  /** Names and descriptions of the bot, by kind and language, such as `name de`. */
  readonly profile: ReadonlyMap<`${ProfileText} ${string}`, string>
  /** The rights that the bot asks for when it is added. */
  readonly defaultRights: { readonly [K in 'supergroup' | 'channel']?: AdministratorRights }
  /** Menu buttons by user; 0 means all users. */
  readonly menuButtons: SortedMap.SortedMap<MenuButton>
  /** Files that were sent, by number. */
  readonly files: SortedMap.SortedMap<StoredFile>
  /** The number of albums so far. */
  readonly lastAlbum: number
  /** The number of polls so far. */
  readonly lastPoll: number
  /** Polls that close by themselves. */
  readonly timedPolls: ReadonlyArray<TimedPoll>
  /** The seed of the next dice. */
  readonly luck: number
  /** Accounts for which the bot acts, by the id of their connection. */
  readonly business?: ReadonlyMap<string, BusinessAccount>
  /** The account in whose chats a request runs, and the bot if it is the bot that acts. */
  readonly acting?: Pick<Message, 'business_connection_id' | 'sender_business_bot'>
  /** Stars that the bot has given away, minus those that it got from business accounts. */
  readonly spentStars?: number
  /** Stars that the bot had at the start. */
  readonly ownStars?: number
  /** Gifts that can be bought, after the first request for them. */
  readonly giftCatalogue?: ReadonlyArray<Gift>
  /** Gifts by number, and how many there were. */
  readonly gifts?: SortedMap.SortedMap<StoredGift>
  readonly lastGift?: number
  /** Photos of users by user id, the newest first. */
  readonly profilePhotos?: SortedMap.SortedMap<ReadonlyArray<ReadonlyArray<PhotoSize>>>
  /** Sticker sets by name, in lower case. */
  readonly stickerSets?: ReadonlyMap<string, StoredStickerSet>
  /** Custom emoji for icons of topics, after the first request for them. */
  readonly topicIcons?: ReadonlyArray<Sticker>
  /** Ephemeral messages of the bot, by chat and user. */
  readonly ephemeral?: ReadonlyMap<string, EphemeralRow>
  /** Shared widgets of the bot, by their ids. */
  readonly widgets?: ReadonlyMap<string, SharedWidget>
  /** Widget queries, by the number of the query. */
  readonly widgetQueries?: SortedMap.SortedMap<Pick<PendingCallbackQuery, 'from' | 'chat_id' | 'expires'>>
  /** Queries to a bot that is not in the chat, by their number. */
  readonly guestQueries?: SortedMap.SortedMap<OpenQuery>
  /** Mini Apps that are open, by the number of their query. */
  readonly webAppQueries?: SortedMap.SortedMap<OpenQuery>
  /** Requests to join that wait for the bot's decision, by the number of their query. */
  readonly joinQueries?: SortedMap.SortedMap<JoinQuery>
  /** Messages and buttons for Mini Apps, by their ids. */
  readonly prepared?: ReadonlyMap<string, Prepared>
  /** Bots that the bot manages, by their ids. */
  readonly managedBots?: ReadonlyMap<number, ManagedBot>
  /** Users and chats that the bot verified, by id, each with a description. */
  readonly verifications?: SortedMap.SortedMap<string>
  /** The channels in the profiles of users, by user id. */
  readonly personalChats?: ReadonlyMap<number, number>
  /** The users who deleted their accounts. */
  readonly goneUsers?: ReadonlyMap<number, true>
  /** The users who let the bot set their emoji status. */
  readonly statusAllowed?: ReadonlyMap<number, true>
  /** Emoji statuses by user id. */
  readonly emojiStatuses?: ReadonlyMap<number, { readonly emoji: string; readonly expires?: Seconds }>
  readonly webhook: Webhook
  readonly loggedOut: boolean
}

/** A field of the state that each bot has separately. */
export type OwnField =
  | 'me'
  | 'bot'
  | 'talksToBots'
  | 'queue'
  | 'queries'
  | 'searches'
  | 'answers'
  | 'inlineMessages'
  | 'feedback'
  | 'callbackMode'
  | 'checkouts'
  | 'charges'
  | 'links'
  | 'commands'
  | 'profile'
  | 'defaultRights'
  | 'menuButtons'
  | 'timedPolls'
  | 'business'
  | 'ownStars'
  | 'spentStars'
  | 'ephemeral'
  | 'verifications'
  | 'statusAllowed'
  | 'widgets'
  | 'widgetQueries'
  | 'guestQueries'
  | 'webAppQueries'
  | 'joinQueries'
  | 'prepared'
  | 'managedBots'
  | 'webhook'
  | 'loggedOut'

/** The part of the state of one bot. Its chats are the private ones. */
export interface BotPart extends Pick<State, OwnField | 'rooms'> {}

// constructors

/** No webhook. */
export const noWebhook: Webhook = { url: '', secret_token: '', max_connections: 0, notBefore: 0 }
