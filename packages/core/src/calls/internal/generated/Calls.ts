// Generated from packages/schema. Do not edit.

import type { Codec } from '../../../types/Codec.ts'
import type { InputFile } from '../../../types/InputFile.ts'
import {
  BotAccessSettings,
  BotCommand,
  BotDescription,
  BotFullInfo,
  BotName,
  BotShortDescription,
  BusinessConnection,
  ChatAdministratorRights,
  ChatFullInfo,
  ChatInviteLink,
  ChatMember,
  ChatShareThemeBackdrops,
  File,
  ForumTopic,
  GameHighScore,
  Gifts,
  MenuButton,
  Message,
  MessageId,
  OwnedGifts,
  Poll,
  PreparedInlineMessage,
  PreparedKeyboardButton,
  SentGuestMessage,
  SentWebAppMessage,
  StarAmount,
  StarTransactions,
  Sticker,
  StickerSet,
  Story,
  Update,
  UserChatBoosts,
  UserProfileAudios,
  UserProfilePhotos,
  WebhookInfo,
} from '../../../types/internal/generated/Types.ts'
import type {
  AcceptedGiftTypes,
  AnyText,
  BotCommandScope,
  CallbackQueryMode,
  ChatAction,
  ChatJoinRequestResult,
  ChatPermissions,
  DiceEmoji,
  EphemeralMessageParameters,
  ForumTopicIconColor,
  InlineFeedbackDenominator,
  InlineKeyboardMarkup,
  InlineQueryResult,
  InlineQueryResultsButton,
  InputChecklist,
  InputMedia,
  InputMediaGroupItem,
  InputPaidMedia,
  InputPollMedia,
  InputPollOption,
  InputProfilePhoto,
  InputRichMessage,
  InputSticker,
  InputStoryContent,
  KeyboardButton,
  LabeledPrice,
  LinkPreviewOptions,
  MaskPosition,
  PassportElementError,
  PollType,
  PremiumMonthCount,
  ReactionType,
  ReplyMarkup,
  ReplyParameters,
  ShippingOption,
  StickerFormat,
  StickerType,
  StoryActivePeriod,
  StoryArea,
  SuggestedPostParameters,
  UpdateKind,
} from '../../../types/internal/generated/Types.ts'
import { array, integer, string, True } from '../../../types/internal/TypeCodecs.ts'
import type { Instead } from '../../../types/Markup.ts'
import type { Call } from '../../Call.ts'
import { toWire, type Texts } from '../WireParams.ts'

/** Parameters of `getUpdates`. https://core.telegram.org/bots/api#getupdates */
export interface GetUpdatesParams {
  readonly offset?: number | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
  readonly timeout?: number | undefined
  readonly allowed_updates?: ReadonlyArray<UpdateKind> | undefined
}

/** https://core.telegram.org/bots/api#getupdates */
export const getUpdates = (params: GetUpdatesParams = {}): Call<ReadonlyArray<Update>> => ({
  method: 'getUpdates',
  params,
  result: listOfUpdate,
})

/** Parameters of `setWebhook`. https://core.telegram.org/bots/api#setwebhook */
export interface SetWebhookParams {
  readonly url: string
  readonly certificate?: InputFile | undefined
  readonly ip_address?: string | undefined
  /** Range: 1–100. */
  readonly max_connections?: number | undefined
  readonly allowed_updates?: ReadonlyArray<UpdateKind> | undefined
  readonly drop_pending_updates?: boolean | undefined
  /** 1–256 characters. Pattern: `^[A-Za-z0-9_-]*$`. */
  readonly secret_token?: string | undefined
}

/** https://core.telegram.org/bots/api#setwebhook */
export const setWebhook = (params: SetWebhookParams): Call<true> => ({
  method: 'setWebhook',
  params,
  result: True,
  upload: true,
})

/** Parameters of `deleteWebhook`. https://core.telegram.org/bots/api#deletewebhook */
export interface DeleteWebhookParams {
  readonly drop_pending_updates?: boolean | undefined
}

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook = (params: DeleteWebhookParams = {}): Call<true> => ({
  method: 'deleteWebhook',
  params,
  result: True,
})

/** https://core.telegram.org/bots/api#getwebhookinfo */
export const getWebhookInfo = (): Call<WebhookInfo> => ({
  method: 'getWebhookInfo',
  params: {},
  result: WebhookInfo,
})

/** https://core.telegram.org/bots/api#getme */
export const getMe = (): Call<BotFullInfo> => ({ method: 'getMe', params: {}, result: BotFullInfo })

/** https://core.telegram.org/bots/api#logout */
export const logOut = (): Call<true> => ({ method: 'logOut', params: {}, result: True })

/** https://core.telegram.org/bots/api#close */
export const close = (): Call<true> => ({ method: 'close', params: {}, result: True })

/** Parameters of `sendMessage`. https://core.telegram.org/bots/api#sendmessage */
export interface SendMessageParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  /** 1–4096 characters after entity parsing. */
  readonly text: AnyText
  readonly link_preview_options?: LinkPreviewOptions | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage = (params: SendMessageParams): Call<Message> => ({
  method: 'sendMessage',
  params: toWire('sendMessage', textsOfSendMessage, params),
  result: Message,
})

/** Parameters of `forwardMessage`. https://core.telegram.org/bots/api#forwardmessage */
export interface ForwardMessageParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly from_chat_id: number | string
  readonly video_start_timestamp?: number | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly message_id: number
}

/** https://core.telegram.org/bots/api#forwardmessage */
export const forwardMessage = (params: ForwardMessageParams): Call<Message> => ({
  method: 'forwardMessage',
  params,
  result: Message,
})

/** Parameters of `forwardMessages`. https://core.telegram.org/bots/api#forwardmessages */
export interface ForwardMessagesParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly from_chat_id: number | string
  /** 1–100 items. */
  readonly message_ids: ReadonlyArray<number>
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
}

/** https://core.telegram.org/bots/api#forwardmessages */
export const forwardMessages = (params: ForwardMessagesParams): Call<ReadonlyArray<MessageId>> => ({
  method: 'forwardMessages',
  params,
  result: listOfMessageId,
})

/** Parameters of `copyMessage`. https://core.telegram.org/bots/api#copymessage */
export interface CopyMessageParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly from_chat_id: number | string
  readonly message_id: number
  readonly video_start_timestamp?: number | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#copymessage */
export const copyMessage = (params: CopyMessageParams): Call<MessageId> => ({
  method: 'copyMessage',
  params: toWire('copyMessage', textsOfCopyMessage, params),
  result: MessageId,
})

/** Parameters of `copyMessages`. https://core.telegram.org/bots/api#copymessages */
export interface CopyMessagesParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly from_chat_id: number | string
  /** 1–100 items. */
  readonly message_ids: ReadonlyArray<number>
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly remove_caption?: boolean | undefined
}

/** https://core.telegram.org/bots/api#copymessages */
export const copyMessages = (params: CopyMessagesParams): Call<ReadonlyArray<MessageId>> => ({
  method: 'copyMessages',
  params,
  result: listOfMessageId,
})

