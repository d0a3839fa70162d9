// Where @gramio/types deviates from the Bot API, or says less: data, each entry with its reason.

import type { Field, Type } from '../src/Schema.ts'

// model

export interface Correction {
  /** The field in the Bot API. Only the properties given here replace derived ones. */
  readonly field: Partial<Field>
  readonly why: string
}

// corrections

/** Objects that are nothing without their optional fields. */
export const payloads: Readonly<Record<string, string>> = {
  Update: 'An update is about the one optional field that it has.',
}

/** Declarations that are not objects of the Bot API. */
export const dropped: Readonly<Record<string, string>> = {
  APIResponse:
    'The envelope of a response is generic over methods: client and emulator declare it themselves.',
  APIResponseOk: 'As above.',
  APIResponseError: 'As above.',
  Currencies:
    'The Bot API says String: the list of currencies is Telegram’s own and changes without a version.',
  InputFile: 'Declared as Blob. Here a file to upload is a type of its own, which core defines.',
}

/** Objects that Telegram sends though no update and no result contains them. */
export const alsoIncoming: Readonly<Record<string, string>> = {
  ResponseParameters: 'Part of the envelope of a refusal.',
}

/** Names of enums and unions: the source repeats some for each field, and others have no name. */
export const names: Readonly<Record<string, string>> = {
  AnswerChatJoinRequestQueryResult: 'ChatJoinRequestResult',
  ChatFullInfoType: 'ChatType',
  CreateForumTopicIconColor: 'ForumTopicIconColor',
  CreateNewStickerSetStickerType: 'StickerType',
  GiftPremiumSubscriptionMonthCount: 'PremiumMonthCount',
  InlineKeyboardButtonStyle: 'ButtonStyle',
  InlineQueryResultGifThumbnailMimeType: 'ThumbnailMimeType',
  InlineQueryResultMpeg4GifThumbnailMimeType: 'ThumbnailMimeType',
  InputRichBlockButtonsAlign: 'HorizontalAlign',
  InputRichBlockListItemType: 'RichBlockListItemType',
  InputStickerFormat: 'StickerFormat',
  KeyboardButtonStyle: 'ButtonStyle',
  PassportElementErrorFilesType: 'PassportElementErrorFileType',
  PassportElementErrorSelfieType: 'PassportElementErrorFrontSideType',
  PassportElementErrorTranslationFilesType: 'PassportElementErrorTranslationFileType',
  PostStoryActivePeriod: 'StoryActivePeriod',
  ReactionTypeEmojiEmoji: 'ReactionEmoji',
  RepostStoryActivePeriod: 'StoryActivePeriod',
  RichBlockButtonsAlign: 'HorizontalAlign',
  RichBlockTableCellAlign: 'HorizontalAlign',
  RichBlockTableCellValign: 'VerticalAlign',
  SendChatActionAction: 'ChatAction',
  SendDiceEmoji: 'DiceEmoji',
  SendPollType: 'PollType',
  SetStickerSetThumbnailFormat: 'StickerFormat',
  StickerSetStickerType: 'StickerType',
  SuggestedPostPaidCurrency: 'StarCurrency',
  SuggestedPostPriceCurrency: 'StarCurrency',
  UniqueGiftInfoLastResaleCurrency: 'StarCurrency',
  UploadStickerFileStickerFormat: 'StickerFormat',
  'HTML MarkdownV2 Markdown': 'ParseMode',
  'InlineKeyboardMarkup ReplyKeyboardMarkup ReplyKeyboardRemove ForceReply': 'ReplyMarkup',
  'InputMediaAudio InputMediaDocument InputMediaLivePhoto InputMediaPhoto InputMediaVideo':
    'InputMediaGroupItem',
  ['InputMediaAnimation InputMediaAudio InputMediaDocument ' +
  'InputMediaPhoto InputMediaVideo InputMediaVoiceNote']: 'InputRichMedia',
}

/** Types of a union that are not objects. */
export const plainMembers: Readonly<
  Record<string, { readonly types: ReadonlyArray<Type>; readonly why: string }>
> = {
  RichText: {
    types: ['string', { array: { ref: 'RichText' } }],
    why: 'The Bot API also allows a String and an Array of RichText. The source has only the objects.',
  },
}

/** Unions with a discriminant that not every member fixes. */
export const discriminants: Readonly<Record<string, { readonly field: string; readonly why: string }>> = {
  MaybeInaccessibleMessage: { field: 'date', why: 'It is 0 only in an InaccessibleMessage.' },
}

/** Fields that a union promises: every variant has them, also one that a later version adds. */
export const promised: Readonly<
  Record<string, { readonly fields: ReadonlyArray<string>; readonly why: string }>
> = {
  ChatMember: { fields: ['user'], why: 'The Bot API says: information about one member of a chat.' },
}

