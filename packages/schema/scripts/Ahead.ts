// What the Bot API has and @gramio/types does not have yet. An entry that the source has caught up with is
// idle: remove it. https://core.telegram.org/bots/api-changelog

import type { EnumFacts, Field, FieldTable, MethodFacts, Type } from '../src/Schema.ts'

// model

export interface Ahead {
  readonly version: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly enums: Readonly<Record<string, EnumFacts>>
  /** The members of new unions, and the new members of known ones. */
  readonly unions: Readonly<Record<string, ReadonlyArray<string>>>
  /** The fields of new objects, and the new or changed fields of known ones. */
  readonly objects: Readonly<Record<string, FieldTable>>
  /** New methods, and what has changed of known ones. */
  readonly methods: Readonly<Record<string, Partial<MethodFacts>>>
  /** What the source still has: an object, or a field as `Owner.field`. */
  readonly gone: ReadonlyArray<string>
}

// constructors

const required = (type: Type, limits: Partial<Field> = {}): Field => ({ type, required: true, ...limits })
const optional = (type: Type, limits: Partial<Field> = {}): Field => ({ type, ...limits })
// A field that the decoder must not insist on.
const rumoured = (type: Type): Field => ({ type, certainty: 'one source' })
const guessed = (type: Type): Field => ({ type, certainty: 'inferred' })
const to = (ref: string): Type => ({ ref })
const listOf = (type: Type): Type => ({ array: type })
const literal = (value: string): Field => required({ literal: value })
const bytes = (min: number, max: number): Partial<Field> => ({ length: [min, max, 'bytes'] })

// private

const chatId: Type = { oneOf: ['integer', 'string'] }
const data = optional('string', bytes(0, 1024))

const caption: FieldTable = {
  caption: optional('string', { length: [0, 1024, 'parsed characters'] }),
  parse_mode: optional(to('ParseMode')),
  caption_entities: optional(listOf(to('MessageEntity'))),
  show_caption_above_media: optional('boolean'),
}
const widget: FieldTable = {
  html: required('string', bytes(1, 32_768)),
  width: optional('integer'),
  height: optional('integer'),
  public_data: data,
  chat_data: data,
  ...caption,
  allow_queries: optional('boolean'),
  is_shared: optional('boolean'),
}
const sharedWidget: FieldTable = { widget_id: required('string'), chat_data: data, ...caption }
const target: FieldTable = { chat_id: required(chatId), message_thread_id: optional('integer') }
const delivery: FieldTable = {
  disable_notification: optional('boolean'),
  protect_content: optional('boolean'),
  allow_paid_broadcast: optional('boolean'),
  message_effect_id: optional('string'),
  reply_parameters: optional(to('ReplyParameters')),
  reply_markup: optional(to('ReplyMarkup')),
}
const verification: Partial<MethodFacts> = {
  params: {
    custom_description_parse_mode: optional(to('ParseMode')),
    custom_description_entities: optional(listOf(to('MessageEntity'))),
  },
}

// Only getMe ever returned these fields of a user.
const abilities = [
  'can_join_groups',
  'can_read_all_group_messages',
  'supports_guest_queries',
  'supports_inline_queries',
  'can_connect_to_business',
  'has_main_web_app',
  'has_topics_enabled',
  'allows_users_to_create_topics',
  'can_manage_bots',
  'supports_join_request_queries',
]
const named = (keys: ReadonlyArray<string>, field: Field): FieldTable =>
  Object.fromEntries(keys.map((key) => [key, field]))

// The chat is that of the callback query which the ephemeral message answers.
const ephemeral = [
  'sendMessage',
  'sendPhoto',
  'sendLivePhoto',
  'sendAudio',
  'sendDocument',
  'sendVideo',
  'sendAnimation',
  'sendVoice',
  'sendVideoNote',
  'sendLocation',
  'sendVenue',
  'sendContact',
  'sendSticker',
  'sendRichMessage',
]
const toQuery: Partial<MethodFacts> = {
  params: { chat_id: optional(chatId, { unless: 'ephemeral_message_parameters' }) },
}