/** Parameters of `sendPhoto`. https://core.telegram.org/bots/api#sendphoto */
export interface SendPhotoParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly photo: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendphoto */
export const sendPhoto = (params: SendPhotoParams): Call<Message> => ({
  method: 'sendPhoto',
  params: toWire('sendPhoto', textsOfSendPhoto, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendLivePhoto`. https://core.telegram.org/bots/api#sendlivephoto */
export interface SendLivePhotoParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly live_photo: InputFile | string
  readonly photo: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendlivephoto */
export const sendLivePhoto = (params: SendLivePhotoParams): Call<Message> => ({
  method: 'sendLivePhoto',
  params: toWire('sendLivePhoto', textsOfSendLivePhoto, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendAudio`. https://core.telegram.org/bots/api#sendaudio */
export interface SendAudioParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly audio: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly duration?: number | undefined
  readonly performer?: string | undefined
  readonly title?: string | undefined
  readonly thumbnail?: InputFile | string | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendaudio */
export const sendAudio = (params: SendAudioParams): Call<Message> => ({
  method: 'sendAudio',
  params: toWire('sendAudio', textsOfSendAudio, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendDocument`. https://core.telegram.org/bots/api#senddocument */
export interface SendDocumentParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly document: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly disable_content_type_detection?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#senddocument */
export const sendDocument = (params: SendDocumentParams): Call<Message> => ({
  method: 'sendDocument',
  params: toWire('sendDocument', textsOfSendDocument, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendVideo`. https://core.telegram.org/bots/api#sendvideo */
export interface SendVideoParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly video: InputFile | string
  readonly duration?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly thumbnail?: InputFile | string | undefined
  readonly cover?: InputFile | string | undefined
  readonly start_timestamp?: number | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
  readonly supports_streaming?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendvideo */
export const sendVideo = (params: SendVideoParams): Call<Message> => ({
  method: 'sendVideo',
  params: toWire('sendVideo', textsOfSendVideo, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendAnimation`. https://core.telegram.org/bots/api#sendanimation */
export interface SendAnimationParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly animation: InputFile | string
  readonly duration?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly thumbnail?: InputFile | string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendanimation */
export const sendAnimation = (params: SendAnimationParams): Call<Message> => ({
  method: 'sendAnimation',
  params: toWire('sendAnimation', textsOfSendAnimation, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendVoice`. https://core.telegram.org/bots/api#sendvoice */
export interface SendVoiceParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly voice: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly duration?: number | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendvoice */
export const sendVoice = (params: SendVoiceParams): Call<Message> => ({
  method: 'sendVoice',
  params: toWire('sendVoice', textsOfSendVoice, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendVideoNote`. https://core.telegram.org/bots/api#sendvideonote */
export interface SendVideoNoteParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly video_note: InputFile | string
  readonly duration?: number | undefined
  readonly length?: number | undefined
  readonly thumbnail?: InputFile | string | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendvideonote */
export const sendVideoNote = (params: SendVideoNoteParams): Call<Message> => ({
  method: 'sendVideoNote',
  params: toWire('sendVideoNote', textsOfSendVideoNote, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendPaidMedia`. https://core.telegram.org/bots/api#sendpaidmedia */
export interface SendPaidMediaParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  /** Range: 1–25000. */
  readonly star_count: number
  /** 0–10 items. */
  readonly media: ReadonlyArray<InputPaidMedia>
  /** 0–128 bytes. */
  readonly payload?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendpaidmedia */
export const sendPaidMedia = (params: SendPaidMediaParams): Call<Message> => ({
  method: 'sendPaidMedia',
  params: toWire('sendPaidMedia', textsOfSendPaidMedia, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendMediaGroup`. https://core.telegram.org/bots/api#sendmediagroup */
export interface SendMediaGroupParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  /** 2–10 items. */
  readonly media: ReadonlyArray<InputMediaGroupItem>
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
}

/** https://core.telegram.org/bots/api#sendmediagroup */
export const sendMediaGroup = (params: SendMediaGroupParams): Call<ReadonlyArray<Message>> => ({
  method: 'sendMediaGroup',
  params: toWire('sendMediaGroup', textsOfSendMediaGroup, params),
  result: listOfMessage,
  upload: true,
})

/** Parameters of `sendLocation`. https://core.telegram.org/bots/api#sendlocation */
export interface SendLocationParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly latitude: number
  readonly longitude: number
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number | undefined
  /** Range: 60–86400, or 2147483647. */
  readonly live_period?: number | undefined
  /** Range: 1–360. */
  readonly heading?: number | undefined
  /** Range: 1–100000. */
  readonly proximity_alert_radius?: number | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendlocation */
export const sendLocation = (params: SendLocationParams): Call<Message> => ({
  method: 'sendLocation',
  params: toWire('sendLocation', textsOfSendLocation, params),
  result: Message,
})

/** Parameters of `sendVenue`. https://core.telegram.org/bots/api#sendvenue */
export interface SendVenueParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly latitude: number
  readonly longitude: number
  readonly title: string
  readonly address: string
  readonly foursquare_id?: string | undefined
  readonly foursquare_type?: string | undefined
  readonly google_place_id?: string | undefined
  readonly google_place_type?: string | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendvenue */
export const sendVenue = (params: SendVenueParams): Call<Message> => ({
  method: 'sendVenue',
  params: toWire('sendVenue', textsOfSendVenue, params),
  result: Message,
})

/** Parameters of `sendContact`. https://core.telegram.org/bots/api#sendcontact */
export interface SendContactParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string | undefined
  /** 0–2048 bytes. */
  readonly vcard?: string | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendcontact */
export const sendContact = (params: SendContactParams): Call<Message> => ({
  method: 'sendContact',
  params: toWire('sendContact', textsOfSendContact, params),
  result: Message,
})

/** Parameters of `sendPoll`. https://core.telegram.org/bots/api#sendpoll */
export interface SendPollParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  /** 1–300 characters. */
  readonly question: AnyText
  /** 1–12 items. */
  readonly options: ReadonlyArray<InputPollOption>
  readonly is_anonymous?: boolean | undefined
  readonly type?: PollType | undefined
  readonly allows_multiple_answers?: boolean | undefined
  readonly allows_revoting?: boolean | undefined
  readonly shuffle_options?: boolean | undefined
  readonly allow_adding_options?: boolean | undefined
  readonly hide_results_until_closes?: boolean | undefined
  readonly members_only?: boolean | undefined
  /** 0–12 items. */
  readonly country_codes?: ReadonlyArray<string> | undefined
  readonly correct_option_ids?: ReadonlyArray<number> | undefined
  /** 0–200 characters after entity parsing. */
  readonly explanation?: AnyText | undefined
  readonly explanation_media?: InputPollMedia | undefined
  /** Range: 5–2628000. */
  readonly open_period?: number | undefined
  readonly close_date?: number | undefined
  readonly is_closed?: boolean | undefined
  /** 0–1024 characters after entity parsing. */
  readonly description?: AnyText | undefined
  readonly media?: InputPollMedia | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly question_parse_mode?: Instead<"question: rawMarkup('HTML', …)"> | undefined
  readonly question_entities?: Instead<'question: { text, entities }'> | undefined
  readonly explanation_parse_mode?: Instead<"explanation: rawMarkup('HTML', …)"> | undefined
  readonly explanation_entities?: Instead<'explanation: { text, entities }'> | undefined
  readonly description_parse_mode?: Instead<"description: rawMarkup('HTML', …)"> | undefined
  readonly description_entities?: Instead<'description: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendpoll */
export const sendPoll = (params: SendPollParams): Call<Message> => ({
  method: 'sendPoll',
  params: toWire('sendPoll', textsOfSendPoll, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendChecklist`. https://core.telegram.org/bots/api#sendchecklist */
export interface SendChecklistParams {
  readonly business_connection_id: string
  readonly chat_id: number | string
  readonly checklist: InputChecklist
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendchecklist */
export const sendChecklist = (params: SendChecklistParams): Call<Message> => ({
  method: 'sendChecklist',
  params: toWire('sendChecklist', textsOfSendChecklist, params),
  result: Message,
})

/** Parameters of `sendDice`. https://core.telegram.org/bots/api#senddice */
export interface SendDiceParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly emoji?: DiceEmoji | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#senddice */
export const sendDice = (params: SendDiceParams): Call<Message> => ({
  method: 'sendDice',
  params: toWire('sendDice', textsOfSendDice, params),
  result: Message,
})

/** Parameters of `sendMessageDraft`. https://core.telegram.org/bots/api#sendmessagedraft */
export interface SendMessageDraftParams {
  readonly chat_id: number
  readonly message_thread_id?: number | undefined
  readonly draft_id: number
  /** 0–4096 characters after entity parsing. */
  readonly text?: AnyText | undefined
  readonly can_stop?: boolean | undefined
  readonly keep_on_stop?: boolean | undefined
  readonly parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendmessagedraft */
export const sendMessageDraft = (params: SendMessageDraftParams): Call<true> => ({
  method: 'sendMessageDraft',
  params: toWire('sendMessageDraft', textsOfSendMessageDraft, params),
  result: True,
})

/** Parameters of `sendChatAction`. https://core.telegram.org/bots/api#sendchataction */
export interface SendChatActionParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly action: ChatAction
}

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction = (params: SendChatActionParams): Call<true> => ({
  method: 'sendChatAction',
  params,
  result: True,
})

/** Parameters of `setMessageReaction`. https://core.telegram.org/bots/api#setmessagereaction */
export interface SetMessageReactionParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly reaction?: ReadonlyArray<ReactionType> | undefined
  readonly is_big?: boolean | undefined
}

/** https://core.telegram.org/bots/api#setmessagereaction */
export const setMessageReaction = (params: SetMessageReactionParams): Call<true> => ({
  method: 'setMessageReaction',
  params,
  result: True,
})

/** Parameters of `getUserProfilePhotos`. https://core.telegram.org/bots/api#getuserprofilephotos */
export interface GetUserProfilePhotosParams {
  readonly user_id: number
  readonly offset?: number | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getuserprofilephotos */
export const getUserProfilePhotos = (params: GetUserProfilePhotosParams): Call<UserProfilePhotos> => ({
  method: 'getUserProfilePhotos',
  params,
  result: UserProfilePhotos,
})

/** Parameters of `getUserProfileAudios`. https://core.telegram.org/bots/api#getuserprofileaudios */
export interface GetUserProfileAudiosParams {
  readonly user_id: number
  readonly offset?: number | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getuserprofileaudios */
export const getUserProfileAudios = (params: GetUserProfileAudiosParams): Call<UserProfileAudios> => ({
  method: 'getUserProfileAudios',
  params,
  result: UserProfileAudios,
})

/** Parameters of `setUserEmojiStatus`. https://core.telegram.org/bots/api#setuseremojistatus */
export interface SetUserEmojiStatusParams {
  readonly user_id: number
  readonly emoji_status_custom_emoji_id?: string | undefined
  readonly emoji_status_expiration_date?: number | undefined
}

/** https://core.telegram.org/bots/api#setuseremojistatus */
export const setUserEmojiStatus = (params: SetUserEmojiStatusParams): Call<true> => ({
  method: 'setUserEmojiStatus',
  params,
  result: True,
})

/** Parameters of `getFile`. https://core.telegram.org/bots/api#getfile */
export interface GetFileParams {
  readonly file_id: string
}

/** https://core.telegram.org/bots/api#getfile */
export const getFile = (params: GetFileParams): Call<File> => ({ method: 'getFile', params, result: File })

/** Parameters of `banChatMember`. https://core.telegram.org/bots/api#banchatmember */
export interface BanChatMemberParams {
  readonly chat_id: number | string
  readonly user_id: number
  readonly until_date?: number | undefined
  readonly revoke_messages?: boolean | undefined
}

/** https://core.telegram.org/bots/api#banchatmember */
export const banChatMember = (params: BanChatMemberParams): Call<true> => ({
  method: 'banChatMember',
  params,
  result: True,
})

/** Parameters of `unbanChatMember`. https://core.telegram.org/bots/api#unbanchatmember */
export interface UnbanChatMemberParams {
  readonly chat_id: number | string
  readonly user_id: number
  readonly only_if_banned?: boolean | undefined
}

/** https://core.telegram.org/bots/api#unbanchatmember */
export const unbanChatMember = (params: UnbanChatMemberParams): Call<true> => ({
  method: 'unbanChatMember',
  params,
  result: True,
})

/** Parameters of `restrictChatMember`. https://core.telegram.org/bots/api#restrictchatmember */
export interface RestrictChatMemberParams {
  readonly chat_id: number | string
  readonly user_id: number
  readonly permissions: ChatPermissions
  readonly use_independent_chat_permissions?: boolean | undefined
  readonly until_date?: number | undefined
}

/** https://core.telegram.org/bots/api#restrictchatmember */
export const restrictChatMember = (params: RestrictChatMemberParams): Call<true> => ({
  method: 'restrictChatMember',
  params,
  result: True,
})

/** Parameters of `promoteChatMember`. https://core.telegram.org/bots/api#promotechatmember */
export interface PromoteChatMemberParams {
  readonly chat_id: number | string
  readonly user_id: number
  readonly is_anonymous?: boolean | undefined
  readonly can_manage_chat?: boolean | undefined
  readonly can_delete_messages?: boolean | undefined
  readonly can_manage_video_chats?: boolean | undefined
  readonly can_restrict_members?: boolean | undefined
  readonly can_promote_members?: boolean | undefined
  readonly can_change_info?: boolean | undefined
  readonly can_invite_users?: boolean | undefined
  readonly can_post_stories?: boolean | undefined
  readonly can_edit_stories?: boolean | undefined
  readonly can_delete_stories?: boolean | undefined
  readonly can_post_messages?: boolean | undefined
  readonly can_edit_messages?: boolean | undefined
  readonly can_pin_messages?: boolean | undefined
  readonly can_manage_topics?: boolean | undefined
  readonly can_manage_direct_messages?: boolean | undefined
  readonly can_manage_tags?: boolean | undefined
  readonly can_send_welcome_messages?: boolean | undefined
}

/** https://core.telegram.org/bots/api#promotechatmember */
export const promoteChatMember = (params: PromoteChatMemberParams): Call<true> => ({
  method: 'promoteChatMember',
  params,
  result: True,
})

/**
 * Parameters of `setChatAdministratorCustomTitle`.
 * https://core.telegram.org/bots/api#setchatadministratorcustomtitle
 */
export interface SetChatAdministratorCustomTitleParams {
  readonly chat_id: number | string
  readonly user_id: number
  /** 0–16 characters. */
  readonly custom_title: string
}

/** https://core.telegram.org/bots/api#setchatadministratorcustomtitle */
export const setChatAdministratorCustomTitle = (
  params: SetChatAdministratorCustomTitleParams,
): Call<true> => ({ method: 'setChatAdministratorCustomTitle', params, result: True })

/** Parameters of `setChatMemberTag`. https://core.telegram.org/bots/api#setchatmembertag */
export interface SetChatMemberTagParams {
  readonly chat_id: number | string
  readonly user_id: number
  /** 0–16 characters. */
  readonly tag?: string | undefined
}

/** https://core.telegram.org/bots/api#setchatmembertag */
export const setChatMemberTag = (params: SetChatMemberTagParams): Call<true> => ({
  method: 'setChatMemberTag',
  params,
  result: True,
})

/** Parameters of `banChatSenderChat`. https://core.telegram.org/bots/api#banchatsenderchat */
export interface BanChatSenderChatParams {
  readonly chat_id: number | string
  readonly sender_chat_id: number
}

/** https://core.telegram.org/bots/api#banchatsenderchat */
export const banChatSenderChat = (params: BanChatSenderChatParams): Call<true> => ({
  method: 'banChatSenderChat',
  params,
  result: True,
})

/** Parameters of `unbanChatSenderChat`. https://core.telegram.org/bots/api#unbanchatsenderchat */
export interface UnbanChatSenderChatParams {
  readonly chat_id: number | string
  readonly sender_chat_id: number
}

/** https://core.telegram.org/bots/api#unbanchatsenderchat */
export const unbanChatSenderChat = (params: UnbanChatSenderChatParams): Call<true> => ({
  method: 'unbanChatSenderChat',
  params,
  result: True,
})

/** Parameters of `setChatPermissions`. https://core.telegram.org/bots/api#setchatpermissions */
export interface SetChatPermissionsParams {
  readonly chat_id: number | string
  readonly permissions: ChatPermissions
  readonly use_independent_chat_permissions?: boolean | undefined
}

/** https://core.telegram.org/bots/api#setchatpermissions */
export const setChatPermissions = (params: SetChatPermissionsParams): Call<true> => ({
  method: 'setChatPermissions',
  params,
  result: True,
})

/** Parameters of `exportChatInviteLink`. https://core.telegram.org/bots/api#exportchatinvitelink */
export interface ExportChatInviteLinkParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#exportchatinvitelink */
export const exportChatInviteLink = (params: ExportChatInviteLinkParams): Call<string> => ({
  method: 'exportChatInviteLink',
  params,
  result: string,
})

/** Parameters of `createChatInviteLink`. https://core.telegram.org/bots/api#createchatinvitelink */
export interface CreateChatInviteLinkParams {
  readonly chat_id: number | string
  /** 0–32 characters. */
  readonly name?: string | undefined
  readonly expire_date?: number | undefined
  /** Range: 1–99999. */
  readonly member_limit?: number | undefined
  readonly creates_join_request?: boolean | undefined
}

/** https://core.telegram.org/bots/api#createchatinvitelink */
export const createChatInviteLink = (params: CreateChatInviteLinkParams): Call<ChatInviteLink> => ({
  method: 'createChatInviteLink',
  params,
  result: ChatInviteLink,
})

/** Parameters of `editChatInviteLink`. https://core.telegram.org/bots/api#editchatinvitelink */
export interface EditChatInviteLinkParams {
  readonly chat_id: number | string
  readonly invite_link: string
  /** 0–32 characters. */
  readonly name?: string | undefined
  readonly expire_date?: number | undefined
  /** Range: 1–99999. */
  readonly member_limit?: number | undefined
  readonly creates_join_request?: boolean | undefined
}

/** https://core.telegram.org/bots/api#editchatinvitelink */
export const editChatInviteLink = (params: EditChatInviteLinkParams): Call<ChatInviteLink> => ({
  method: 'editChatInviteLink',
  params,
  result: ChatInviteLink,
})

/**
 * Parameters of `createChatSubscriptionInviteLink`.
 * https://core.telegram.org/bots/api#createchatsubscriptioninvitelink
 */
export interface CreateChatSubscriptionInviteLinkParams {
  readonly chat_id: number | string
  /** 0–32 characters. */
  readonly name?: string | undefined
  /** Always 2592000. */
  readonly subscription_period: number
  /** Range: 1–10000. */
  readonly subscription_price: number
}

/** https://core.telegram.org/bots/api#createchatsubscriptioninvitelink */
export const createChatSubscriptionInviteLink = (
  params: CreateChatSubscriptionInviteLinkParams,
): Call<ChatInviteLink> => ({ method: 'createChatSubscriptionInviteLink', params, result: ChatInviteLink })

/**
 * Parameters of `editChatSubscriptionInviteLink`.
 * https://core.telegram.org/bots/api#editchatsubscriptioninvitelink
 */
export interface EditChatSubscriptionInviteLinkParams {
  readonly chat_id: number | string
  readonly invite_link: string
  /** 0–32 characters. */
  readonly name?: string | undefined
}

/** https://core.telegram.org/bots/api#editchatsubscriptioninvitelink */
export const editChatSubscriptionInviteLink = (
  params: EditChatSubscriptionInviteLinkParams,
): Call<ChatInviteLink> => ({ method: 'editChatSubscriptionInviteLink', params, result: ChatInviteLink })

/** Parameters of `revokeChatInviteLink`. https://core.telegram.org/bots/api#revokechatinvitelink */
export interface RevokeChatInviteLinkParams {
  readonly chat_id: number | string
  readonly invite_link: string
}

/** https://core.telegram.org/bots/api#revokechatinvitelink */
export const revokeChatInviteLink = (params: RevokeChatInviteLinkParams): Call<ChatInviteLink> => ({
  method: 'revokeChatInviteLink',
  params,
  result: ChatInviteLink,
})

/** Parameters of `approveChatJoinRequest`. https://core.telegram.org/bots/api#approvechatjoinrequest */
export interface ApproveChatJoinRequestParams {
  readonly chat_id: number | string
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#approvechatjoinrequest */
export const approveChatJoinRequest = (params: ApproveChatJoinRequestParams): Call<true> => ({
  method: 'approveChatJoinRequest',
  params,
  result: True,
})

/** Parameters of `declineChatJoinRequest`. https://core.telegram.org/bots/api#declinechatjoinrequest */
export interface DeclineChatJoinRequestParams {
  readonly chat_id: number | string
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#declinechatjoinrequest */
export const declineChatJoinRequest = (params: DeclineChatJoinRequestParams): Call<true> => ({
  method: 'declineChatJoinRequest',
  params,
  result: True,
})

/**
 * Parameters of `answerChatJoinRequestQuery`. https://core.telegram.org/bots/api#answerchatjoinrequestquery
 */
export interface AnswerChatJoinRequestQueryParams {
  readonly chat_join_request_query_id: string
  readonly result: ChatJoinRequestResult
}

/** https://core.telegram.org/bots/api#answerchatjoinrequestquery */
export const answerChatJoinRequestQuery = (params: AnswerChatJoinRequestQueryParams): Call<true> => ({
  method: 'answerChatJoinRequestQuery',
  params,
  result: True,
})

/** Parameters of `sendChatJoinRequestWebApp`. https://core.telegram.org/bots/api#sendchatjoinrequestwebapp */
export interface SendChatJoinRequestWebAppParams {
  readonly chat_join_request_query_id: string
  readonly web_app_url: string
}

/** https://core.telegram.org/bots/api#sendchatjoinrequestwebapp */
export const sendChatJoinRequestWebApp = (params: SendChatJoinRequestWebAppParams): Call<true> => ({
  method: 'sendChatJoinRequestWebApp',
  params,
  result: True,
})

/** Parameters of `setChatPhoto`. https://core.telegram.org/bots/api#setchatphoto */
export interface SetChatPhotoParams {
  readonly chat_id: number | string
  readonly photo: InputFile
}

/** https://core.telegram.org/bots/api#setchatphoto */
export const setChatPhoto = (params: SetChatPhotoParams): Call<true> => ({
  method: 'setChatPhoto',
  params,
  result: True,
  upload: true,
})

/** Parameters of `deleteChatPhoto`. https://core.telegram.org/bots/api#deletechatphoto */
export interface DeleteChatPhotoParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#deletechatphoto */
export const deleteChatPhoto = (params: DeleteChatPhotoParams): Call<true> => ({
  method: 'deleteChatPhoto',
  params,
  result: True,
})

/** Parameters of `setChatTitle`. https://core.telegram.org/bots/api#setchattitle */
export interface SetChatTitleParams {
  readonly chat_id: number | string
  /** 1–128 characters. */
  readonly title: string
}

/** https://core.telegram.org/bots/api#setchattitle */
export const setChatTitle = (params: SetChatTitleParams): Call<true> => ({
  method: 'setChatTitle',
  params,
  result: True,
})

/** Parameters of `setChatDescription`. https://core.telegram.org/bots/api#setchatdescription */
export interface SetChatDescriptionParams {
  readonly chat_id: number | string
  /** 0–255 characters. */
  readonly description?: string | undefined
}

/** https://core.telegram.org/bots/api#setchatdescription */
export const setChatDescription = (params: SetChatDescriptionParams): Call<true> => ({
  method: 'setChatDescription',
  params,
  result: True,
})

/** Parameters of `pinChatMessage`. https://core.telegram.org/bots/api#pinchatmessage */
export interface PinChatMessageParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_id: number
  readonly disable_notification?: boolean | undefined
}

/** https://core.telegram.org/bots/api#pinchatmessage */
export const pinChatMessage = (params: PinChatMessageParams): Call<true> => ({
  method: 'pinChatMessage',
  params,
  result: True,
})

/** Parameters of `unpinChatMessage`. https://core.telegram.org/bots/api#unpinchatmessage */
export interface UnpinChatMessageParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_id?: number | undefined
}

/** https://core.telegram.org/bots/api#unpinchatmessage */
export const unpinChatMessage = (params: UnpinChatMessageParams): Call<true> => ({
  method: 'unpinChatMessage',
  params,
  result: True,
})

/** Parameters of `unpinAllChatMessages`. https://core.telegram.org/bots/api#unpinallchatmessages */
export interface UnpinAllChatMessagesParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#unpinallchatmessages */
export const unpinAllChatMessages = (params: UnpinAllChatMessagesParams): Call<true> => ({
  method: 'unpinAllChatMessages',
  params,
  result: True,
})

/** Parameters of `leaveChat`. https://core.telegram.org/bots/api#leavechat */
export interface LeaveChatParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#leavechat */
export const leaveChat = (params: LeaveChatParams): Call<true> => ({
  method: 'leaveChat',
  params,
  result: True,
})

/** Parameters of `getChat`. https://core.telegram.org/bots/api#getchat */
export interface GetChatParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#getchat */
export const getChat = (params: GetChatParams): Call<ChatFullInfo> => ({
  method: 'getChat',
  params,
  result: ChatFullInfo,
})

/** Parameters of `getChatAdministrators`. https://core.telegram.org/bots/api#getchatadministrators */
export interface GetChatAdministratorsParams {
  readonly chat_id: number | string
  readonly return_bots?: boolean | undefined
}

/** https://core.telegram.org/bots/api#getchatadministrators */
export const getChatAdministrators = (
  params: GetChatAdministratorsParams,
): Call<ReadonlyArray<ChatMember>> => ({ method: 'getChatAdministrators', params, result: listOfChatMember })

/** Parameters of `getChatMemberCount`. https://core.telegram.org/bots/api#getchatmembercount */
export interface GetChatMemberCountParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#getchatmembercount */
export const getChatMemberCount = (params: GetChatMemberCountParams): Call<number> => ({
  method: 'getChatMemberCount',
  params,
  result: integer,
})

/** Parameters of `getChatMember`. https://core.telegram.org/bots/api#getchatmember */
export interface GetChatMemberParams {
  readonly chat_id: number | string
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#getchatmember */
export const getChatMember = (params: GetChatMemberParams): Call<ChatMember> => ({
  method: 'getChatMember',
  params,
  result: ChatMember,
})

/**
 * Parameters of `getUserPersonalChatMessages`. https://core.telegram.org/bots/api#getuserpersonalchatmessages
 */
export interface GetUserPersonalChatMessagesParams {
  readonly user_id: number
  /** Range: 1–20. */
  readonly limit: number
}

/** https://core.telegram.org/bots/api#getuserpersonalchatmessages */
export const getUserPersonalChatMessages = (
  params: GetUserPersonalChatMessagesParams,
): Call<ReadonlyArray<Message>> => ({ method: 'getUserPersonalChatMessages', params, result: listOfMessage })

/** Parameters of `setChatStickerSet`. https://core.telegram.org/bots/api#setchatstickerset */
export interface SetChatStickerSetParams {
  readonly chat_id: number | string
  readonly sticker_set_name: string
}

/** https://core.telegram.org/bots/api#setchatstickerset */
export const setChatStickerSet = (params: SetChatStickerSetParams): Call<true> => ({
  method: 'setChatStickerSet',
  params,
  result: True,
})

/** Parameters of `deleteChatStickerSet`. https://core.telegram.org/bots/api#deletechatstickerset */
export interface DeleteChatStickerSetParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#deletechatstickerset */
export const deleteChatStickerSet = (params: DeleteChatStickerSetParams): Call<true> => ({
  method: 'deleteChatStickerSet',
  params,
  result: True,
})

/** https://core.telegram.org/bots/api#getforumtopiciconstickers */
export const getForumTopicIconStickers = (): Call<ReadonlyArray<Sticker>> => ({
  method: 'getForumTopicIconStickers',
  params: {},
  result: listOfSticker,
})

/** Parameters of `createForumTopic`. https://core.telegram.org/bots/api#createforumtopic */
export interface CreateForumTopicParams {
  readonly chat_id: number | string
  /** 1–128 characters. */
  readonly name: string
  readonly icon_color?: ForumTopicIconColor | undefined
  readonly icon_custom_emoji_id?: string | undefined
}

/** https://core.telegram.org/bots/api#createforumtopic */
export const createForumTopic = (params: CreateForumTopicParams): Call<ForumTopic> => ({
  method: 'createForumTopic',
  params,
  result: ForumTopic,
})

/** Parameters of `editForumTopic`. https://core.telegram.org/bots/api#editforumtopic */
export interface EditForumTopicParams {
  readonly chat_id: number | string
  readonly message_thread_id: number
  /** 0–128 characters. */
  readonly name?: string | undefined
  readonly icon_custom_emoji_id?: string | undefined
}

/** https://core.telegram.org/bots/api#editforumtopic */
export const editForumTopic = (params: EditForumTopicParams): Call<true> => ({
  method: 'editForumTopic',
  params,
  result: True,
})

/** Parameters of `closeForumTopic`. https://core.telegram.org/bots/api#closeforumtopic */
export interface CloseForumTopicParams {
  readonly chat_id: number | string
  readonly message_thread_id: number
}

/** https://core.telegram.org/bots/api#closeforumtopic */
export const closeForumTopic = (params: CloseForumTopicParams): Call<true> => ({
  method: 'closeForumTopic',
  params,
  result: True,
})

/** Parameters of `reopenForumTopic`. https://core.telegram.org/bots/api#reopenforumtopic */
export interface ReopenForumTopicParams {
  readonly chat_id: number | string
  readonly message_thread_id: number
}

/** https://core.telegram.org/bots/api#reopenforumtopic */
export const reopenForumTopic = (params: ReopenForumTopicParams): Call<true> => ({
  method: 'reopenForumTopic',
  params,
  result: True,
})

/** Parameters of `deleteForumTopic`. https://core.telegram.org/bots/api#deleteforumtopic */
export interface DeleteForumTopicParams {
  readonly chat_id: number | string
  readonly message_thread_id: number
}

/** https://core.telegram.org/bots/api#deleteforumtopic */
export const deleteForumTopic = (params: DeleteForumTopicParams): Call<true> => ({
  method: 'deleteForumTopic',
  params,
  result: True,
})

/**
 * Parameters of `unpinAllForumTopicMessages`. https://core.telegram.org/bots/api#unpinallforumtopicmessages
 */
export interface UnpinAllForumTopicMessagesParams {
  readonly chat_id: number | string
  readonly message_thread_id: number
}

/** https://core.telegram.org/bots/api#unpinallforumtopicmessages */
export const unpinAllForumTopicMessages = (params: UnpinAllForumTopicMessagesParams): Call<true> => ({
  method: 'unpinAllForumTopicMessages',
  params,
  result: True,
})

/** Parameters of `editGeneralForumTopic`. https://core.telegram.org/bots/api#editgeneralforumtopic */
export interface EditGeneralForumTopicParams {
  readonly chat_id: number | string
  /** 1–128 characters. */
  readonly name: string
}

/** https://core.telegram.org/bots/api#editgeneralforumtopic */
export const editGeneralForumTopic = (params: EditGeneralForumTopicParams): Call<true> => ({
  method: 'editGeneralForumTopic',
  params,
  result: True,
})

/** Parameters of `closeGeneralForumTopic`. https://core.telegram.org/bots/api#closegeneralforumtopic */
export interface CloseGeneralForumTopicParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#closegeneralforumtopic */
export const closeGeneralForumTopic = (params: CloseGeneralForumTopicParams): Call<true> => ({
  method: 'closeGeneralForumTopic',
  params,
  result: True,
})

/** Parameters of `reopenGeneralForumTopic`. https://core.telegram.org/bots/api#reopengeneralforumtopic */
export interface ReopenGeneralForumTopicParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#reopengeneralforumtopic */
export const reopenGeneralForumTopic = (params: ReopenGeneralForumTopicParams): Call<true> => ({
  method: 'reopenGeneralForumTopic',
  params,
  result: True,
})

/** Parameters of `hideGeneralForumTopic`. https://core.telegram.org/bots/api#hidegeneralforumtopic */
export interface HideGeneralForumTopicParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#hidegeneralforumtopic */
export const hideGeneralForumTopic = (params: HideGeneralForumTopicParams): Call<true> => ({
  method: 'hideGeneralForumTopic',
  params,
  result: True,
})

/** Parameters of `unhideGeneralForumTopic`. https://core.telegram.org/bots/api#unhidegeneralforumtopic */
export interface UnhideGeneralForumTopicParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#unhidegeneralforumtopic */
export const unhideGeneralForumTopic = (params: UnhideGeneralForumTopicParams): Call<true> => ({
  method: 'unhideGeneralForumTopic',
  params,
  result: True,
})

/**
 * Parameters of `unpinAllGeneralForumTopicMessages`.
 * https://core.telegram.org/bots/api#unpinallgeneralforumtopicmessages
 */
export interface UnpinAllGeneralForumTopicMessagesParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#unpinallgeneralforumtopicmessages */
export const unpinAllGeneralForumTopicMessages = (
  params: UnpinAllGeneralForumTopicMessagesParams,
): Call<true> => ({ method: 'unpinAllGeneralForumTopicMessages', params, result: True })

/** Parameters of `answerCallbackQuery`. https://core.telegram.org/bots/api#answercallbackquery */
export interface AnswerCallbackQueryParams {
  readonly callback_query_id: string
  /** 0–200 characters. */
  readonly text?: string | undefined
  readonly show_alert?: boolean | undefined
  readonly url?: string | undefined
  readonly cache_time?: number | undefined
}

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery = (params: AnswerCallbackQueryParams): Call<true> => ({
  method: 'answerCallbackQuery',
  params,
  result: True,
})

/** Parameters of `answerGuestQuery`. https://core.telegram.org/bots/api#answerguestquery */
export interface AnswerGuestQueryParams {
  readonly guest_query_id: string
  readonly result: InlineQueryResult
}

/** https://core.telegram.org/bots/api#answerguestquery */
export const answerGuestQuery = (params: AnswerGuestQueryParams): Call<SentGuestMessage> => ({
  method: 'answerGuestQuery',
  params: toWire('answerGuestQuery', textsOfAnswerGuestQuery, params),
  result: SentGuestMessage,
  upload: true,
})

/** Parameters of `getUserChatBoosts`. https://core.telegram.org/bots/api#getuserchatboosts */
export interface GetUserChatBoostsParams {
  readonly chat_id: number | string
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#getuserchatboosts */
export const getUserChatBoosts = (params: GetUserChatBoostsParams): Call<UserChatBoosts> => ({
  method: 'getUserChatBoosts',
  params,
  result: UserChatBoosts,
})

/** Parameters of `getBusinessConnection`. https://core.telegram.org/bots/api#getbusinessconnection */
export interface GetBusinessConnectionParams {
  readonly business_connection_id: string
}

/** https://core.telegram.org/bots/api#getbusinessconnection */
export const getBusinessConnection = (params: GetBusinessConnectionParams): Call<BusinessConnection> => ({
  method: 'getBusinessConnection',
  params,
  result: BusinessConnection,
})

/** Parameters of `getManagedBotToken`. https://core.telegram.org/bots/api#getmanagedbottoken */
export interface GetManagedBotTokenParams {
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#getmanagedbottoken */
export const getManagedBotToken = (params: GetManagedBotTokenParams): Call<string> => ({
  method: 'getManagedBotToken',
  params,
  result: string,
})

/** Parameters of `replaceManagedBotToken`. https://core.telegram.org/bots/api#replacemanagedbottoken */
export interface ReplaceManagedBotTokenParams {
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#replacemanagedbottoken */
export const replaceManagedBotToken = (params: ReplaceManagedBotTokenParams): Call<string> => ({
  method: 'replaceManagedBotToken',
  params,
  result: string,
})

/**
 * Parameters of `getManagedBotAccessSettings`. https://core.telegram.org/bots/api#getmanagedbotaccesssettings
 */
export interface GetManagedBotAccessSettingsParams {
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#getmanagedbotaccesssettings */
export const getManagedBotAccessSettings = (
  params: GetManagedBotAccessSettingsParams,
): Call<BotAccessSettings> => ({ method: 'getManagedBotAccessSettings', params, result: BotAccessSettings })

/**
 * Parameters of `setManagedBotAccessSettings`. https://core.telegram.org/bots/api#setmanagedbotaccesssettings
 */
export interface SetManagedBotAccessSettingsParams {
  readonly user_id: number
  readonly is_access_restricted: boolean
  /** 0–10 items. */
  readonly added_user_ids?: ReadonlyArray<number> | undefined
}

/** https://core.telegram.org/bots/api#setmanagedbotaccesssettings */
export const setManagedBotAccessSettings = (params: SetManagedBotAccessSettingsParams): Call<true> => ({
  method: 'setManagedBotAccessSettings',
  params,
  result: True,
})

/** Parameters of `setMyCommands`. https://core.telegram.org/bots/api#setmycommands */
export interface SetMyCommandsParams {
  /** 0–100 items. */
  readonly commands: ReadonlyArray<BotCommand>
  readonly scope?: BotCommandScope | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#setmycommands */
export const setMyCommands = (params: SetMyCommandsParams): Call<true> => ({
  method: 'setMyCommands',
  params,
  result: True,
})

/** Parameters of `deleteMyCommands`. https://core.telegram.org/bots/api#deletemycommands */
export interface DeleteMyCommandsParams {
  readonly scope?: BotCommandScope | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#deletemycommands */
export const deleteMyCommands = (params: DeleteMyCommandsParams = {}): Call<true> => ({
  method: 'deleteMyCommands',
  params,
  result: True,
})

/** Parameters of `getMyCommands`. https://core.telegram.org/bots/api#getmycommands */
export interface GetMyCommandsParams {
  readonly scope?: BotCommandScope | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands = (params: GetMyCommandsParams = {}): Call<ReadonlyArray<BotCommand>> => ({
  method: 'getMyCommands',
  params,
  result: listOfBotCommand,
})

/** Parameters of `setMyName`. https://core.telegram.org/bots/api#setmyname */
export interface SetMyNameParams {
  /** 0–64 characters. */
  readonly name?: string | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#setmyname */
export const setMyName = (params: SetMyNameParams = {}): Call<true> => ({
  method: 'setMyName',
  params,
  result: True,
})

/** Parameters of `getMyName`. https://core.telegram.org/bots/api#getmyname */
export interface GetMyNameParams {
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#getmyname */
export const getMyName = (params: GetMyNameParams = {}): Call<BotName> => ({
  method: 'getMyName',
  params,
  result: BotName,
})

/** Parameters of `setMyDescription`. https://core.telegram.org/bots/api#setmydescription */
export interface SetMyDescriptionParams {
  /** 0–512 characters. */
  readonly description?: string | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#setmydescription */
export const setMyDescription = (params: SetMyDescriptionParams = {}): Call<true> => ({
  method: 'setMyDescription',
  params,
  result: True,
})

/** Parameters of `getMyDescription`. https://core.telegram.org/bots/api#getmydescription */
export interface GetMyDescriptionParams {
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#getmydescription */
export const getMyDescription = (params: GetMyDescriptionParams = {}): Call<BotDescription> => ({
  method: 'getMyDescription',
  params,
  result: BotDescription,
})

/** Parameters of `setMyShortDescription`. https://core.telegram.org/bots/api#setmyshortdescription */
export interface SetMyShortDescriptionParams {
  /** 0–120 characters. */
  readonly short_description?: string | undefined
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#setmyshortdescription */
export const setMyShortDescription = (params: SetMyShortDescriptionParams = {}): Call<true> => ({
  method: 'setMyShortDescription',
  params,
  result: True,
})

/** Parameters of `getMyShortDescription`. https://core.telegram.org/bots/api#getmyshortdescription */
export interface GetMyShortDescriptionParams {
  readonly language_code?: string | undefined
}

/** https://core.telegram.org/bots/api#getmyshortdescription */
export const getMyShortDescription = (
  params: GetMyShortDescriptionParams = {},
): Call<BotShortDescription> => ({ method: 'getMyShortDescription', params, result: BotShortDescription })

/** Parameters of `setMyProfilePhoto`. https://core.telegram.org/bots/api#setmyprofilephoto */
export interface SetMyProfilePhotoParams {
  readonly photo: InputProfilePhoto
}

/** https://core.telegram.org/bots/api#setmyprofilephoto */
export const setMyProfilePhoto = (params: SetMyProfilePhotoParams): Call<true> => ({
  method: 'setMyProfilePhoto',
  params,
  result: True,
  upload: true,
})

/** https://core.telegram.org/bots/api#removemyprofilephoto */
export const removeMyProfilePhoto = (): Call<true> => ({
  method: 'removeMyProfilePhoto',
  params: {},
  result: True,
})

/** Parameters of `setChatMenuButton`. https://core.telegram.org/bots/api#setchatmenubutton */
export interface SetChatMenuButtonParams {
  readonly chat_id?: number | undefined
  readonly menu_button?: MenuButton | undefined
}

/** https://core.telegram.org/bots/api#setchatmenubutton */
export const setChatMenuButton = (params: SetChatMenuButtonParams = {}): Call<true> => ({
  method: 'setChatMenuButton',
  params,
  result: True,
})

/** Parameters of `getChatMenuButton`. https://core.telegram.org/bots/api#getchatmenubutton */
export interface GetChatMenuButtonParams {
  readonly chat_id?: number | undefined
}

/** https://core.telegram.org/bots/api#getchatmenubutton */
export const getChatMenuButton = (params: GetChatMenuButtonParams = {}): Call<MenuButton> => ({
  method: 'getChatMenuButton',
  params,
  result: MenuButton,
})

/**
 * Parameters of `setMyDefaultAdministratorRights`.
 * https://core.telegram.org/bots/api#setmydefaultadministratorrights
 */
export interface SetMyDefaultAdministratorRightsParams {
  readonly rights?: ChatAdministratorRights | undefined
  readonly for_channels?: boolean | undefined
}

/** https://core.telegram.org/bots/api#setmydefaultadministratorrights */
export const setMyDefaultAdministratorRights = (
  params: SetMyDefaultAdministratorRightsParams = {},
): Call<true> => ({ method: 'setMyDefaultAdministratorRights', params, result: True })

/**
 * Parameters of `getMyDefaultAdministratorRights`.
 * https://core.telegram.org/bots/api#getmydefaultadministratorrights
 */
export interface GetMyDefaultAdministratorRightsParams {
  readonly for_channels?: boolean | undefined
}

/** https://core.telegram.org/bots/api#getmydefaultadministratorrights */
export const getMyDefaultAdministratorRights = (
  params: GetMyDefaultAdministratorRightsParams = {},
): Call<ChatAdministratorRights> => ({
  method: 'getMyDefaultAdministratorRights',
  params,
  result: ChatAdministratorRights,
})

/** https://core.telegram.org/bots/api#getavailablegifts */
export const getAvailableGifts = (): Call<Gifts> => ({
  method: 'getAvailableGifts',
  params: {},
  result: Gifts,
})

/** Parameters of `sendGift`. https://core.telegram.org/bots/api#sendgift */
export interface SendGiftParams {
  readonly user_id?: number | undefined
  readonly chat_id?: number | string | undefined
  readonly gift_id: string
  readonly pay_for_upgrade?: boolean | undefined
  /** 0–128 characters. */
  readonly text?: AnyText | undefined
  readonly text_parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly text_entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendgift */
export const sendGift = (params: SendGiftParams): Call<true> => ({
  method: 'sendGift',
  params: toWire('sendGift', textsOfSendGift, params),
  result: True,
})

/** Parameters of `giftPremiumSubscription`. https://core.telegram.org/bots/api#giftpremiumsubscription */
export interface GiftPremiumSubscriptionParams {
  readonly user_id: number
  readonly month_count: PremiumMonthCount
  readonly star_count: number
  /** 0–128 characters. */
  readonly text?: AnyText | undefined
  readonly text_parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly text_entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#giftpremiumsubscription */
export const giftPremiumSubscription = (params: GiftPremiumSubscriptionParams): Call<true> => ({
  method: 'giftPremiumSubscription',
  params: toWire('giftPremiumSubscription', textsOfGiftPremiumSubscription, params),
  result: True,
})

/** Parameters of `verifyUser`. https://core.telegram.org/bots/api#verifyuser */
export interface VerifyUserParams {
  readonly user_id: number
  /** 0–70 characters. */
  readonly custom_description?: AnyText | undefined
  readonly custom_description_parse_mode?: Instead<"custom_description: rawMarkup('HTML', …)"> | undefined
  readonly custom_description_entities?: Instead<'custom_description: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#verifyuser */
export const verifyUser = (params: VerifyUserParams): Call<true> => ({
  method: 'verifyUser',
  params: toWire('verifyUser', textsOfVerifyUser, params),
  result: True,
})

/** Parameters of `verifyChat`. https://core.telegram.org/bots/api#verifychat */
export interface VerifyChatParams {
  readonly chat_id: number | string
  /** 0–70 characters. */
  readonly custom_description?: AnyText | undefined
  readonly custom_description_parse_mode?: Instead<"custom_description: rawMarkup('HTML', …)"> | undefined
  readonly custom_description_entities?: Instead<'custom_description: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#verifychat */
export const verifyChat = (params: VerifyChatParams): Call<true> => ({
  method: 'verifyChat',
  params: toWire('verifyChat', textsOfVerifyChat, params),
  result: True,
})

/** Parameters of `removeUserVerification`. https://core.telegram.org/bots/api#removeuserverification */
export interface RemoveUserVerificationParams {
  readonly user_id: number
}

/** https://core.telegram.org/bots/api#removeuserverification */
export const removeUserVerification = (params: RemoveUserVerificationParams): Call<true> => ({
  method: 'removeUserVerification',
  params,
  result: True,
})

/** Parameters of `removeChatVerification`. https://core.telegram.org/bots/api#removechatverification */
export interface RemoveChatVerificationParams {
  readonly chat_id: number | string
}

/** https://core.telegram.org/bots/api#removechatverification */
export const removeChatVerification = (params: RemoveChatVerificationParams): Call<true> => ({
  method: 'removeChatVerification',
  params,
  result: True,
})

/** Parameters of `readBusinessMessage`. https://core.telegram.org/bots/api#readbusinessmessage */
export interface ReadBusinessMessageParams {
  readonly business_connection_id: string
  readonly chat_id: number
  readonly message_id: number
}

/** https://core.telegram.org/bots/api#readbusinessmessage */
export const readBusinessMessage = (params: ReadBusinessMessageParams): Call<true> => ({
  method: 'readBusinessMessage',
  params,
  result: True,
})

/** Parameters of `deleteBusinessMessages`. https://core.telegram.org/bots/api#deletebusinessmessages */
export interface DeleteBusinessMessagesParams {
  readonly business_connection_id: string
  /** 1–100 items. */
  readonly message_ids: ReadonlyArray<number>
}

/** https://core.telegram.org/bots/api#deletebusinessmessages */
export const deleteBusinessMessages = (params: DeleteBusinessMessagesParams): Call<true> => ({
  method: 'deleteBusinessMessages',
  params,
  result: True,
})

/** Parameters of `setBusinessAccountName`. https://core.telegram.org/bots/api#setbusinessaccountname */
export interface SetBusinessAccountNameParams {
  readonly business_connection_id: string
  /** 1–64 characters. */
  readonly first_name: string
  /** 0–64 characters. */
  readonly last_name?: string | undefined
}

/** https://core.telegram.org/bots/api#setbusinessaccountname */
export const setBusinessAccountName = (params: SetBusinessAccountNameParams): Call<true> => ({
  method: 'setBusinessAccountName',
  params,
  result: True,
})

/**
 * Parameters of `setBusinessAccountUsername`. https://core.telegram.org/bots/api#setbusinessaccountusername
 */
export interface SetBusinessAccountUsernameParams {
  readonly business_connection_id: string
  /** 0–32 characters. */
  readonly username?: string | undefined
}

/** https://core.telegram.org/bots/api#setbusinessaccountusername */
export const setBusinessAccountUsername = (params: SetBusinessAccountUsernameParams): Call<true> => ({
  method: 'setBusinessAccountUsername',
  params,
  result: True,
})

/** Parameters of `setBusinessAccountBio`. https://core.telegram.org/bots/api#setbusinessaccountbio */
export interface SetBusinessAccountBioParams {
  readonly business_connection_id: string
  /** 0–140 characters. */
  readonly bio?: string | undefined
}

/** https://core.telegram.org/bots/api#setbusinessaccountbio */
export const setBusinessAccountBio = (params: SetBusinessAccountBioParams): Call<true> => ({
  method: 'setBusinessAccountBio',
  params,
  result: True,
})

/**
 * Parameters of `setBusinessAccountProfilePhoto`.
 * https://core.telegram.org/bots/api#setbusinessaccountprofilephoto
 */
export interface SetBusinessAccountProfilePhotoParams {
  readonly business_connection_id: string
  readonly photo: InputProfilePhoto
  readonly is_public?: boolean | undefined
}

/** https://core.telegram.org/bots/api#setbusinessaccountprofilephoto */
export const setBusinessAccountProfilePhoto = (params: SetBusinessAccountProfilePhotoParams): Call<true> => ({
  method: 'setBusinessAccountProfilePhoto',
  params,
  result: True,
  upload: true,
})

/**
 * Parameters of `removeBusinessAccountProfilePhoto`.
 * https://core.telegram.org/bots/api#removebusinessaccountprofilephoto
 */
export interface RemoveBusinessAccountProfilePhotoParams {
  readonly business_connection_id: string
  readonly is_public?: boolean | undefined
}

/** https://core.telegram.org/bots/api#removebusinessaccountprofilephoto */
export const removeBusinessAccountProfilePhoto = (
  params: RemoveBusinessAccountProfilePhotoParams,
): Call<true> => ({ method: 'removeBusinessAccountProfilePhoto', params, result: True })

/**
 * Parameters of `setBusinessAccountGiftSettings`.
 * https://core.telegram.org/bots/api#setbusinessaccountgiftsettings
 */
export interface SetBusinessAccountGiftSettingsParams {
  readonly business_connection_id: string
  readonly show_gift_button: boolean
  readonly accepted_gift_types: AcceptedGiftTypes
}

/** https://core.telegram.org/bots/api#setbusinessaccountgiftsettings */
export const setBusinessAccountGiftSettings = (params: SetBusinessAccountGiftSettingsParams): Call<true> => ({
  method: 'setBusinessAccountGiftSettings',
  params,
  result: True,
})

/**
 * Parameters of `getBusinessAccountStarBalance`.
 * https://core.telegram.org/bots/api#getbusinessaccountstarbalance
 */
export interface GetBusinessAccountStarBalanceParams {
  readonly business_connection_id: string
}

/** https://core.telegram.org/bots/api#getbusinessaccountstarbalance */
export const getBusinessAccountStarBalance = (
  params: GetBusinessAccountStarBalanceParams,
): Call<StarAmount> => ({ method: 'getBusinessAccountStarBalance', params, result: StarAmount })

/**
 * Parameters of `transferBusinessAccountStars`.
 * https://core.telegram.org/bots/api#transferbusinessaccountstars
 */
export interface TransferBusinessAccountStarsParams {
  readonly business_connection_id: string
  /** Range: 1–10000. */
  readonly star_count: number
}

/** https://core.telegram.org/bots/api#transferbusinessaccountstars */
export const transferBusinessAccountStars = (params: TransferBusinessAccountStarsParams): Call<true> => ({
  method: 'transferBusinessAccountStars',
  params,
  result: True,
})

/** Parameters of `getBusinessAccountGifts`. https://core.telegram.org/bots/api#getbusinessaccountgifts */
export interface GetBusinessAccountGiftsParams {
  readonly business_connection_id: string
  readonly exclude_unsaved?: boolean | undefined
  readonly exclude_saved?: boolean | undefined
  readonly exclude_unlimited?: boolean | undefined
  readonly exclude_limited_upgradable?: boolean | undefined
  readonly exclude_limited_non_upgradable?: boolean | undefined
  readonly exclude_unique?: boolean | undefined
  readonly exclude_from_blockchain?: boolean | undefined
  readonly sort_by_price?: boolean | undefined
  readonly offset?: string | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getbusinessaccountgifts */
export const getBusinessAccountGifts = (params: GetBusinessAccountGiftsParams): Call<OwnedGifts> => ({
  method: 'getBusinessAccountGifts',
  params,
  result: OwnedGifts,
})

/** Parameters of `getUserGifts`. https://core.telegram.org/bots/api#getusergifts */
export interface GetUserGiftsParams {
  readonly user_id: number
  readonly exclude_unlimited?: boolean | undefined
  readonly exclude_limited_upgradable?: boolean | undefined
  readonly exclude_limited_non_upgradable?: boolean | undefined
  readonly exclude_from_blockchain?: boolean | undefined
  readonly exclude_unique?: boolean | undefined
  readonly sort_by_price?: boolean | undefined
  readonly offset?: string | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getusergifts */
export const getUserGifts = (params: GetUserGiftsParams): Call<OwnedGifts> => ({
  method: 'getUserGifts',
  params,
  result: OwnedGifts,
})

/** Parameters of `getChatGifts`. https://core.telegram.org/bots/api#getchatgifts */
export interface GetChatGiftsParams {
  readonly chat_id: number | string
  readonly exclude_unsaved?: boolean | undefined
  readonly exclude_saved?: boolean | undefined
  readonly exclude_unlimited?: boolean | undefined
  readonly exclude_limited_upgradable?: boolean | undefined
  readonly exclude_limited_non_upgradable?: boolean | undefined
  readonly exclude_from_blockchain?: boolean | undefined
  readonly exclude_unique?: boolean | undefined
  readonly sort_by_price?: boolean | undefined
  readonly offset?: string | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getchatgifts */
export const getChatGifts = (params: GetChatGiftsParams): Call<OwnedGifts> => ({
  method: 'getChatGifts',
  params,
  result: OwnedGifts,
})

/** Parameters of `convertGiftToStars`. https://core.telegram.org/bots/api#convertgifttostars */
export interface ConvertGiftToStarsParams {
  readonly business_connection_id: string
  readonly owned_gift_id: string
}

/** https://core.telegram.org/bots/api#convertgifttostars */
export const convertGiftToStars = (params: ConvertGiftToStarsParams): Call<true> => ({
  method: 'convertGiftToStars',
  params,
  result: True,
})

/** Parameters of `upgradeGift`. https://core.telegram.org/bots/api#upgradegift */
export interface UpgradeGiftParams {
  readonly business_connection_id: string
  readonly owned_gift_id: string
  readonly keep_original_details?: boolean | undefined
  readonly star_count?: number | undefined
}

/** https://core.telegram.org/bots/api#upgradegift */
export const upgradeGift = (params: UpgradeGiftParams): Call<true> => ({
  method: 'upgradeGift',
  params,
  result: True,
})

/** Parameters of `transferGift`. https://core.telegram.org/bots/api#transfergift */
export interface TransferGiftParams {
  readonly business_connection_id: string
  readonly owned_gift_id: string
  readonly new_owner_chat_id: number
  readonly star_count?: number | undefined
}

/** https://core.telegram.org/bots/api#transfergift */
export const transferGift = (params: TransferGiftParams): Call<true> => ({
  method: 'transferGift',
  params,
  result: True,
})

/** Parameters of `postStory`. https://core.telegram.org/bots/api#poststory */
export interface PostStoryParams {
  readonly business_connection_id: string
  readonly content: InputStoryContent
  readonly active_period: StoryActivePeriod
  /** 0–2048 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly areas?: ReadonlyArray<StoryArea> | undefined
  readonly post_to_chat_page?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#poststory */
export const postStory = (params: PostStoryParams): Call<Story> => ({
  method: 'postStory',
  params: toWire('postStory', textsOfPostStory, params),
  result: Story,
  upload: true,
})

/** Parameters of `repostStory`. https://core.telegram.org/bots/api#repoststory */
export interface RepostStoryParams {
  readonly business_connection_id: string
  readonly from_chat_id: number
  readonly from_story_id: number
  readonly active_period: StoryActivePeriod
  readonly post_to_chat_page?: boolean | undefined
  readonly protect_content?: boolean | undefined
}

/** https://core.telegram.org/bots/api#repoststory */
export const repostStory = (params: RepostStoryParams): Call<Story> => ({
  method: 'repostStory',
  params,
  result: Story,
})

/** Parameters of `editStory`. https://core.telegram.org/bots/api#editstory */
export interface EditStoryParams {
  readonly business_connection_id: string
  readonly story_id: number
  readonly content: InputStoryContent
  /** 0–2048 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly areas?: ReadonlyArray<StoryArea> | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#editstory */
export const editStory = (params: EditStoryParams): Call<Story> => ({
  method: 'editStory',
  params: toWire('editStory', textsOfEditStory, params),
  result: Story,
  upload: true,
})

/** Parameters of `deleteStory`. https://core.telegram.org/bots/api#deletestory */
export interface DeleteStoryParams {
  readonly business_connection_id: string
  readonly story_id: number
}

/** https://core.telegram.org/bots/api#deletestory */
export const deleteStory = (params: DeleteStoryParams): Call<true> => ({
  method: 'deleteStory',
  params,
  result: True,
})

/** Parameters of `answerWebAppQuery`. https://core.telegram.org/bots/api#answerwebappquery */
export interface AnswerWebAppQueryParams {
  readonly web_app_query_id: string
  readonly result: InlineQueryResult
}

/** https://core.telegram.org/bots/api#answerwebappquery */
export const answerWebAppQuery = (params: AnswerWebAppQueryParams): Call<SentWebAppMessage> => ({
  method: 'answerWebAppQuery',
  params: toWire('answerWebAppQuery', textsOfAnswerWebAppQuery, params),
  result: SentWebAppMessage,
  upload: true,
})

/** Parameters of `savePreparedInlineMessage`. https://core.telegram.org/bots/api#savepreparedinlinemessage */
export interface SavePreparedInlineMessageParams {
  readonly user_id: number
  readonly result: InlineQueryResult
  readonly allow_user_chats?: boolean | undefined
  readonly allow_bot_chats?: boolean | undefined
  readonly allow_group_chats?: boolean | undefined
  readonly allow_channel_chats?: boolean | undefined
}

/** https://core.telegram.org/bots/api#savepreparedinlinemessage */
export const savePreparedInlineMessage = (
  params: SavePreparedInlineMessageParams,
): Call<PreparedInlineMessage> => ({
  method: 'savePreparedInlineMessage',
  params: toWire('savePreparedInlineMessage', textsOfSavePreparedInlineMessage, params),
  result: PreparedInlineMessage,
  upload: true,
})

/**
 * Parameters of `savePreparedKeyboardButton`. https://core.telegram.org/bots/api#savepreparedkeyboardbutton
 */
export interface SavePreparedKeyboardButtonParams {
  readonly user_id: number
  readonly button: KeyboardButton
}

/** https://core.telegram.org/bots/api#savepreparedkeyboardbutton */
export const savePreparedKeyboardButton = (
  params: SavePreparedKeyboardButtonParams,
): Call<PreparedKeyboardButton> => ({
  method: 'savePreparedKeyboardButton',
  params,
  result: PreparedKeyboardButton,
})

/**
 * Parameters of `editMessageText` for a message in a chat. https://core.telegram.org/bots/api#editmessagetext
 */
export interface EditMessageTextParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  /** 1–4096 characters after entity parsing. */
  readonly text?: AnyText | undefined
  readonly link_preview_options?: LinkPreviewOptions | undefined
  readonly rich_message?: InputRichMessage | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
  readonly parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly entities?: Instead<'text: { text, entities }'> | undefined
}

/**
 * Parameters of `editMessageText` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#editmessagetext
 */
export interface EditMessageTextInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  /** 1–4096 characters after entity parsing. */
  readonly text?: AnyText | undefined
  readonly link_preview_options?: LinkPreviewOptions | undefined
  readonly rich_message?: InputRichMessage | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
  readonly parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#editmessagetext */
export function editMessageText(params: EditMessageTextParams): Call<Message>
export function editMessageText(params: EditMessageTextInlineParams): Call<true>
export function editMessageText(
  params: EditMessageTextParams | EditMessageTextInlineParams,
): Call<Message | true>
export function editMessageText(
  params: EditMessageTextParams | EditMessageTextInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? {
        method: 'editMessageText',
        params: toWire('editMessageText', textsOfEditMessageText, params),
        result: Message,
        upload: true,
      }
    : {
        method: 'editMessageText',
        params: toWire('editMessageText', textsOfEditMessageText, params),
        result: True,
        upload: true,
      }
}

/**
 * Parameters of `editMessageCaption` for a message in a chat.
 * https://core.telegram.org/bots/api#editmessagecaption
 */
export interface EditMessageCaptionParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/**
 * Parameters of `editMessageCaption` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#editmessagecaption
 */
export interface EditMessageCaptionInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#editmessagecaption */
export function editMessageCaption(params: EditMessageCaptionParams): Call<Message>
export function editMessageCaption(params: EditMessageCaptionInlineParams): Call<true>
export function editMessageCaption(
  params: EditMessageCaptionParams | EditMessageCaptionInlineParams,
): Call<Message | true>
export function editMessageCaption(
  params: EditMessageCaptionParams | EditMessageCaptionInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? {
        method: 'editMessageCaption',
        params: toWire('editMessageCaption', textsOfEditMessageCaption, params),
        result: Message,
      }
    : {
        method: 'editMessageCaption',
        params: toWire('editMessageCaption', textsOfEditMessageCaption, params),
        result: True,
      }
}

/**
 * Parameters of `editMessageMedia` for a message in a chat.
 * https://core.telegram.org/bots/api#editmessagemedia
 */
export interface EditMessageMediaParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  readonly media: InputMedia
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
}

/**
 * Parameters of `editMessageMedia` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#editmessagemedia
 */
export interface EditMessageMediaInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  readonly media: InputMedia
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
}

/** https://core.telegram.org/bots/api#editmessagemedia */
export function editMessageMedia(params: EditMessageMediaParams): Call<Message>
export function editMessageMedia(params: EditMessageMediaInlineParams): Call<true>
export function editMessageMedia(
  params: EditMessageMediaParams | EditMessageMediaInlineParams,
): Call<Message | true>
export function editMessageMedia(
  params: EditMessageMediaParams | EditMessageMediaInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? {
        method: 'editMessageMedia',
        params: toWire('editMessageMedia', textsOfEditMessageMedia, params),
        result: Message,
        upload: true,
      }
    : {
        method: 'editMessageMedia',
        params: toWire('editMessageMedia', textsOfEditMessageMedia, params),
        result: True,
        upload: true,
      }
}

/**
 * Parameters of `editMessageLiveLocation` for a message in a chat.
 * https://core.telegram.org/bots/api#editmessagelivelocation
 */
export interface EditMessageLiveLocationParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  readonly latitude: number
  readonly longitude: number
  readonly live_period?: number | undefined
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number | undefined
  /** Range: 1–360. */
  readonly heading?: number | undefined
  /** Range: 1–100000. */
  readonly proximity_alert_radius?: number | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
}

/**
 * Parameters of `editMessageLiveLocation` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#editmessagelivelocation
 */
export interface EditMessageLiveLocationInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  readonly latitude: number
  readonly longitude: number
  readonly live_period?: number | undefined
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number | undefined
  /** Range: 1–360. */
  readonly heading?: number | undefined
  /** Range: 1–100000. */
  readonly proximity_alert_radius?: number | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
}

/** https://core.telegram.org/bots/api#editmessagelivelocation */
export function editMessageLiveLocation(params: EditMessageLiveLocationParams): Call<Message>
export function editMessageLiveLocation(params: EditMessageLiveLocationInlineParams): Call<true>
export function editMessageLiveLocation(
  params: EditMessageLiveLocationParams | EditMessageLiveLocationInlineParams,
): Call<Message | true>
export function editMessageLiveLocation(
  params: EditMessageLiveLocationParams | EditMessageLiveLocationInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? { method: 'editMessageLiveLocation', params, result: Message }
    : { method: 'editMessageLiveLocation', params, result: True }
}

/**
 * Parameters of `stopMessageLiveLocation` for a message in a chat.
 * https://core.telegram.org/bots/api#stopmessagelivelocation
 */
export interface StopMessageLiveLocationParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
}

/**
 * Parameters of `stopMessageLiveLocation` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#stopmessagelivelocation
 */
export interface StopMessageLiveLocationInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
}

/** https://core.telegram.org/bots/api#stopmessagelivelocation */
export function stopMessageLiveLocation(params: StopMessageLiveLocationParams): Call<Message>
export function stopMessageLiveLocation(params: StopMessageLiveLocationInlineParams): Call<true>
export function stopMessageLiveLocation(
  params: StopMessageLiveLocationParams | StopMessageLiveLocationInlineParams,
): Call<Message | true>
export function stopMessageLiveLocation(
  params: StopMessageLiveLocationParams | StopMessageLiveLocationInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? { method: 'stopMessageLiveLocation', params, result: Message }
    : { method: 'stopMessageLiveLocation', params, result: True }
}

/** Parameters of `editMessageChecklist`. https://core.telegram.org/bots/api#editmessagechecklist */
export interface EditMessageChecklistParams {
  readonly business_connection_id: string
  readonly chat_id: number | string
  readonly message_id: number
  readonly checklist: InputChecklist
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#editmessagechecklist */
export const editMessageChecklist = (params: EditMessageChecklistParams): Call<Message> => ({
  method: 'editMessageChecklist',
  params: toWire('editMessageChecklist', textsOfEditMessageChecklist, params),
  result: Message,
})

/**
 * Parameters of `editMessageReplyMarkup` for a message in a chat.
 * https://core.telegram.org/bots/api#editmessagereplymarkup
 */
export interface EditMessageReplyMarkupParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly business_connection_id?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly inline_message_id?: undefined
}

/**
 * Parameters of `editMessageReplyMarkup` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#editmessagereplymarkup
 */
export interface EditMessageReplyMarkupInlineParams {
  readonly inline_message_id: string
  readonly business_connection_id?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export function editMessageReplyMarkup(params: EditMessageReplyMarkupParams): Call<Message>
export function editMessageReplyMarkup(params: EditMessageReplyMarkupInlineParams): Call<true>
export function editMessageReplyMarkup(
  params: EditMessageReplyMarkupParams | EditMessageReplyMarkupInlineParams,
): Call<Message | true>
export function editMessageReplyMarkup(
  params: EditMessageReplyMarkupParams | EditMessageReplyMarkupInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? { method: 'editMessageReplyMarkup', params, result: Message }
    : { method: 'editMessageReplyMarkup', params, result: True }
}

/** Parameters of `stopPoll`. https://core.telegram.org/bots/api#stoppoll */
export interface StopPollParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_id: number
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#stoppoll */
export const stopPoll = (params: StopPollParams): Call<Poll> => ({ method: 'stopPoll', params, result: Poll })

/** Parameters of `editEphemeralMessageText`. https://core.telegram.org/bots/api#editephemeralmessagetext */
export interface EditEphemeralMessageTextParams {
  readonly chat_id: number | string
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
  /** 1–4096 characters after entity parsing. */
  readonly text?: AnyText | undefined
  readonly rich_message?: InputRichMessage | undefined
  readonly link_preview_options?: LinkPreviewOptions | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly parse_mode?: Instead<"text: rawMarkup('HTML', …)"> | undefined
  readonly entities?: Instead<'text: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#editephemeralmessagetext */
export const editEphemeralMessageText = (params: EditEphemeralMessageTextParams): Call<true> => ({
  method: 'editEphemeralMessageText',
  params: toWire('editEphemeralMessageText', textsOfEditEphemeralMessageText, params),
  result: True,
  upload: true,
})

/** Parameters of `editEphemeralMessageMedia`. https://core.telegram.org/bots/api#editephemeralmessagemedia */
export interface EditEphemeralMessageMediaParams {
  readonly chat_id: number | string
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
  readonly media: InputMedia
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#editephemeralmessagemedia */
export const editEphemeralMessageMedia = (params: EditEphemeralMessageMediaParams): Call<true> => ({
  method: 'editEphemeralMessageMedia',
  params: toWire('editEphemeralMessageMedia', textsOfEditEphemeralMessageMedia, params),
  result: True,
  upload: true,
})

/**
 * Parameters of `editEphemeralMessageCaption`. https://core.telegram.org/bots/api#editephemeralmessagecaption
 */
export interface EditEphemeralMessageCaptionParams {
  readonly chat_id: number | string
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#editephemeralmessagecaption */
export const editEphemeralMessageCaption = (params: EditEphemeralMessageCaptionParams): Call<true> => ({
  method: 'editEphemeralMessageCaption',
  params: toWire('editEphemeralMessageCaption', textsOfEditEphemeralMessageCaption, params),
  result: True,
})

/**
 * Parameters of `editEphemeralMessageReplyMarkup`.
 * https://core.telegram.org/bots/api#editephemeralmessagereplymarkup
 */
export interface EditEphemeralMessageReplyMarkupParams {
  readonly chat_id: number | string
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#editephemeralmessagereplymarkup */
export const editEphemeralMessageReplyMarkup = (
  params: EditEphemeralMessageReplyMarkupParams,
): Call<true> => ({ method: 'editEphemeralMessageReplyMarkup', params, result: True })

/** Parameters of `approveSuggestedPost`. https://core.telegram.org/bots/api#approvesuggestedpost */
export interface ApproveSuggestedPostParams {
  readonly chat_id: number
  readonly message_id: number
  readonly send_date?: number | undefined
}

/** https://core.telegram.org/bots/api#approvesuggestedpost */
export const approveSuggestedPost = (params: ApproveSuggestedPostParams): Call<true> => ({
  method: 'approveSuggestedPost',
  params,
  result: True,
})

/** Parameters of `declineSuggestedPost`. https://core.telegram.org/bots/api#declinesuggestedpost */
export interface DeclineSuggestedPostParams {
  readonly chat_id: number
  readonly message_id: number
  /** 0–128 characters. */
  readonly comment?: string | undefined
}

/** https://core.telegram.org/bots/api#declinesuggestedpost */
export const declineSuggestedPost = (params: DeclineSuggestedPostParams): Call<true> => ({
  method: 'declineSuggestedPost',
  params,
  result: True,
})

/** Parameters of `deleteMessage`. https://core.telegram.org/bots/api#deletemessage */
export interface DeleteMessageParams {
  readonly chat_id: number | string
  readonly message_id: number
}

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage = (params: DeleteMessageParams): Call<true> => ({
  method: 'deleteMessage',
  params,
  result: True,
})

/** Parameters of `deleteMessages`. https://core.telegram.org/bots/api#deletemessages */
export interface DeleteMessagesParams {
  readonly chat_id: number | string
  /** 1–100 items. */
  readonly message_ids: ReadonlyArray<number>
}

/** https://core.telegram.org/bots/api#deletemessages */
export const deleteMessages = (params: DeleteMessagesParams): Call<true> => ({
  method: 'deleteMessages',
  params,
  result: True,
})

/** Parameters of `deleteEphemeralMessage`. https://core.telegram.org/bots/api#deleteephemeralmessage */
export interface DeleteEphemeralMessageParams {
  readonly chat_id: number | string
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
}

/** https://core.telegram.org/bots/api#deleteephemeralmessage */
export const deleteEphemeralMessage = (params: DeleteEphemeralMessageParams): Call<true> => ({
  method: 'deleteEphemeralMessage',
  params,
  result: True,
})

/** Parameters of `deleteMessageReaction`. https://core.telegram.org/bots/api#deletemessagereaction */
export interface DeleteMessageReactionParams {
  readonly chat_id: number | string
  readonly message_id: number
  readonly user_id?: number | undefined
  readonly actor_chat_id?: number | undefined
}

/** https://core.telegram.org/bots/api#deletemessagereaction */
export const deleteMessageReaction = (params: DeleteMessageReactionParams): Call<true> => ({
  method: 'deleteMessageReaction',
  params,
  result: True,
})

/** Parameters of `deleteAllMessageReactions`. https://core.telegram.org/bots/api#deleteallmessagereactions */
export interface DeleteAllMessageReactionsParams {
  readonly chat_id: number | string
  readonly user_id?: number | undefined
  readonly actor_chat_id?: number | undefined
}

/** https://core.telegram.org/bots/api#deleteallmessagereactions */
export const deleteAllMessageReactions = (params: DeleteAllMessageReactionsParams): Call<true> => ({
  method: 'deleteAllMessageReactions',
  params,
  result: True,
})

/** Parameters of `sendSticker`. https://core.telegram.org/bots/api#sendsticker */
export interface SendStickerParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly sticker: InputFile | string
  readonly emoji?: string | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendsticker */
export const sendSticker = (params: SendStickerParams): Call<Message> => ({
  method: 'sendSticker',
  params: toWire('sendSticker', textsOfSendSticker, params),
  result: Message,
  upload: true,
})

/** Parameters of `getStickerSet`. https://core.telegram.org/bots/api#getstickerset */
export interface GetStickerSetParams {
  readonly name: string
}

/** https://core.telegram.org/bots/api#getstickerset */
export const getStickerSet = (params: GetStickerSetParams): Call<StickerSet> => ({
  method: 'getStickerSet',
  params,
  result: StickerSet,
})

/** Parameters of `getCustomEmojiStickers`. https://core.telegram.org/bots/api#getcustomemojistickers */
export interface GetCustomEmojiStickersParams {
  /** 0–200 items. */
  readonly custom_emoji_ids: ReadonlyArray<string>
}

/** https://core.telegram.org/bots/api#getcustomemojistickers */
export const getCustomEmojiStickers = (
  params: GetCustomEmojiStickersParams,
): Call<ReadonlyArray<Sticker>> => ({ method: 'getCustomEmojiStickers', params, result: listOfSticker })

/** Parameters of `uploadStickerFile`. https://core.telegram.org/bots/api#uploadstickerfile */
export interface UploadStickerFileParams {
  readonly user_id: number
  readonly sticker: InputFile
  readonly sticker_format: StickerFormat
}

/** https://core.telegram.org/bots/api#uploadstickerfile */
export const uploadStickerFile = (params: UploadStickerFileParams): Call<File> => ({
  method: 'uploadStickerFile',
  params,
  result: File,
  upload: true,
})

/** Parameters of `createNewStickerSet`. https://core.telegram.org/bots/api#createnewstickerset */
export interface CreateNewStickerSetParams {
  readonly user_id: number
  /** 1–64 characters. Pattern: `^[A-Za-z0-9_]*$`. */
  readonly name: string
  /** 1–64 characters. */
  readonly title: string
  /** 1–50 items. */
  readonly stickers: ReadonlyArray<InputSticker>
  readonly sticker_type?: StickerType | undefined
  readonly needs_repainting?: boolean | undefined
}

/** https://core.telegram.org/bots/api#createnewstickerset */
export const createNewStickerSet = (params: CreateNewStickerSetParams): Call<true> => ({
  method: 'createNewStickerSet',
  params,
  result: True,
  upload: true,
})

/** Parameters of `addStickerToSet`. https://core.telegram.org/bots/api#addstickertoset */
export interface AddStickerToSetParams {
  readonly user_id: number
  readonly name: string
  readonly sticker: InputSticker
}

/** https://core.telegram.org/bots/api#addstickertoset */
export const addStickerToSet = (params: AddStickerToSetParams): Call<true> => ({
  method: 'addStickerToSet',
  params,
  result: True,
  upload: true,
})

/** Parameters of `setStickerPositionInSet`. https://core.telegram.org/bots/api#setstickerpositioninset */
export interface SetStickerPositionInSetParams {
  readonly sticker: string
  readonly position: number
}

/** https://core.telegram.org/bots/api#setstickerpositioninset */
export const setStickerPositionInSet = (params: SetStickerPositionInSetParams): Call<true> => ({
  method: 'setStickerPositionInSet',
  params,
  result: True,
})

/** Parameters of `deleteStickerFromSet`. https://core.telegram.org/bots/api#deletestickerfromset */
export interface DeleteStickerFromSetParams {
  readonly sticker: string
}

/** https://core.telegram.org/bots/api#deletestickerfromset */
export const deleteStickerFromSet = (params: DeleteStickerFromSetParams): Call<true> => ({
  method: 'deleteStickerFromSet',
  params,
  result: True,
})

/** Parameters of `replaceStickerInSet`. https://core.telegram.org/bots/api#replacestickerinset */
export interface ReplaceStickerInSetParams {
  readonly user_id: number
  readonly name: string
  readonly old_sticker: string
  readonly sticker: InputSticker
}

/** https://core.telegram.org/bots/api#replacestickerinset */
export const replaceStickerInSet = (params: ReplaceStickerInSetParams): Call<true> => ({
  method: 'replaceStickerInSet',
  params,
  result: True,
  upload: true,
})

/** Parameters of `setStickerEmojiList`. https://core.telegram.org/bots/api#setstickeremojilist */
export interface SetStickerEmojiListParams {
  readonly sticker: string
  /** 1–20 items. */
  readonly emoji_list: ReadonlyArray<string>
}

/** https://core.telegram.org/bots/api#setstickeremojilist */
export const setStickerEmojiList = (params: SetStickerEmojiListParams): Call<true> => ({
  method: 'setStickerEmojiList',
  params,
  result: True,
})

/** Parameters of `setStickerKeywords`. https://core.telegram.org/bots/api#setstickerkeywords */
export interface SetStickerKeywordsParams {
  readonly sticker: string
  /** 0–20 items. */
  readonly keywords?: ReadonlyArray<string> | undefined
}

/** https://core.telegram.org/bots/api#setstickerkeywords */
export const setStickerKeywords = (params: SetStickerKeywordsParams): Call<true> => ({
  method: 'setStickerKeywords',
  params,
  result: True,
})

/** Parameters of `setStickerMaskPosition`. https://core.telegram.org/bots/api#setstickermaskposition */
export interface SetStickerMaskPositionParams {
  readonly sticker: string
  readonly mask_position?: MaskPosition | undefined
}

/** https://core.telegram.org/bots/api#setstickermaskposition */
export const setStickerMaskPosition = (params: SetStickerMaskPositionParams): Call<true> => ({
  method: 'setStickerMaskPosition',
  params,
  result: True,
})

/** Parameters of `setStickerSetTitle`. https://core.telegram.org/bots/api#setstickersettitle */
export interface SetStickerSetTitleParams {
  readonly name: string
  /** 1–64 characters. */
  readonly title: string
}

/** https://core.telegram.org/bots/api#setstickersettitle */
export const setStickerSetTitle = (params: SetStickerSetTitleParams): Call<true> => ({
  method: 'setStickerSetTitle',
  params,
  result: True,
})

/** Parameters of `setStickerSetThumbnail`. https://core.telegram.org/bots/api#setstickersetthumbnail */
export interface SetStickerSetThumbnailParams {
  readonly name: string
  readonly user_id: number
  readonly thumbnail?: InputFile | string | undefined
  readonly format: StickerFormat
}

/** https://core.telegram.org/bots/api#setstickersetthumbnail */
export const setStickerSetThumbnail = (params: SetStickerSetThumbnailParams): Call<true> => ({
  method: 'setStickerSetThumbnail',
  params,
  result: True,
  upload: true,
})

/**
 * Parameters of `setCustomEmojiStickerSetThumbnail`.
 * https://core.telegram.org/bots/api#setcustomemojistickersetthumbnail
 */
export interface SetCustomEmojiStickerSetThumbnailParams {
  readonly name: string
  readonly custom_emoji_id?: string | undefined
}

/** https://core.telegram.org/bots/api#setcustomemojistickersetthumbnail */
export const setCustomEmojiStickerSetThumbnail = (
  params: SetCustomEmojiStickerSetThumbnailParams,
): Call<true> => ({ method: 'setCustomEmojiStickerSetThumbnail', params, result: True })

/** Parameters of `deleteStickerSet`. https://core.telegram.org/bots/api#deletestickerset */
export interface DeleteStickerSetParams {
  readonly name: string
}

/** https://core.telegram.org/bots/api#deletestickerset */
export const deleteStickerSet = (params: DeleteStickerSetParams): Call<true> => ({
  method: 'deleteStickerSet',
  params,
  result: True,
})

/** Parameters of `sendRichMessage`. https://core.telegram.org/bots/api#sendrichmessage */
export interface SendRichMessageParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  readonly ephemeral_message_parameters?: EphemeralMessageParameters | undefined
  readonly rich_message: InputRichMessage
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendrichmessage */
export const sendRichMessage = (params: SendRichMessageParams): Call<Message> => ({
  method: 'sendRichMessage',
  params: toWire('sendRichMessage', textsOfSendRichMessage, params),
  result: Message,
  upload: true,
})

/** Parameters of `sendRichMessageDraft`. https://core.telegram.org/bots/api#sendrichmessagedraft */
export interface SendRichMessageDraftParams {
  readonly chat_id: number
  readonly message_thread_id?: number | undefined
  readonly draft_id: number
  readonly rich_message: InputRichMessage
  readonly can_stop?: boolean | undefined
  readonly keep_on_stop?: boolean | undefined
}

/** https://core.telegram.org/bots/api#sendrichmessagedraft */
export const sendRichMessageDraft = (params: SendRichMessageDraftParams): Call<true> => ({
  method: 'sendRichMessageDraft',
  params: toWire('sendRichMessageDraft', textsOfSendRichMessageDraft, params),
  result: True,
  upload: true,
})

/** Parameters of `answerInlineQuery`. https://core.telegram.org/bots/api#answerinlinequery */
export interface AnswerInlineQueryParams {
  readonly inline_query_id: string
  /** 0–50 items. */
  readonly results: ReadonlyArray<InlineQueryResult>
  readonly cache_time?: number | undefined
  readonly is_personal?: boolean | undefined
  /** 0–64 bytes. */
  readonly next_offset?: string | undefined
  readonly button?: InlineQueryResultsButton | undefined
}

/** https://core.telegram.org/bots/api#answerinlinequery */
export const answerInlineQuery = (params: AnswerInlineQueryParams): Call<true> => ({
  method: 'answerInlineQuery',
  params: toWire('answerInlineQuery', textsOfAnswerInlineQuery, params),
  result: True,
  upload: true,
})

/** Parameters of `sendInvoice`. https://core.telegram.org/bots/api#sendinvoice */
export interface SendInvoiceParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly direct_messages_topic_id?: number | undefined
  /** 1–32 characters. */
  readonly title: string
  /** 1–255 characters. */
  readonly description: string
  /** 1–128 bytes. */
  readonly payload: string
  readonly provider_token?: string | undefined
  readonly currency: string
  readonly prices: ReadonlyArray<LabeledPrice>
  readonly max_tip_amount?: number | undefined
  /** 0–4 items. */
  readonly suggested_tip_amounts?: ReadonlyArray<number> | undefined
  readonly start_parameter?: string | undefined
  readonly provider_data?: string | undefined
  readonly photo_url?: string | undefined
  readonly photo_size?: number | undefined
  readonly photo_width?: number | undefined
  readonly photo_height?: number | undefined
  readonly need_name?: boolean | undefined
  readonly need_phone_number?: boolean | undefined
  readonly need_email?: boolean | undefined
  readonly need_shipping_address?: boolean | undefined
  readonly send_phone_number_to_provider?: boolean | undefined
  readonly send_email_to_provider?: boolean | undefined
  readonly is_flexible?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly suggested_post_parameters?: SuggestedPostParameters | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendinvoice */
export const sendInvoice = (params: SendInvoiceParams): Call<Message> => ({
  method: 'sendInvoice',
  params: toWire('sendInvoice', textsOfSendInvoice, params),
  result: Message,
})

/** Parameters of `createInvoiceLink`. https://core.telegram.org/bots/api#createinvoicelink */
export interface CreateInvoiceLinkParams {
  readonly business_connection_id?: string | undefined
  /** 1–32 characters. */
  readonly title: string
  /** 1–255 characters. */
  readonly description: string
  /** 1–128 bytes. */
  readonly payload: string
  readonly provider_token?: string | undefined
  readonly currency: string
  readonly prices: ReadonlyArray<LabeledPrice>
  /** Always 2592000. */
  readonly subscription_period?: number | undefined
  readonly max_tip_amount?: number | undefined
  /** 0–4 items. */
  readonly suggested_tip_amounts?: ReadonlyArray<number> | undefined
  readonly provider_data?: string | undefined
  readonly photo_url?: string | undefined
  readonly photo_size?: number | undefined
  readonly photo_width?: number | undefined
  readonly photo_height?: number | undefined
  readonly need_name?: boolean | undefined
  readonly need_phone_number?: boolean | undefined
  readonly need_email?: boolean | undefined
  readonly need_shipping_address?: boolean | undefined
  readonly send_phone_number_to_provider?: boolean | undefined
  readonly send_email_to_provider?: boolean | undefined
  readonly is_flexible?: boolean | undefined
}

/** https://core.telegram.org/bots/api#createinvoicelink */
export const createInvoiceLink = (params: CreateInvoiceLinkParams): Call<string> => ({
  method: 'createInvoiceLink',
  params,
  result: string,
})

/** Parameters of `answerShippingQuery`. https://core.telegram.org/bots/api#answershippingquery */
export interface AnswerShippingQueryParams {
  readonly shipping_query_id: string
  readonly ok: boolean
  readonly shipping_options?: ReadonlyArray<ShippingOption> | undefined
  readonly error_message?: string | undefined
}

/** https://core.telegram.org/bots/api#answershippingquery */
export const answerShippingQuery = (params: AnswerShippingQueryParams): Call<true> => ({
  method: 'answerShippingQuery',
  params,
  result: True,
})

/** Parameters of `answerPreCheckoutQuery`. https://core.telegram.org/bots/api#answerprecheckoutquery */
export interface AnswerPreCheckoutQueryParams {
  readonly pre_checkout_query_id: string
  readonly ok: boolean
  readonly error_message?: string | undefined
}

/** https://core.telegram.org/bots/api#answerprecheckoutquery */
export const answerPreCheckoutQuery = (params: AnswerPreCheckoutQueryParams): Call<true> => ({
  method: 'answerPreCheckoutQuery',
  params,
  result: True,
})

/** https://core.telegram.org/bots/api#getmystarbalance */
export const getMyStarBalance = (): Call<StarAmount> => ({
  method: 'getMyStarBalance',
  params: {},
  result: StarAmount,
})

/** Parameters of `getStarTransactions`. https://core.telegram.org/bots/api#getstartransactions */
export interface GetStarTransactionsParams {
  readonly offset?: number | undefined
  /** Range: 1–100. */
  readonly limit?: number | undefined
}

/** https://core.telegram.org/bots/api#getstartransactions */
export const getStarTransactions = (params: GetStarTransactionsParams = {}): Call<StarTransactions> => ({
  method: 'getStarTransactions',
  params,
  result: StarTransactions,
})

/** Parameters of `refundStarPayment`. https://core.telegram.org/bots/api#refundstarpayment */
export interface RefundStarPaymentParams {
  readonly user_id: number
  readonly telegram_payment_charge_id: string
}

/** https://core.telegram.org/bots/api#refundstarpayment */
export const refundStarPayment = (params: RefundStarPaymentParams): Call<true> => ({
  method: 'refundStarPayment',
  params,
  result: True,
})

/** Parameters of `editUserStarSubscription`. https://core.telegram.org/bots/api#edituserstarsubscription */
export interface EditUserStarSubscriptionParams {
  readonly user_id: number
  readonly telegram_payment_charge_id: string
  readonly is_canceled: boolean
}

/** https://core.telegram.org/bots/api#edituserstarsubscription */
export const editUserStarSubscription = (params: EditUserStarSubscriptionParams): Call<true> => ({
  method: 'editUserStarSubscription',
  params,
  result: True,
})

/** Parameters of `setPassportDataErrors`. https://core.telegram.org/bots/api#setpassportdataerrors */
export interface SetPassportDataErrorsParams {
  readonly user_id: number
  readonly errors: ReadonlyArray<PassportElementError>
}

/** https://core.telegram.org/bots/api#setpassportdataerrors */
export const setPassportDataErrors = (params: SetPassportDataErrorsParams): Call<true> => ({
  method: 'setPassportDataErrors',
  params,
  result: True,
})

/** Parameters of `sendGame`. https://core.telegram.org/bots/api#sendgame */
export interface SendGameParams {
  readonly business_connection_id?: string | undefined
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly game_short_name: string
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** https://core.telegram.org/bots/api#sendgame */
export const sendGame = (params: SendGameParams): Call<Message> => ({
  method: 'sendGame',
  params: toWire('sendGame', textsOfSendGame, params),
  result: Message,
})

/** Parameters of `setGameScore` for a message in a chat. https://core.telegram.org/bots/api#setgamescore */
export interface SetGameScoreParams {
  readonly chat_id: number
  readonly message_id: number
  readonly user_id: number
  readonly score: number
  readonly force?: boolean | undefined
  readonly disable_edit_message?: boolean | undefined
  readonly inline_message_id?: undefined
}

/**
 * Parameters of `setGameScore` for a message sent through inline mode.
 * https://core.telegram.org/bots/api#setgamescore
 */
export interface SetGameScoreInlineParams {
  readonly inline_message_id: string
  readonly user_id: number
  readonly score: number
  readonly force?: boolean | undefined
  readonly disable_edit_message?: boolean | undefined
  readonly chat_id?: undefined
  readonly message_id?: undefined
}

/** https://core.telegram.org/bots/api#setgamescore */
export function setGameScore(params: SetGameScoreParams): Call<Message>
export function setGameScore(params: SetGameScoreInlineParams): Call<true>
export function setGameScore(params: SetGameScoreParams | SetGameScoreInlineParams): Call<Message | true>
export function setGameScore(
  params: SetGameScoreParams | SetGameScoreInlineParams,
): Call<Message> | Call<true> {
  return params.inline_message_id === undefined
    ? { method: 'setGameScore', params, result: Message }
    : { method: 'setGameScore', params, result: True }
}

/** Parameters of `getGameHighScores`. https://core.telegram.org/bots/api#getgamehighscores */
export interface GetGameHighScoresParams {
  readonly user_id: number
  readonly chat_id?: number | undefined
  readonly message_id?: number | undefined
  readonly inline_message_id?: string | undefined
}

/** https://core.telegram.org/bots/api#getgamehighscores */
export const getGameHighScores = (params: GetGameHighScoresParams): Call<ReadonlyArray<GameHighScore>> => ({
  method: 'getGameHighScores',
  params,
  result: listOfGameHighScore,
})

/** Parameters of `sendWidget`. https://core.telegram.org/bots/api#sendwidget */
export interface SendWidgetParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  /** 1–32768 bytes. */
  readonly html: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** 0–1024 bytes. */
  readonly public_data?: string | undefined
  /** 0–1024 bytes. */
  readonly chat_data?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly allow_queries?: boolean | undefined
  readonly is_shared?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendwidget */
export const sendWidget = (params: SendWidgetParams): Call<Message> => ({
  method: 'sendWidget',
  params: toWire('sendWidget', textsOfSendWidget, params),
  result: Message,
})

/** Parameters of `sendSharedWidget`. https://core.telegram.org/bots/api#sendsharedwidget */
export interface SendSharedWidgetParams {
  readonly chat_id: number | string
  readonly message_thread_id?: number | undefined
  readonly widget_id: string
  /** 0–1024 bytes. */
  readonly chat_data?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly disable_notification?: boolean | undefined
  readonly protect_content?: boolean | undefined
  readonly allow_paid_broadcast?: boolean | undefined
  readonly message_effect_id?: string | undefined
  readonly reply_parameters?: ReplyParameters | undefined
  readonly reply_markup?: ReplyMarkup | undefined
  readonly parse_mode?: Instead<"caption: rawMarkup('HTML', …)"> | undefined
  readonly caption_entities?: Instead<'caption: { text, entities }'> | undefined
}

/** https://core.telegram.org/bots/api#sendsharedwidget */
export const sendSharedWidget = (params: SendSharedWidgetParams): Call<Message> => ({
  method: 'sendSharedWidget',
  params: toWire('sendSharedWidget', textsOfSendSharedWidget, params),
  result: Message,
})

/** Parameters of `answerWidgetQuery`. https://core.telegram.org/bots/api#answerwidgetquery */
export interface AnswerWidgetQueryParams {
  readonly widget_query_id: string
  /** 0–1024 bytes. */
  readonly data?: string | undefined
}

/** https://core.telegram.org/bots/api#answerwidgetquery */
export const answerWidgetQuery = (params: AnswerWidgetQueryParams): Call<true> => ({
  method: 'answerWidgetQuery',
  params,
  result: True,
})

/** Parameters of `editMessageWidgetData`. https://core.telegram.org/bots/api#editmessagewidgetdata */
export interface EditMessageWidgetDataParams {
  readonly chat_id?: number | string | undefined
  readonly message_id?: number | undefined
  readonly inline_message_id?: string | undefined
  /** 0–1024 bytes. */
  readonly public_data?: string | undefined
  /** 0–1024 bytes. */
  readonly chat_data?: string | undefined
}

/** https://core.telegram.org/bots/api#editmessagewidgetdata */
export const editMessageWidgetData = (params: EditMessageWidgetDataParams = {}): Call<true> => ({
  method: 'editMessageWidgetData',
  params,
  result: True,
})

/** Parameters of `editSharedWidgetData`. https://core.telegram.org/bots/api#editsharedwidgetdata */
export interface EditSharedWidgetDataParams {
  readonly widget_id: string
  /** 0–1024 bytes. */
  readonly public_data: string
  /** Range: 5–3600. */
  readonly cache_time?: number | undefined
}

/** https://core.telegram.org/bots/api#editsharedwidgetdata */
export const editSharedWidgetData = (params: EditSharedWidgetDataParams): Call<true> => ({
  method: 'editSharedWidgetData',
  params,
  result: True,
})

/** https://core.telegram.org/bots/api#getchatsharethemebackdrops */
export const getChatShareThemeBackdrops = (): Call<ChatShareThemeBackdrops> => ({
  method: 'getChatShareThemeBackdrops',
  params: {},
  result: ChatShareThemeBackdrops,
})

/** Parameters of `setMySettings`. https://core.telegram.org/bots/api#setmysettings */
export interface SetMySettingsParams {
  readonly can_join_groups?: boolean | undefined
  readonly can_read_all_group_messages?: boolean | undefined
  readonly supports_guest_queries?: boolean | undefined
  readonly supports_inline_queries?: boolean | undefined
  readonly can_connect_to_business?: boolean | undefined
  readonly has_topics_enabled?: boolean | undefined
  readonly allows_users_to_create_topics?: boolean | undefined
  readonly can_manage_bots?: boolean | undefined
  readonly supports_join_request_queries?: boolean | undefined
  readonly inline_query_placeholder?: string | undefined
  readonly needs_inline_query_location?: boolean | undefined
  /** Not confirmed: only one source has it. */
  readonly inline_feedback_share_denominator?: InlineFeedbackDenominator | undefined
  readonly has_topic_sidebar?: boolean | undefined
  readonly can_communicate_with_bots?: boolean | undefined
  /** Not confirmed: inferred from several sources. */
  readonly callback_query_mode?: CallbackQueryMode | undefined
}

/** https://core.telegram.org/bots/api#setmysettings */
export const setMySettings = (params: SetMySettingsParams = {}): Call<true> => ({
  method: 'setMySettings',
  params,
  result: True,
})

/** The name of a method. https://core.telegram.org/bots/api#available-methods */
export type MethodName =
  | 'getUpdates'
  | 'setWebhook'
  | 'deleteWebhook'
  | 'getWebhookInfo'
  | 'getMe'
  | 'logOut'
  | 'close'
  | 'sendMessage'
  | 'forwardMessage'
  | 'forwardMessages'
  | 'copyMessage'
  | 'copyMessages'
  | 'sendPhoto'
  | 'sendLivePhoto'
  | 'sendAudio'
  | 'sendDocument'
  | 'sendVideo'
  | 'sendAnimation'
  | 'sendVoice'
  | 'sendVideoNote'
  | 'sendPaidMedia'
  | 'sendMediaGroup'
  | 'sendLocation'
  | 'sendVenue'
  | 'sendContact'
  | 'sendPoll'
  | 'sendChecklist'
  | 'sendDice'
  | 'sendMessageDraft'
  | 'sendChatAction'
  | 'setMessageReaction'
  | 'getUserProfilePhotos'
  | 'getUserProfileAudios'
  | 'setUserEmojiStatus'
  | 'getFile'
  | 'banChatMember'
  | 'unbanChatMember'
  | 'restrictChatMember'
  | 'promoteChatMember'
  | 'setChatAdministratorCustomTitle'
  | 'setChatMemberTag'
  | 'banChatSenderChat'
  | 'unbanChatSenderChat'
  | 'setChatPermissions'
  | 'exportChatInviteLink'
  | 'createChatInviteLink'
  | 'editChatInviteLink'
  | 'createChatSubscriptionInviteLink'
  | 'editChatSubscriptionInviteLink'
  | 'revokeChatInviteLink'
  | 'approveChatJoinRequest'
  | 'declineChatJoinRequest'
  | 'answerChatJoinRequestQuery'
  | 'sendChatJoinRequestWebApp'
  | 'setChatPhoto'
  | 'deleteChatPhoto'
  | 'setChatTitle'
  | 'setChatDescription'
  | 'pinChatMessage'
  | 'unpinChatMessage'
  | 'unpinAllChatMessages'
  | 'leaveChat'
  | 'getChat'
  | 'getChatAdministrators'
  | 'getChatMemberCount'
  | 'getChatMember'
  | 'getUserPersonalChatMessages'
  | 'setChatStickerSet'
  | 'deleteChatStickerSet'
  | 'getForumTopicIconStickers'
  | 'createForumTopic'
  | 'editForumTopic'
  | 'closeForumTopic'
  | 'reopenForumTopic'
  | 'deleteForumTopic'
  | 'unpinAllForumTopicMessages'
  | 'editGeneralForumTopic'
  | 'closeGeneralForumTopic'
  | 'reopenGeneralForumTopic'
  | 'hideGeneralForumTopic'
  | 'unhideGeneralForumTopic'
  | 'unpinAllGeneralForumTopicMessages'
  | 'answerCallbackQuery'
  | 'answerGuestQuery'
  | 'getUserChatBoosts'
  | 'getBusinessConnection'
  | 'getManagedBotToken'
  | 'replaceManagedBotToken'
  | 'getManagedBotAccessSettings'
  | 'setManagedBotAccessSettings'
  | 'setMyCommands'
  | 'deleteMyCommands'
  | 'getMyCommands'
  | 'setMyName'
  | 'getMyName'
  | 'setMyDescription'
  | 'getMyDescription'
  | 'setMyShortDescription'
  | 'getMyShortDescription'
  | 'setMyProfilePhoto'
  | 'removeMyProfilePhoto'
  | 'setChatMenuButton'
  | 'getChatMenuButton'
  | 'setMyDefaultAdministratorRights'
  | 'getMyDefaultAdministratorRights'
  | 'getAvailableGifts'
  | 'sendGift'
  | 'giftPremiumSubscription'
  | 'verifyUser'
  | 'verifyChat'
  | 'removeUserVerification'
  | 'removeChatVerification'
  | 'readBusinessMessage'
  | 'deleteBusinessMessages'
  | 'setBusinessAccountName'
  | 'setBusinessAccountUsername'
  | 'setBusinessAccountBio'
  | 'setBusinessAccountProfilePhoto'
  | 'removeBusinessAccountProfilePhoto'
  | 'setBusinessAccountGiftSettings'
  | 'getBusinessAccountStarBalance'
  | 'transferBusinessAccountStars'
  | 'getBusinessAccountGifts'
  | 'getUserGifts'
  | 'getChatGifts'
  | 'convertGiftToStars'
  | 'upgradeGift'
  | 'transferGift'
  | 'postStory'
  | 'repostStory'
  | 'editStory'
  | 'deleteStory'
  | 'answerWebAppQuery'
  | 'savePreparedInlineMessage'
  | 'savePreparedKeyboardButton'
  | 'editMessageText'
  | 'editMessageCaption'
  | 'editMessageMedia'
  | 'editMessageLiveLocation'
  | 'stopMessageLiveLocation'
  | 'editMessageChecklist'
  | 'editMessageReplyMarkup'
  | 'stopPoll'
  | 'editEphemeralMessageText'
  | 'editEphemeralMessageMedia'
  | 'editEphemeralMessageCaption'
  | 'editEphemeralMessageReplyMarkup'
  | 'approveSuggestedPost'
  | 'declineSuggestedPost'
  | 'deleteMessage'
  | 'deleteMessages'
  | 'deleteEphemeralMessage'
  | 'deleteMessageReaction'
  | 'deleteAllMessageReactions'
  | 'sendSticker'
  | 'getStickerSet'
  | 'getCustomEmojiStickers'
  | 'uploadStickerFile'
  | 'createNewStickerSet'
  | 'addStickerToSet'
  | 'setStickerPositionInSet'
  | 'deleteStickerFromSet'
  | 'replaceStickerInSet'
  | 'setStickerEmojiList'
  | 'setStickerKeywords'
  | 'setStickerMaskPosition'
  | 'setStickerSetTitle'
  | 'setStickerSetThumbnail'
  | 'setCustomEmojiStickerSetThumbnail'
  | 'deleteStickerSet'
  | 'sendRichMessage'
  | 'sendRichMessageDraft'
  | 'answerInlineQuery'
  | 'sendInvoice'
  | 'createInvoiceLink'
  | 'answerShippingQuery'
  | 'answerPreCheckoutQuery'
  | 'getMyStarBalance'
  | 'getStarTransactions'
  | 'refundStarPayment'
  | 'editUserStarSubscription'
  | 'setPassportDataErrors'
  | 'sendGame'
  | 'setGameScore'
  | 'getGameHighScores'
  | 'sendWidget'
  | 'sendSharedWidget'
  | 'answerWidgetQuery'
  | 'editMessageWidgetData'
  | 'editSharedWidgetData'
  | 'getChatShareThemeBackdrops'
  | 'setMySettings'

/** The names of all methods. https://core.telegram.org/bots/api#available-methods */
export const methodNames: readonly [MethodName, ...ReadonlyArray<MethodName>] = [
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'getMe',
  'logOut',
  'close',
  'sendMessage',
  'forwardMessage',
  'forwardMessages',
  'copyMessage',
  'copyMessages',
  'sendPhoto',
  'sendLivePhoto',
  'sendAudio',
  'sendDocument',
  'sendVideo',
  'sendAnimation',
  'sendVoice',
  'sendVideoNote',
  'sendPaidMedia',
  'sendMediaGroup',
  'sendLocation',
  'sendVenue',
  'sendContact',
  'sendPoll',
  'sendChecklist',
  'sendDice',
  'sendMessageDraft',
  'sendChatAction',
  'setMessageReaction',
  'getUserProfilePhotos',
  'getUserProfileAudios',
  'setUserEmojiStatus',
  'getFile',
  'banChatMember',
  'unbanChatMember',
  'restrictChatMember',
  'promoteChatMember',
  'setChatAdministratorCustomTitle',
  'setChatMemberTag',
  'banChatSenderChat',
  'unbanChatSenderChat',
  'setChatPermissions',
  'exportChatInviteLink',
  'createChatInviteLink',
  'editChatInviteLink',
  'createChatSubscriptionInviteLink',
  'editChatSubscriptionInviteLink',
  'revokeChatInviteLink',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'answerChatJoinRequestQuery',
  'sendChatJoinRequestWebApp',
  'setChatPhoto',
  'deleteChatPhoto',
  'setChatTitle',
  'setChatDescription',
  'pinChatMessage',
  'unpinChatMessage',
  'unpinAllChatMessages',
  'leaveChat',
  'getChat',
  'getChatAdministrators',
  'getChatMemberCount',
  'getChatMember',
  'getUserPersonalChatMessages',
  'setChatStickerSet',
  'deleteChatStickerSet',
  'getForumTopicIconStickers',
  'createForumTopic',
  'editForumTopic',
  'closeForumTopic',
  'reopenForumTopic',
  'deleteForumTopic',
  'unpinAllForumTopicMessages',
  'editGeneralForumTopic',
  'closeGeneralForumTopic',
  'reopenGeneralForumTopic',
  'hideGeneralForumTopic',
  'unhideGeneralForumTopic',
  'unpinAllGeneralForumTopicMessages',
  'answerCallbackQuery',
  'answerGuestQuery',
  'getUserChatBoosts',
  'getBusinessConnection',
  'getManagedBotToken',
  'replaceManagedBotToken',
  'getManagedBotAccessSettings',
  'setManagedBotAccessSettings',
  'setMyCommands',
  'deleteMyCommands',
  'getMyCommands',
  'setMyName',
  'getMyName',
  'setMyDescription',
  'getMyDescription',
  'setMyShortDescription',
  'getMyShortDescription',
  'setMyProfilePhoto',
  'removeMyProfilePhoto',
  'setChatMenuButton',
  'getChatMenuButton',
  'setMyDefaultAdministratorRights',
  'getMyDefaultAdministratorRights',
  'getAvailableGifts',
  'sendGift',
  'giftPremiumSubscription',
  'verifyUser',
  'verifyChat',
  'removeUserVerification',
  'removeChatVerification',
  'readBusinessMessage',
  'deleteBusinessMessages',
  'setBusinessAccountName',
  'setBusinessAccountUsername',
  'setBusinessAccountBio',
  'setBusinessAccountProfilePhoto',
  'removeBusinessAccountProfilePhoto',
  'setBusinessAccountGiftSettings',
  'getBusinessAccountStarBalance',
  'transferBusinessAccountStars',
  'getBusinessAccountGifts',
  'getUserGifts',
  'getChatGifts',
  'convertGiftToStars',
  'upgradeGift',
  'transferGift',
  'postStory',
  'repostStory',
  'editStory',
  'deleteStory',
  'answerWebAppQuery',
  'savePreparedInlineMessage',
  'savePreparedKeyboardButton',
  'editMessageText',
  'editMessageCaption',
  'editMessageMedia',
  'editMessageLiveLocation',
  'stopMessageLiveLocation',
  'editMessageChecklist',
  'editMessageReplyMarkup',
  'stopPoll',
  'editEphemeralMessageText',
  'editEphemeralMessageMedia',
  'editEphemeralMessageCaption',
  'editEphemeralMessageReplyMarkup',
  'approveSuggestedPost',
  'declineSuggestedPost',
  'deleteMessage',
  'deleteMessages',
  'deleteEphemeralMessage',
  'deleteMessageReaction',
  'deleteAllMessageReactions',
  'sendSticker',
  'getStickerSet',
  'getCustomEmojiStickers',
  'uploadStickerFile',
  'createNewStickerSet',
  'addStickerToSet',
  'setStickerPositionInSet',
  'deleteStickerFromSet',
  'replaceStickerInSet',
  'setStickerEmojiList',
  'setStickerKeywords',
  'setStickerMaskPosition',
  'setStickerSetTitle',
  'setStickerSetThumbnail',
  'setCustomEmojiStickerSetThumbnail',
  'deleteStickerSet',
  'sendRichMessage',
  'sendRichMessageDraft',
  'answerInlineQuery',
  'sendInvoice',
  'createInvoiceLink',
  'answerShippingQuery',
  'answerPreCheckoutQuery',
  'getMyStarBalance',
  'getStarTransactions',
  'refundStarPayment',
  'editUserStarSubscription',
  'setPassportDataErrors',
  'sendGame',
  'setGameScore',
  'getGameHighScores',
  'sendWidget',
  'sendSharedWidget',
  'answerWidgetQuery',
  'editMessageWidgetData',
  'editSharedWidgetData',
  'getChatShareThemeBackdrops',
  'setMySettings',
]

const listOfUpdate: Codec<ReadonlyArray<Update>> = /* @__PURE__ */ array(Update)
const textsOfReplyParameters: Texts = { quote: ['quote_parse_mode', 'quote_entities'] }
const textsOfSendMessage: Texts = {
  text: ['parse_mode', 'entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const listOfMessageId: Codec<ReadonlyArray<MessageId>> = /* @__PURE__ */ array(MessageId)
const textsOfCopyMessage: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendPhoto: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendLivePhoto: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendAudio: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendDocument: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendVideo: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendAnimation: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendVoice: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendVideoNote: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendPaidMedia: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfInputMediaGroupItem: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfSendMediaGroup: Texts = {
  media: () => textsOfInputMediaGroupItem,
  reply_parameters: () => textsOfReplyParameters,
}
const listOfMessage: Codec<ReadonlyArray<Message>> = /* @__PURE__ */ array(Message)
const textsOfSendLocation: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendVenue: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendContact: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfInputPollOption: Texts = {
  text: ['text_parse_mode', 'text_entities'],
  media: () => textsOfInputPollOptionMedia,
}
const textsOfInputPollOptionMedia: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputPollMedia: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfSendPoll: Texts = {
  question: ['question_parse_mode', 'question_entities'],
  explanation: ['explanation_parse_mode', 'explanation_entities'],
  description: ['description_parse_mode', 'description_entities'],
  options: () => textsOfInputPollOption,
  explanation_media: () => textsOfInputPollMedia,
  media: () => textsOfInputPollMedia,
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfInputChecklist: Texts = {
  title: ['parse_mode', 'title_entities'],
  tasks: () => textsOfInputChecklistTask,
}
const textsOfInputChecklistTask: Texts = { text: ['parse_mode', 'text_entities'] }
const textsOfSendChecklist: Texts = {
  checklist: () => textsOfInputChecklist,
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendDice: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendMessageDraft: Texts = { text: ['parse_mode', 'entities'] }
const listOfChatMember: Codec<ReadonlyArray<ChatMember>> = /* @__PURE__ */ array(ChatMember)
const listOfSticker: Codec<ReadonlyArray<Sticker>> = /* @__PURE__ */ array(Sticker)
const textsOfInlineQueryResult: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  input_message_content: () => textsOfInputMessageContent,
}
const textsOfInputMessageContent: Texts = {
  message_text: ['parse_mode', 'entities'],
  rich_message: () => textsOfInputRichMessage,
  caption: ['parse_mode', 'caption_entities'],
}
const textsOfInputRichMessage: Texts = {
  blocks: () => textsOfInputRichBlock,
  media: () => textsOfInputRichMessageMedia,
}
const textsOfInputRichBlock: Texts = {
  items: () => textsOfInputRichBlockListItem,
  blocks: () => textsOfInputRichBlock,
  animation: () => textsOfInputMediaAnimation,
  audio: () => textsOfInputMediaAudio,
  document: () => textsOfInputMediaDocument,
  photo: () => textsOfInputMediaPhoto,
  video: () => textsOfInputMediaVideo,
  voice_note: () => textsOfInputMediaVoiceNote,
}
const textsOfInputRichBlockListItem: Texts = { blocks: () => textsOfInputRichBlock }
const textsOfInputMediaAnimation: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMediaAudio: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMediaDocument: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMediaPhoto: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMediaVideo: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMediaVoiceNote: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputRichMessageMedia: Texts = { media: () => textsOfInputRichMedia }
const textsOfInputRichMedia: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfAnswerGuestQuery: Texts = { result: () => textsOfInlineQueryResult }
const listOfBotCommand: Codec<ReadonlyArray<BotCommand>> = /* @__PURE__ */ array(BotCommand)
const textsOfSendGift: Texts = { text: ['text_parse_mode', 'text_entities'] }
const textsOfGiftPremiumSubscription: Texts = { text: ['text_parse_mode', 'text_entities'] }
const textsOfVerifyUser: Texts = {
  custom_description: ['custom_description_parse_mode', 'custom_description_entities'],
}
const textsOfVerifyChat: Texts = {
  custom_description: ['custom_description_parse_mode', 'custom_description_entities'],
}
const textsOfPostStory: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfEditStory: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfAnswerWebAppQuery: Texts = { result: () => textsOfInlineQueryResult }
const textsOfSavePreparedInlineMessage: Texts = { result: () => textsOfInlineQueryResult }
const textsOfEditMessageText: Texts = {
  text: ['parse_mode', 'entities'],
  rich_message: () => textsOfInputRichMessage,
}
const textsOfEditMessageCaption: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfInputMedia: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfEditMessageMedia: Texts = { media: () => textsOfInputMedia }
const textsOfEditMessageChecklist: Texts = { checklist: () => textsOfInputChecklist }
const textsOfEditEphemeralMessageText: Texts = {
  text: ['parse_mode', 'entities'],
  rich_message: () => textsOfInputRichMessage,
}
const textsOfEditEphemeralMessageMedia: Texts = { media: () => textsOfInputMedia }
const textsOfEditEphemeralMessageCaption: Texts = { caption: ['parse_mode', 'caption_entities'] }
const textsOfSendSticker: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendRichMessage: Texts = {
  rich_message: () => textsOfInputRichMessage,
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendRichMessageDraft: Texts = { rich_message: () => textsOfInputRichMessage }
const textsOfAnswerInlineQuery: Texts = { results: () => textsOfInlineQueryResult }
const textsOfSendInvoice: Texts = { reply_parameters: () => textsOfReplyParameters }
const textsOfSendGame: Texts = { reply_parameters: () => textsOfReplyParameters }
const listOfGameHighScore: Codec<ReadonlyArray<GameHighScore>> = /* @__PURE__ */ array(GameHighScore)
const textsOfSendWidget: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
const textsOfSendSharedWidget: Texts = {
  caption: ['parse_mode', 'caption_entities'],
  reply_parameters: () => textsOfReplyParameters,
}