// Required fields that are younger than their object, by the version from which servers send them. Found by
// comparing the declarations of all versions, in the official changelog, and in recorded updates.
const fileKinds = ['Animation', 'Audio', 'Document', 'File', 'PassportFile', 'PhotoSize', 'Sticker'].concat([
  'Video',
  'VideoNote',
  'Voice',
])
const younger: Readonly<Record<string, ReadonlyArray<string>>> = {
  '2.0': ['Chat.type', 'ChatFullInfo.type'],
  '2.2': ['CallbackQuery.chat_instance'],
  '3.1': [
    'ChatMemberBanned.until_date',
    ...['can_be_edited', 'can_delete_messages', 'can_restrict_members', 'can_promote_members']
      .concat(['can_change_info', 'can_invite_users'])
      .map((field) => `ChatMemberAdministrator.${field}`),
  ],
  '3.3': ['User.is_bot'],
  '4.0': ['width', 'height', 'duration'].map((field) => `Animation.${field}`),
  '4.4': [
    'Sticker.is_animated',
    ...['is_member', 'can_send_polls', 'can_change_info', 'can_invite_users', 'can_pin_messages'].map(
      (field) => `ChatMemberRestricted.${field}`,
    ),
  ],
  '4.5': [
    ...fileKinds.map((owner) => `${owner}.file_unique_id`),
    'ChatPhoto.small_file_unique_id',
    'ChatPhoto.big_file_unique_id',
  ],
  '4.6': ['total_voter_count', 'is_anonymous', 'type', 'allows_multiple_answers'].map(
    (field) => `Poll.${field}`,
  ),
  '4.8': ['Dice.emoji'],
  '5.0': ['ChatMemberAdministrator.is_anonymous', 'ChatMemberOwner.is_anonymous'],
  '5.1': ['ChatMemberAdministrator.can_manage_chat'],
  '5.4': ['ChatInviteLink.creates_join_request'],
  '5.7': ['Sticker.is_video'],
  '6.0': ['ChatMemberAdministrator.can_manage_video_chats'],
  '6.2': ['Sticker.type', 'StickerSet.sticker_type'],
  '6.3': ['ChatMemberRestricted.can_manage_topics'],
  '6.5': [
    'ChatJoinRequest.user_chat_id',
    ...['audios', 'documents', 'photos', 'videos', 'video_notes', 'voice_notes'].map(
      (what) => `ChatMemberRestricted.can_send_${what}`,
    ),
  ],
  '7.0': ['ChatFullInfo.accent_color_id'],
  '7.1': ['ChatAdministratorRights', 'ChatMemberAdministrator'].flatMap((owner) =>
    ['can_post_stories', 'can_edit_stories', 'can_delete_stories'].map((field) => `${owner}.${field}`),
  ),
  '7.2': ['UsersShared.users'],
  '7.3': ['ChatFullInfo.max_reaction_count'],
  '9.0': ['ChatFullInfo.accepted_gift_types', 'TransactionPartnerUser.transaction_type'],
  '9.3': ['AcceptedGiftTypes.gifts_from_channels', 'UniqueGift.gift_id'],
  '9.5': ['ChatMemberRestricted.can_edit_tag'],
  '9.6': ['Poll.allows_revoting', 'PollAnswer.option_persistent_ids', 'PollOption.persistent_id'],
  '10.0': ['ChatMemberRestricted.can_react_to_messages', 'Poll.members_only'],
  '10.3': ['ChatAdministratorRights', 'ChatMemberAdministrator'].map(
    (owner) => `${owner}.can_send_welcome_messages`,
  ),
}
const sinceByField: Readonly<Record<string, Correction>> = Object.fromEntries(
  Object.entries(younger).flatMap(([since, fields]) =>
    fields.map((field) => [field, { field: { since }, why: `Servers before ${since} do not send it.` }]),
  ),
)

const quizOrRegular: Correction = {
  field: { type: { ref: 'PollType' } },
  why: 'Declared as string; the Bot API lists the two types of polls.',
}
const buttonOrText: Type = { array: { array: { oneOf: [{ ref: 'KeyboardButton' }, 'string'] } } }
const orForever: Correction = {
  field: { orElse: 0x7fffffff },
  why: 'This number means: until the sharing is stopped.',
}

export const corrections: Readonly<Record<string, Correction>> = {
  ...sinceByField,
  'Poll.options': { field: { whole: true }, why: 'Votes name an option by its place.' },
  'InaccessibleMessage.date': { field: { type: { literal: 0 } }, why: 'Always 0; declared as any number.' },
  'KeyboardButtonPollType.type': quizOrRegular,
  'ReplyKeyboardMarkup.keyboard': {
    field: { type: buttonOrText },
    why: 'A String can stand for a button that has only a text.',
  },
  'Dice.value': { field: { range: [1, 64] }, why: 'It depends on the emoji: 1–6, 1–5 or 1–64.' },
  'SuggestedPostPrice.amount': {
    field: { range: [5, 10_000_000_000_000] },
    why: 'It depends on the currency: 5–100000 Stars, or 10000000–10000000000000 nanograms.',
  },
  'answerInlineQuery.results': {
    field: { items: [0, 50] },
    why: 'The documentation says it of the method, not of the parameter.',
  },
  'InlineQueryResultLocation.live_period': orForever,
  'InputLocationMessageContent.live_period': orForever,
  'sendLocation.live_period': orForever,
}

/** Numbers that may be fractions. All others are integers of at most 52 significant bits. */
export const fractions: ReadonlyArray<
  readonly [owners: ReadonlyArray<string>, fields: ReadonlyArray<string>]
> = [
  [
    [
      'Location',
      'InputMediaLocation',
      'InlineQueryResultLocation',
      'InputLocationMessageContent',
      'sendLocation',
      'editMessageLiveLocation',
    ],
    ['latitude', 'longitude', 'horizontal_accuracy'],
  ],
  [
    [
      'InputMediaVenue',
      'InlineQueryResultVenue',
      'InputVenueMessageContent',
      'sendVenue',
      'StoryAreaTypeLocation',
    ],
    ['latitude', 'longitude'],
  ],
  [
    ['StoryAreaPosition'],
    [
      'x_percentage',
      'y_percentage',
      'width_percentage',
      'height_percentage',
      'rotation_angle',
      'corner_radius_percentage',
    ],
  ],
  [['StoryAreaTypeWeather'], ['temperature']],
  [['MaskPosition'], ['x_shift', 'y_shift', 'scale']],
  [['InputProfilePhotoAnimated'], ['main_frame_timestamp']],
  [['InputStoryContentVideo'], ['duration', 'cover_frame_timestamp']],
]