// facts

const widgetTypes: Readonly<Record<string, FieldTable>> = {
  Widget: {
    html: required('string'),
    ...named(['id', 'public_data', 'chat_data'], optional('string')),
    ...named(['width', 'height'], optional('integer')),
  },
  WidgetQuery: {
    id: required('string'),
    from: required(to('User')),
    chat_instance: required('string'),
    type: required(to('WidgetQueryType')),
    data: required('string', bytes(1, 64)),
    chat: optional(to('Chat')),
    message_id: optional('integer'),
    inline_message_id: optional('string'),
    chat_type: rumoured(to('InlineQueryChatType')),
    widget_id: optional('string'),
  },
  SharedWidgetQuery: {
    id: required('string'),
    from: required(to('User')),
    type: required(to('WidgetQueryType')),
    data: required('string', bytes(1, 64)),
    widget_id: required('string'),
  },
  WidgetQueryTypeData: { type: literal('data'), wallet_card: optional(to('TonWalletCard')) },
  WidgetQueryTypeSignData: {
    type: literal('sign_data'),
    wallet: required(to('WidgetQueryWallet')),
    sign_data: required('string'),
  },
  WidgetQueryTypeSentTransaction: {
    type: literal('sent_transaction'),
    wallet: required(to('WidgetQueryWallet')),
    msg_hash: required('string'),
  },
  WidgetQueryWallet: {
    address: required('string'),
    ...named(['amount', 'public_key', 'state_init'], rumoured('string')),
  },
  InputWidgetMessageContent: widget,
  InputSharedWidgetMessageContent: sharedWidget,
}

const tonTypes: Readonly<Record<string, FieldTable>> = {
  TonWalletCard: {
    address: required('string'),
    amount: required('string'),
    stickers: required(listOf(to('TonWalletCardSticker'))),
    background_nft_address: optional('string'),
  },
  TonWalletCardSticker: { position: required(to('AreaPosition')), nft: required(to('TonNft')) },
  TonNft: {
    ...named(['address', 'index', 'name', 'description', 'collection_address'], rumoured('string')),
    attributes: rumoured(listOf(to('TonNftAttribute'))),
    gift: rumoured(to('UniqueGift')),
  },
  TonNftAttribute: { trait_type: required('string'), value: required('string') },
}

const themeTypes: Readonly<Record<string, FieldTable>> = {
  ChatShareThemeEmoji: {
    type: literal('emoji'),
    emojis: required(listOf(to('EmojiType')), { items: [0, 6] }),
    background_backdrop_id: optional('integer'),
  },
  ChatShareThemeUniqueGift: { type: literal('unique_gift'), gift: rumoured(to('UniqueGift')) },
  EmojiTypeEmoji: { type: literal('emoji'), emoji: required('string') },
  EmojiTypeCustomEmoji: { type: literal('custom_emoji'), custom_emoji_id: required('string') },
  ChatShareThemeBackdrops: { backdrops: required(listOf(to('ChatShareThemeBackdrop'))) },
  ChatShareThemeBackdrop: {
    id: required('integer'),
    name: required('string'),
    colors: required(to('UniqueGiftBackdropColors')),
  },
}

export const ahead: Ahead = {
  version: '10.5',
  date: '2026-11-22',
  enums: {
    CallbackQueryMode: ['default', 'auto', 'inline'],
    InlineFeedbackDenominator: [0, 1, 10, 100, 1000],
  },
  unions: {
    WidgetQueryType: ['WidgetQueryTypeData', 'WidgetQueryTypeSignData', 'WidgetQueryTypeSentTransaction'],
    ChatShareTheme: ['ChatShareThemeEmoji', 'ChatShareThemeUniqueGift'],
    EmojiType: ['EmojiTypeEmoji', 'EmojiTypeCustomEmoji'],
    InputMessageContent: ['InputWidgetMessageContent', 'InputSharedWidgetMessageContent'],
  },
  objects: {
    Update: {
      widget_query: optional(to('WidgetQuery')),
      shared_widget_query: optional(to('SharedWidgetQuery')),
    },
    BotFullInfo: {
      id: required('integer'),
      // The page may say True, as a result. A boolean accepts both.
      is_bot: required('boolean'),
      first_name: required('string'),
      ...named(['last_name', 'username', 'language_code'], guessed('string')),
      ...named(['is_premium', 'added_to_attachment_menu'], guessed('true')),
      ...named(abilities, guessed('boolean')),
      active_usernames: guessed(listOf('string')),
      inline_query_placeholder: guessed('string'),
      ...named(['needs_inline_query_location', 'has_topic_sidebar'], guessed('boolean')),
    },
    ...widgetTypes,
    ...tonTypes,
    ...themeTypes,
    AreaPosition: {
      ...named(['x_percentage', 'y_percentage', 'width_percentage', 'height_percentage'], required('float')),
      rotation_angle: required('float', { range: [0, 360] }),
      corner_radius_percentage: required('float'),
    },
    Message: { widget: optional(to('Widget')) },
    ExternalReplyInfo: { widget: optional(to('Widget')) },
    ReplyParameters: { quote_rich_texts: optional(listOf(to('RichText')), { items: [0, 32] }) },
    TextQuote: { rich_texts: optional(listOf(to('RichText'))) },
    ChatFullInfo: {
      ton_wallet_card: rumoured(to('TonWalletCard')),
      share_theme: rumoured(to('ChatShareTheme')),
    },
    StoryArea: { position: required(to('AreaPosition')) },
    EphemeralMessageParameters: { receiver_user_id: optional('integer', { unless: 'callback_query_id' }) },
    WriteAccessAllowed: { inviter: guessed(to('User')) },
    RichBlockExpandableBlockQuotation: { blocks: required(listOf(to('RichBlock')), { since: '10.5' }) },
    InputRichBlockExpandableBlockQuotation: { blocks: required(listOf(to('InputRichBlock'))) },
  },
  methods: {
    getMe: { result: to('BotFullInfo') },
    ...Object.fromEntries(ephemeral.map((name) => [name, toQuery])),
    verifyUser: verification,
    verifyChat: verification,
    sendWidget: { params: { ...target, ...widget, ...delivery }, result: to('Message') },
    sendSharedWidget: { params: { ...target, ...sharedWidget, ...delivery }, result: to('Message') },
    answerWidgetQuery: { params: { widget_query_id: required('string'), data }, result: 'true' },
    editMessageWidgetData: {
      params: {
        chat_id: optional(chatId),
        message_id: optional('integer'),
        inline_message_id: optional('string'),
        public_data: data,
        chat_data: data,
      },
      result: 'true',
    },
    editSharedWidgetData: {
      params: {
        widget_id: required('string'),
        public_data: required('string', bytes(0, 1024)),
        cache_time: optional('integer', { range: [5, 3600] }),
      },
      result: 'true',
    },
    getChatShareThemeBackdrops: { params: {}, result: to('ChatShareThemeBackdrops') },
    setMySettings: {
      params: {
        ...named(
          abilities.filter((key) => key !== 'has_main_web_app'),
          optional('boolean'),
        ),
        inline_query_placeholder: optional('string'),
        needs_inline_query_location: optional('boolean'),
        inline_feedback_share_denominator: rumoured(to('InlineFeedbackDenominator')),
        has_topic_sidebar: optional('boolean'),
        can_communicate_with_bots: optional('boolean'),
        callback_query_mode: guessed(to('CallbackQueryMode')),
      },
      result: 'true',
    },
  },
  gone: [
    ...abilities.map((key) => `User.${key}`),
    'StoryAreaPosition',
    'RichBlockExpandableBlockQuotation.text',
    'InputRichBlockExpandableBlockQuotation.text',
  ],
}
