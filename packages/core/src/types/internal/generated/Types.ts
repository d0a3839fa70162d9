// Generated from packages/schema. Do not edit.

import type { Codec } from '../../Codec.ts'
import type { InputFile } from '../../InputFile.ts'
import type { Unlisted, UnlistedVariant } from '../../Unlisted.ts'
import {
  True,
  anyOf,
  array,
  boolean,
  either,
  enumeration,
  float,
  inputFile,
  integer,
  literal,
  object,
  row,
  strict,
  string,
  union,
} from '../TypeCodecs.ts'
import {
  isAcceptedGiftTypes,
  isAffiliateInfo,
  isAnimation,
  isAnyText,
  isAreaPosition,
  isAudio,
  isBackgroundFill,
  isBackgroundFillFreeformGradient,
  isBackgroundFillGradient,
  isBackgroundFillSolid,
  isBackgroundType,
  isBackgroundTypeChatTheme,
  isBackgroundTypeFill,
  isBackgroundTypePattern,
  isBackgroundTypeWallpaper,
  isBirthdate,
  isBotAccessSettings,
  isBotCommand,
  isBotCommandScope,
  isBotCommandScopeAllChatAdministrators,
  isBotCommandScopeAllGroupChats,
  isBotCommandScopeAllPrivateChats,
  isBotCommandScopeChat,
  isBotCommandScopeChatAdministrators,
  isBotCommandScopeChatMember,
  isBotCommandScopeDefault,
  isBotDescription,
  isBotFullInfo,
  isBotName,
  isBotShortDescription,
  isBotSubscriptionUpdated,
  isBusinessBotRights,
  isBusinessConnection,
  isBusinessIntro,
  isBusinessLocation,
  isBusinessMessagesDeleted,
  isBusinessOpeningHours,
  isBusinessOpeningHoursInterval,
  isCallbackGame,
  isCallbackQuery,
  isChat,
  isChatAdministratorRights,
  isChatBackground,
  isChatBoost,
  isChatBoostAdded,
  isChatBoostRemoved,
  isChatBoostSource,
  isChatBoostSourceGiftCode,
  isChatBoostSourceGiveaway,
  isChatBoostSourcePremium,
  isChatBoostUpdated,
  isChatFullInfo,
  isChatInviteLink,
  isChatJoinRequest,
  isChatLocation,
  isChatMember,
  isChatMemberAdministrator,
  isChatMemberBanned,
  isChatMemberLeft,
  isChatMemberMember,
  isChatMemberOwner,
  isChatMemberRestricted,
  isChatMemberUpdated,
  isChatOwnerChanged,
  isChatOwnerLeft,
  isChatPermissions,
  isChatPhoto,
  isChatShareTheme,
  isChatShareThemeBackdrop,
  isChatShareThemeBackdrops,
  isChatShareThemeEmoji,
  isChatShareThemeUniqueGift,
  isChatShared,
  isChecklist,
  isChecklistTask,
  isChecklistTasksAdded,
  isChecklistTasksDone,
  isChosenInlineResult,
  isCommunity,
  isCommunityChatAdded,
  isCommunityChatJoined,
  isCommunityChatRemoved,
  isContact,
  isCopyTextButton,
  isDice,
  isDirectMessagePriceChanged,
  isDirectMessagesTopic,
  isDisabledButton,
  isDocument,
  isEmojiType,
  isEmojiTypeCustomEmoji,
  isEmojiTypeEmoji,
  isEncryptedCredentials,
  isEncryptedPassportElement,
  isEphemeralMessageParameters,
  isExternalReplyInfo,
  isFile,
  isForceReply,
  isForumTopic,
  isForumTopicClosed,
  isForumTopicCreated,
  isForumTopicEdited,
  isForumTopicReopened,
  isGame,
  isGameHighScore,
  isGeneralForumTopicHidden,
  isGeneralForumTopicUnhidden,
  isGift,
  isGiftBackground,
  isGiftInfo,
  isGifts,
  isGiveaway,
  isGiveawayCompleted,
  isGiveawayCreated,
  isGiveawayWinners,
  isInaccessibleMessage,
  isInlineKeyboardButton,
  isInlineKeyboardMarkup,
  isInlineQuery,
  isInlineQueryResult,
  isInlineQueryResultArticle,
  isInlineQueryResultAudio,
  isInlineQueryResultCachedAudio,
  isInlineQueryResultCachedDocument,
  isInlineQueryResultCachedGif,
  isInlineQueryResultCachedMpeg4Gif,
  isInlineQueryResultCachedPhoto,
  isInlineQueryResultCachedSticker,
  isInlineQueryResultCachedVideo,
  isInlineQueryResultCachedVoice,
  isInlineQueryResultContact,
  isInlineQueryResultDocument,
  isInlineQueryResultGame,
  isInlineQueryResultGif,
  isInlineQueryResultLocation,
  isInlineQueryResultMpeg4Gif,
  isInlineQueryResultPhoto,
  isInlineQueryResultVenue,
  isInlineQueryResultVideo,
  isInlineQueryResultVoice,
  isInlineQueryResultsButton,
  isInputChecklist,
  isInputChecklistTask,
  isInputContactMessageContent,
  isInputInvoiceMessageContent,
  isInputLocationMessageContent,
  isInputMedia,
  isInputMediaAnimation,
  isInputMediaAudio,
  isInputMediaDocument,
  isInputMediaGroupItem,
  isInputMediaLink,
  isInputMediaLivePhoto,
  isInputMediaLocation,
  isInputMediaPhoto,
  isInputMediaSticker,
  isInputMediaVenue,
  isInputMediaVideo,
  isInputMediaVoiceNote,
  isInputMessageContent,
  isInputPaidMedia,
  isInputPaidMediaLivePhoto,
  isInputPaidMediaPhoto,
  isInputPaidMediaVideo,
  isInputPollMedia,
  isInputPollOption,
  isInputPollOptionMedia,
  isInputProfilePhoto,
  isInputProfilePhotoAnimated,
  isInputProfilePhotoStatic,
  isInputRichBlock,
  isInputRichBlockAnchor,
  isInputRichBlockAnimation,
  isInputRichBlockAudio,
  isInputRichBlockBlockQuotation,
  isInputRichBlockButtons,
  isInputRichBlockCollage,
  isInputRichBlockDetails,
  isInputRichBlockDivider,
  isInputRichBlockDocument,
  isInputRichBlockExpandableBlockQuotation,
  isInputRichBlockFooter,
  isInputRichBlockList,
  isInputRichBlockListItem,
  isInputRichBlockMap,
  isInputRichBlockMathematicalExpression,
  isInputRichBlockParagraph,
  isInputRichBlockPhoto,
  isInputRichBlockPreformatted,
  isInputRichBlockPullQuotation,
  isInputRichBlockSectionHeading,
  isInputRichBlockSlideshow,
  isInputRichBlockTable,
  isInputRichBlockThinking,
  isInputRichBlockVideo,
  isInputRichBlockVoiceNote,
  isInputRichMedia,
  isInputRichMessage,
  isInputRichMessageContent,
  isInputRichMessageMedia,
  isInputSharedWidgetMessageContent,
  isInputSticker,
  isInputStoryContent,
  isInputStoryContentPhoto,
  isInputStoryContentVideo,
  isInputTextMessageContent,
  isInputVenueMessageContent,
  isInputWidgetMessageContent,
  isInvoice,
  isKeyboardButton,
  isKeyboardButtonPollType,
  isKeyboardButtonRequestChat,
  isKeyboardButtonRequestManagedBot,
  isKeyboardButtonRequestUsers,
  isLabeledPrice,
  isLink,
  isLinkPreviewOptions,
  isLivePhoto,
  isLocation,
  isLocationAddress,
  isLoginUrl,
  isManagedBotCreated,
  isManagedBotUpdated,
  isMarkup,
  isMaskPosition,
  isMaybeInaccessibleMessage,
  isMenuButton,
  isMenuButtonCommands,
  isMenuButtonDefault,
  isMenuButtonWebApp,
  isMessage,
  isMessageAutoDeleteTimerChanged,
  isMessageEntity,
  isMessageGenerationStopped,
  isMessageId,
  isMessageOrigin,
  isMessageOriginChannel,
  isMessageOriginChat,
  isMessageOriginHiddenUser,
  isMessageOriginUser,
  isMessageReactionCountUpdated,
  isMessageReactionUpdated,
  isOrderInfo,
  isOwnedGift,
  isOwnedGiftRegular,
  isOwnedGiftUnique,
  isOwnedGifts,
  isPaidMedia,
  isPaidMediaInfo,
  isPaidMediaLivePhoto,
  isPaidMediaPhoto,
  isPaidMediaPreview,
  isPaidMediaPurchased,
  isPaidMediaVideo,
  isPaidMessagePriceChanged,
  isPassportData,
  isPassportElementError,
  isPassportElementErrorDataField,
  isPassportElementErrorFile,
  isPassportElementErrorFiles,
  isPassportElementErrorFrontSide,
  isPassportElementErrorReverseSide,
  isPassportElementErrorSelfie,
  isPassportElementErrorTranslationFile,
  isPassportElementErrorTranslationFiles,
  isPassportElementErrorUnspecified,
  isPassportFile,
  isPhotoSize,
  isPoll,
  isPollAnswer,
  isPollMedia,
  isPollOption,
  isPollOptionAdded,
  isPollOptionDeleted,
  isPreCheckoutQuery,
  isPreparedInlineMessage,
  isPreparedKeyboardButton,
  isProximityAlertTriggered,
  isReactionCount,
  isReactionType,
  isReactionTypeCustomEmoji,
  isReactionTypeEmoji,
  isReactionTypePaid,
  isRefundedPayment,
  isReplyKeyboardMarkup,
  isReplyKeyboardRemove,
  isReplyMarkup,
  isReplyParameters,
  isResponseParameters,
  isRevenueWithdrawalState,
  isRevenueWithdrawalStateFailed,
  isRevenueWithdrawalStatePending,
  isRevenueWithdrawalStateSucceeded,
  isRichBlock,
  isRichBlockAnchor,
  isRichBlockAnimation,
  isRichBlockAudio,
  isRichBlockBlockQuotation,
  isRichBlockButtons,
  isRichBlockCaption,
  isRichBlockCollage,
  isRichBlockDetails,
  isRichBlockDivider,
  isRichBlockDocument,
  isRichBlockExpandableBlockQuotation,
  isRichBlockFooter,
  isRichBlockList,
  isRichBlockListItem,
  isRichBlockMap,
  isRichBlockMathematicalExpression,
  isRichBlockParagraph,
  isRichBlockPhoto,
  isRichBlockPreformatted,
  isRichBlockPullQuotation,
  isRichBlockSectionHeading,
  isRichBlockSlideshow,
  isRichBlockTable,
  isRichBlockTableCell,
  isRichBlockThinking,
  isRichBlockVideo,
  isRichBlockVoiceNote,
  isRichMessage,
  isRichMessageButton,
  isRichText,
  isRichTextAnchor,
  isRichTextAnchorLink,
  isRichTextBankCardNumber,
  isRichTextBold,
  isRichTextBotCommand,
  isRichTextButton,
  isRichTextCashtag,
  isRichTextCode,
  isRichTextCustomEmoji,
  isRichTextDateTime,
  isRichTextEmailAddress,
  isRichTextHashtag,
  isRichTextItalic,
  isRichTextMarked,
  isRichTextMathematicalExpression,
  isRichTextMention,
  isRichTextPhoneNumber,
  isRichTextReference,
  isRichTextReferenceLink,
  isRichTextSpoiler,
  isRichTextStrikethrough,
  isRichTextSubscript,
  isRichTextSuperscript,
  isRichTextTextMention,
  isRichTextUnderline,
  isRichTextUrl,
  isSentGuestMessage,
  isSentWebAppMessage,
  isSharedUser,
  isSharedWidgetQuery,
  isShippingAddress,
  isShippingOption,
  isShippingQuery,
  isStarAmount,
  isStarTransaction,
  isStarTransactions,
  isSticker,
  isStickerSet,
  isStory,
  isStoryArea,
  isStoryAreaType,
  isStoryAreaTypeLink,
  isStoryAreaTypeLocation,
  isStoryAreaTypeSuggestedReaction,
  isStoryAreaTypeUniqueGift,
  isStoryAreaTypeWeather,
  isSuccessfulPayment,
  isSuggestedPostApprovalFailed,
  isSuggestedPostApproved,
  isSuggestedPostDeclined,
  isSuggestedPostInfo,
  isSuggestedPostPaid,
  isSuggestedPostParameters,
  isSuggestedPostPrice,
  isSuggestedPostRefunded,
  isSwitchInlineQueryChosenChat,
  isText,
  isTextQuote,
  isTonNft,
  isTonNftAttribute,
  isTonWalletCard,
  isTonWalletCardSticker,
  isTransactionPartner,
  isTransactionPartnerAffiliateProgram,
  isTransactionPartnerChat,
  isTransactionPartnerFragment,
  isTransactionPartnerOther,
  isTransactionPartnerTelegramAds,
  isTransactionPartnerTelegramApi,
  isTransactionPartnerUser,
  isUniqueGift,
  isUniqueGiftBackdrop,
  isUniqueGiftBackdropColors,
  isUniqueGiftColors,
  isUniqueGiftInfo,
  isUniqueGiftModel,
  isUniqueGiftSymbol,
  isUpdate,
  isUser,
  isUserChatBoosts,
  isUserProfileAudios,
  isUserProfilePhotos,
  isUserRating,
  isUsersShared,
  isVenue,
  isVideo,
  isVideoChatEnded,
  isVideoChatParticipantsInvited,
  isVideoChatScheduled,
  isVideoChatStarted,
  isVideoNote,
  isVideoQuality,
  isVoice,
  isWebAppData,
  isWebAppInfo,
  isWebhookInfo,
  isWidget,
  isWidgetQuery,
  isWidgetQueryType,
  isWidgetQueryTypeData,
  isWidgetQueryTypeSentTransaction,
  isWidgetQueryTypeSignData,
  isWidgetQueryWallet,
  isWriteAccessAllowed,
} from './Predicates.ts'

/** The values that this version of the Bot API lists. */
export type BotSubscriptionUpdatedState = 'canceled' | 'active' | 'failed'
export const BotSubscriptionUpdatedState: Codec<BotSubscriptionUpdatedState> = /* @__PURE__ */ enumeration(
  'BotSubscriptionUpdatedState',
  ['canceled', 'active', 'failed'],
)

/** The values that this version of the Bot API lists. */
export type ButtonStyle = 'danger' | 'success' | 'primary'
export const ButtonStyle: Codec<ButtonStyle> = /* @__PURE__ */ enumeration('ButtonStyle', [
  'danger',
  'success',
  'primary',
])

/** The values that this version of the Bot API lists. */
export type CallbackQueryMode = 'default' | 'auto' | 'inline'
export const CallbackQueryMode: Codec<CallbackQueryMode> = /* @__PURE__ */ enumeration('CallbackQueryMode', [
  'default',
  'auto',
  'inline',
])

/** The values that this version of the Bot API lists. */
export type ChatAction =
  | 'typing'
  | 'upload_photo'
  | 'record_video'
  | 'upload_video'
  | 'record_voice'
  | 'upload_voice'
  | 'upload_document'
  | 'choose_sticker'
  | 'find_location'
  | 'record_video_note'
  | 'upload_video_note'
export const ChatAction: Codec<ChatAction> = /* @__PURE__ */ enumeration('ChatAction', [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

/** The values that this version of the Bot API lists. */
export type ChatJoinRequestResult = 'approve' | 'decline' | 'queue'
export const ChatJoinRequestResult: Codec<ChatJoinRequestResult> = /* @__PURE__ */ enumeration(
  'ChatJoinRequestResult',
  ['approve', 'decline', 'queue'],
)

/** The values that this version of the Bot API lists. */
export type ChatType = 'private' | 'group' | 'supergroup' | 'channel'
export const ChatType: Codec<ChatType> = /* @__PURE__ */ enumeration('ChatType', [
  'private',
  'group',
  'supergroup',
  'channel',
])

/** The values that this version of the Bot API lists. */
export type DiceEmoji = '🎲' | '🎯' | '🏀' | '⚽' | '🎳' | '🎰'
export const DiceEmoji: Codec<DiceEmoji> = /* @__PURE__ */ enumeration('DiceEmoji', [
  '🎲',
  '🎯',
  '🏀',
  '⚽',
  '🎳',
  '🎰',
])

/** The values that this version of the Bot API lists. */
export type EncryptedPassportElementType =
  | 'personal_details'
  | 'passport'
  | 'driver_license'
  | 'identity_card'
  | 'internal_passport'
  | 'address'
  | 'utility_bill'
  | 'bank_statement'
  | 'rental_agreement'
  | 'passport_registration'
  | 'temporary_registration'
  | 'phone_number'
  | 'email'
export const EncryptedPassportElementType: Codec<EncryptedPassportElementType> = /* @__PURE__ */ enumeration(
  'EncryptedPassportElementType',
  [
    'personal_details',
    'passport',
    'driver_license',
    'identity_card',
    'internal_passport',
    'address',
    'utility_bill',
    'bank_statement',
    'rental_agreement',
    'passport_registration',
    'temporary_registration',
    'phone_number',
    'email',
  ],
)

/** The values that this version of the Bot API lists. */
export type ForumTopicIconColor = 7322096 | 16766590 | 13338331 | 9367192 | 16749490 | 16478047
export const ForumTopicIconColor: Codec<ForumTopicIconColor> = /* @__PURE__ */ enumeration(
  'ForumTopicIconColor',
  [7322096, 16766590, 13338331, 9367192, 16749490, 16478047],
)

/** The values that this version of the Bot API lists. */
export type HorizontalAlign = 'left' | 'center' | 'right'
export const HorizontalAlign: Codec<HorizontalAlign> = /* @__PURE__ */ enumeration('HorizontalAlign', [
  'left',
  'center',
  'right',
])

/** The values that this version of the Bot API lists. */
export type InlineFeedbackDenominator = 0 | 1 | 10 | 100 | 1000
export const InlineFeedbackDenominator: Codec<InlineFeedbackDenominator> = /* @__PURE__ */ enumeration(
  'InlineFeedbackDenominator',
  [0, 1, 10, 100, 1000],
)

/** The values that this version of the Bot API lists. */
export type InlineQueryChatType = 'sender' | 'private' | 'group' | 'supergroup' | 'channel'
export const InlineQueryChatType: Codec<InlineQueryChatType> = /* @__PURE__ */ enumeration(
  'InlineQueryChatType',
  ['sender', 'private', 'group', 'supergroup', 'channel'],
)

/** The values that this version of the Bot API lists. */
export type InlineQueryResultDocumentMimeType = 'application/pdf' | 'application/zip'
export const InlineQueryResultDocumentMimeType: Codec<InlineQueryResultDocumentMimeType> =
  /* @__PURE__ */ enumeration('InlineQueryResultDocumentMimeType', ['application/pdf', 'application/zip'])

/** The values that this version of the Bot API lists. */
export type InlineQueryResultVideoMimeType = 'text/html' | 'video/mp4'
export const InlineQueryResultVideoMimeType: Codec<InlineQueryResultVideoMimeType> =
  /* @__PURE__ */ enumeration('InlineQueryResultVideoMimeType', ['text/html', 'video/mp4'])

/** The values that this version of the Bot API lists. */
export type MaskPositionPoint = 'forehead' | 'eyes' | 'mouth' | 'chin'
export const MaskPositionPoint: Codec<MaskPositionPoint> = /* @__PURE__ */ enumeration('MaskPositionPoint', [
  'forehead',
  'eyes',
  'mouth',
  'chin',
])

/** The values that this version of the Bot API lists. */
export type MessageEntityType =
  | 'mention'
  | 'hashtag'
  | 'cashtag'
  | 'bot_command'
  | 'url'
  | 'email'
  | 'phone_number'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'blockquote'
  | 'expandable_blockquote'
  | 'code'
  | 'pre'
  | 'text_link'
  | 'text_mention'
  | 'custom_emoji'
  | 'date_time'
export const MessageEntityType: Codec<MessageEntityType> = /* @__PURE__ */ enumeration('MessageEntityType', [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
  'date_time',
])

/** The values that this version of the Bot API lists. */
export type ParseMode = 'HTML' | 'MarkdownV2' | 'Markdown'
export const ParseMode: Codec<ParseMode> = /* @__PURE__ */ enumeration('ParseMode', [
  'HTML',
  'MarkdownV2',
  'Markdown',
])

/** The values that this version of the Bot API lists. */
export type PassportElementErrorDataFieldType =
  | 'personal_details'
  | 'passport'
  | 'driver_license'
  | 'identity_card'
  | 'internal_passport'
  | 'address'
export const PassportElementErrorDataFieldType: Codec<PassportElementErrorDataFieldType> =
  /* @__PURE__ */ enumeration('PassportElementErrorDataFieldType', [
    'personal_details',
    'passport',
    'driver_license',
    'identity_card',
    'internal_passport',
    'address',
  ])

/** The values that this version of the Bot API lists. */
export type PassportElementErrorFileType =
  | 'utility_bill'
  | 'bank_statement'
  | 'rental_agreement'
  | 'passport_registration'
  | 'temporary_registration'
export const PassportElementErrorFileType: Codec<PassportElementErrorFileType> = /* @__PURE__ */ enumeration(
  'PassportElementErrorFileType',
  ['utility_bill', 'bank_statement', 'rental_agreement', 'passport_registration', 'temporary_registration'],
)

/** The values that this version of the Bot API lists. */
export type PassportElementErrorFrontSideType =
  | 'passport'
  | 'driver_license'
  | 'identity_card'
  | 'internal_passport'
export const PassportElementErrorFrontSideType: Codec<PassportElementErrorFrontSideType> =
  /* @__PURE__ */ enumeration('PassportElementErrorFrontSideType', [
    'passport',
    'driver_license',
    'identity_card',
    'internal_passport',
  ])

/** The values that this version of the Bot API lists. */
export type PassportElementErrorReverseSideType = 'driver_license' | 'identity_card'
export const PassportElementErrorReverseSideType: Codec<PassportElementErrorReverseSideType> =
  /* @__PURE__ */ enumeration('PassportElementErrorReverseSideType', ['driver_license', 'identity_card'])

/** The values that this version of the Bot API lists. */
export type PassportElementErrorTranslationFileType =
  | 'passport'
  | 'driver_license'
  | 'identity_card'
  | 'internal_passport'
  | 'utility_bill'
  | 'bank_statement'
  | 'rental_agreement'
  | 'passport_registration'
  | 'temporary_registration'
export const PassportElementErrorTranslationFileType: Codec<PassportElementErrorTranslationFileType> =
  /* @__PURE__ */ enumeration('PassportElementErrorTranslationFileType', [
    'passport',
    'driver_license',
    'identity_card',
    'internal_passport',
    'utility_bill',
    'bank_statement',
    'rental_agreement',
    'passport_registration',
    'temporary_registration',
  ])

/** The values that this version of the Bot API lists. */
export type PollType = 'regular' | 'quiz'
export const PollType: Codec<PollType> = /* @__PURE__ */ enumeration('PollType', ['regular', 'quiz'])

/** The values that this version of the Bot API lists. */
export type PremiumMonthCount = 3 | 6 | 12
export const PremiumMonthCount: Codec<PremiumMonthCount> = /* @__PURE__ */ enumeration(
  'PremiumMonthCount',
  [3, 6, 12],
)

/** The values that this version of the Bot API lists. */
export type ReactionEmoji =
  | '❤'
  | '👍'
  | '👎'
  | '🔥'
  | '🥰'
  | '👏'
  | '😁'
  | '🤔'
  | '🤯'
  | '😱'
  | '🤬'
  | '😢'
  | '🎉'
  | '🤩'
  | '🤮'
  | '💩'
  | '🙏'
  | '👌'
  | '🕊'
  | '🤡'
  | '🥱'
  | '🥴'
  | '😍'
  | '🐳'
  | '❤‍🔥'
  | '🌚'
  | '🌭'
  | '💯'
  | '🤣'
  | '⚡'
  | '🍌'
  | '🏆'
  | '💔'
  | '🤨'
  | '😐'
  | '🍓'
  | '🍾'
  | '💋'
  | '🖕'
  | '😈'
  | '😴'
  | '😭'
  | '🤓'
  | '👻'
  | '👨‍💻'
  | '👀'
  | '🎃'
  | '🙈'
  | '😇'
  | '😨'
  | '🤝'
  | '✍'
  | '🤗'
  | '🫡'
  | '🎅'
  | '🎄'
  | '☃'
  | '💅'
  | '🤪'
  | '🗿'
  | '🆒'
  | '💘'
  | '🙉'
  | '🦄'
  | '😘'
  | '💊'
  | '🙊'
  | '😎'
  | '👾'
  | '🤷‍♂'
  | '🤷'
  | '🤷‍♀'
  | '😡'
export const ReactionEmoji: Codec<ReactionEmoji> = /* @__PURE__ */ enumeration('ReactionEmoji', [
  '❤',
  '👍',
  '👎',
  '🔥',
  '🥰',
  '👏',
  '😁',
  '🤔',
  '🤯',
  '😱',
  '🤬',
  '😢',
  '🎉',
  '🤩',
  '🤮',
  '💩',
  '🙏',
  '👌',
  '🕊',
  '🤡',
  '🥱',
  '🥴',
  '😍',
  '🐳',
  '❤‍🔥',
  '🌚',
  '🌭',
  '💯',
  '🤣',
  '⚡',
  '🍌',
  '🏆',
  '💔',
  '🤨',
  '😐',
  '🍓',
  '🍾',
  '💋',
  '🖕',
  '😈',
  '😴',
  '😭',
  '🤓',
  '👻',
  '👨‍💻',
  '👀',
  '🎃',
  '🙈',
  '😇',
  '😨',
  '🤝',
  '✍',
  '🤗',
  '🫡',
  '🎅',
  '🎄',
  '☃',
  '💅',
  '🤪',
  '🗿',
  '🆒',
  '💘',
  '🙉',
  '🦄',
  '😘',
  '💊',
  '🙊',
  '😎',
  '👾',
  '🤷‍♂',
  '🤷',
  '🤷‍♀',
  '😡',
])

/** The values that this version of the Bot API lists. */
export type RichBlockListItemType = 'a' | 'A' | 'i' | 'I' | '1'
export const RichBlockListItemType: Codec<RichBlockListItemType> = /* @__PURE__ */ enumeration(
  'RichBlockListItemType',
  ['a', 'A', 'i', 'I', '1'],
)

/** The values that this version of the Bot API lists. */
export type RichMessageButtonStyle = 'danger' | 'success' | 'primary' | 'link'
export const RichMessageButtonStyle: Codec<RichMessageButtonStyle> = /* @__PURE__ */ enumeration(
  'RichMessageButtonStyle',
  ['danger', 'success', 'primary', 'link'],
)

/** The values that this version of the Bot API lists. */
export type StarCurrency = 'XTR' | 'TON'
export const StarCurrency: Codec<StarCurrency> = /* @__PURE__ */ enumeration('StarCurrency', ['XTR', 'TON'])

/** The values that this version of the Bot API lists. */
export type StickerFormat = 'static' | 'animated' | 'video'
export const StickerFormat: Codec<StickerFormat> = /* @__PURE__ */ enumeration('StickerFormat', [
  'static',
  'animated',
  'video',
])

/** The values that this version of the Bot API lists. */
export type StickerType = 'regular' | 'mask' | 'custom_emoji'
export const StickerType: Codec<StickerType> = /* @__PURE__ */ enumeration('StickerType', [
  'regular',
  'mask',
  'custom_emoji',
])

/** The values that this version of the Bot API lists. */
export type StoryActivePeriod = 21600 | 43200 | 86400 | 172800
export const StoryActivePeriod: Codec<StoryActivePeriod> = /* @__PURE__ */ enumeration(
  'StoryActivePeriod',
  [21600, 43200, 86400, 172800],
)

/** The values that this version of the Bot API lists. */
export type SuggestedPostInfoState = 'pending' | 'approved' | 'declined'
export const SuggestedPostInfoState: Codec<SuggestedPostInfoState> = /* @__PURE__ */ enumeration(
  'SuggestedPostInfoState',
  ['pending', 'approved', 'declined'],
)

/** The values that this version of the Bot API lists. */
export type SuggestedPostRefundedReason = 'post_deleted' | 'payment_refunded'
export const SuggestedPostRefundedReason: Codec<SuggestedPostRefundedReason> = /* @__PURE__ */ enumeration(
  'SuggestedPostRefundedReason',
  ['post_deleted', 'payment_refunded'],
)

/** The values that this version of the Bot API lists. */
export type ThumbnailMimeType = 'image/jpeg' | 'image/gif' | 'video/mp4'
export const ThumbnailMimeType: Codec<ThumbnailMimeType> = /* @__PURE__ */ enumeration('ThumbnailMimeType', [
  'image/jpeg',
  'image/gif',
  'video/mp4',
])

/** The values that this version of the Bot API lists. */
export type TransactionPartnerUserTransactionType =
  | 'invoice_payment'
  | 'paid_media_payment'
  | 'gift_purchase'
  | 'premium_purchase'
  | 'business_account_transfer'
export const TransactionPartnerUserTransactionType: Codec<TransactionPartnerUserTransactionType> =
  /* @__PURE__ */ enumeration('TransactionPartnerUserTransactionType', [
    'invoice_payment',
    'paid_media_payment',
    'gift_purchase',
    'premium_purchase',
    'business_account_transfer',
  ])

/** The values that this version of the Bot API lists. */
export type UniqueGiftInfoOrigin = 'upgrade' | 'transfer' | 'resale' | 'gifted_upgrade' | 'offer'
export const UniqueGiftInfoOrigin: Codec<UniqueGiftInfoOrigin> = /* @__PURE__ */ enumeration(
  'UniqueGiftInfoOrigin',
  ['upgrade', 'transfer', 'resale', 'gifted_upgrade', 'offer'],
)

/** The values that this version of the Bot API lists. */
export type UniqueGiftModelRarity = 'uncommon' | 'rare' | 'epic' | 'legendary'
export const UniqueGiftModelRarity: Codec<UniqueGiftModelRarity> = /* @__PURE__ */ enumeration(
  'UniqueGiftModelRarity',
  ['uncommon', 'rare', 'epic', 'legendary'],
)

/** The values that this version of the Bot API lists. */
export type UpdateKind =
  | 'message'
  | 'edited_message'
  | 'channel_post'
  | 'edited_channel_post'
  | 'business_connection'
  | 'business_message'
  | 'edited_business_message'
  | 'deleted_business_messages'
  | 'guest_message'
  | 'message_reaction'
  | 'message_reaction_count'
  | 'inline_query'
  | 'chosen_inline_result'
  | 'callback_query'
  | 'shipping_query'
  | 'pre_checkout_query'
  | 'purchased_paid_media'
  | 'poll'
  | 'poll_answer'
  | 'my_chat_member'
  | 'chat_member'
  | 'chat_join_request'
  | 'chat_boost'
  | 'removed_chat_boost'
  | 'managed_bot'
  | 'subscription'
  | 'stopped_message_generation'
  | 'widget_query'
  | 'shared_widget_query'
export const UpdateKind: Codec<UpdateKind> = /* @__PURE__ */ enumeration('UpdateKind', [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
  'stopped_message_generation',
  'widget_query',
  'shared_widget_query',
])

/** The values that this version of the Bot API lists. */
export type VerticalAlign = 'top' | 'middle' | 'bottom'
export const VerticalAlign: Codec<VerticalAlign> = /* @__PURE__ */ enumeration('VerticalAlign', [
  'top',
  'middle',
  'bottom',
])

/** The values that this version of the Bot API lists. */
export type VideoQualityCodec = 'h264' | 'h265' | 'av01'
export const VideoQualityCodec: Codec<VideoQualityCodec> = /* @__PURE__ */ enumeration('VideoQualityCodec', [
  'h264',
  'h265',
  'av01',
])

/** A text to send: plain, with formatting, or with markup. */
export type AnyText = string | Text | Markup
export const AnyText: Codec<AnyText> = /* @__PURE__ */ strict(
  /* @__PURE__ */ anyOf('AnyText', isAnyText, () => [string, Text, Markup]),
)

/** https://core.telegram.org/bots/api#maybeinaccessiblemessage */
export type MaybeInaccessibleMessage = Message | InaccessibleMessage
export const MaybeInaccessibleMessage: Codec<MaybeInaccessibleMessage> = /* @__PURE__ */ union(
  'MaybeInaccessibleMessage',
  isMaybeInaccessibleMessage,
  () => ({ discriminant: 'date', open: false, known: { 0: [InaccessibleMessage] }, others: [Message] }),
)

/** https://core.telegram.org/bots/api#messageorigin */
export type MessageOrigin =
  | MessageOriginUser
  | MessageOriginHiddenUser
  | MessageOriginChat
  | MessageOriginChannel
  | UnlistedVariant<'type', { readonly date?: number }>
export const MessageOrigin: Codec<MessageOrigin> = /* @__PURE__ */ union(
  'MessageOrigin',
  isMessageOrigin,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      user: [MessageOriginUser],
      hidden_user: [MessageOriginHiddenUser],
      chat: [MessageOriginChat],
      channel: [MessageOriginChannel],
    },
    unlisted: [{}, { date: integer }],
  }),
)

/** https://core.telegram.org/bots/api#paidmedia */
export type PaidMedia =
  | PaidMediaLivePhoto
  | PaidMediaPhoto
  | PaidMediaPreview
  | PaidMediaVideo
  | UnlistedVariant<'type'>
export const PaidMedia: Codec<PaidMedia> = /* @__PURE__ */ union('PaidMedia', isPaidMedia, () => ({
  discriminant: 'type',
  open: true,
  known: {
    live_photo: [PaidMediaLivePhoto],
    photo: [PaidMediaPhoto],
    preview: [PaidMediaPreview],
    video: [PaidMediaVideo],
  },
}))

/** https://core.telegram.org/bots/api#inputpollmedia */
export type InputPollMedia =
  | InputMediaAnimation
  | InputMediaAudio
  | InputMediaDocument
  | InputMediaLivePhoto
  | InputMediaLocation
  | InputMediaPhoto
  | InputMediaVenue
  | InputMediaVideo
export const InputPollMedia: Codec<InputPollMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputPollMedia', isInputPollMedia, () => ({
    discriminant: 'type',
    open: false,
    known: {
      animation: [InputMediaAnimation],
      audio: [InputMediaAudio],
      document: [InputMediaDocument],
      live_photo: [InputMediaLivePhoto],
      location: [InputMediaLocation],
      photo: [InputMediaPhoto],
      venue: [InputMediaVenue],
      video: [InputMediaVideo],
    },
  })),
)

/** https://core.telegram.org/bots/api#inputpolloptionmedia */
export type InputPollOptionMedia =
  | InputMediaAnimation
  | InputMediaLink
  | InputMediaLivePhoto
  | InputMediaLocation
  | InputMediaPhoto
  | InputMediaSticker
  | InputMediaVenue
  | InputMediaVideo
export const InputPollOptionMedia: Codec<InputPollOptionMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputPollOptionMedia', isInputPollOptionMedia, () => ({
    discriminant: 'type',
    open: false,
    known: {
      animation: [InputMediaAnimation],
      link: [InputMediaLink],
      live_photo: [InputMediaLivePhoto],
      location: [InputMediaLocation],
      photo: [InputMediaPhoto],
      sticker: [InputMediaSticker],
      venue: [InputMediaVenue],
      video: [InputMediaVideo],
    },
  })),
)

/** https://core.telegram.org/bots/api#backgroundfill */
export type BackgroundFill =
  | BackgroundFillSolid
  | BackgroundFillGradient
  | BackgroundFillFreeformGradient
  | UnlistedVariant<'type'>
export const BackgroundFill: Codec<BackgroundFill> = /* @__PURE__ */ union(
  'BackgroundFill',
  isBackgroundFill,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      solid: [BackgroundFillSolid],
      gradient: [BackgroundFillGradient],
      freeform_gradient: [BackgroundFillFreeformGradient],
    },
  }),
)

/** https://core.telegram.org/bots/api#backgroundtype */
export type BackgroundType =
  | BackgroundTypeFill
  | BackgroundTypeWallpaper
  | BackgroundTypePattern
  | BackgroundTypeChatTheme
  | UnlistedVariant<'type'>
export const BackgroundType: Codec<BackgroundType> = /* @__PURE__ */ union(
  'BackgroundType',
  isBackgroundType,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      fill: [BackgroundTypeFill],
      wallpaper: [BackgroundTypeWallpaper],
      pattern: [BackgroundTypePattern],
      chat_theme: [BackgroundTypeChatTheme],
    },
  }),
)

/** https://core.telegram.org/bots/api#chatmember */
export type ChatMember =
  | ChatMemberOwner
  | ChatMemberAdministrator
  | ChatMemberMember
  | ChatMemberRestricted
  | ChatMemberLeft
  | ChatMemberBanned
  | UnlistedVariant<'status', { readonly user: User }>
export const ChatMember: Codec<ChatMember> = /* @__PURE__ */ union('ChatMember', isChatMember, () => ({
  discriminant: 'status',
  open: true,
  known: {
    creator: [ChatMemberOwner],
    administrator: [ChatMemberAdministrator],
    member: [ChatMemberMember],
    restricted: [ChatMemberRestricted],
    left: [ChatMemberLeft],
    kicked: [ChatMemberBanned],
  },
  unlisted: [{ user: User }, {}],
}))

/** https://core.telegram.org/bots/api#storyareatype */
export type StoryAreaType =
  | StoryAreaTypeLocation
  | StoryAreaTypeSuggestedReaction
  | StoryAreaTypeLink
  | StoryAreaTypeWeather
  | StoryAreaTypeUniqueGift
export const StoryAreaType: Codec<StoryAreaType> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('StoryAreaType', isStoryAreaType, () => ({
    discriminant: 'type',
    open: false,
    known: {
      location: [StoryAreaTypeLocation],
      suggested_reaction: [StoryAreaTypeSuggestedReaction],
      link: [StoryAreaTypeLink],
      weather: [StoryAreaTypeWeather],
      unique_gift: [StoryAreaTypeUniqueGift],
    },
  })),
)

/** https://core.telegram.org/bots/api#reactiontype */
export type ReactionType =
  | ReactionTypeEmoji
  | ReactionTypeCustomEmoji
  | ReactionTypePaid
  | UnlistedVariant<'type'>
export const ReactionType: Codec<ReactionType> = /* @__PURE__ */ union(
  'ReactionType',
  isReactionType,
  () => ({
    discriminant: 'type',
    open: true,
    known: { emoji: [ReactionTypeEmoji], custom_emoji: [ReactionTypeCustomEmoji], paid: [ReactionTypePaid] },
  }),
)

/** https://core.telegram.org/bots/api#ownedgift */
export type OwnedGift =
  | OwnedGiftRegular
  | OwnedGiftUnique
  | UnlistedVariant<
      'type',
      {
        readonly owned_gift_id?: string
        readonly sender_user?: User
        readonly send_date?: number
        readonly is_saved?: true
      }
    >
export const OwnedGift: Codec<OwnedGift> = /* @__PURE__ */ union('OwnedGift', isOwnedGift, () => ({
  discriminant: 'type',
  open: true,
  known: { regular: [OwnedGiftRegular], unique: [OwnedGiftUnique] },
  unlisted: [{}, { owned_gift_id: string, sender_user: User, send_date: integer, is_saved: True }],
}))

/** https://core.telegram.org/bots/api#botcommandscope */
export type BotCommandScope =
  | BotCommandScopeDefault
  | BotCommandScopeAllPrivateChats
  | BotCommandScopeAllGroupChats
  | BotCommandScopeAllChatAdministrators
  | BotCommandScopeChat
  | BotCommandScopeChatAdministrators
  | BotCommandScopeChatMember
export const BotCommandScope: Codec<BotCommandScope> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('BotCommandScope', isBotCommandScope, () => ({
    discriminant: 'type',
    open: false,
    known: {
      default: [BotCommandScopeDefault],
      all_private_chats: [BotCommandScopeAllPrivateChats],
      all_group_chats: [BotCommandScopeAllGroupChats],
      all_chat_administrators: [BotCommandScopeAllChatAdministrators],
      chat: [BotCommandScopeChat],
      chat_administrators: [BotCommandScopeChatAdministrators],
      chat_member: [BotCommandScopeChatMember],
    },
  })),
)

/** https://core.telegram.org/bots/api#menubutton */
export type MenuButton = MenuButtonCommands | MenuButtonWebApp | MenuButtonDefault | UnlistedVariant<'type'>
export const MenuButton: Codec<MenuButton> = /* @__PURE__ */ union('MenuButton', isMenuButton, () => ({
  discriminant: 'type',
  open: true,
  known: { commands: [MenuButtonCommands], web_app: [MenuButtonWebApp], default: [MenuButtonDefault] },
}))

/** https://core.telegram.org/bots/api#chatboostsource */
export type ChatBoostSource =
  | ChatBoostSourcePremium
  | ChatBoostSourceGiftCode
  | ChatBoostSourceGiveaway
  | UnlistedVariant<'source', { readonly user?: User }>
export const ChatBoostSource: Codec<ChatBoostSource> = /* @__PURE__ */ union(
  'ChatBoostSource',
  isChatBoostSource,
  () => ({
    discriminant: 'source',
    open: true,
    known: {
      premium: [ChatBoostSourcePremium],
      gift_code: [ChatBoostSourceGiftCode],
      giveaway: [ChatBoostSourceGiveaway],
    },
    unlisted: [{}, { user: User }],
  }),
)

/** https://core.telegram.org/bots/api#inputmedia */
export type InputMedia =
  | InputMediaAnimation
  | InputMediaAudio
  | InputMediaDocument
  | InputMediaLivePhoto
  | InputMediaPhoto
  | InputMediaVideo
export const InputMedia: Codec<InputMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputMedia', isInputMedia, () => ({
    discriminant: 'type',
    open: false,
    known: {
      animation: [InputMediaAnimation],
      audio: [InputMediaAudio],
      document: [InputMediaDocument],
      live_photo: [InputMediaLivePhoto],
      photo: [InputMediaPhoto],
      video: [InputMediaVideo],
    },
  })),
)

/** https://core.telegram.org/bots/api#inputpaidmedia */
export type InputPaidMedia = InputPaidMediaLivePhoto | InputPaidMediaPhoto | InputPaidMediaVideo
export const InputPaidMedia: Codec<InputPaidMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputPaidMedia', isInputPaidMedia, () => ({
    discriminant: 'type',
    open: false,
    known: {
      live_photo: [InputPaidMediaLivePhoto],
      photo: [InputPaidMediaPhoto],
      video: [InputPaidMediaVideo],
    },
  })),
)

/** https://core.telegram.org/bots/api#inputprofilephoto */
export type InputProfilePhoto = InputProfilePhotoStatic | InputProfilePhotoAnimated
export const InputProfilePhoto: Codec<InputProfilePhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputProfilePhoto', isInputProfilePhoto, () => ({
    discriminant: 'type',
    open: false,
    known: { static: [InputProfilePhotoStatic], animated: [InputProfilePhotoAnimated] },
  })),
)

/** https://core.telegram.org/bots/api#inputstorycontent */
export type InputStoryContent = InputStoryContentPhoto | InputStoryContentVideo
export const InputStoryContent: Codec<InputStoryContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputStoryContent', isInputStoryContent, () => ({
    discriminant: 'type',
    open: false,
    known: { photo: [InputStoryContentPhoto], video: [InputStoryContentVideo] },
  })),
)

/** https://core.telegram.org/bots/api#richtext */
export type RichText =
  | string
  | ReadonlyArray<RichText>
  | RichTextBold
  | RichTextItalic
  | RichTextUnderline
  | RichTextStrikethrough
  | RichTextSpoiler
  | RichTextDateTime
  | RichTextTextMention
  | RichTextSubscript
  | RichTextSuperscript
  | RichTextMarked
  | RichTextCode
  | RichTextCustomEmoji
  | RichTextMathematicalExpression
  | RichTextUrl
  | RichTextEmailAddress
  | RichTextPhoneNumber
  | RichTextBankCardNumber
  | RichTextMention
  | RichTextHashtag
  | RichTextCashtag
  | RichTextBotCommand
  | RichTextButton
  | RichTextAnchor
  | RichTextAnchorLink
  | RichTextReference
  | RichTextReferenceLink
  | UnlistedVariant<'type'>
const RichTextObject: Codec<unknown> = /* @__PURE__ */ union('RichText', isRichText, () => ({
  discriminant: 'type',
  open: true,
  known: {
    bold: [RichTextBold],
    italic: [RichTextItalic],
    underline: [RichTextUnderline],
    strikethrough: [RichTextStrikethrough],
    spoiler: [RichTextSpoiler],
    date_time: [RichTextDateTime],
    text_mention: [RichTextTextMention],
    subscript: [RichTextSubscript],
    superscript: [RichTextSuperscript],
    marked: [RichTextMarked],
    code: [RichTextCode],
    custom_emoji: [RichTextCustomEmoji],
    mathematical_expression: [RichTextMathematicalExpression],
    url: [RichTextUrl],
    email_address: [RichTextEmailAddress],
    phone_number: [RichTextPhoneNumber],
    bank_card_number: [RichTextBankCardNumber],
    mention: [RichTextMention],
    hashtag: [RichTextHashtag],
    cashtag: [RichTextCashtag],
    bot_command: [RichTextBotCommand],
    button: [RichTextButton],
    anchor: [RichTextAnchor],
    anchor_link: [RichTextAnchorLink],
    reference: [RichTextReference],
    reference_link: [RichTextReferenceLink],
  },
}))
export const RichText: Codec<RichText> = /* @__PURE__ */ anyOf('RichText', isRichText, () => [
  string,
  array(RichText),
  RichTextObject,
])

/** https://core.telegram.org/bots/api#richblock */
export type RichBlock =
  | RichBlockParagraph
  | RichBlockSectionHeading
  | RichBlockPreformatted
  | RichBlockFooter
  | RichBlockDivider
  | RichBlockMathematicalExpression
  | RichBlockAnchor
  | RichBlockList
  | RichBlockBlockQuotation
  | RichBlockExpandableBlockQuotation
  | RichBlockPullQuotation
  | RichBlockCollage
  | RichBlockSlideshow
  | RichBlockTable
  | RichBlockDetails
  | RichBlockMap
  | RichBlockButtons
  | RichBlockAnimation
  | RichBlockAudio
  | RichBlockDocument
  | RichBlockPhoto
  | RichBlockVideo
  | RichBlockVoiceNote
  | RichBlockThinking
  | UnlistedVariant<'type'>
export const RichBlock: Codec<RichBlock> = /* @__PURE__ */ union('RichBlock', isRichBlock, () => ({
  discriminant: 'type',
  open: true,
  known: {
    paragraph: [RichBlockParagraph],
    heading: [RichBlockSectionHeading],
    pre: [RichBlockPreformatted],
    footer: [RichBlockFooter],
    divider: [RichBlockDivider],
    mathematical_expression: [RichBlockMathematicalExpression],
    anchor: [RichBlockAnchor],
    list: [RichBlockList],
    blockquote: [RichBlockBlockQuotation],
    expandable_blockquote: [RichBlockExpandableBlockQuotation],
    pullquote: [RichBlockPullQuotation],
    collage: [RichBlockCollage],
    slideshow: [RichBlockSlideshow],
    table: [RichBlockTable],
    details: [RichBlockDetails],
    map: [RichBlockMap],
    buttons: [RichBlockButtons],
    animation: [RichBlockAnimation],
    audio: [RichBlockAudio],
    document: [RichBlockDocument],
    photo: [RichBlockPhoto],
    video: [RichBlockVideo],
    voice_note: [RichBlockVoiceNote],
    thinking: [RichBlockThinking],
  },
}))

/** https://core.telegram.org/bots/api#inputrichblock */
export type InputRichBlock =
  | InputRichBlockParagraph
  | InputRichBlockSectionHeading
  | InputRichBlockPreformatted
  | InputRichBlockFooter
  | InputRichBlockDivider
  | InputRichBlockMathematicalExpression
  | InputRichBlockAnchor
  | InputRichBlockList
  | InputRichBlockBlockQuotation
  | InputRichBlockExpandableBlockQuotation
  | InputRichBlockPullQuotation
  | InputRichBlockCollage
  | InputRichBlockSlideshow
  | InputRichBlockTable
  | InputRichBlockDetails
  | InputRichBlockMap
  | InputRichBlockButtons
  | InputRichBlockAnimation
  | InputRichBlockAudio
  | InputRichBlockDocument
  | InputRichBlockPhoto
  | InputRichBlockVideo
  | InputRichBlockVoiceNote
  | InputRichBlockThinking
export const InputRichBlock: Codec<InputRichBlock> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputRichBlock', isInputRichBlock, () => ({
    discriminant: 'type',
    open: false,
    known: {
      paragraph: [InputRichBlockParagraph],
      heading: [InputRichBlockSectionHeading],
      pre: [InputRichBlockPreformatted],
      footer: [InputRichBlockFooter],
      divider: [InputRichBlockDivider],
      mathematical_expression: [InputRichBlockMathematicalExpression],
      anchor: [InputRichBlockAnchor],
      list: [InputRichBlockList],
      blockquote: [InputRichBlockBlockQuotation],
      expandable_blockquote: [InputRichBlockExpandableBlockQuotation],
      pullquote: [InputRichBlockPullQuotation],
      collage: [InputRichBlockCollage],
      slideshow: [InputRichBlockSlideshow],
      table: [InputRichBlockTable],
      details: [InputRichBlockDetails],
      map: [InputRichBlockMap],
      buttons: [InputRichBlockButtons],
      animation: [InputRichBlockAnimation],
      audio: [InputRichBlockAudio],
      document: [InputRichBlockDocument],
      photo: [InputRichBlockPhoto],
      video: [InputRichBlockVideo],
      voice_note: [InputRichBlockVoiceNote],
      thinking: [InputRichBlockThinking],
    },
  })),
)

/** https://core.telegram.org/bots/api#inlinequeryresult */
export type InlineQueryResult =
  | InlineQueryResultCachedAudio
  | InlineQueryResultCachedDocument
  | InlineQueryResultCachedGif
  | InlineQueryResultCachedMpeg4Gif
  | InlineQueryResultCachedPhoto
  | InlineQueryResultCachedSticker
  | InlineQueryResultCachedVideo
  | InlineQueryResultCachedVoice
  | InlineQueryResultArticle
  | InlineQueryResultAudio
  | InlineQueryResultContact
  | InlineQueryResultGame
  | InlineQueryResultDocument
  | InlineQueryResultGif
  | InlineQueryResultLocation
  | InlineQueryResultMpeg4Gif
  | InlineQueryResultPhoto
  | InlineQueryResultVenue
  | InlineQueryResultVideo
  | InlineQueryResultVoice
export const InlineQueryResult: Codec<InlineQueryResult> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InlineQueryResult', isInlineQueryResult, () => ({
    discriminant: 'type',
    open: false,
    known: {
      audio: [InlineQueryResultCachedAudio, InlineQueryResultAudio],
      document: [InlineQueryResultCachedDocument, InlineQueryResultDocument],
      gif: [InlineQueryResultCachedGif, InlineQueryResultGif],
      mpeg4_gif: [InlineQueryResultCachedMpeg4Gif, InlineQueryResultMpeg4Gif],
      photo: [InlineQueryResultCachedPhoto, InlineQueryResultPhoto],
      sticker: [InlineQueryResultCachedSticker],
      video: [InlineQueryResultCachedVideo, InlineQueryResultVideo],
      voice: [InlineQueryResultCachedVoice, InlineQueryResultVoice],
      article: [InlineQueryResultArticle],
      contact: [InlineQueryResultContact],
      game: [InlineQueryResultGame],
      location: [InlineQueryResultLocation],
      venue: [InlineQueryResultVenue],
    },
  })),
)

/** https://core.telegram.org/bots/api#inputmessagecontent */
export type InputMessageContent =
  | InputTextMessageContent
  | InputRichMessageContent
  | InputLocationMessageContent
  | InputVenueMessageContent
  | InputContactMessageContent
  | InputInvoiceMessageContent
  | InputWidgetMessageContent
  | InputSharedWidgetMessageContent
export const InputMessageContent: Codec<InputMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ anyOf('InputMessageContent', isInputMessageContent, () => [
    InputTextMessageContent,
    InputRichMessageContent,
    InputLocationMessageContent,
    InputVenueMessageContent,
    InputContactMessageContent,
    InputInvoiceMessageContent,
    InputWidgetMessageContent,
    InputSharedWidgetMessageContent,
  ]),
)

/** https://core.telegram.org/bots/api#revenuewithdrawalstate */
export type RevenueWithdrawalState =
  | RevenueWithdrawalStatePending
  | RevenueWithdrawalStateSucceeded
  | RevenueWithdrawalStateFailed
  | UnlistedVariant<'type'>
export const RevenueWithdrawalState: Codec<RevenueWithdrawalState> = /* @__PURE__ */ union(
  'RevenueWithdrawalState',
  isRevenueWithdrawalState,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      pending: [RevenueWithdrawalStatePending],
      succeeded: [RevenueWithdrawalStateSucceeded],
      failed: [RevenueWithdrawalStateFailed],
    },
  }),
)

/** https://core.telegram.org/bots/api#transactionpartner */
export type TransactionPartner =
  | TransactionPartnerUser
  | TransactionPartnerChat
  | TransactionPartnerAffiliateProgram
  | TransactionPartnerFragment
  | TransactionPartnerTelegramAds
  | TransactionPartnerTelegramApi
  | TransactionPartnerOther
  | UnlistedVariant<'type'>
export const TransactionPartner: Codec<TransactionPartner> = /* @__PURE__ */ union(
  'TransactionPartner',
  isTransactionPartner,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      user: [TransactionPartnerUser],
      chat: [TransactionPartnerChat],
      affiliate_program: [TransactionPartnerAffiliateProgram],
      fragment: [TransactionPartnerFragment],
      telegram_ads: [TransactionPartnerTelegramAds],
      telegram_api: [TransactionPartnerTelegramApi],
      other: [TransactionPartnerOther],
    },
  }),
)

/** https://core.telegram.org/bots/api#passportelementerror */
export type PassportElementError =
  | PassportElementErrorDataField
  | PassportElementErrorFrontSide
  | PassportElementErrorReverseSide
  | PassportElementErrorSelfie
  | PassportElementErrorFile
  | PassportElementErrorFiles
  | PassportElementErrorTranslationFile
  | PassportElementErrorTranslationFiles
  | PassportElementErrorUnspecified
export const PassportElementError: Codec<PassportElementError> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('PassportElementError', isPassportElementError, () => ({
    discriminant: 'source',
    open: false,
    known: {
      data: [PassportElementErrorDataField],
      front_side: [PassportElementErrorFrontSide],
      reverse_side: [PassportElementErrorReverseSide],
      selfie: [PassportElementErrorSelfie],
      file: [PassportElementErrorFile],
      files: [PassportElementErrorFiles],
      translation_file: [PassportElementErrorTranslationFile],
      translation_files: [PassportElementErrorTranslationFiles],
      unspecified: [PassportElementErrorUnspecified],
    },
  })),
)

/** https://core.telegram.org/bots/api#inputrichmedia */
export type InputRichMedia =
  | InputMediaAnimation
  | InputMediaAudio
  | InputMediaDocument
  | InputMediaPhoto
  | InputMediaVideo
  | InputMediaVoiceNote
export const InputRichMedia: Codec<InputRichMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputRichMedia', isInputRichMedia, () => ({
    discriminant: 'type',
    open: false,
    known: {
      animation: [InputMediaAnimation],
      audio: [InputMediaAudio],
      document: [InputMediaDocument],
      photo: [InputMediaPhoto],
      video: [InputMediaVideo],
      voice_note: [InputMediaVoiceNote],
    },
  })),
)

/** https://core.telegram.org/bots/api#replymarkup */
export type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply
export const ReplyMarkup: Codec<ReplyMarkup> = /* @__PURE__ */ strict(
  /* @__PURE__ */ anyOf('ReplyMarkup', isReplyMarkup, () => [
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ForceReply,
  ]),
)

/** https://core.telegram.org/bots/api#inputmediagroupitem */
export type InputMediaGroupItem =
  | InputMediaAudio
  | InputMediaDocument
  | InputMediaLivePhoto
  | InputMediaPhoto
  | InputMediaVideo
export const InputMediaGroupItem: Codec<InputMediaGroupItem> = /* @__PURE__ */ strict(
  /* @__PURE__ */ union('InputMediaGroupItem', isInputMediaGroupItem, () => ({
    discriminant: 'type',
    open: false,
    known: {
      audio: [InputMediaAudio],
      document: [InputMediaDocument],
      live_photo: [InputMediaLivePhoto],
      photo: [InputMediaPhoto],
      video: [InputMediaVideo],
    },
  })),
)

/** https://core.telegram.org/bots/api#widgetquerytype */
export type WidgetQueryType =
  | WidgetQueryTypeData
  | WidgetQueryTypeSignData
  | WidgetQueryTypeSentTransaction
  | UnlistedVariant<'type'>
export const WidgetQueryType: Codec<WidgetQueryType> = /* @__PURE__ */ union(
  'WidgetQueryType',
  isWidgetQueryType,
  () => ({
    discriminant: 'type',
    open: true,
    known: {
      data: [WidgetQueryTypeData],
      sign_data: [WidgetQueryTypeSignData],
      sent_transaction: [WidgetQueryTypeSentTransaction],
    },
  }),
)

/** https://core.telegram.org/bots/api#chatsharetheme */
export type ChatShareTheme = ChatShareThemeEmoji | ChatShareThemeUniqueGift | UnlistedVariant<'type'>
export const ChatShareTheme: Codec<ChatShareTheme> = /* @__PURE__ */ union(
  'ChatShareTheme',
  isChatShareTheme,
  () => ({
    discriminant: 'type',
    open: true,
    known: { emoji: [ChatShareThemeEmoji], unique_gift: [ChatShareThemeUniqueGift] },
  }),
)

/** https://core.telegram.org/bots/api#emojitype */
export type EmojiType = EmojiTypeEmoji | EmojiTypeCustomEmoji | UnlistedVariant<'type'>
export const EmojiType: Codec<EmojiType> = /* @__PURE__ */ union('EmojiType', isEmojiType, () => ({
  discriminant: 'type',
  open: true,
  known: { emoji: [EmojiTypeEmoji], custom_emoji: [EmojiTypeCustomEmoji] },
}))

/** https://core.telegram.org/bots/api#update */
export interface Update {
  readonly update_id: number
  readonly message?: Message
  readonly edited_message?: Message
  readonly channel_post?: Message
  readonly edited_channel_post?: Message
  readonly business_connection?: BusinessConnection
  readonly business_message?: Message
  readonly edited_business_message?: Message
  readonly deleted_business_messages?: BusinessMessagesDeleted
  readonly guest_message?: Message
  readonly message_reaction?: MessageReactionUpdated
  readonly message_reaction_count?: MessageReactionCountUpdated
  readonly inline_query?: InlineQuery
  readonly chosen_inline_result?: ChosenInlineResult
  readonly callback_query?: CallbackQuery
  readonly shipping_query?: ShippingQuery
  readonly pre_checkout_query?: PreCheckoutQuery
  readonly purchased_paid_media?: PaidMediaPurchased
  readonly poll?: Poll
  readonly poll_answer?: PollAnswer
  readonly my_chat_member?: ChatMemberUpdated
  readonly chat_member?: ChatMemberUpdated
  readonly chat_join_request?: ChatJoinRequest
  readonly chat_boost?: ChatBoostUpdated
  readonly removed_chat_boost?: ChatBoostRemoved
  readonly managed_bot?: ManagedBotUpdated
  readonly subscription?: BotSubscriptionUpdated
  readonly stopped_message_generation?: MessageGenerationStopped
  readonly widget_query?: WidgetQuery
  readonly shared_widget_query?: SharedWidgetQuery
}
export const Update: Codec<Update> = /* @__PURE__ */ object('Update', isUpdate, () => [
  { update_id: integer },
  {
    message: Message,
    edited_message: Message,
    channel_post: Message,
    edited_channel_post: Message,
    business_connection: BusinessConnection,
    business_message: Message,
    edited_business_message: Message,
    deleted_business_messages: BusinessMessagesDeleted,
    guest_message: Message,
    message_reaction: MessageReactionUpdated,
    message_reaction_count: MessageReactionCountUpdated,
    inline_query: InlineQuery,
    chosen_inline_result: ChosenInlineResult,
    callback_query: CallbackQuery,
    shipping_query: ShippingQuery,
    pre_checkout_query: PreCheckoutQuery,
    purchased_paid_media: PaidMediaPurchased,
    poll: Poll,
    poll_answer: PollAnswer,
    my_chat_member: ChatMemberUpdated,
    chat_member: ChatMemberUpdated,
    chat_join_request: ChatJoinRequest,
    chat_boost: ChatBoostUpdated,
    removed_chat_boost: ChatBoostRemoved,
    managed_bot: ManagedBotUpdated,
    subscription: BotSubscriptionUpdated,
    stopped_message_generation: MessageGenerationStopped,
    widget_query: WidgetQuery,
    shared_widget_query: SharedWidgetQuery,
  },
  { payload: true },
])

/** https://core.telegram.org/bots/api#webhookinfo */
export interface WebhookInfo {
  readonly url: string
  readonly has_custom_certificate: boolean
  readonly pending_update_count: number
  readonly ip_address?: string
  readonly last_error_date?: number
  readonly last_error_message?: string
  readonly last_synchronization_error_date?: number
  readonly max_connections?: number
  readonly allowed_updates?: ReadonlyArray<UpdateKind | Unlisted>
}
export const WebhookInfo: Codec<WebhookInfo> = /* @__PURE__ */ object('WebhookInfo', isWebhookInfo, () => [
  { url: string, has_custom_certificate: boolean, pending_update_count: integer },
  {
    ip_address: string,
    last_error_date: integer,
    last_error_message: string,
    last_synchronization_error_date: integer,
    max_connections: integer,
    allowed_updates: array(string),
  },
])

/** https://core.telegram.org/bots/api#user */
export interface User {
  readonly id: number
  /** From servers before Bot API 3.3: `false`. */
  readonly is_bot: boolean
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
  readonly is_premium?: true
  readonly added_to_attachment_menu?: true
}
export const User: Codec<User> = /* @__PURE__ */ object('User', isUser, () => [
  { id: integer, is_bot: boolean, first_name: string },
  {
    last_name: string,
    username: string,
    language_code: string,
    is_premium: True,
    added_to_attachment_menu: True,
  },
  { defaults: () => ({ is_bot: false }) },
])

/** https://core.telegram.org/bots/api#chat */
export interface Chat {
  readonly id: number
  /** From servers before Bot API 2.0: `''`. */
  readonly type: ChatType | Unlisted
  readonly title?: string
  readonly username?: string
  readonly first_name?: string
  readonly last_name?: string
  readonly is_forum?: true
  readonly is_direct_messages?: true
}
export const Chat: Codec<Chat> = /* @__PURE__ */ object('Chat', isChat, () => [
  { id: integer, type: string },
  {
    title: string,
    username: string,
    first_name: string,
    last_name: string,
    is_forum: True,
    is_direct_messages: True,
  },
  { defaults: () => ({ type: '' }) },
])

/** https://core.telegram.org/bots/api#chatfullinfo */
export interface ChatFullInfo {
  readonly id: number
  /** From servers before Bot API 2.0: `''`. */
  readonly type: ChatType | Unlisted
  readonly title?: string
  readonly username?: string
  readonly first_name?: string
  readonly last_name?: string
  readonly is_forum?: true
  readonly is_direct_messages?: true
  /** From servers before Bot API 7.0: `0`. */
  readonly accent_color_id: number
  /** From servers before Bot API 7.3: `0`. */
  readonly max_reaction_count: number
  readonly photo?: ChatPhoto
  readonly active_usernames?: ReadonlyArray<string>
  readonly birthdate?: Birthdate
  readonly business_intro?: BusinessIntro
  readonly business_location?: BusinessLocation
  readonly business_opening_hours?: BusinessOpeningHours
  readonly personal_chat?: Chat
  readonly parent_chat?: Chat
  readonly available_reactions?: ReadonlyArray<ReactionType>
  readonly background_custom_emoji_id?: string
  readonly profile_accent_color_id?: number
  readonly profile_background_custom_emoji_id?: string
  readonly emoji_status_custom_emoji_id?: string
  readonly emoji_status_expiration_date?: number
  readonly bio?: string
  readonly has_private_forwards?: true
  readonly has_restricted_voice_and_video_messages?: true
  readonly join_to_send_messages?: true
  readonly join_by_request?: true
  readonly description?: string
  readonly invite_link?: string
  readonly pinned_message?: Message
  readonly permissions?: ChatPermissions
  /** From servers before Bot API 9.0: an object without any of them. */
  readonly accepted_gift_types: AcceptedGiftTypes
  readonly can_send_paid_media?: true
  readonly slow_mode_delay?: number
  readonly unrestrict_boost_count?: number
  readonly message_auto_delete_time?: number
  readonly has_aggressive_anti_spam_enabled?: true
  readonly has_hidden_members?: true
  readonly has_protected_content?: true
  readonly has_visible_history?: true
  readonly sticker_set_name?: string
  readonly can_set_sticker_set?: true
  readonly custom_emoji_sticker_set_name?: string
  readonly linked_chat_id?: number
  readonly location?: ChatLocation
  readonly rating?: UserRating
  readonly first_profile_audio?: Audio
  readonly unique_gift_colors?: UniqueGiftColors
  readonly paid_message_star_count?: number
  readonly guard_bot?: User
  readonly community?: Community
  /** Not confirmed: only one source has it. */
  readonly ton_wallet_card?: TonWalletCard
  /** Not confirmed: only one source has it. */
  readonly share_theme?: ChatShareTheme
}
export const ChatFullInfo: Codec<ChatFullInfo> = /* @__PURE__ */ object(
  'ChatFullInfo',
  isChatFullInfo,
  () => [
    {
      id: integer,
      type: string,
      accent_color_id: integer,
      max_reaction_count: integer,
      accepted_gift_types: AcceptedGiftTypes,
    },
    {
      title: string,
      username: string,
      first_name: string,
      last_name: string,
      is_forum: True,
      is_direct_messages: True,
      photo: ChatPhoto,
      active_usernames: array(string),
      birthdate: Birthdate,
      business_intro: BusinessIntro,
      business_location: BusinessLocation,
      business_opening_hours: BusinessOpeningHours,
      personal_chat: Chat,
      parent_chat: Chat,
      available_reactions: array(ReactionType),
      background_custom_emoji_id: string,
      profile_accent_color_id: integer,
      profile_background_custom_emoji_id: string,
      emoji_status_custom_emoji_id: string,
      emoji_status_expiration_date: integer,
      bio: string,
      has_private_forwards: True,
      has_restricted_voice_and_video_messages: True,
      join_to_send_messages: True,
      join_by_request: True,
      description: string,
      invite_link: string,
      pinned_message: Message,
      permissions: ChatPermissions,
      can_send_paid_media: True,
      slow_mode_delay: integer,
      unrestrict_boost_count: integer,
      message_auto_delete_time: integer,
      has_aggressive_anti_spam_enabled: True,
      has_hidden_members: True,
      has_protected_content: True,
      has_visible_history: True,
      sticker_set_name: string,
      can_set_sticker_set: True,
      custom_emoji_sticker_set_name: string,
      linked_chat_id: integer,
      location: ChatLocation,
      rating: UserRating,
      first_profile_audio: Audio,
      unique_gift_colors: UniqueGiftColors,
      paid_message_star_count: integer,
      guard_bot: User,
      community: Community,
      ton_wallet_card: TonWalletCard,
      share_theme: ChatShareTheme,
    },
    {
      defaults: () => ({
        type: '',
        accent_color_id: 0,
        max_reaction_count: 0,
        accepted_gift_types: {
          unlimited_gifts: false,
          limited_gifts: false,
          unique_gifts: false,
          premium_subscription: false,
          gifts_from_channels: false,
        },
      }),
    },
  ],
)

/** https://core.telegram.org/bots/api#message */
export interface Message {
  readonly message_id: number
  readonly message_thread_id?: number
  readonly direct_messages_topic?: DirectMessagesTopic
  readonly from?: User
  readonly sender_chat?: Chat
  readonly sender_boost_count?: number
  readonly sender_business_bot?: User
  readonly sender_tag?: string
  readonly receiver_user?: User
  readonly ephemeral_message_id?: number
  readonly date: number
  readonly guest_query_id?: string
  readonly business_connection_id?: string
  readonly chat: Chat
  readonly forward_origin?: MessageOrigin
  readonly is_topic_message?: true
  readonly is_automatic_forward?: true
  readonly reply_to_message?: Message
  readonly external_reply?: ExternalReplyInfo
  readonly quote?: TextQuote
  readonly reply_to_story?: Story
  readonly reply_to_checklist_task_id?: number
  readonly reply_to_poll_option_id?: string
  readonly via_bot?: User
  readonly guest_bot_caller_user?: User
  readonly guest_bot_caller_chat?: Chat
  readonly edit_date?: number
  readonly has_protected_content?: true
  readonly is_from_offline?: true
  readonly is_paid_post?: true
  readonly media_group_id?: string
  readonly author_signature?: string
  readonly paid_star_count?: number
  readonly text?: string
  readonly entities?: ReadonlyArray<MessageEntity>
  readonly link_preview_options?: LinkPreviewOptions
  readonly suggested_post_info?: SuggestedPostInfo
  readonly effect_id?: string
  readonly rich_message?: RichMessage
  readonly animation?: Animation
  readonly audio?: Audio
  readonly document?: Document
  readonly live_photo?: LivePhoto
  readonly paid_media?: PaidMediaInfo
  readonly photo?: ReadonlyArray<PhotoSize>
  readonly sticker?: Sticker
  readonly story?: Story
  readonly video?: Video
  readonly video_note?: VideoNote
  readonly voice?: Voice
  readonly caption?: string
  readonly caption_entities?: ReadonlyArray<MessageEntity>
  readonly show_caption_above_media?: true
  readonly has_media_spoiler?: true
  readonly checklist?: Checklist
  readonly contact?: Contact
  readonly dice?: Dice
  readonly game?: Game
  readonly poll?: Poll
  readonly venue?: Venue
  readonly location?: Location
  readonly new_chat_members?: ReadonlyArray<User>
  readonly left_chat_member?: User
  readonly chat_owner_left?: ChatOwnerLeft
  readonly chat_owner_changed?: ChatOwnerChanged
  readonly new_chat_title?: string
  readonly new_chat_photo?: ReadonlyArray<PhotoSize>
  readonly delete_chat_photo?: true
  readonly group_chat_created?: true
  readonly supergroup_chat_created?: true
  readonly channel_chat_created?: true
  readonly message_auto_delete_timer_changed?: MessageAutoDeleteTimerChanged
  readonly migrate_to_chat_id?: number
  readonly migrate_from_chat_id?: number
  readonly pinned_message?: MaybeInaccessibleMessage
  readonly invoice?: Invoice
  readonly successful_payment?: SuccessfulPayment
  readonly refunded_payment?: RefundedPayment
  readonly users_shared?: UsersShared
  readonly chat_shared?: ChatShared
  readonly gift?: GiftInfo
  readonly unique_gift?: UniqueGiftInfo
  readonly gift_upgrade_sent?: GiftInfo
  readonly connected_website?: string
  readonly write_access_allowed?: WriteAccessAllowed
  readonly passport_data?: PassportData
  readonly proximity_alert_triggered?: ProximityAlertTriggered
  readonly boost_added?: ChatBoostAdded
  readonly chat_background_set?: ChatBackground
  readonly checklist_tasks_done?: ChecklistTasksDone
  readonly checklist_tasks_added?: ChecklistTasksAdded
  readonly community_chat_added?: CommunityChatAdded
  readonly community_chat_joined?: CommunityChatJoined
  readonly community_chat_removed?: CommunityChatRemoved
  readonly direct_message_price_changed?: DirectMessagePriceChanged
  readonly forum_topic_created?: ForumTopicCreated
  readonly forum_topic_edited?: ForumTopicEdited
  readonly forum_topic_closed?: ForumTopicClosed
  readonly forum_topic_reopened?: ForumTopicReopened
  readonly general_forum_topic_hidden?: GeneralForumTopicHidden
  readonly general_forum_topic_unhidden?: GeneralForumTopicUnhidden
  readonly giveaway_created?: GiveawayCreated
  readonly giveaway?: Giveaway
  readonly giveaway_winners?: GiveawayWinners
  readonly giveaway_completed?: GiveawayCompleted
  readonly managed_bot_created?: ManagedBotCreated
  readonly paid_message_price_changed?: PaidMessagePriceChanged
  readonly poll_option_added?: PollOptionAdded
  readonly poll_option_deleted?: PollOptionDeleted
  readonly suggested_post_approved?: SuggestedPostApproved
  readonly suggested_post_approval_failed?: SuggestedPostApprovalFailed
  readonly suggested_post_declined?: SuggestedPostDeclined
  readonly suggested_post_paid?: SuggestedPostPaid
  readonly suggested_post_refunded?: SuggestedPostRefunded
  readonly video_chat_scheduled?: VideoChatScheduled
  readonly video_chat_started?: VideoChatStarted
  readonly video_chat_ended?: VideoChatEnded
  readonly video_chat_participants_invited?: VideoChatParticipantsInvited
  readonly web_app_data?: WebAppData
  readonly reply_markup?: InlineKeyboardMarkup
  readonly widget?: Widget
}
export const Message: Codec<Message> = /* @__PURE__ */ object('Message', isMessage, () => [
  { message_id: integer, date: integer, chat: Chat },
  {
    message_thread_id: integer,
    direct_messages_topic: DirectMessagesTopic,
    from: User,
    sender_chat: Chat,
    sender_boost_count: integer,
    sender_business_bot: User,
    sender_tag: string,
    receiver_user: User,
    ephemeral_message_id: integer,
    guest_query_id: string,
    business_connection_id: string,
    forward_origin: MessageOrigin,
    is_topic_message: True,
    is_automatic_forward: True,
    reply_to_message: Message,
    external_reply: ExternalReplyInfo,
    quote: TextQuote,
    reply_to_story: Story,
    reply_to_checklist_task_id: integer,
    reply_to_poll_option_id: string,
    via_bot: User,
    guest_bot_caller_user: User,
    guest_bot_caller_chat: Chat,
    edit_date: integer,
    has_protected_content: True,
    is_from_offline: True,
    is_paid_post: True,
    media_group_id: string,
    author_signature: string,
    paid_star_count: integer,
    text: string,
    entities: array(MessageEntity),
    link_preview_options: LinkPreviewOptions,
    suggested_post_info: SuggestedPostInfo,
    effect_id: string,
    rich_message: RichMessage,
    animation: Animation,
    audio: Audio,
    document: Document,
    live_photo: LivePhoto,
    paid_media: PaidMediaInfo,
    photo: array(PhotoSize),
    sticker: Sticker,
    story: Story,
    video: Video,
    video_note: VideoNote,
    voice: Voice,
    caption: string,
    caption_entities: array(MessageEntity),
    show_caption_above_media: True,
    has_media_spoiler: True,
    checklist: Checklist,
    contact: Contact,
    dice: Dice,
    game: Game,
    poll: Poll,
    venue: Venue,
    location: Location,
    new_chat_members: array(User),
    left_chat_member: User,
    chat_owner_left: ChatOwnerLeft,
    chat_owner_changed: ChatOwnerChanged,
    new_chat_title: string,
    new_chat_photo: array(PhotoSize),
    delete_chat_photo: True,
    group_chat_created: True,
    supergroup_chat_created: True,
    channel_chat_created: True,
    message_auto_delete_timer_changed: MessageAutoDeleteTimerChanged,
    migrate_to_chat_id: integer,
    migrate_from_chat_id: integer,
    pinned_message: MaybeInaccessibleMessage,
    invoice: Invoice,
    successful_payment: SuccessfulPayment,
    refunded_payment: RefundedPayment,
    users_shared: UsersShared,
    chat_shared: ChatShared,
    gift: GiftInfo,
    unique_gift: UniqueGiftInfo,
    gift_upgrade_sent: GiftInfo,
    connected_website: string,
    write_access_allowed: WriteAccessAllowed,
    passport_data: PassportData,
    proximity_alert_triggered: ProximityAlertTriggered,
    boost_added: ChatBoostAdded,
    chat_background_set: ChatBackground,
    checklist_tasks_done: ChecklistTasksDone,
    checklist_tasks_added: ChecklistTasksAdded,
    community_chat_added: CommunityChatAdded,
    community_chat_joined: CommunityChatJoined,
    community_chat_removed: CommunityChatRemoved,
    direct_message_price_changed: DirectMessagePriceChanged,
    forum_topic_created: ForumTopicCreated,
    forum_topic_edited: ForumTopicEdited,
    forum_topic_closed: ForumTopicClosed,
    forum_topic_reopened: ForumTopicReopened,
    general_forum_topic_hidden: GeneralForumTopicHidden,
    general_forum_topic_unhidden: GeneralForumTopicUnhidden,
    giveaway_created: GiveawayCreated,
    giveaway: Giveaway,
    giveaway_winners: GiveawayWinners,
    giveaway_completed: GiveawayCompleted,
    managed_bot_created: ManagedBotCreated,
    paid_message_price_changed: PaidMessagePriceChanged,
    poll_option_added: PollOptionAdded,
    poll_option_deleted: PollOptionDeleted,
    suggested_post_approved: SuggestedPostApproved,
    suggested_post_approval_failed: SuggestedPostApprovalFailed,
    suggested_post_declined: SuggestedPostDeclined,
    suggested_post_paid: SuggestedPostPaid,
    suggested_post_refunded: SuggestedPostRefunded,
    video_chat_scheduled: VideoChatScheduled,
    video_chat_started: VideoChatStarted,
    video_chat_ended: VideoChatEnded,
    video_chat_participants_invited: VideoChatParticipantsInvited,
    web_app_data: WebAppData,
    reply_markup: InlineKeyboardMarkup,
    widget: Widget,
  },
])

/** https://core.telegram.org/bots/api#messageid */
export interface MessageId {
  readonly message_id: number
}
export const MessageId: Codec<MessageId> = /* @__PURE__ */ object('MessageId', isMessageId, () => [
  { message_id: integer },
  {},
])

/** https://core.telegram.org/bots/api#inaccessiblemessage */
export interface InaccessibleMessage {
  readonly chat: Chat
  readonly message_id: number
  readonly date: 0
}
export const InaccessibleMessage: Codec<InaccessibleMessage> = /* @__PURE__ */ object(
  'InaccessibleMessage',
  isInaccessibleMessage,
  () => [{ chat: Chat, message_id: integer, date: literal(0) }, {}],
)

/** https://core.telegram.org/bots/api#messageentity */
export interface MessageEntity {
  readonly type: MessageEntityType | Unlisted
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly user?: User
  readonly language?: string
  readonly custom_emoji_id?: string
  readonly unix_time?: number
  readonly date_time_format?: string
}
export const MessageEntity: Codec<MessageEntity> = /* @__PURE__ */ object(
  'MessageEntity',
  isMessageEntity,
  () => [
    { type: string, offset: integer, length: integer },
    {
      url: string,
      user: User,
      language: string,
      custom_emoji_id: string,
      unix_time: integer,
      date_time_format: string,
    },
  ],
)

/** https://core.telegram.org/bots/api#textquote */
export interface TextQuote {
  readonly text: string
  readonly entities?: ReadonlyArray<MessageEntity>
  readonly position: number
  readonly is_manual?: true
  readonly rich_texts?: ReadonlyArray<RichText>
}
export const TextQuote: Codec<TextQuote> = /* @__PURE__ */ object('TextQuote', isTextQuote, () => [
  { text: string, position: integer },
  { entities: array(MessageEntity), is_manual: True, rich_texts: array(RichText) },
])

/** https://core.telegram.org/bots/api#externalreplyinfo */
export interface ExternalReplyInfo {
  readonly origin: MessageOrigin
  readonly chat?: Chat
  readonly message_id?: number
  readonly link_preview_options?: LinkPreviewOptions
  readonly animation?: Animation
  readonly audio?: Audio
  readonly document?: Document
  readonly live_photo?: LivePhoto
  readonly paid_media?: PaidMediaInfo
  readonly photo?: ReadonlyArray<PhotoSize>
  readonly sticker?: Sticker
  readonly story?: Story
  readonly video?: Video
  readonly video_note?: VideoNote
  readonly voice?: Voice
  readonly has_media_spoiler?: true
  readonly checklist?: Checklist
  readonly contact?: Contact
  readonly dice?: Dice
  readonly game?: Game
  readonly giveaway?: Giveaway
  readonly giveaway_winners?: GiveawayWinners
  readonly invoice?: Invoice
  readonly location?: Location
  readonly poll?: Poll
  readonly venue?: Venue
  readonly widget?: Widget
}
export const ExternalReplyInfo: Codec<ExternalReplyInfo> = /* @__PURE__ */ object(
  'ExternalReplyInfo',
  isExternalReplyInfo,
  () => [
    { origin: MessageOrigin },
    {
      chat: Chat,
      message_id: integer,
      link_preview_options: LinkPreviewOptions,
      animation: Animation,
      audio: Audio,
      document: Document,
      live_photo: LivePhoto,
      paid_media: PaidMediaInfo,
      photo: array(PhotoSize),
      sticker: Sticker,
      story: Story,
      video: Video,
      video_note: VideoNote,
      voice: Voice,
      has_media_spoiler: True,
      checklist: Checklist,
      contact: Contact,
      dice: Dice,
      game: Game,
      giveaway: Giveaway,
      giveaway_winners: GiveawayWinners,
      invoice: Invoice,
      location: Location,
      poll: Poll,
      venue: Venue,
      widget: Widget,
    },
  ],
)

/** https://core.telegram.org/bots/api#replyparameters */
export interface ReplyParameters {
  readonly message_id?: number | undefined
  readonly chat_id?: number | string | undefined
  readonly ephemeral_message_id?: number | undefined
  readonly allow_sending_without_reply?: boolean | undefined
  /** 0–1024 characters after entity parsing. */
  readonly quote?: AnyText | undefined
  readonly quote_position?: number | undefined
  readonly checklist_task_id?: number | undefined
  readonly poll_option_id?: string | undefined
  /** 0–32 items. */
  readonly quote_rich_texts?: ReadonlyArray<RichText> | undefined
}
export const ReplyParameters: Codec<ReplyParameters> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('ReplyParameters', isReplyParameters, () => [
    {},
    {
      message_id: integer,
      chat_id: either(integer, string),
      ephemeral_message_id: integer,
      allow_sending_without_reply: boolean,
      quote: AnyText,
      quote_position: integer,
      checklist_task_id: integer,
      poll_option_id: string,
      quote_rich_texts: array(RichText),
    },
  ]),
)

/** https://core.telegram.org/bots/api#ephemeralmessageparameters */
export interface EphemeralMessageParameters {
  /** May be left out only if `callback_query_id` is given. */
  readonly receiver_user_id?: number | undefined
  readonly callback_query_id?: string | undefined
  readonly replace_callback_query_message?: boolean | undefined
}
export const EphemeralMessageParameters: Codec<EphemeralMessageParameters> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('EphemeralMessageParameters', isEphemeralMessageParameters, () => [
    {},
    { receiver_user_id: integer, callback_query_id: string, replace_callback_query_message: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#messageoriginuser */
export interface MessageOriginUser {
  readonly type: 'user'
  readonly date: number
  readonly sender_user: User
}
export const MessageOriginUser: Codec<MessageOriginUser> = /* @__PURE__ */ object(
  'MessageOriginUser',
  isMessageOriginUser,
  () => [{ type: literal('user'), date: integer, sender_user: User }, {}],
)

/** https://core.telegram.org/bots/api#messageoriginhiddenuser */
export interface MessageOriginHiddenUser {
  readonly type: 'hidden_user'
  readonly date: number
  readonly sender_user_name: string
}
export const MessageOriginHiddenUser: Codec<MessageOriginHiddenUser> = /* @__PURE__ */ object(
  'MessageOriginHiddenUser',
  isMessageOriginHiddenUser,
  () => [{ type: literal('hidden_user'), date: integer, sender_user_name: string }, {}],
)

/** https://core.telegram.org/bots/api#messageoriginchat */
export interface MessageOriginChat {
  readonly type: 'chat'
  readonly date: number
  readonly sender_chat: Chat
  readonly author_signature?: string
}
export const MessageOriginChat: Codec<MessageOriginChat> = /* @__PURE__ */ object(
  'MessageOriginChat',
  isMessageOriginChat,
  () => [{ type: literal('chat'), date: integer, sender_chat: Chat }, { author_signature: string }],
)

/** https://core.telegram.org/bots/api#messageoriginchannel */
export interface MessageOriginChannel {
  readonly type: 'channel'
  readonly date: number
  readonly chat: Chat
  readonly message_id: number
  readonly author_signature?: string
}
export const MessageOriginChannel: Codec<MessageOriginChannel> = /* @__PURE__ */ object(
  'MessageOriginChannel',
  isMessageOriginChannel,
  () => [
    { type: literal('channel'), date: integer, chat: Chat, message_id: integer },
    { author_signature: string },
  ],
)

/** https://core.telegram.org/bots/api#photosize */
export interface PhotoSize {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly file_size?: number
}
export const PhotoSize: Codec<PhotoSize> = /* @__PURE__ */ object('PhotoSize', isPhotoSize, () => [
  { file_id: string, file_unique_id: string, width: integer, height: integer },
  { file_size: integer },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#animation */
export interface Animation {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  /** From servers before Bot API 4.0: `0`. */
  readonly width: number
  /** From servers before Bot API 4.0: `0`. */
  readonly height: number
  /** From servers before Bot API 4.0: `0`. */
  readonly duration: number
  readonly thumbnail?: PhotoSize
  readonly file_name?: string
  readonly mime_type?: string
  readonly file_size?: number
}
export const Animation: Codec<Animation> = /* @__PURE__ */ object('Animation', isAnimation, () => [
  { file_id: string, file_unique_id: string, width: integer, height: integer, duration: integer },
  { thumbnail: PhotoSize, file_name: string, mime_type: string, file_size: integer },
  { defaults: () => ({ file_unique_id: '', width: 0, height: 0, duration: 0 }) },
])

/** https://core.telegram.org/bots/api#audio */
export interface Audio {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly duration: number
  readonly performer?: string
  readonly title?: string
  readonly file_name?: string
  readonly mime_type?: string
  readonly file_size?: number
  readonly thumbnail?: PhotoSize
}
export const Audio: Codec<Audio> = /* @__PURE__ */ object('Audio', isAudio, () => [
  { file_id: string, file_unique_id: string, duration: integer },
  {
    performer: string,
    title: string,
    file_name: string,
    mime_type: string,
    file_size: integer,
    thumbnail: PhotoSize,
  },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#document */
export interface Document {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly thumbnail?: PhotoSize
  readonly file_name?: string
  readonly mime_type?: string
  readonly file_size?: number
}
export const Document: Codec<Document> = /* @__PURE__ */ object('Document', isDocument, () => [
  { file_id: string, file_unique_id: string },
  { thumbnail: PhotoSize, file_name: string, mime_type: string, file_size: integer },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#livephoto */
export interface LivePhoto {
  readonly photo?: ReadonlyArray<PhotoSize>
  readonly file_id: string
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly duration: number
  readonly mime_type?: string
  readonly file_size?: number
}
export const LivePhoto: Codec<LivePhoto> = /* @__PURE__ */ object('LivePhoto', isLivePhoto, () => [
  { file_id: string, file_unique_id: string, width: integer, height: integer, duration: integer },
  { photo: array(PhotoSize), mime_type: string, file_size: integer },
])

/** https://core.telegram.org/bots/api#story */
export interface Story {
  readonly chat: Chat
  readonly id: number
}
export const Story: Codec<Story> = /* @__PURE__ */ object('Story', isStory, () => [
  { chat: Chat, id: integer },
  {},
])

/** https://core.telegram.org/bots/api#videoquality */
export interface VideoQuality {
  readonly file_id: string
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly codec: VideoQualityCodec | Unlisted
  readonly file_size?: number
}
export const VideoQuality: Codec<VideoQuality> = /* @__PURE__ */ object(
  'VideoQuality',
  isVideoQuality,
  () => [
    { file_id: string, file_unique_id: string, width: integer, height: integer, codec: string },
    { file_size: integer },
  ],
)

/** https://core.telegram.org/bots/api#video */
export interface Video {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly width: number
  readonly height: number
  readonly duration: number
  readonly thumbnail?: PhotoSize
  readonly cover?: ReadonlyArray<PhotoSize>
  readonly start_timestamp?: number
  readonly qualities?: ReadonlyArray<VideoQuality>
  readonly file_name?: string
  readonly mime_type?: string
  readonly file_size?: number
}
export const Video: Codec<Video> = /* @__PURE__ */ object('Video', isVideo, () => [
  { file_id: string, file_unique_id: string, width: integer, height: integer, duration: integer },
  {
    thumbnail: PhotoSize,
    cover: array(PhotoSize),
    start_timestamp: integer,
    qualities: array(VideoQuality),
    file_name: string,
    mime_type: string,
    file_size: integer,
  },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#videonote */
export interface VideoNote {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly length: number
  readonly duration: number
  readonly thumbnail?: PhotoSize
  readonly file_size?: number
}
export const VideoNote: Codec<VideoNote> = /* @__PURE__ */ object('VideoNote', isVideoNote, () => [
  { file_id: string, file_unique_id: string, length: integer, duration: integer },
  { thumbnail: PhotoSize, file_size: integer },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#voice */
export interface Voice {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly duration: number
  readonly mime_type?: string
  readonly file_size?: number
}
export const Voice: Codec<Voice> = /* @__PURE__ */ object('Voice', isVoice, () => [
  { file_id: string, file_unique_id: string, duration: integer },
  { mime_type: string, file_size: integer },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#paidmediainfo */
export interface PaidMediaInfo {
  readonly star_count: number
  readonly paid_media: ReadonlyArray<PaidMedia>
}
export const PaidMediaInfo: Codec<PaidMediaInfo> = /* @__PURE__ */ object(
  'PaidMediaInfo',
  isPaidMediaInfo,
  () => [{ star_count: integer, paid_media: array(PaidMedia) }, {}],
)

/** https://core.telegram.org/bots/api#paidmedialivephoto */
export interface PaidMediaLivePhoto {
  readonly type: 'live_photo'
  readonly live_photo: LivePhoto
}
export const PaidMediaLivePhoto: Codec<PaidMediaLivePhoto> = /* @__PURE__ */ object(
  'PaidMediaLivePhoto',
  isPaidMediaLivePhoto,
  () => [{ type: literal('live_photo'), live_photo: LivePhoto }, {}],
)

/** https://core.telegram.org/bots/api#paidmediaphoto */
export interface PaidMediaPhoto {
  readonly type: 'photo'
  readonly photo: ReadonlyArray<PhotoSize>
}
export const PaidMediaPhoto: Codec<PaidMediaPhoto> = /* @__PURE__ */ object(
  'PaidMediaPhoto',
  isPaidMediaPhoto,
  () => [{ type: literal('photo'), photo: array(PhotoSize) }, {}],
)

/** https://core.telegram.org/bots/api#paidmediapreview */
export interface PaidMediaPreview {
  readonly type: 'preview'
  readonly width?: number
  readonly height?: number
  readonly duration?: number
}
export const PaidMediaPreview: Codec<PaidMediaPreview> = /* @__PURE__ */ object(
  'PaidMediaPreview',
  isPaidMediaPreview,
  () => [{ type: literal('preview') }, { width: integer, height: integer, duration: integer }],
)

/** https://core.telegram.org/bots/api#paidmediavideo */
export interface PaidMediaVideo {
  readonly type: 'video'
  readonly video: Video
}
export const PaidMediaVideo: Codec<PaidMediaVideo> = /* @__PURE__ */ object(
  'PaidMediaVideo',
  isPaidMediaVideo,
  () => [{ type: literal('video'), video: Video }, {}],
)

/** https://core.telegram.org/bots/api#contact */
export interface Contact {
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string
  readonly user_id?: number
  readonly vcard?: string
}
export const Contact: Codec<Contact> = /* @__PURE__ */ object('Contact', isContact, () => [
  { phone_number: string, first_name: string },
  { last_name: string, user_id: integer, vcard: string },
])

/** https://core.telegram.org/bots/api#dice */
export interface Dice {
  /** From servers before Bot API 4.8: `''`. */
  readonly emoji: string
  /** Range: 1–64. */
  readonly value: number
}
export const Dice: Codec<Dice> = /* @__PURE__ */ object('Dice', isDice, () => [
  { emoji: string, value: integer },
  {},
  { defaults: () => ({ emoji: '' }) },
])

/** https://core.telegram.org/bots/api#link */
export interface Link {
  readonly url: string
}
export const Link: Codec<Link> = /* @__PURE__ */ object('Link', isLink, () => [{ url: string }, {}])

/** https://core.telegram.org/bots/api#pollmedia */
export interface PollMedia {
  readonly animation?: Animation
  readonly audio?: Audio
  readonly document?: Document
  readonly link?: Link
  readonly live_photo?: LivePhoto
  readonly location?: Location
  readonly photo?: ReadonlyArray<PhotoSize>
  readonly sticker?: Sticker
  readonly venue?: Venue
  readonly video?: Video
}
export const PollMedia: Codec<PollMedia> = /* @__PURE__ */ object('PollMedia', isPollMedia, () => [
  {},
  {
    animation: Animation,
    audio: Audio,
    document: Document,
    link: Link,
    live_photo: LivePhoto,
    location: Location,
    photo: array(PhotoSize),
    sticker: Sticker,
    venue: Venue,
    video: Video,
  },
])

/** https://core.telegram.org/bots/api#polloption */
export interface PollOption {
  /** From servers before Bot API 9.6: `''`. */
  readonly persistent_id: string
  /** 1–100 characters. */
  readonly text: string
  readonly text_entities?: ReadonlyArray<MessageEntity>
  readonly media?: PollMedia
  readonly voter_count: number
  readonly added_by_user?: User
  readonly added_by_chat?: Chat
  readonly addition_date?: number
}
export const PollOption: Codec<PollOption> = /* @__PURE__ */ object('PollOption', isPollOption, () => [
  { persistent_id: string, text: string, voter_count: integer },
  {
    text_entities: array(MessageEntity),
    media: PollMedia,
    added_by_user: User,
    added_by_chat: Chat,
    addition_date: integer,
  },
  { defaults: () => ({ persistent_id: '' }) },
])

/** https://core.telegram.org/bots/api#inputpolloption */
export interface InputPollOption {
  /** 1–100 characters. */
  readonly text: AnyText
  readonly media?: InputPollOptionMedia | undefined
}
export const InputPollOption: Codec<InputPollOption> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputPollOption', isInputPollOption, () => [
    { text: AnyText },
    { media: InputPollOptionMedia },
  ]),
)

/** https://core.telegram.org/bots/api#pollanswer */
export interface PollAnswer {
  readonly poll_id: string
  readonly voter_chat?: Chat
  readonly user?: User
  readonly option_ids: ReadonlyArray<number>
  /** From servers before Bot API 9.6: `[]`. */
  readonly option_persistent_ids: ReadonlyArray<string>
}
export const PollAnswer: Codec<PollAnswer> = /* @__PURE__ */ object('PollAnswer', isPollAnswer, () => [
  { poll_id: string, option_ids: array(integer), option_persistent_ids: array(string) },
  { voter_chat: Chat, user: User },
  { defaults: () => ({ option_persistent_ids: [] }) },
])

/** https://core.telegram.org/bots/api#poll */
export interface Poll {
  readonly id: string
  /** 1–300 characters. */
  readonly question: string
  readonly question_entities?: ReadonlyArray<MessageEntity>
  readonly options: ReadonlyArray<PollOption>
  /** From servers before Bot API 4.6: `0`. */
  readonly total_voter_count: number
  readonly is_closed: boolean
  /** From servers before Bot API 4.6: `false`. */
  readonly is_anonymous: boolean
  /** From servers before Bot API 4.6: `''`. */
  readonly type: PollType | Unlisted
  /** From servers before Bot API 4.6: `false`. */
  readonly allows_multiple_answers: boolean
  /** From servers before Bot API 9.6: `false`. */
  readonly allows_revoting: boolean
  /** From servers before Bot API 10.0: `false`. */
  readonly members_only: boolean
  readonly country_codes?: ReadonlyArray<string>
  readonly correct_option_ids?: ReadonlyArray<number>
  /** 0–200 characters. */
  readonly explanation?: string
  readonly explanation_entities?: ReadonlyArray<MessageEntity>
  readonly explanation_media?: PollMedia
  readonly open_period?: number
  readonly close_date?: number
  readonly description?: string
  readonly description_entities?: ReadonlyArray<MessageEntity>
  readonly media?: PollMedia
}
export const Poll: Codec<Poll> = /* @__PURE__ */ object('Poll', isPoll, () => [
  {
    id: string,
    question: string,
    options: row(PollOption),
    total_voter_count: integer,
    is_closed: boolean,
    is_anonymous: boolean,
    type: string,
    allows_multiple_answers: boolean,
    allows_revoting: boolean,
    members_only: boolean,
  },
  {
    question_entities: array(MessageEntity),
    country_codes: array(string),
    correct_option_ids: array(integer),
    explanation: string,
    explanation_entities: array(MessageEntity),
    explanation_media: PollMedia,
    open_period: integer,
    close_date: integer,
    description: string,
    description_entities: array(MessageEntity),
    media: PollMedia,
  },
  {
    defaults: () => ({
      total_voter_count: 0,
      is_anonymous: false,
      type: '',
      allows_multiple_answers: false,
      allows_revoting: false,
      members_only: false,
    }),
  },
])

/** https://core.telegram.org/bots/api#checklisttask */
export interface ChecklistTask {
  readonly id: number
  readonly text: string
  readonly text_entities?: ReadonlyArray<MessageEntity>
  readonly completed_by_user?: User
  readonly completed_by_chat?: Chat
  readonly completion_date?: number
}
export const ChecklistTask: Codec<ChecklistTask> = /* @__PURE__ */ object(
  'ChecklistTask',
  isChecklistTask,
  () => [
    { id: integer, text: string },
    {
      text_entities: array(MessageEntity),
      completed_by_user: User,
      completed_by_chat: Chat,
      completion_date: integer,
    },
  ],
)

/** https://core.telegram.org/bots/api#checklist */
export interface Checklist {
  readonly title: string
  readonly title_entities?: ReadonlyArray<MessageEntity>
  readonly tasks: ReadonlyArray<ChecklistTask>
  readonly others_can_add_tasks?: true
  readonly others_can_mark_tasks_as_done?: true
}
export const Checklist: Codec<Checklist> = /* @__PURE__ */ object('Checklist', isChecklist, () => [
  { title: string, tasks: array(ChecklistTask) },
  { title_entities: array(MessageEntity), others_can_add_tasks: True, others_can_mark_tasks_as_done: True },
])

/** https://core.telegram.org/bots/api#inputchecklisttask */
export interface InputChecklistTask {
  readonly id: number
  /** 1–100 characters after entity parsing. */
  readonly text: AnyText
}
export const InputChecklistTask: Codec<InputChecklistTask> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputChecklistTask', isInputChecklistTask, () => [
    { id: integer, text: AnyText },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputchecklist */
export interface InputChecklist {
  /** 1–255 characters after entity parsing. */
  readonly title: AnyText
  /** 1–30 items. */
  readonly tasks: ReadonlyArray<InputChecklistTask>
  readonly others_can_add_tasks?: boolean | undefined
  readonly others_can_mark_tasks_as_done?: boolean | undefined
}
export const InputChecklist: Codec<InputChecklist> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputChecklist', isInputChecklist, () => [
    { title: AnyText, tasks: array(InputChecklistTask) },
    { others_can_add_tasks: boolean, others_can_mark_tasks_as_done: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#location */
export interface Location {
  readonly latitude: number
  readonly longitude: number
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number
  readonly live_period?: number
  /** Range: 1–360. */
  readonly heading?: number
  readonly proximity_alert_radius?: number
}
export const Location: Codec<Location> = /* @__PURE__ */ object('Location', isLocation, () => [
  { latitude: float, longitude: float },
  { horizontal_accuracy: float, live_period: integer, heading: integer, proximity_alert_radius: integer },
])

/** https://core.telegram.org/bots/api#venue */
export interface Venue {
  readonly location: Location
  readonly title: string
  readonly address: string
  readonly foursquare_id?: string
  readonly foursquare_type?: string
  readonly google_place_id?: string
  readonly google_place_type?: string
}
export const Venue: Codec<Venue> = /* @__PURE__ */ object('Venue', isVenue, () => [
  { location: Location, title: string, address: string },
  { foursquare_id: string, foursquare_type: string, google_place_id: string, google_place_type: string },
])

/** https://core.telegram.org/bots/api#webappdata */
export interface WebAppData {
  readonly data: string
  readonly button_text: string
}
export const WebAppData: Codec<WebAppData> = /* @__PURE__ */ object('WebAppData', isWebAppData, () => [
  { data: string, button_text: string },
  {},
])

/** https://core.telegram.org/bots/api#proximityalerttriggered */
export interface ProximityAlertTriggered {
  readonly traveler: User
  readonly watcher: User
  readonly distance: number
}
export const ProximityAlertTriggered: Codec<ProximityAlertTriggered> = /* @__PURE__ */ object(
  'ProximityAlertTriggered',
  isProximityAlertTriggered,
  () => [{ traveler: User, watcher: User, distance: integer }, {}],
)

/** https://core.telegram.org/bots/api#messageautodeletetimerchanged */
export interface MessageAutoDeleteTimerChanged {
  readonly message_auto_delete_time: number
}
export const MessageAutoDeleteTimerChanged: Codec<MessageAutoDeleteTimerChanged> = /* @__PURE__ */ object(
  'MessageAutoDeleteTimerChanged',
  isMessageAutoDeleteTimerChanged,
  () => [{ message_auto_delete_time: integer }, {}],
)

/** https://core.telegram.org/bots/api#managedbotcreated */
export interface ManagedBotCreated {
  readonly bot: User
}
export const ManagedBotCreated: Codec<ManagedBotCreated> = /* @__PURE__ */ object(
  'ManagedBotCreated',
  isManagedBotCreated,
  () => [{ bot: User }, {}],
)

/** https://core.telegram.org/bots/api#managedbotupdated */
export interface ManagedBotUpdated {
  readonly user: User
  readonly bot: User
}
export const ManagedBotUpdated: Codec<ManagedBotUpdated> = /* @__PURE__ */ object(
  'ManagedBotUpdated',
  isManagedBotUpdated,
  () => [{ user: User, bot: User }, {}],
)

/** https://core.telegram.org/bots/api#botsubscriptionupdated */
export interface BotSubscriptionUpdated {
  readonly user: User
  readonly invoice_payload: string
  readonly state: BotSubscriptionUpdatedState | Unlisted
}
export const BotSubscriptionUpdated: Codec<BotSubscriptionUpdated> = /* @__PURE__ */ object(
  'BotSubscriptionUpdated',
  isBotSubscriptionUpdated,
  () => [{ user: User, invoice_payload: string, state: string }, {}],
)

/** https://core.telegram.org/bots/api#messagegenerationstopped */
export interface MessageGenerationStopped {
  readonly chat: Chat
  readonly message_thread_id?: number
  readonly draft_id: number
}
export const MessageGenerationStopped: Codec<MessageGenerationStopped> = /* @__PURE__ */ object(
  'MessageGenerationStopped',
  isMessageGenerationStopped,
  () => [{ chat: Chat, draft_id: integer }, { message_thread_id: integer }],
)

/** https://core.telegram.org/bots/api#polloptionadded */
export interface PollOptionAdded {
  readonly poll_message?: MaybeInaccessibleMessage
  readonly option_persistent_id: string
  readonly option_text: string
  readonly option_text_entities?: ReadonlyArray<MessageEntity>
}
export const PollOptionAdded: Codec<PollOptionAdded> = /* @__PURE__ */ object(
  'PollOptionAdded',
  isPollOptionAdded,
  () => [
    { option_persistent_id: string, option_text: string },
    { poll_message: MaybeInaccessibleMessage, option_text_entities: array(MessageEntity) },
  ],
)

/** https://core.telegram.org/bots/api#polloptiondeleted */
export interface PollOptionDeleted {
  readonly poll_message?: MaybeInaccessibleMessage
  readonly option_persistent_id: string
  readonly option_text: string
  readonly option_text_entities?: ReadonlyArray<MessageEntity>
}
export const PollOptionDeleted: Codec<PollOptionDeleted> = /* @__PURE__ */ object(
  'PollOptionDeleted',
  isPollOptionDeleted,
  () => [
    { option_persistent_id: string, option_text: string },
    { poll_message: MaybeInaccessibleMessage, option_text_entities: array(MessageEntity) },
  ],
)

/** https://core.telegram.org/bots/api#chatboostadded */
export interface ChatBoostAdded {
  readonly boost_count: number
}
export const ChatBoostAdded: Codec<ChatBoostAdded> = /* @__PURE__ */ object(
  'ChatBoostAdded',
  isChatBoostAdded,
  () => [{ boost_count: integer }, {}],
)

/** https://core.telegram.org/bots/api#backgroundfillsolid */
export interface BackgroundFillSolid {
  readonly type: 'solid'
  readonly color: number
}
export const BackgroundFillSolid: Codec<BackgroundFillSolid> = /* @__PURE__ */ object(
  'BackgroundFillSolid',
  isBackgroundFillSolid,
  () => [{ type: literal('solid'), color: integer }, {}],
)

/** https://core.telegram.org/bots/api#backgroundfillgradient */
export interface BackgroundFillGradient {
  readonly type: 'gradient'
  readonly top_color: number
  readonly bottom_color: number
  /** Range: 0–359. */
  readonly rotation_angle: number
}
export const BackgroundFillGradient: Codec<BackgroundFillGradient> = /* @__PURE__ */ object(
  'BackgroundFillGradient',
  isBackgroundFillGradient,
  () => [
    { type: literal('gradient'), top_color: integer, bottom_color: integer, rotation_angle: integer },
    {},
  ],
)

/** https://core.telegram.org/bots/api#backgroundfillfreeformgradient */
export interface BackgroundFillFreeformGradient {
  readonly type: 'freeform_gradient'
  /** 3–4 items. */
  readonly colors: ReadonlyArray<number>
}
export const BackgroundFillFreeformGradient: Codec<BackgroundFillFreeformGradient> = /* @__PURE__ */ object(
  'BackgroundFillFreeformGradient',
  isBackgroundFillFreeformGradient,
  () => [{ type: literal('freeform_gradient'), colors: array(integer) }, {}],
)

/** https://core.telegram.org/bots/api#backgroundtypefill */
export interface BackgroundTypeFill {
  readonly type: 'fill'
  readonly fill: BackgroundFill
  /** Range: 0–100. */
  readonly dark_theme_dimming: number
}
export const BackgroundTypeFill: Codec<BackgroundTypeFill> = /* @__PURE__ */ object(
  'BackgroundTypeFill',
  isBackgroundTypeFill,
  () => [{ type: literal('fill'), fill: BackgroundFill, dark_theme_dimming: integer }, {}],
)

/** https://core.telegram.org/bots/api#backgroundtypewallpaper */
export interface BackgroundTypeWallpaper {
  readonly type: 'wallpaper'
  readonly document: Document
  /** Range: 0–100. */
  readonly dark_theme_dimming: number
  readonly is_blurred?: true
  readonly is_moving?: true
}
export const BackgroundTypeWallpaper: Codec<BackgroundTypeWallpaper> = /* @__PURE__ */ object(
  'BackgroundTypeWallpaper',
  isBackgroundTypeWallpaper,
  () => [
    { type: literal('wallpaper'), document: Document, dark_theme_dimming: integer },
    { is_blurred: True, is_moving: True },
  ],
)

/** https://core.telegram.org/bots/api#backgroundtypepattern */
export interface BackgroundTypePattern {
  readonly type: 'pattern'
  readonly document: Document
  readonly fill: BackgroundFill
  /** Range: 0–100. */
  readonly intensity: number
  readonly is_inverted?: true
  readonly is_moving?: true
}
export const BackgroundTypePattern: Codec<BackgroundTypePattern> = /* @__PURE__ */ object(
  'BackgroundTypePattern',
  isBackgroundTypePattern,
  () => [
    { type: literal('pattern'), document: Document, fill: BackgroundFill, intensity: integer },
    { is_inverted: True, is_moving: True },
  ],
)

/** https://core.telegram.org/bots/api#backgroundtypechattheme */
export interface BackgroundTypeChatTheme {
  readonly type: 'chat_theme'
  readonly theme_name: string
}
export const BackgroundTypeChatTheme: Codec<BackgroundTypeChatTheme> = /* @__PURE__ */ object(
  'BackgroundTypeChatTheme',
  isBackgroundTypeChatTheme,
  () => [{ type: literal('chat_theme'), theme_name: string }, {}],
)

/** https://core.telegram.org/bots/api#chatbackground */
export interface ChatBackground {
  readonly type: BackgroundType
}
export const ChatBackground: Codec<ChatBackground> = /* @__PURE__ */ object(
  'ChatBackground',
  isChatBackground,
  () => [{ type: BackgroundType }, {}],
)

/** https://core.telegram.org/bots/api#checklisttasksdone */
export interface ChecklistTasksDone {
  readonly checklist_message?: Message
  readonly marked_as_done_task_ids?: ReadonlyArray<number>
  readonly marked_as_not_done_task_ids?: ReadonlyArray<number>
}
export const ChecklistTasksDone: Codec<ChecklistTasksDone> = /* @__PURE__ */ object(
  'ChecklistTasksDone',
  isChecklistTasksDone,
  () => [
    {},
    {
      checklist_message: Message,
      marked_as_done_task_ids: array(integer),
      marked_as_not_done_task_ids: array(integer),
    },
  ],
)

/** https://core.telegram.org/bots/api#checklisttasksadded */
export interface ChecklistTasksAdded {
  readonly checklist_message?: Message
  readonly tasks: ReadonlyArray<ChecklistTask>
}
export const ChecklistTasksAdded: Codec<ChecklistTasksAdded> = /* @__PURE__ */ object(
  'ChecklistTasksAdded',
  isChecklistTasksAdded,
  () => [{ tasks: array(ChecklistTask) }, { checklist_message: Message }],
)

/** https://core.telegram.org/bots/api#communitychatadded */
export interface CommunityChatAdded {
  readonly community: Community
}
export const CommunityChatAdded: Codec<CommunityChatAdded> = /* @__PURE__ */ object(
  'CommunityChatAdded',
  isCommunityChatAdded,
  () => [{ community: Community }, {}],
)

/** https://core.telegram.org/bots/api#communitychatjoined */
export interface CommunityChatJoined {
  readonly community: Community
}
export const CommunityChatJoined: Codec<CommunityChatJoined> = /* @__PURE__ */ object(
  'CommunityChatJoined',
  isCommunityChatJoined,
  () => [{ community: Community }, {}],
)

/** https://core.telegram.org/bots/api#communitychatremoved */
export interface CommunityChatRemoved {}
export const CommunityChatRemoved: Codec<CommunityChatRemoved> = /* @__PURE__ */ object(
  'CommunityChatRemoved',
  isCommunityChatRemoved,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#forumtopiccreated */
export interface ForumTopicCreated {
  readonly name: string
  readonly icon_color: number
  readonly icon_custom_emoji_id?: string
  readonly is_name_implicit?: true
}
export const ForumTopicCreated: Codec<ForumTopicCreated> = /* @__PURE__ */ object(
  'ForumTopicCreated',
  isForumTopicCreated,
  () => [
    { name: string, icon_color: integer },
    { icon_custom_emoji_id: string, is_name_implicit: True },
  ],
)

/** https://core.telegram.org/bots/api#forumtopicclosed */
export interface ForumTopicClosed {}
export const ForumTopicClosed: Codec<ForumTopicClosed> = /* @__PURE__ */ object(
  'ForumTopicClosed',
  isForumTopicClosed,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#forumtopicedited */
export interface ForumTopicEdited {
  readonly name?: string
  readonly icon_custom_emoji_id?: string
}
export const ForumTopicEdited: Codec<ForumTopicEdited> = /* @__PURE__ */ object(
  'ForumTopicEdited',
  isForumTopicEdited,
  () => [{}, { name: string, icon_custom_emoji_id: string }],
)

/** https://core.telegram.org/bots/api#forumtopicreopened */
export interface ForumTopicReopened {}
export const ForumTopicReopened: Codec<ForumTopicReopened> = /* @__PURE__ */ object(
  'ForumTopicReopened',
  isForumTopicReopened,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#generalforumtopichidden */
export interface GeneralForumTopicHidden {}
export const GeneralForumTopicHidden: Codec<GeneralForumTopicHidden> = /* @__PURE__ */ object(
  'GeneralForumTopicHidden',
  isGeneralForumTopicHidden,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#generalforumtopicunhidden */
export interface GeneralForumTopicUnhidden {}
export const GeneralForumTopicUnhidden: Codec<GeneralForumTopicUnhidden> = /* @__PURE__ */ object(
  'GeneralForumTopicUnhidden',
  isGeneralForumTopicUnhidden,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#shareduser */
export interface SharedUser {
  readonly user_id: number
  readonly first_name?: string
  readonly last_name?: string
  readonly username?: string
  readonly photo?: ReadonlyArray<PhotoSize>
}
export const SharedUser: Codec<SharedUser> = /* @__PURE__ */ object('SharedUser', isSharedUser, () => [
  { user_id: integer },
  { first_name: string, last_name: string, username: string, photo: array(PhotoSize) },
])

/** https://core.telegram.org/bots/api#usersshared */
export interface UsersShared {
  readonly request_id: number
  /** From servers before Bot API 7.2: `[]`. */
  readonly users: ReadonlyArray<SharedUser>
}
export const UsersShared: Codec<UsersShared> = /* @__PURE__ */ object('UsersShared', isUsersShared, () => [
  { request_id: integer, users: array(SharedUser) },
  {},
  { defaults: () => ({ users: [] }) },
])

/** https://core.telegram.org/bots/api#chatshared */
export interface ChatShared {
  readonly request_id: number
  readonly chat_id: number
  readonly title?: string
  readonly username?: string
  readonly photo?: ReadonlyArray<PhotoSize>
}
export const ChatShared: Codec<ChatShared> = /* @__PURE__ */ object('ChatShared', isChatShared, () => [
  { request_id: integer, chat_id: integer },
  { title: string, username: string, photo: array(PhotoSize) },
])

/** https://core.telegram.org/bots/api#writeaccessallowed */
export interface WriteAccessAllowed {
  readonly from_request?: boolean
  readonly web_app_name?: string
  readonly from_attachment_menu?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly inviter?: User
}
export const WriteAccessAllowed: Codec<WriteAccessAllowed> = /* @__PURE__ */ object(
  'WriteAccessAllowed',
  isWriteAccessAllowed,
  () => [{}, { from_request: boolean, web_app_name: string, from_attachment_menu: boolean, inviter: User }],
)

/** https://core.telegram.org/bots/api#videochatscheduled */
export interface VideoChatScheduled {
  readonly start_date: number
}
export const VideoChatScheduled: Codec<VideoChatScheduled> = /* @__PURE__ */ object(
  'VideoChatScheduled',
  isVideoChatScheduled,
  () => [{ start_date: integer }, {}],
)

/** https://core.telegram.org/bots/api#videochatstarted */
export interface VideoChatStarted {}
export const VideoChatStarted: Codec<VideoChatStarted> = /* @__PURE__ */ object(
  'VideoChatStarted',
  isVideoChatStarted,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#videochatended */
export interface VideoChatEnded {
  readonly duration: number
}
export const VideoChatEnded: Codec<VideoChatEnded> = /* @__PURE__ */ object(
  'VideoChatEnded',
  isVideoChatEnded,
  () => [{ duration: integer }, {}],
)

/** https://core.telegram.org/bots/api#videochatparticipantsinvited */
export interface VideoChatParticipantsInvited {
  readonly users: ReadonlyArray<User>
}
export const VideoChatParticipantsInvited: Codec<VideoChatParticipantsInvited> = /* @__PURE__ */ object(
  'VideoChatParticipantsInvited',
  isVideoChatParticipantsInvited,
  () => [{ users: array(User) }, {}],
)

/** https://core.telegram.org/bots/api#paidmessagepricechanged */
export interface PaidMessagePriceChanged {
  readonly paid_message_star_count: number
}
export const PaidMessagePriceChanged: Codec<PaidMessagePriceChanged> = /* @__PURE__ */ object(
  'PaidMessagePriceChanged',
  isPaidMessagePriceChanged,
  () => [{ paid_message_star_count: integer }, {}],
)

/** https://core.telegram.org/bots/api#directmessagepricechanged */
export interface DirectMessagePriceChanged {
  readonly are_direct_messages_enabled: boolean
  readonly direct_message_star_count?: number
}
export const DirectMessagePriceChanged: Codec<DirectMessagePriceChanged> = /* @__PURE__ */ object(
  'DirectMessagePriceChanged',
  isDirectMessagePriceChanged,
  () => [{ are_direct_messages_enabled: boolean }, { direct_message_star_count: integer }],
)

/** https://core.telegram.org/bots/api#suggestedpostapproved */
export interface SuggestedPostApproved {
  readonly suggested_post_message?: Message
  readonly price?: SuggestedPostPrice
  readonly send_date: number
}
export const SuggestedPostApproved: Codec<SuggestedPostApproved> = /* @__PURE__ */ object(
  'SuggestedPostApproved',
  isSuggestedPostApproved,
  () => [{ send_date: integer }, { suggested_post_message: Message, price: SuggestedPostPrice }],
)

/** https://core.telegram.org/bots/api#suggestedpostapprovalfailed */
export interface SuggestedPostApprovalFailed {
  readonly suggested_post_message?: Message
  readonly price: SuggestedPostPrice
}
export const SuggestedPostApprovalFailed: Codec<SuggestedPostApprovalFailed> = /* @__PURE__ */ object(
  'SuggestedPostApprovalFailed',
  isSuggestedPostApprovalFailed,
  () => [{ price: SuggestedPostPrice }, { suggested_post_message: Message }],
)

/** https://core.telegram.org/bots/api#suggestedpostdeclined */
export interface SuggestedPostDeclined {
  readonly suggested_post_message?: Message
  readonly comment?: string
}
export const SuggestedPostDeclined: Codec<SuggestedPostDeclined> = /* @__PURE__ */ object(
  'SuggestedPostDeclined',
  isSuggestedPostDeclined,
  () => [{}, { suggested_post_message: Message, comment: string }],
)

/** https://core.telegram.org/bots/api#suggestedpostpaid */
export interface SuggestedPostPaid {
  readonly suggested_post_message?: Message
  readonly currency: StarCurrency | Unlisted
  readonly amount?: number
  readonly star_amount?: StarAmount
}
export const SuggestedPostPaid: Codec<SuggestedPostPaid> = /* @__PURE__ */ object(
  'SuggestedPostPaid',
  isSuggestedPostPaid,
  () => [{ currency: string }, { suggested_post_message: Message, amount: integer, star_amount: StarAmount }],
)

/** https://core.telegram.org/bots/api#suggestedpostrefunded */
export interface SuggestedPostRefunded {
  readonly suggested_post_message?: Message
  readonly reason: SuggestedPostRefundedReason | Unlisted
}
export const SuggestedPostRefunded: Codec<SuggestedPostRefunded> = /* @__PURE__ */ object(
  'SuggestedPostRefunded',
  isSuggestedPostRefunded,
  () => [{ reason: string }, { suggested_post_message: Message }],
)

/** https://core.telegram.org/bots/api#giveawaycreated */
export interface GiveawayCreated {
  readonly prize_star_count?: number
}
export const GiveawayCreated: Codec<GiveawayCreated> = /* @__PURE__ */ object(
  'GiveawayCreated',
  isGiveawayCreated,
  () => [{}, { prize_star_count: integer }],
)

/** https://core.telegram.org/bots/api#giveaway */
export interface Giveaway {
  readonly chats: ReadonlyArray<Chat>
  readonly winners_selection_date: number
  readonly winner_count: number
  readonly only_new_members?: true
  readonly has_public_winners?: true
  readonly prize_description?: string
  readonly country_codes?: ReadonlyArray<string>
  readonly prize_star_count?: number
  readonly premium_subscription_month_count?: number
}
export const Giveaway: Codec<Giveaway> = /* @__PURE__ */ object('Giveaway', isGiveaway, () => [
  { chats: array(Chat), winners_selection_date: integer, winner_count: integer },
  {
    only_new_members: True,
    has_public_winners: True,
    prize_description: string,
    country_codes: array(string),
    prize_star_count: integer,
    premium_subscription_month_count: integer,
  },
])

/** https://core.telegram.org/bots/api#giveawaywinners */
export interface GiveawayWinners {
  readonly chat: Chat
  readonly giveaway_message_id: number
  readonly winners_selection_date: number
  readonly winner_count: number
  /** 0–100 items. */
  readonly winners: ReadonlyArray<User>
  readonly additional_chat_count?: number
  readonly prize_star_count?: number
  readonly premium_subscription_month_count?: number
  readonly unclaimed_prize_count?: number
  readonly only_new_members?: true
  readonly was_refunded?: true
  readonly prize_description?: string
}
export const GiveawayWinners: Codec<GiveawayWinners> = /* @__PURE__ */ object(
  'GiveawayWinners',
  isGiveawayWinners,
  () => [
    {
      chat: Chat,
      giveaway_message_id: integer,
      winners_selection_date: integer,
      winner_count: integer,
      winners: array(User),
    },
    {
      additional_chat_count: integer,
      prize_star_count: integer,
      premium_subscription_month_count: integer,
      unclaimed_prize_count: integer,
      only_new_members: True,
      was_refunded: True,
      prize_description: string,
    },
  ],
)

/** https://core.telegram.org/bots/api#giveawaycompleted */
export interface GiveawayCompleted {
  readonly winner_count: number
  readonly unclaimed_prize_count?: number
  readonly giveaway_message?: Message
  readonly is_star_giveaway?: true
}
export const GiveawayCompleted: Codec<GiveawayCompleted> = /* @__PURE__ */ object(
  'GiveawayCompleted',
  isGiveawayCompleted,
  () => [
    { winner_count: integer },
    { unclaimed_prize_count: integer, giveaway_message: Message, is_star_giveaway: True },
  ],
)

/** https://core.telegram.org/bots/api#linkpreviewoptions */
export interface LinkPreviewOptions {
  readonly is_disabled?: boolean
  readonly url?: string
  readonly prefer_small_media?: boolean
  readonly prefer_large_media?: boolean
  readonly show_above_text?: boolean
}
export const LinkPreviewOptions: Codec<LinkPreviewOptions> = /* @__PURE__ */ object(
  'LinkPreviewOptions',
  isLinkPreviewOptions,
  () => [
    {},
    {
      is_disabled: boolean,
      url: string,
      prefer_small_media: boolean,
      prefer_large_media: boolean,
      show_above_text: boolean,
    },
  ],
)

/** https://core.telegram.org/bots/api#suggestedpostprice */
export interface SuggestedPostPrice {
  readonly currency: StarCurrency | Unlisted
  /** Range: 5–10000000000000. */
  readonly amount: number
}
export const SuggestedPostPrice: Codec<SuggestedPostPrice> = /* @__PURE__ */ object(
  'SuggestedPostPrice',
  isSuggestedPostPrice,
  () => [{ currency: string, amount: integer }, {}],
)

/** https://core.telegram.org/bots/api#suggestedpostinfo */
export interface SuggestedPostInfo {
  readonly state: SuggestedPostInfoState | Unlisted
  readonly price?: SuggestedPostPrice
  readonly send_date?: number
}
export const SuggestedPostInfo: Codec<SuggestedPostInfo> = /* @__PURE__ */ object(
  'SuggestedPostInfo',
  isSuggestedPostInfo,
  () => [{ state: string }, { price: SuggestedPostPrice, send_date: integer }],
)

/** https://core.telegram.org/bots/api#suggestedpostparameters */
export interface SuggestedPostParameters {
  readonly price?: SuggestedPostPrice | undefined
  readonly send_date?: number | undefined
}
export const SuggestedPostParameters: Codec<SuggestedPostParameters> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('SuggestedPostParameters', isSuggestedPostParameters, () => [
    {},
    { price: SuggestedPostPrice, send_date: integer },
  ]),
)

/** https://core.telegram.org/bots/api#directmessagestopic */
export interface DirectMessagesTopic {
  readonly topic_id: number
  readonly user?: User
}
export const DirectMessagesTopic: Codec<DirectMessagesTopic> = /* @__PURE__ */ object(
  'DirectMessagesTopic',
  isDirectMessagesTopic,
  () => [{ topic_id: integer }, { user: User }],
)

/** https://core.telegram.org/bots/api#userprofilephotos */
export interface UserProfilePhotos {
  readonly total_count: number
  readonly photos: ReadonlyArray<ReadonlyArray<PhotoSize>>
}
export const UserProfilePhotos: Codec<UserProfilePhotos> = /* @__PURE__ */ object(
  'UserProfilePhotos',
  isUserProfilePhotos,
  () => [{ total_count: integer, photos: array(array(PhotoSize)) }, {}],
)

/** https://core.telegram.org/bots/api#userprofileaudios */
export interface UserProfileAudios {
  readonly total_count: number
  readonly audios: ReadonlyArray<Audio>
}
export const UserProfileAudios: Codec<UserProfileAudios> = /* @__PURE__ */ object(
  'UserProfileAudios',
  isUserProfileAudios,
  () => [{ total_count: integer, audios: array(Audio) }, {}],
)

/** https://core.telegram.org/bots/api#file */
export interface File {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly file_size?: number
  readonly file_path?: string
}
export const File: Codec<File> = /* @__PURE__ */ object('File', isFile, () => [
  { file_id: string, file_unique_id: string },
  { file_size: integer, file_path: string },
  { defaults: () => ({ file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#webappinfo */
export interface WebAppInfo {
  readonly url: string
}
export const WebAppInfo: Codec<WebAppInfo> = /* @__PURE__ */ object('WebAppInfo', isWebAppInfo, () => [
  { url: string },
  {},
])

/** https://core.telegram.org/bots/api#replykeyboardmarkup */
export interface ReplyKeyboardMarkup {
  readonly keyboard: ReadonlyArray<ReadonlyArray<KeyboardButton | string>>
  readonly is_persistent?: boolean | undefined
  readonly resize_keyboard?: boolean | undefined
  readonly one_time_keyboard?: boolean | undefined
  /** 1–64 characters. */
  readonly input_field_placeholder?: string | undefined
  readonly selective?: boolean | undefined
  readonly force_reply?: boolean | undefined
}
export const ReplyKeyboardMarkup: Codec<ReplyKeyboardMarkup> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('ReplyKeyboardMarkup', isReplyKeyboardMarkup, () => [
    { keyboard: array(array(either(KeyboardButton, string))) },
    {
      is_persistent: boolean,
      resize_keyboard: boolean,
      one_time_keyboard: boolean,
      input_field_placeholder: string,
      selective: boolean,
      force_reply: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#keyboardbutton */
export interface KeyboardButton {
  readonly text: string
  readonly icon_custom_emoji_id?: string | undefined
  readonly style?: ButtonStyle | undefined
  readonly request_users?: KeyboardButtonRequestUsers | undefined
  readonly request_chat?: KeyboardButtonRequestChat | undefined
  readonly request_managed_bot?: KeyboardButtonRequestManagedBot | undefined
  readonly request_contact?: boolean | undefined
  readonly request_location?: boolean | undefined
  readonly request_poll?: KeyboardButtonPollType | undefined
  readonly web_app?: WebAppInfo | undefined
}
export const KeyboardButton: Codec<KeyboardButton> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('KeyboardButton', isKeyboardButton, () => [
    { text: string },
    {
      icon_custom_emoji_id: string,
      style: ButtonStyle,
      request_users: KeyboardButtonRequestUsers,
      request_chat: KeyboardButtonRequestChat,
      request_managed_bot: KeyboardButtonRequestManagedBot,
      request_contact: boolean,
      request_location: boolean,
      request_poll: KeyboardButtonPollType,
      web_app: WebAppInfo,
    },
  ]),
)

/** https://core.telegram.org/bots/api#keyboardbuttonrequestusers */
export interface KeyboardButtonRequestUsers {
  readonly request_id: number
  readonly user_is_bot?: boolean | undefined
  readonly user_is_premium?: boolean | undefined
  /** Range: 1–10. */
  readonly max_quantity?: number | undefined
  readonly request_name?: boolean | undefined
  readonly request_username?: boolean | undefined
  readonly request_photo?: boolean | undefined
}
export const KeyboardButtonRequestUsers: Codec<KeyboardButtonRequestUsers> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('KeyboardButtonRequestUsers', isKeyboardButtonRequestUsers, () => [
    { request_id: integer },
    {
      user_is_bot: boolean,
      user_is_premium: boolean,
      max_quantity: integer,
      request_name: boolean,
      request_username: boolean,
      request_photo: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#keyboardbuttonrequestchat */
export interface KeyboardButtonRequestChat {
  readonly request_id: number
  readonly chat_is_channel: boolean
  readonly chat_is_forum?: boolean | undefined
  readonly chat_has_username?: boolean | undefined
  readonly chat_is_created?: boolean | undefined
  readonly user_administrator_rights?: ChatAdministratorRights | undefined
  readonly bot_administrator_rights?: ChatAdministratorRights | undefined
  readonly bot_is_member?: boolean | undefined
  readonly request_title?: boolean | undefined
  readonly request_username?: boolean | undefined
  readonly request_photo?: boolean | undefined
}
export const KeyboardButtonRequestChat: Codec<KeyboardButtonRequestChat> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('KeyboardButtonRequestChat', isKeyboardButtonRequestChat, () => [
    { request_id: integer, chat_is_channel: boolean },
    {
      chat_is_forum: boolean,
      chat_has_username: boolean,
      chat_is_created: boolean,
      user_administrator_rights: ChatAdministratorRights,
      bot_administrator_rights: ChatAdministratorRights,
      bot_is_member: boolean,
      request_title: boolean,
      request_username: boolean,
      request_photo: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#keyboardbuttonrequestmanagedbot */
export interface KeyboardButtonRequestManagedBot {
  readonly request_id: number
  readonly suggested_name?: string | undefined
  readonly suggested_username?: string | undefined
}
export const KeyboardButtonRequestManagedBot: Codec<KeyboardButtonRequestManagedBot> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('KeyboardButtonRequestManagedBot', isKeyboardButtonRequestManagedBot, () => [
    { request_id: integer },
    { suggested_name: string, suggested_username: string },
  ]),
)

/** https://core.telegram.org/bots/api#keyboardbuttonpolltype */
export interface KeyboardButtonPollType {
  readonly type?: PollType | undefined
}
export const KeyboardButtonPollType: Codec<KeyboardButtonPollType> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('KeyboardButtonPollType', isKeyboardButtonPollType, () => [{}, { type: PollType }]),
)

/** https://core.telegram.org/bots/api#replykeyboardremove */
export interface ReplyKeyboardRemove {
  readonly remove_keyboard: true
  readonly selective?: boolean | undefined
}
export const ReplyKeyboardRemove: Codec<ReplyKeyboardRemove> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('ReplyKeyboardRemove', isReplyKeyboardRemove, () => [
    { remove_keyboard: True },
    { selective: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#inlinekeyboardmarkup */
export interface InlineKeyboardMarkup {
  readonly inline_keyboard: ReadonlyArray<ReadonlyArray<InlineKeyboardButton>>
  readonly force_reply?: boolean
}
export const InlineKeyboardMarkup: Codec<InlineKeyboardMarkup> = /* @__PURE__ */ object(
  'InlineKeyboardMarkup',
  isInlineKeyboardMarkup,
  () => [{ inline_keyboard: array(array(InlineKeyboardButton)) }, { force_reply: boolean }],
)

/** https://core.telegram.org/bots/api#inlinekeyboardbutton */
export interface InlineKeyboardButton {
  readonly text: string
  readonly icon_custom_emoji_id?: string
  readonly style?: ButtonStyle | Unlisted
  readonly url?: string
  /** 1–64 bytes. */
  readonly callback_data?: string
  readonly web_app?: WebAppInfo
  readonly login_url?: LoginUrl
  readonly switch_inline_query?: string
  readonly switch_inline_query_current_chat?: string
  readonly switch_inline_query_chosen_chat?: SwitchInlineQueryChosenChat
  readonly copy_text?: CopyTextButton
  readonly callback_game?: CallbackGame
  readonly pay?: boolean
  readonly disabled?: DisabledButton
}
export const InlineKeyboardButton: Codec<InlineKeyboardButton> = /* @__PURE__ */ object(
  'InlineKeyboardButton',
  isInlineKeyboardButton,
  () => [
    { text: string },
    {
      icon_custom_emoji_id: string,
      style: string,
      url: string,
      callback_data: string,
      web_app: WebAppInfo,
      login_url: LoginUrl,
      switch_inline_query: string,
      switch_inline_query_current_chat: string,
      switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat,
      copy_text: CopyTextButton,
      callback_game: CallbackGame,
      pay: boolean,
      disabled: DisabledButton,
    },
  ],
)

/** https://core.telegram.org/bots/api#loginurl */
export interface LoginUrl {
  readonly url: string
  readonly forward_text?: string
  readonly bot_username?: string
  readonly request_write_access?: boolean
}
export const LoginUrl: Codec<LoginUrl> = /* @__PURE__ */ object('LoginUrl', isLoginUrl, () => [
  { url: string },
  { forward_text: string, bot_username: string, request_write_access: boolean },
])

/** https://core.telegram.org/bots/api#switchinlinequerychosenchat */
export interface SwitchInlineQueryChosenChat {
  readonly query?: string
  readonly allow_user_chats?: boolean
  readonly allow_bot_chats?: boolean
  readonly allow_group_chats?: boolean
  readonly allow_channel_chats?: boolean
}
export const SwitchInlineQueryChosenChat: Codec<SwitchInlineQueryChosenChat> = /* @__PURE__ */ object(
  'SwitchInlineQueryChosenChat',
  isSwitchInlineQueryChosenChat,
  () => [
    {},
    {
      query: string,
      allow_user_chats: boolean,
      allow_bot_chats: boolean,
      allow_group_chats: boolean,
      allow_channel_chats: boolean,
    },
  ],
)

/** https://core.telegram.org/bots/api#copytextbutton */
export interface CopyTextButton {
  /** 1–256 characters. */
  readonly text: string
}
export const CopyTextButton: Codec<CopyTextButton> = /* @__PURE__ */ object(
  'CopyTextButton',
  isCopyTextButton,
  () => [{ text: string }, {}],
)

/** https://core.telegram.org/bots/api#disabledbutton */
export interface DisabledButton {}
export const DisabledButton: Codec<DisabledButton> = /* @__PURE__ */ object(
  'DisabledButton',
  isDisabledButton,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#callbackquery */
export interface CallbackQuery {
  readonly id: string
  readonly from: User
  readonly message?: MaybeInaccessibleMessage
  readonly inline_message_id?: string
  /** From servers before Bot API 2.2: `''`. */
  readonly chat_instance: string
  readonly data?: string
  readonly game_short_name?: string
}
export const CallbackQuery: Codec<CallbackQuery> = /* @__PURE__ */ object(
  'CallbackQuery',
  isCallbackQuery,
  () => [
    { id: string, from: User, chat_instance: string },
    { message: MaybeInaccessibleMessage, inline_message_id: string, data: string, game_short_name: string },
    { defaults: () => ({ chat_instance: '' }) },
  ],
)

/** https://core.telegram.org/bots/api#forcereply */
export interface ForceReply {
  readonly force_reply: true
  /** 1–64 characters. */
  readonly input_field_placeholder?: string | undefined
  readonly selective?: boolean | undefined
}
export const ForceReply: Codec<ForceReply> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('ForceReply', isForceReply, () => [
    { force_reply: True },
    { input_field_placeholder: string, selective: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#community */
export interface Community {
  readonly id: number
  readonly name: string
}
export const Community: Codec<Community> = /* @__PURE__ */ object('Community', isCommunity, () => [
  { id: integer, name: string },
  {},
])

/** https://core.telegram.org/bots/api#chatphoto */
export interface ChatPhoto {
  readonly small_file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly small_file_unique_id: string
  readonly big_file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly big_file_unique_id: string
}
export const ChatPhoto: Codec<ChatPhoto> = /* @__PURE__ */ object('ChatPhoto', isChatPhoto, () => [
  { small_file_id: string, small_file_unique_id: string, big_file_id: string, big_file_unique_id: string },
  {},
  { defaults: () => ({ small_file_unique_id: '', big_file_unique_id: '' }) },
])

/** https://core.telegram.org/bots/api#chatinvitelink */
export interface ChatInviteLink {
  readonly invite_link: string
  readonly creator: User
  /** From servers before Bot API 5.4: `false`. */
  readonly creates_join_request: boolean
  readonly is_primary: boolean
  readonly is_revoked: boolean
  readonly name?: string
  readonly expire_date?: number
  /** Range: 1–99999. */
  readonly member_limit?: number
  readonly pending_join_request_count?: number
  readonly subscription_period?: number
  readonly subscription_price?: number
}
export const ChatInviteLink: Codec<ChatInviteLink> = /* @__PURE__ */ object(
  'ChatInviteLink',
  isChatInviteLink,
  () => [
    {
      invite_link: string,
      creator: User,
      creates_join_request: boolean,
      is_primary: boolean,
      is_revoked: boolean,
    },
    {
      name: string,
      expire_date: integer,
      member_limit: integer,
      pending_join_request_count: integer,
      subscription_period: integer,
      subscription_price: integer,
    },
    { defaults: () => ({ creates_join_request: false }) },
  ],
)

/** https://core.telegram.org/bots/api#chatadministratorrights */
export interface ChatAdministratorRights {
  readonly is_anonymous: boolean
  readonly can_manage_chat: boolean
  readonly can_delete_messages: boolean
  readonly can_manage_video_chats: boolean
  readonly can_restrict_members: boolean
  readonly can_promote_members: boolean
  readonly can_change_info: boolean
  readonly can_invite_users: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_post_stories: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_edit_stories: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_delete_stories: boolean
  readonly can_post_messages?: boolean
  readonly can_edit_messages?: boolean
  readonly can_pin_messages?: boolean
  readonly can_manage_topics?: boolean
  readonly can_manage_direct_messages?: boolean
  readonly can_manage_tags?: boolean
  /** From servers before Bot API 10.3: `false`. */
  readonly can_send_welcome_messages: boolean
}
export const ChatAdministratorRights: Codec<ChatAdministratorRights> = /* @__PURE__ */ object(
  'ChatAdministratorRights',
  isChatAdministratorRights,
  () => [
    {
      is_anonymous: boolean,
      can_manage_chat: boolean,
      can_delete_messages: boolean,
      can_manage_video_chats: boolean,
      can_restrict_members: boolean,
      can_promote_members: boolean,
      can_change_info: boolean,
      can_invite_users: boolean,
      can_post_stories: boolean,
      can_edit_stories: boolean,
      can_delete_stories: boolean,
      can_send_welcome_messages: boolean,
    },
    {
      can_post_messages: boolean,
      can_edit_messages: boolean,
      can_pin_messages: boolean,
      can_manage_topics: boolean,
      can_manage_direct_messages: boolean,
      can_manage_tags: boolean,
    },
    {
      defaults: () => ({
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_send_welcome_messages: false,
      }),
    },
  ],
)

/** https://core.telegram.org/bots/api#chatmemberupdated */
export interface ChatMemberUpdated {
  readonly chat: Chat
  readonly from: User
  readonly date: number
  readonly old_chat_member: ChatMember
  readonly new_chat_member: ChatMember
  readonly invite_link?: ChatInviteLink
  readonly via_join_request?: boolean
  readonly via_chat_folder_invite_link?: boolean
}
export const ChatMemberUpdated: Codec<ChatMemberUpdated> = /* @__PURE__ */ object(
  'ChatMemberUpdated',
  isChatMemberUpdated,
  () => [
    { chat: Chat, from: User, date: integer, old_chat_member: ChatMember, new_chat_member: ChatMember },
    { invite_link: ChatInviteLink, via_join_request: boolean, via_chat_folder_invite_link: boolean },
  ],
)

/** https://core.telegram.org/bots/api#chatmemberowner */
export interface ChatMemberOwner {
  readonly status: 'creator'
  readonly user: User
  /** From servers before Bot API 5.0: `false`. */
  readonly is_anonymous: boolean
  readonly custom_title?: string
}
export const ChatMemberOwner: Codec<ChatMemberOwner> = /* @__PURE__ */ object(
  'ChatMemberOwner',
  isChatMemberOwner,
  () => [
    { status: literal('creator'), user: User, is_anonymous: boolean },
    { custom_title: string },
    { defaults: () => ({ is_anonymous: false }) },
  ],
)

/** https://core.telegram.org/bots/api#chatmemberadministrator */
export interface ChatMemberAdministrator {
  readonly status: 'administrator'
  readonly user: User
  /** From servers before Bot API 3.1: `false`. */
  readonly can_be_edited: boolean
  /** From servers before Bot API 5.0: `false`. */
  readonly is_anonymous: boolean
  /** From servers before Bot API 5.1: `false`. */
  readonly can_manage_chat: boolean
  /** From servers before Bot API 3.1: `false`. */
  readonly can_delete_messages: boolean
  /** From servers before Bot API 6.0: `false`. */
  readonly can_manage_video_chats: boolean
  /** From servers before Bot API 3.1: `false`. */
  readonly can_restrict_members: boolean
  /** From servers before Bot API 3.1: `false`. */
  readonly can_promote_members: boolean
  /** From servers before Bot API 3.1: `false`. */
  readonly can_change_info: boolean
  /** From servers before Bot API 3.1: `false`. */
  readonly can_invite_users: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_post_stories: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_edit_stories: boolean
  /** From servers before Bot API 7.1: `false`. */
  readonly can_delete_stories: boolean
  readonly can_post_messages?: boolean
  readonly can_edit_messages?: boolean
  readonly can_pin_messages?: boolean
  readonly can_manage_topics?: boolean
  readonly can_manage_direct_messages?: boolean
  readonly can_manage_tags?: boolean
  /** From servers before Bot API 10.3: `false`. */
  readonly can_send_welcome_messages: boolean
  readonly custom_title?: string
}
export const ChatMemberAdministrator: Codec<ChatMemberAdministrator> = /* @__PURE__ */ object(
  'ChatMemberAdministrator',
  isChatMemberAdministrator,
  () => [
    {
      status: literal('administrator'),
      user: User,
      can_be_edited: boolean,
      is_anonymous: boolean,
      can_manage_chat: boolean,
      can_delete_messages: boolean,
      can_manage_video_chats: boolean,
      can_restrict_members: boolean,
      can_promote_members: boolean,
      can_change_info: boolean,
      can_invite_users: boolean,
      can_post_stories: boolean,
      can_edit_stories: boolean,
      can_delete_stories: boolean,
      can_send_welcome_messages: boolean,
    },
    {
      can_post_messages: boolean,
      can_edit_messages: boolean,
      can_pin_messages: boolean,
      can_manage_topics: boolean,
      can_manage_direct_messages: boolean,
      can_manage_tags: boolean,
      custom_title: string,
    },
    {
      defaults: () => ({
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: false,
        can_delete_messages: false,
        can_manage_video_chats: false,
        can_restrict_members: false,
        can_promote_members: false,
        can_change_info: false,
        can_invite_users: false,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_send_welcome_messages: false,
      }),
    },
  ],
)

/** https://core.telegram.org/bots/api#chatmembermember */
export interface ChatMemberMember {
  readonly status: 'member'
  readonly tag?: string
  readonly user: User
  readonly until_date?: number
}
export const ChatMemberMember: Codec<ChatMemberMember> = /* @__PURE__ */ object(
  'ChatMemberMember',
  isChatMemberMember,
  () => [
    { status: literal('member'), user: User },
    { tag: string, until_date: integer },
  ],
)

/** https://core.telegram.org/bots/api#chatmemberrestricted */
export interface ChatMemberRestricted {
  readonly status: 'restricted'
  readonly tag?: string
  readonly user: User
  /** From servers before Bot API 4.4: `false`. */
  readonly is_member: boolean
  readonly can_send_messages: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_audios: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_documents: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_photos: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_videos: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_video_notes: boolean
  /** From servers before Bot API 6.5: `false`. */
  readonly can_send_voice_notes: boolean
  /** From servers before Bot API 4.4: `false`. */
  readonly can_send_polls: boolean
  readonly can_send_other_messages: boolean
  readonly can_add_web_page_previews: boolean
  /** From servers before Bot API 10.0: `false`. */
  readonly can_react_to_messages: boolean
  /** From servers before Bot API 9.5: `false`. */
  readonly can_edit_tag: boolean
  /** From servers before Bot API 4.4: `false`. */
  readonly can_change_info: boolean
  /** From servers before Bot API 4.4: `false`. */
  readonly can_invite_users: boolean
  /** From servers before Bot API 4.4: `false`. */
  readonly can_pin_messages: boolean
  /** From servers before Bot API 6.3: `false`. */
  readonly can_manage_topics: boolean
  readonly until_date: number
}
export const ChatMemberRestricted: Codec<ChatMemberRestricted> = /* @__PURE__ */ object(
  'ChatMemberRestricted',
  isChatMemberRestricted,
  () => [
    {
      status: literal('restricted'),
      user: User,
      is_member: boolean,
      can_send_messages: boolean,
      can_send_audios: boolean,
      can_send_documents: boolean,
      can_send_photos: boolean,
      can_send_videos: boolean,
      can_send_video_notes: boolean,
      can_send_voice_notes: boolean,
      can_send_polls: boolean,
      can_send_other_messages: boolean,
      can_add_web_page_previews: boolean,
      can_react_to_messages: boolean,
      can_edit_tag: boolean,
      can_change_info: boolean,
      can_invite_users: boolean,
      can_pin_messages: boolean,
      can_manage_topics: boolean,
      until_date: integer,
    },
    { tag: string },
    {
      defaults: () => ({
        is_member: false,
        can_send_audios: false,
        can_send_documents: false,
        can_send_photos: false,
        can_send_videos: false,
        can_send_video_notes: false,
        can_send_voice_notes: false,
        can_send_polls: false,
        can_react_to_messages: false,
        can_edit_tag: false,
        can_change_info: false,
        can_invite_users: false,
        can_pin_messages: false,
        can_manage_topics: false,
      }),
    },
  ],
)

/** https://core.telegram.org/bots/api#chatmemberleft */
export interface ChatMemberLeft {
  readonly status: 'left'
  readonly user: User
}
export const ChatMemberLeft: Codec<ChatMemberLeft> = /* @__PURE__ */ object(
  'ChatMemberLeft',
  isChatMemberLeft,
  () => [{ status: literal('left'), user: User }, {}],
)

/** https://core.telegram.org/bots/api#chatmemberbanned */
export interface ChatMemberBanned {
  readonly status: 'kicked'
  readonly user: User
  /** From servers before Bot API 3.1: `0`. */
  readonly until_date: number
}
export const ChatMemberBanned: Codec<ChatMemberBanned> = /* @__PURE__ */ object(
  'ChatMemberBanned',
  isChatMemberBanned,
  () => [
    { status: literal('kicked'), user: User, until_date: integer },
    {},
    { defaults: () => ({ until_date: 0 }) },
  ],
)

/** https://core.telegram.org/bots/api#chatjoinrequest */
export interface ChatJoinRequest {
  readonly chat: Chat
  readonly from: User
  /** From servers before Bot API 6.5: `0`. */
  readonly user_chat_id: number
  readonly date: number
  readonly bio?: string
  readonly invite_link?: ChatInviteLink
  readonly query_id?: string
}
export const ChatJoinRequest: Codec<ChatJoinRequest> = /* @__PURE__ */ object(
  'ChatJoinRequest',
  isChatJoinRequest,
  () => [
    { chat: Chat, from: User, user_chat_id: integer, date: integer },
    { bio: string, invite_link: ChatInviteLink, query_id: string },
    { defaults: () => ({ user_chat_id: 0 }) },
  ],
)

/** https://core.telegram.org/bots/api#chatpermissions */
export interface ChatPermissions {
  readonly can_send_messages?: boolean
  readonly can_send_audios?: boolean
  readonly can_send_documents?: boolean
  readonly can_send_photos?: boolean
  readonly can_send_videos?: boolean
  readonly can_send_video_notes?: boolean
  readonly can_send_voice_notes?: boolean
  readonly can_send_polls?: boolean
  readonly can_send_other_messages?: boolean
  readonly can_add_web_page_previews?: boolean
  readonly can_react_to_messages?: boolean
  readonly can_edit_tag?: boolean
  readonly can_change_info?: boolean
  readonly can_invite_users?: boolean
  readonly can_pin_messages?: boolean
  readonly can_manage_topics?: boolean
}
export const ChatPermissions: Codec<ChatPermissions> = /* @__PURE__ */ object(
  'ChatPermissions',
  isChatPermissions,
  () => [
    {},
    {
      can_send_messages: boolean,
      can_send_audios: boolean,
      can_send_documents: boolean,
      can_send_photos: boolean,
      can_send_videos: boolean,
      can_send_video_notes: boolean,
      can_send_voice_notes: boolean,
      can_send_polls: boolean,
      can_send_other_messages: boolean,
      can_add_web_page_previews: boolean,
      can_react_to_messages: boolean,
      can_edit_tag: boolean,
      can_change_info: boolean,
      can_invite_users: boolean,
      can_pin_messages: boolean,
      can_manage_topics: boolean,
    },
  ],
)

/** https://core.telegram.org/bots/api#birthdate */
export interface Birthdate {
  /** Range: 1–31. */
  readonly day: number
  /** Range: 1–12. */
  readonly month: number
  readonly year?: number
}
export const Birthdate: Codec<Birthdate> = /* @__PURE__ */ object('Birthdate', isBirthdate, () => [
  { day: integer, month: integer },
  { year: integer },
])

/** https://core.telegram.org/bots/api#businessintro */
export interface BusinessIntro {
  readonly title?: string
  readonly message?: string
  readonly sticker?: Sticker
}
export const BusinessIntro: Codec<BusinessIntro> = /* @__PURE__ */ object(
  'BusinessIntro',
  isBusinessIntro,
  () => [{}, { title: string, message: string, sticker: Sticker }],
)

/** https://core.telegram.org/bots/api#businesslocation */
export interface BusinessLocation {
  readonly address: string
  readonly location?: Location
}
export const BusinessLocation: Codec<BusinessLocation> = /* @__PURE__ */ object(
  'BusinessLocation',
  isBusinessLocation,
  () => [{ address: string }, { location: Location }],
)

/** https://core.telegram.org/bots/api#businessopeninghoursinterval */
export interface BusinessOpeningHoursInterval {
  /** Range: 0–10080. */
  readonly opening_minute: number
  /** Range: 0–11520. */
  readonly closing_minute: number
}
export const BusinessOpeningHoursInterval: Codec<BusinessOpeningHoursInterval> = /* @__PURE__ */ object(
  'BusinessOpeningHoursInterval',
  isBusinessOpeningHoursInterval,
  () => [{ opening_minute: integer, closing_minute: integer }, {}],
)

/** https://core.telegram.org/bots/api#businessopeninghours */
export interface BusinessOpeningHours {
  readonly time_zone_name: string
  readonly opening_hours: ReadonlyArray<BusinessOpeningHoursInterval>
}
export const BusinessOpeningHours: Codec<BusinessOpeningHours> = /* @__PURE__ */ object(
  'BusinessOpeningHours',
  isBusinessOpeningHours,
  () => [{ time_zone_name: string, opening_hours: array(BusinessOpeningHoursInterval) }, {}],
)

/** https://core.telegram.org/bots/api#userrating */
export interface UserRating {
  readonly level: number
  readonly rating: number
  readonly current_level_rating: number
  readonly next_level_rating?: number
}
export const UserRating: Codec<UserRating> = /* @__PURE__ */ object('UserRating', isUserRating, () => [
  { level: integer, rating: integer, current_level_rating: integer },
  { next_level_rating: integer },
])

/** https://core.telegram.org/bots/api#locationaddress */
export interface LocationAddress {
  readonly country_code: string
  readonly state?: string | undefined
  readonly city?: string | undefined
  readonly street?: string | undefined
}
export const LocationAddress: Codec<LocationAddress> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('LocationAddress', isLocationAddress, () => [
    { country_code: string },
    { state: string, city: string, street: string },
  ]),
)

/** https://core.telegram.org/bots/api#storyareatypelocation */
export interface StoryAreaTypeLocation {
  readonly type: 'location'
  readonly latitude: number
  readonly longitude: number
  readonly address?: LocationAddress | undefined
}
export const StoryAreaTypeLocation: Codec<StoryAreaTypeLocation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryAreaTypeLocation', isStoryAreaTypeLocation, () => [
    { type: literal('location'), latitude: float, longitude: float },
    { address: LocationAddress },
  ]),
)

/** https://core.telegram.org/bots/api#storyareatypesuggestedreaction */
export interface StoryAreaTypeSuggestedReaction {
  readonly type: 'suggested_reaction'
  readonly reaction_type: ReactionType
  readonly is_dark?: boolean | undefined
  readonly is_flipped?: boolean | undefined
}
export const StoryAreaTypeSuggestedReaction: Codec<StoryAreaTypeSuggestedReaction> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryAreaTypeSuggestedReaction', isStoryAreaTypeSuggestedReaction, () => [
    { type: literal('suggested_reaction'), reaction_type: ReactionType },
    { is_dark: boolean, is_flipped: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#storyareatypelink */
export interface StoryAreaTypeLink {
  readonly type: 'link'
  readonly url: string
}
export const StoryAreaTypeLink: Codec<StoryAreaTypeLink> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryAreaTypeLink', isStoryAreaTypeLink, () => [
    { type: literal('link'), url: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#storyareatypeweather */
export interface StoryAreaTypeWeather {
  readonly type: 'weather'
  readonly temperature: number
  readonly emoji: string
  readonly background_color: number
}
export const StoryAreaTypeWeather: Codec<StoryAreaTypeWeather> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryAreaTypeWeather', isStoryAreaTypeWeather, () => [
    { type: literal('weather'), temperature: float, emoji: string, background_color: integer },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#storyareatypeuniquegift */
export interface StoryAreaTypeUniqueGift {
  readonly type: 'unique_gift'
  readonly name: string
}
export const StoryAreaTypeUniqueGift: Codec<StoryAreaTypeUniqueGift> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryAreaTypeUniqueGift', isStoryAreaTypeUniqueGift, () => [
    { type: literal('unique_gift'), name: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#storyarea */
export interface StoryArea {
  readonly position: AreaPosition
  readonly type: StoryAreaType
}
export const StoryArea: Codec<StoryArea> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('StoryArea', isStoryArea, () => [
    { position: AreaPosition, type: StoryAreaType },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#chatlocation */
export interface ChatLocation {
  readonly location: Location
  /** 1–64 characters. */
  readonly address: string
}
export const ChatLocation: Codec<ChatLocation> = /* @__PURE__ */ object(
  'ChatLocation',
  isChatLocation,
  () => [{ location: Location, address: string }, {}],
)

/** https://core.telegram.org/bots/api#reactiontypeemoji */
export interface ReactionTypeEmoji {
  readonly type: 'emoji'
  readonly emoji: ReactionEmoji | Unlisted
}
export const ReactionTypeEmoji: Codec<ReactionTypeEmoji> = /* @__PURE__ */ object(
  'ReactionTypeEmoji',
  isReactionTypeEmoji,
  () => [{ type: literal('emoji'), emoji: string }, {}],
)

/** https://core.telegram.org/bots/api#reactiontypecustomemoji */
export interface ReactionTypeCustomEmoji {
  readonly type: 'custom_emoji'
  readonly custom_emoji_id: string
}
export const ReactionTypeCustomEmoji: Codec<ReactionTypeCustomEmoji> = /* @__PURE__ */ object(
  'ReactionTypeCustomEmoji',
  isReactionTypeCustomEmoji,
  () => [{ type: literal('custom_emoji'), custom_emoji_id: string }, {}],
)

/** https://core.telegram.org/bots/api#reactiontypepaid */
export interface ReactionTypePaid {
  readonly type: 'paid'
}
export const ReactionTypePaid: Codec<ReactionTypePaid> = /* @__PURE__ */ object(
  'ReactionTypePaid',
  isReactionTypePaid,
  () => [{ type: literal('paid') }, {}],
)

/** https://core.telegram.org/bots/api#reactioncount */
export interface ReactionCount {
  readonly type: ReactionType
  readonly total_count: number
}
export const ReactionCount: Codec<ReactionCount> = /* @__PURE__ */ object(
  'ReactionCount',
  isReactionCount,
  () => [{ type: ReactionType, total_count: integer }, {}],
)

/** https://core.telegram.org/bots/api#messagereactionupdated */
export interface MessageReactionUpdated {
  readonly chat: Chat
  readonly message_id: number
  readonly user?: User
  readonly actor_chat?: Chat
  readonly date: number
  readonly old_reaction: ReadonlyArray<ReactionType>
  readonly new_reaction: ReadonlyArray<ReactionType>
}
export const MessageReactionUpdated: Codec<MessageReactionUpdated> = /* @__PURE__ */ object(
  'MessageReactionUpdated',
  isMessageReactionUpdated,
  () => [
    {
      chat: Chat,
      message_id: integer,
      date: integer,
      old_reaction: array(ReactionType),
      new_reaction: array(ReactionType),
    },
    { user: User, actor_chat: Chat },
  ],
)

/** https://core.telegram.org/bots/api#messagereactioncountupdated */
export interface MessageReactionCountUpdated {
  readonly chat: Chat
  readonly message_id: number
  readonly date: number
  readonly reactions: ReadonlyArray<ReactionCount>
}
export const MessageReactionCountUpdated: Codec<MessageReactionCountUpdated> = /* @__PURE__ */ object(
  'MessageReactionCountUpdated',
  isMessageReactionCountUpdated,
  () => [{ chat: Chat, message_id: integer, date: integer, reactions: array(ReactionCount) }, {}],
)

/** https://core.telegram.org/bots/api#forumtopic */
export interface ForumTopic {
  readonly message_thread_id: number
  readonly name: string
  readonly icon_color: number
  readonly icon_custom_emoji_id?: string
  readonly is_name_implicit?: true
}
export const ForumTopic: Codec<ForumTopic> = /* @__PURE__ */ object('ForumTopic', isForumTopic, () => [
  { message_thread_id: integer, name: string, icon_color: integer },
  { icon_custom_emoji_id: string, is_name_implicit: True },
])

/** https://core.telegram.org/bots/api#giftbackground */
export interface GiftBackground {
  readonly center_color: number
  readonly edge_color: number
  readonly text_color: number
}
export const GiftBackground: Codec<GiftBackground> = /* @__PURE__ */ object(
  'GiftBackground',
  isGiftBackground,
  () => [{ center_color: integer, edge_color: integer, text_color: integer }, {}],
)

/** https://core.telegram.org/bots/api#gift */
export interface Gift {
  readonly id: string
  readonly sticker: Sticker
  readonly star_count: number
  readonly upgrade_star_count?: number
  readonly is_premium?: true
  readonly has_colors?: true
  readonly total_count?: number
  readonly remaining_count?: number
  readonly personal_total_count?: number
  readonly personal_remaining_count?: number
  readonly background?: GiftBackground
  readonly unique_gift_variant_count?: number
  readonly publisher_chat?: Chat
}
export const Gift: Codec<Gift> = /* @__PURE__ */ object('Gift', isGift, () => [
  { id: string, sticker: Sticker, star_count: integer },
  {
    upgrade_star_count: integer,
    is_premium: True,
    has_colors: True,
    total_count: integer,
    remaining_count: integer,
    personal_total_count: integer,
    personal_remaining_count: integer,
    background: GiftBackground,
    unique_gift_variant_count: integer,
    publisher_chat: Chat,
  },
])

/** https://core.telegram.org/bots/api#gifts */
export interface Gifts {
  readonly gifts: ReadonlyArray<Gift>
}
export const Gifts: Codec<Gifts> = /* @__PURE__ */ object('Gifts', isGifts, () => [
  { gifts: array(Gift) },
  {},
])

/** https://core.telegram.org/bots/api#uniquegiftmodel */
export interface UniqueGiftModel {
  readonly name: string
  readonly sticker: Sticker
  readonly rarity_per_mille: number
  readonly rarity?: UniqueGiftModelRarity | Unlisted
}
export const UniqueGiftModel: Codec<UniqueGiftModel> = /* @__PURE__ */ object(
  'UniqueGiftModel',
  isUniqueGiftModel,
  () => [{ name: string, sticker: Sticker, rarity_per_mille: integer }, { rarity: string }],
)

/** https://core.telegram.org/bots/api#uniquegiftsymbol */
export interface UniqueGiftSymbol {
  readonly name: string
  readonly sticker: Sticker
  readonly rarity_per_mille: number
}
export const UniqueGiftSymbol: Codec<UniqueGiftSymbol> = /* @__PURE__ */ object(
  'UniqueGiftSymbol',
  isUniqueGiftSymbol,
  () => [{ name: string, sticker: Sticker, rarity_per_mille: integer }, {}],
)

/** https://core.telegram.org/bots/api#uniquegiftbackdropcolors */
export interface UniqueGiftBackdropColors {
  readonly center_color: number
  readonly edge_color: number
  readonly symbol_color: number
  readonly text_color: number
}
export const UniqueGiftBackdropColors: Codec<UniqueGiftBackdropColors> = /* @__PURE__ */ object(
  'UniqueGiftBackdropColors',
  isUniqueGiftBackdropColors,
  () => [{ center_color: integer, edge_color: integer, symbol_color: integer, text_color: integer }, {}],
)

/** https://core.telegram.org/bots/api#uniquegiftbackdrop */
export interface UniqueGiftBackdrop {
  readonly name: string
  readonly colors: UniqueGiftBackdropColors
  readonly rarity_per_mille: number
}
export const UniqueGiftBackdrop: Codec<UniqueGiftBackdrop> = /* @__PURE__ */ object(
  'UniqueGiftBackdrop',
  isUniqueGiftBackdrop,
  () => [{ name: string, colors: UniqueGiftBackdropColors, rarity_per_mille: integer }, {}],
)

/** https://core.telegram.org/bots/api#uniquegiftcolors */
export interface UniqueGiftColors {
  readonly model_custom_emoji_id: string
  readonly symbol_custom_emoji_id: string
  readonly light_theme_main_color: number
  /** 1–3 items. */
  readonly light_theme_other_colors: ReadonlyArray<number>
  readonly dark_theme_main_color: number
  /** 1–3 items. */
  readonly dark_theme_other_colors: ReadonlyArray<number>
}
export const UniqueGiftColors: Codec<UniqueGiftColors> = /* @__PURE__ */ object(
  'UniqueGiftColors',
  isUniqueGiftColors,
  () => [
    {
      model_custom_emoji_id: string,
      symbol_custom_emoji_id: string,
      light_theme_main_color: integer,
      light_theme_other_colors: array(integer),
      dark_theme_main_color: integer,
      dark_theme_other_colors: array(integer),
    },
    {},
  ],
)

/** https://core.telegram.org/bots/api#uniquegift */
export interface UniqueGift {
  /** From servers before Bot API 9.3: `''`. */
  readonly gift_id: string
  readonly base_name: string
  readonly name: string
  readonly number: number
  readonly model: UniqueGiftModel
  readonly symbol: UniqueGiftSymbol
  readonly backdrop: UniqueGiftBackdrop
  readonly is_premium?: true
  readonly is_burned?: true
  readonly is_from_blockchain?: true
  readonly colors?: UniqueGiftColors
  readonly publisher_chat?: Chat
}
export const UniqueGift: Codec<UniqueGift> = /* @__PURE__ */ object('UniqueGift', isUniqueGift, () => [
  {
    gift_id: string,
    base_name: string,
    name: string,
    number: integer,
    model: UniqueGiftModel,
    symbol: UniqueGiftSymbol,
    backdrop: UniqueGiftBackdrop,
  },
  {
    is_premium: True,
    is_burned: True,
    is_from_blockchain: True,
    colors: UniqueGiftColors,
    publisher_chat: Chat,
  },
  { defaults: () => ({ gift_id: '' }) },
])

/** https://core.telegram.org/bots/api#giftinfo */
export interface GiftInfo {
  readonly gift: Gift
  readonly owned_gift_id?: string
  readonly convert_star_count?: number
  readonly prepaid_upgrade_star_count?: number
  readonly is_upgrade_separate?: true
  readonly can_be_upgraded?: true
  readonly text?: string
  readonly entities?: ReadonlyArray<MessageEntity>
  readonly is_private?: true
  readonly unique_gift_number?: number
}
export const GiftInfo: Codec<GiftInfo> = /* @__PURE__ */ object('GiftInfo', isGiftInfo, () => [
  { gift: Gift },
  {
    owned_gift_id: string,
    convert_star_count: integer,
    prepaid_upgrade_star_count: integer,
    is_upgrade_separate: True,
    can_be_upgraded: True,
    text: string,
    entities: array(MessageEntity),
    is_private: True,
    unique_gift_number: integer,
  },
])

/** https://core.telegram.org/bots/api#uniquegiftinfo */
export interface UniqueGiftInfo {
  readonly gift: UniqueGift
  readonly origin: UniqueGiftInfoOrigin | Unlisted
  readonly text?: string
  readonly entities?: ReadonlyArray<MessageEntity>
  readonly is_private?: true
  readonly last_resale_currency?: StarCurrency | Unlisted
  readonly last_resale_amount?: number
  readonly owned_gift_id?: string
  readonly transfer_star_count?: number
  readonly next_transfer_date?: number
}
export const UniqueGiftInfo: Codec<UniqueGiftInfo> = /* @__PURE__ */ object(
  'UniqueGiftInfo',
  isUniqueGiftInfo,
  () => [
    { gift: UniqueGift, origin: string },
    {
      text: string,
      entities: array(MessageEntity),
      is_private: True,
      last_resale_currency: string,
      last_resale_amount: integer,
      owned_gift_id: string,
      transfer_star_count: integer,
      next_transfer_date: integer,
    },
  ],
)

/** https://core.telegram.org/bots/api#ownedgiftregular */
export interface OwnedGiftRegular {
  readonly type: 'regular'
  readonly gift: Gift
  readonly owned_gift_id?: string
  readonly sender_user?: User
  readonly send_date: number
  readonly text?: string
  readonly entities?: ReadonlyArray<MessageEntity>
  readonly is_private?: true
  readonly is_saved?: true
  readonly can_be_upgraded?: true
  readonly was_refunded?: true
  readonly convert_star_count?: number
  readonly prepaid_upgrade_star_count?: number
  readonly is_upgrade_separate?: true
  readonly unique_gift_number?: number
}
export const OwnedGiftRegular: Codec<OwnedGiftRegular> = /* @__PURE__ */ object(
  'OwnedGiftRegular',
  isOwnedGiftRegular,
  () => [
    { type: literal('regular'), gift: Gift, send_date: integer },
    {
      owned_gift_id: string,
      sender_user: User,
      text: string,
      entities: array(MessageEntity),
      is_private: True,
      is_saved: True,
      can_be_upgraded: True,
      was_refunded: True,
      convert_star_count: integer,
      prepaid_upgrade_star_count: integer,
      is_upgrade_separate: True,
      unique_gift_number: integer,
    },
  ],
)

/** https://core.telegram.org/bots/api#ownedgiftunique */
export interface OwnedGiftUnique {
  readonly type: 'unique'
  readonly gift: UniqueGift
  readonly owned_gift_id?: string
  readonly sender_user?: User
  readonly send_date: number
  readonly is_saved?: true
  readonly can_be_transferred?: true
  readonly transfer_star_count?: number
  readonly next_transfer_date?: number
}
export const OwnedGiftUnique: Codec<OwnedGiftUnique> = /* @__PURE__ */ object(
  'OwnedGiftUnique',
  isOwnedGiftUnique,
  () => [
    { type: literal('unique'), gift: UniqueGift, send_date: integer },
    {
      owned_gift_id: string,
      sender_user: User,
      is_saved: True,
      can_be_transferred: True,
      transfer_star_count: integer,
      next_transfer_date: integer,
    },
  ],
)

/** https://core.telegram.org/bots/api#ownedgifts */
export interface OwnedGifts {
  readonly total_count: number
  readonly gifts: ReadonlyArray<OwnedGift>
  readonly next_offset?: string
}
export const OwnedGifts: Codec<OwnedGifts> = /* @__PURE__ */ object('OwnedGifts', isOwnedGifts, () => [
  { total_count: integer, gifts: array(OwnedGift) },
  { next_offset: string },
])

/** https://core.telegram.org/bots/api#botaccesssettings */
export interface BotAccessSettings {
  readonly is_access_restricted: boolean
  readonly added_users?: ReadonlyArray<User>
}
export const BotAccessSettings: Codec<BotAccessSettings> = /* @__PURE__ */ object(
  'BotAccessSettings',
  isBotAccessSettings,
  () => [{ is_access_restricted: boolean }, { added_users: array(User) }],
)

/** https://core.telegram.org/bots/api#acceptedgifttypes */
export interface AcceptedGiftTypes {
  readonly unlimited_gifts: boolean
  readonly limited_gifts: boolean
  readonly unique_gifts: boolean
  readonly premium_subscription: boolean
  /** From servers before Bot API 9.3: `false`. */
  readonly gifts_from_channels: boolean
}
export const AcceptedGiftTypes: Codec<AcceptedGiftTypes> = /* @__PURE__ */ object(
  'AcceptedGiftTypes',
  isAcceptedGiftTypes,
  () => [
    {
      unlimited_gifts: boolean,
      limited_gifts: boolean,
      unique_gifts: boolean,
      premium_subscription: boolean,
      gifts_from_channels: boolean,
    },
    {},
    { defaults: () => ({ gifts_from_channels: false }) },
  ],
)

/** https://core.telegram.org/bots/api#staramount */
export interface StarAmount {
  readonly amount: number
  /** Range: -999999999 to 999999999. */
  readonly nanostar_amount?: number
}
export const StarAmount: Codec<StarAmount> = /* @__PURE__ */ object('StarAmount', isStarAmount, () => [
  { amount: integer },
  { nanostar_amount: integer },
])

/** https://core.telegram.org/bots/api#botcommand */
export interface BotCommand {
  /** 1–32 characters. Pattern: `^[a-z0-9_]*$`. */
  readonly command: string
  /** 1–256 characters. */
  readonly description: string
  readonly is_ephemeral?: boolean
}
export const BotCommand: Codec<BotCommand> = /* @__PURE__ */ object('BotCommand', isBotCommand, () => [
  { command: string, description: string },
  { is_ephemeral: boolean },
])

/** https://core.telegram.org/bots/api#botcommandscopedefault */
export interface BotCommandScopeDefault {
  readonly type: 'default'
}
export const BotCommandScopeDefault: Codec<BotCommandScopeDefault> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('BotCommandScopeDefault', isBotCommandScopeDefault, () => [
    { type: literal('default') },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#botcommandscopeallprivatechats */
export interface BotCommandScopeAllPrivateChats {
  readonly type: 'all_private_chats'
}
export const BotCommandScopeAllPrivateChats: Codec<BotCommandScopeAllPrivateChats> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('BotCommandScopeAllPrivateChats', isBotCommandScopeAllPrivateChats, () => [
    { type: literal('all_private_chats') },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#botcommandscopeallgroupchats */
export interface BotCommandScopeAllGroupChats {
  readonly type: 'all_group_chats'
}
export const BotCommandScopeAllGroupChats: Codec<BotCommandScopeAllGroupChats> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('BotCommandScopeAllGroupChats', isBotCommandScopeAllGroupChats, () => [
    { type: literal('all_group_chats') },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#botcommandscopeallchatadministrators */
export interface BotCommandScopeAllChatAdministrators {
  readonly type: 'all_chat_administrators'
}
export const BotCommandScopeAllChatAdministrators: Codec<BotCommandScopeAllChatAdministrators> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object(
      'BotCommandScopeAllChatAdministrators',
      isBotCommandScopeAllChatAdministrators,
      () => [{ type: literal('all_chat_administrators') }, {}],
    ),
  )

/** https://core.telegram.org/bots/api#botcommandscopechat */
export interface BotCommandScopeChat {
  readonly type: 'chat'
  readonly chat_id: number | string
}
export const BotCommandScopeChat: Codec<BotCommandScopeChat> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('BotCommandScopeChat', isBotCommandScopeChat, () => [
    { type: literal('chat'), chat_id: either(integer, string) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#botcommandscopechatadministrators */
export interface BotCommandScopeChatAdministrators {
  readonly type: 'chat_administrators'
  readonly chat_id: number | string
}
export const BotCommandScopeChatAdministrators: Codec<BotCommandScopeChatAdministrators> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object('BotCommandScopeChatAdministrators', isBotCommandScopeChatAdministrators, () => [
      { type: literal('chat_administrators'), chat_id: either(integer, string) },
      {},
    ]),
  )

/** https://core.telegram.org/bots/api#botcommandscopechatmember */
export interface BotCommandScopeChatMember {
  readonly type: 'chat_member'
  readonly chat_id: number | string
  readonly user_id: number
}
export const BotCommandScopeChatMember: Codec<BotCommandScopeChatMember> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('BotCommandScopeChatMember', isBotCommandScopeChatMember, () => [
    { type: literal('chat_member'), chat_id: either(integer, string), user_id: integer },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#botname */
export interface BotName {
  readonly name: string
}
export const BotName: Codec<BotName> = /* @__PURE__ */ object('BotName', isBotName, () => [
  { name: string },
  {},
])

/** https://core.telegram.org/bots/api#botdescription */
export interface BotDescription {
  readonly description: string
}
export const BotDescription: Codec<BotDescription> = /* @__PURE__ */ object(
  'BotDescription',
  isBotDescription,
  () => [{ description: string }, {}],
)

/** https://core.telegram.org/bots/api#botshortdescription */
export interface BotShortDescription {
  readonly short_description: string
}
export const BotShortDescription: Codec<BotShortDescription> = /* @__PURE__ */ object(
  'BotShortDescription',
  isBotShortDescription,
  () => [{ short_description: string }, {}],
)

/** https://core.telegram.org/bots/api#menubuttoncommands */
export interface MenuButtonCommands {
  readonly type: 'commands'
}
export const MenuButtonCommands: Codec<MenuButtonCommands> = /* @__PURE__ */ object(
  'MenuButtonCommands',
  isMenuButtonCommands,
  () => [{ type: literal('commands') }, {}],
)

/** https://core.telegram.org/bots/api#menubuttonwebapp */
export interface MenuButtonWebApp {
  readonly type: 'web_app'
  readonly text: string
  readonly web_app: WebAppInfo
}
export const MenuButtonWebApp: Codec<MenuButtonWebApp> = /* @__PURE__ */ object(
  'MenuButtonWebApp',
  isMenuButtonWebApp,
  () => [{ type: literal('web_app'), text: string, web_app: WebAppInfo }, {}],
)

/** https://core.telegram.org/bots/api#menubuttondefault */
export interface MenuButtonDefault {
  readonly type: 'default'
}
export const MenuButtonDefault: Codec<MenuButtonDefault> = /* @__PURE__ */ object(
  'MenuButtonDefault',
  isMenuButtonDefault,
  () => [{ type: literal('default') }, {}],
)

/** https://core.telegram.org/bots/api#chatboostsourcepremium */
export interface ChatBoostSourcePremium {
  readonly source: 'premium'
  readonly user: User
}
export const ChatBoostSourcePremium: Codec<ChatBoostSourcePremium> = /* @__PURE__ */ object(
  'ChatBoostSourcePremium',
  isChatBoostSourcePremium,
  () => [{ source: literal('premium'), user: User }, {}],
)

/** https://core.telegram.org/bots/api#chatboostsourcegiftcode */
export interface ChatBoostSourceGiftCode {
  readonly source: 'gift_code'
  readonly user: User
}
export const ChatBoostSourceGiftCode: Codec<ChatBoostSourceGiftCode> = /* @__PURE__ */ object(
  'ChatBoostSourceGiftCode',
  isChatBoostSourceGiftCode,
  () => [{ source: literal('gift_code'), user: User }, {}],
)

/** https://core.telegram.org/bots/api#chatboostsourcegiveaway */
export interface ChatBoostSourceGiveaway {
  readonly source: 'giveaway'
  readonly giveaway_message_id: number
  readonly user?: User
  readonly prize_star_count?: number
  readonly is_unclaimed?: true
}
export const ChatBoostSourceGiveaway: Codec<ChatBoostSourceGiveaway> = /* @__PURE__ */ object(
  'ChatBoostSourceGiveaway',
  isChatBoostSourceGiveaway,
  () => [
    { source: literal('giveaway'), giveaway_message_id: integer },
    { user: User, prize_star_count: integer, is_unclaimed: True },
  ],
)

/** https://core.telegram.org/bots/api#chatboost */
export interface ChatBoost {
  readonly boost_id: string
  readonly add_date: number
  readonly expiration_date: number
  readonly source: ChatBoostSource
}
export const ChatBoost: Codec<ChatBoost> = /* @__PURE__ */ object('ChatBoost', isChatBoost, () => [
  { boost_id: string, add_date: integer, expiration_date: integer, source: ChatBoostSource },
  {},
])

/** https://core.telegram.org/bots/api#chatboostupdated */
export interface ChatBoostUpdated {
  readonly chat: Chat
  readonly boost: ChatBoost
}
export const ChatBoostUpdated: Codec<ChatBoostUpdated> = /* @__PURE__ */ object(
  'ChatBoostUpdated',
  isChatBoostUpdated,
  () => [{ chat: Chat, boost: ChatBoost }, {}],
)

/** https://core.telegram.org/bots/api#chatboostremoved */
export interface ChatBoostRemoved {
  readonly chat: Chat
  readonly boost_id: string
  readonly remove_date: number
  readonly source: ChatBoostSource
}
export const ChatBoostRemoved: Codec<ChatBoostRemoved> = /* @__PURE__ */ object(
  'ChatBoostRemoved',
  isChatBoostRemoved,
  () => [{ chat: Chat, boost_id: string, remove_date: integer, source: ChatBoostSource }, {}],
)

/** https://core.telegram.org/bots/api#chatownerleft */
export interface ChatOwnerLeft {
  readonly new_owner?: User
}
export const ChatOwnerLeft: Codec<ChatOwnerLeft> = /* @__PURE__ */ object(
  'ChatOwnerLeft',
  isChatOwnerLeft,
  () => [{}, { new_owner: User }],
)

/** https://core.telegram.org/bots/api#chatownerchanged */
export interface ChatOwnerChanged {
  readonly new_owner: User
}
export const ChatOwnerChanged: Codec<ChatOwnerChanged> = /* @__PURE__ */ object(
  'ChatOwnerChanged',
  isChatOwnerChanged,
  () => [{ new_owner: User }, {}],
)

/** https://core.telegram.org/bots/api#userchatboosts */
export interface UserChatBoosts {
  readonly boosts: ReadonlyArray<ChatBoost>
}
export const UserChatBoosts: Codec<UserChatBoosts> = /* @__PURE__ */ object(
  'UserChatBoosts',
  isUserChatBoosts,
  () => [{ boosts: array(ChatBoost) }, {}],
)

/** https://core.telegram.org/bots/api#businessbotrights */
export interface BusinessBotRights {
  readonly can_reply?: true
  readonly can_read_messages?: true
  readonly can_delete_sent_messages?: true
  readonly can_delete_all_messages?: true
  readonly can_edit_name?: true
  readonly can_edit_bio?: true
  readonly can_edit_profile_photo?: true
  readonly can_edit_username?: true
  readonly can_change_gift_settings?: true
  readonly can_view_gifts_and_stars?: true
  readonly can_convert_gifts_to_stars?: true
  readonly can_transfer_and_upgrade_gifts?: true
  readonly can_transfer_stars?: true
  readonly can_manage_stories?: true
}
export const BusinessBotRights: Codec<BusinessBotRights> = /* @__PURE__ */ object(
  'BusinessBotRights',
  isBusinessBotRights,
  () => [
    {},
    {
      can_reply: True,
      can_read_messages: True,
      can_delete_sent_messages: True,
      can_delete_all_messages: True,
      can_edit_name: True,
      can_edit_bio: True,
      can_edit_profile_photo: True,
      can_edit_username: True,
      can_change_gift_settings: True,
      can_view_gifts_and_stars: True,
      can_convert_gifts_to_stars: True,
      can_transfer_and_upgrade_gifts: True,
      can_transfer_stars: True,
      can_manage_stories: True,
    },
  ],
)

/** https://core.telegram.org/bots/api#businessconnection */
export interface BusinessConnection {
  readonly id: string
  readonly user: User
  readonly user_chat_id: number
  readonly date: number
  readonly rights?: BusinessBotRights
  readonly is_enabled: boolean
}
export const BusinessConnection: Codec<BusinessConnection> = /* @__PURE__ */ object(
  'BusinessConnection',
  isBusinessConnection,
  () => [
    { id: string, user: User, user_chat_id: integer, date: integer, is_enabled: boolean },
    { rights: BusinessBotRights },
  ],
)

/** https://core.telegram.org/bots/api#businessmessagesdeleted */
export interface BusinessMessagesDeleted {
  readonly business_connection_id: string
  readonly chat: Chat
  readonly message_ids: ReadonlyArray<number>
}
export const BusinessMessagesDeleted: Codec<BusinessMessagesDeleted> = /* @__PURE__ */ object(
  'BusinessMessagesDeleted',
  isBusinessMessagesDeleted,
  () => [{ business_connection_id: string, chat: Chat, message_ids: array(integer) }, {}],
)

/** https://core.telegram.org/bots/api#sentwebappmessage */
export interface SentWebAppMessage {
  readonly inline_message_id?: string
}
export const SentWebAppMessage: Codec<SentWebAppMessage> = /* @__PURE__ */ object(
  'SentWebAppMessage',
  isSentWebAppMessage,
  () => [{}, { inline_message_id: string }],
)

/** https://core.telegram.org/bots/api#sentguestmessage */
export interface SentGuestMessage {
  readonly inline_message_id: string
}
export const SentGuestMessage: Codec<SentGuestMessage> = /* @__PURE__ */ object(
  'SentGuestMessage',
  isSentGuestMessage,
  () => [{ inline_message_id: string }, {}],
)

/** https://core.telegram.org/bots/api#preparedinlinemessage */
export interface PreparedInlineMessage {
  readonly id: string
  readonly expiration_date: number
}
export const PreparedInlineMessage: Codec<PreparedInlineMessage> = /* @__PURE__ */ object(
  'PreparedInlineMessage',
  isPreparedInlineMessage,
  () => [{ id: string, expiration_date: integer }, {}],
)

/** https://core.telegram.org/bots/api#preparedkeyboardbutton */
export interface PreparedKeyboardButton {
  readonly id: string
}
export const PreparedKeyboardButton: Codec<PreparedKeyboardButton> = /* @__PURE__ */ object(
  'PreparedKeyboardButton',
  isPreparedKeyboardButton,
  () => [{ id: string }, {}],
)

/** https://core.telegram.org/bots/api#responseparameters */
export interface ResponseParameters {
  readonly migrate_to_chat_id?: number
  readonly retry_after?: number
}
export const ResponseParameters: Codec<ResponseParameters> = /* @__PURE__ */ object(
  'ResponseParameters',
  isResponseParameters,
  () => [{}, { migrate_to_chat_id: integer, retry_after: integer }],
)

/** https://core.telegram.org/bots/api#inputmediaanimation */
export interface InputMediaAnimation {
  readonly type: 'animation'
  readonly media: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly duration?: number | undefined
  readonly has_spoiler?: boolean | undefined
}
export const InputMediaAnimation: Codec<InputMediaAnimation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaAnimation', isInputMediaAnimation, () => [
    { type: literal('animation'), media: either(inputFile, string) },
    {
      thumbnail: either(inputFile, string),
      caption: AnyText,
      show_caption_above_media: boolean,
      width: integer,
      height: integer,
      duration: integer,
      has_spoiler: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediaaudio */
export interface InputMediaAudio {
  readonly type: 'audio'
  readonly media: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly duration?: number | undefined
  readonly performer?: string | undefined
  readonly title?: string | undefined
}
export const InputMediaAudio: Codec<InputMediaAudio> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaAudio', isInputMediaAudio, () => [
    { type: literal('audio'), media: either(inputFile, string) },
    {
      thumbnail: either(inputFile, string),
      caption: AnyText,
      duration: integer,
      performer: string,
      title: string,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediadocument */
export interface InputMediaDocument {
  readonly type: 'document'
  readonly media: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly disable_content_type_detection?: boolean | undefined
}
export const InputMediaDocument: Codec<InputMediaDocument> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaDocument', isInputMediaDocument, () => [
    { type: literal('document'), media: either(inputFile, string) },
    { thumbnail: either(inputFile, string), caption: AnyText, disable_content_type_detection: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#inputmedialink */
export interface InputMediaLink {
  readonly type: 'link'
  readonly url: string
}
export const InputMediaLink: Codec<InputMediaLink> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaLink', isInputMediaLink, () => [
    { type: literal('link'), url: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputmedialivephoto */
export interface InputMediaLivePhoto {
  readonly type: 'live_photo'
  readonly media: InputFile | string
  readonly photo: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
}
export const InputMediaLivePhoto: Codec<InputMediaLivePhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaLivePhoto', isInputMediaLivePhoto, () => [
    { type: literal('live_photo'), media: either(inputFile, string), photo: either(inputFile, string) },
    { caption: AnyText, show_caption_above_media: boolean, has_spoiler: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#inputmedialocation */
export interface InputMediaLocation {
  readonly type: 'location'
  readonly latitude: number
  readonly longitude: number
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number | undefined
}
export const InputMediaLocation: Codec<InputMediaLocation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaLocation', isInputMediaLocation, () => [
    { type: literal('location'), latitude: float, longitude: float },
    { horizontal_accuracy: float },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediaphoto */
export interface InputMediaPhoto {
  readonly type: 'photo'
  readonly media: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
}
export const InputMediaPhoto: Codec<InputMediaPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaPhoto', isInputMediaPhoto, () => [
    { type: literal('photo'), media: either(inputFile, string) },
    { caption: AnyText, show_caption_above_media: boolean, has_spoiler: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediasticker */
export interface InputMediaSticker {
  readonly type: 'sticker'
  readonly media: InputFile | string
  readonly emoji?: string | undefined
}
export const InputMediaSticker: Codec<InputMediaSticker> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaSticker', isInputMediaSticker, () => [
    { type: literal('sticker'), media: either(inputFile, string) },
    { emoji: string },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediavenue */
export interface InputMediaVenue {
  readonly type: 'venue'
  readonly latitude: number
  readonly longitude: number
  readonly title: string
  readonly address: string
  readonly foursquare_id?: string | undefined
  readonly foursquare_type?: string | undefined
  readonly google_place_id?: string | undefined
  readonly google_place_type?: string | undefined
}
export const InputMediaVenue: Codec<InputMediaVenue> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaVenue', isInputMediaVenue, () => [
    { type: literal('venue'), latitude: float, longitude: float, title: string, address: string },
    { foursquare_id: string, foursquare_type: string, google_place_id: string, google_place_type: string },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediavideo */
export interface InputMediaVideo {
  readonly type: 'video'
  readonly media: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  readonly cover?: InputFile | string | undefined
  readonly start_timestamp?: number | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly duration?: number | undefined
  readonly supports_streaming?: boolean | undefined
  readonly has_spoiler?: boolean | undefined
}
export const InputMediaVideo: Codec<InputMediaVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaVideo', isInputMediaVideo, () => [
    { type: literal('video'), media: either(inputFile, string) },
    {
      thumbnail: either(inputFile, string),
      cover: either(inputFile, string),
      start_timestamp: integer,
      caption: AnyText,
      show_caption_above_media: boolean,
      width: integer,
      height: integer,
      duration: integer,
      supports_streaming: boolean,
      has_spoiler: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputmediavoicenote */
export interface InputMediaVoiceNote {
  readonly type: 'voice_note'
  readonly media: InputFile | string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly duration?: number | undefined
}
export const InputMediaVoiceNote: Codec<InputMediaVoiceNote> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputMediaVoiceNote', isInputMediaVoiceNote, () => [
    { type: literal('voice_note'), media: either(inputFile, string) },
    { caption: AnyText, duration: integer },
  ]),
)

/** https://core.telegram.org/bots/api#inputpaidmedialivephoto */
export interface InputPaidMediaLivePhoto {
  readonly type: 'live_photo'
  readonly media: InputFile | string
  readonly photo: InputFile | string
}
export const InputPaidMediaLivePhoto: Codec<InputPaidMediaLivePhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputPaidMediaLivePhoto', isInputPaidMediaLivePhoto, () => [
    { type: literal('live_photo'), media: either(inputFile, string), photo: either(inputFile, string) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputpaidmediaphoto */
export interface InputPaidMediaPhoto {
  readonly type: 'photo'
  readonly media: InputFile | string
}
export const InputPaidMediaPhoto: Codec<InputPaidMediaPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputPaidMediaPhoto', isInputPaidMediaPhoto, () => [
    { type: literal('photo'), media: either(inputFile, string) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputpaidmediavideo */
export interface InputPaidMediaVideo {
  readonly type: 'video'
  readonly media: InputFile | string
  readonly thumbnail?: InputFile | string | undefined
  readonly cover?: InputFile | string | undefined
  readonly start_timestamp?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly duration?: number | undefined
  readonly supports_streaming?: boolean | undefined
}
export const InputPaidMediaVideo: Codec<InputPaidMediaVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputPaidMediaVideo', isInputPaidMediaVideo, () => [
    { type: literal('video'), media: either(inputFile, string) },
    {
      thumbnail: either(inputFile, string),
      cover: either(inputFile, string),
      start_timestamp: integer,
      width: integer,
      height: integer,
      duration: integer,
      supports_streaming: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputprofilephotostatic */
export interface InputProfilePhotoStatic {
  readonly type: 'static'
  readonly photo: InputFile | string
}
export const InputProfilePhotoStatic: Codec<InputProfilePhotoStatic> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputProfilePhotoStatic', isInputProfilePhotoStatic, () => [
    { type: literal('static'), photo: either(inputFile, string) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputprofilephotoanimated */
export interface InputProfilePhotoAnimated {
  readonly type: 'animated'
  readonly animation: InputFile | string
  readonly main_frame_timestamp?: number | undefined
}
export const InputProfilePhotoAnimated: Codec<InputProfilePhotoAnimated> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputProfilePhotoAnimated', isInputProfilePhotoAnimated, () => [
    { type: literal('animated'), animation: either(inputFile, string) },
    { main_frame_timestamp: float },
  ]),
)

/** https://core.telegram.org/bots/api#inputstorycontentphoto */
export interface InputStoryContentPhoto {
  readonly type: 'photo'
  readonly photo: InputFile | string
}
export const InputStoryContentPhoto: Codec<InputStoryContentPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputStoryContentPhoto', isInputStoryContentPhoto, () => [
    { type: literal('photo'), photo: either(inputFile, string) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputstorycontentvideo */
export interface InputStoryContentVideo {
  readonly type: 'video'
  readonly video: InputFile | string
  /** Range: 0–60. */
  readonly duration?: number | undefined
  readonly cover_frame_timestamp?: number | undefined
  readonly is_animation?: boolean | undefined
}
export const InputStoryContentVideo: Codec<InputStoryContentVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputStoryContentVideo', isInputStoryContentVideo, () => [
    { type: literal('video'), video: either(inputFile, string) },
    { duration: float, cover_frame_timestamp: float, is_animation: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#sticker */
export interface Sticker {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  /** From servers before Bot API 6.2: `''`. */
  readonly type: StickerType | Unlisted
  readonly width: number
  readonly height: number
  /** From servers before Bot API 4.4: `false`. */
  readonly is_animated: boolean
  /** From servers before Bot API 5.7: `false`. */
  readonly is_video: boolean
  readonly thumbnail?: PhotoSize
  readonly emoji?: string
  readonly set_name?: string
  readonly premium_animation?: File
  readonly mask_position?: MaskPosition
  readonly custom_emoji_id?: string
  readonly needs_repainting?: true
  readonly file_size?: number
}
export const Sticker: Codec<Sticker> = /* @__PURE__ */ object('Sticker', isSticker, () => [
  {
    file_id: string,
    file_unique_id: string,
    type: string,
    width: integer,
    height: integer,
    is_animated: boolean,
    is_video: boolean,
  },
  {
    thumbnail: PhotoSize,
    emoji: string,
    set_name: string,
    premium_animation: File,
    mask_position: MaskPosition,
    custom_emoji_id: string,
    needs_repainting: True,
    file_size: integer,
  },
  { defaults: () => ({ file_unique_id: '', type: '', is_animated: false, is_video: false }) },
])

/** https://core.telegram.org/bots/api#stickerset */
export interface StickerSet {
  readonly name: string
  readonly title: string
  /** From servers before Bot API 6.2: `''`. */
  readonly sticker_type: StickerType | Unlisted
  readonly stickers: ReadonlyArray<Sticker>
  readonly thumbnail?: PhotoSize
}
export const StickerSet: Codec<StickerSet> = /* @__PURE__ */ object('StickerSet', isStickerSet, () => [
  { name: string, title: string, sticker_type: string, stickers: array(Sticker) },
  { thumbnail: PhotoSize },
  { defaults: () => ({ sticker_type: '' }) },
])

/** https://core.telegram.org/bots/api#maskposition */
export interface MaskPosition {
  readonly point: MaskPositionPoint | Unlisted
  readonly x_shift: number
  readonly y_shift: number
  readonly scale: number
}
export const MaskPosition: Codec<MaskPosition> = /* @__PURE__ */ object(
  'MaskPosition',
  isMaskPosition,
  () => [{ point: string, x_shift: float, y_shift: float, scale: float }, {}],
)

/** https://core.telegram.org/bots/api#inputsticker */
export interface InputSticker {
  readonly sticker: InputFile | string
  readonly format: StickerFormat
  /** 1–20 items. */
  readonly emoji_list: ReadonlyArray<string>
  readonly mask_position?: MaskPosition | undefined
  /** 0–20 items. */
  readonly keywords?: ReadonlyArray<string> | undefined
}
export const InputSticker: Codec<InputSticker> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputSticker', isInputSticker, () => [
    { sticker: either(inputFile, string), format: StickerFormat, emoji_list: array(string) },
    { mask_position: MaskPosition, keywords: array(string) },
  ]),
)

/** https://core.telegram.org/bots/api#richmessage */
export interface RichMessage {
  readonly blocks: ReadonlyArray<RichBlock>
  readonly is_rtl?: boolean
}
export const RichMessage: Codec<RichMessage> = /* @__PURE__ */ object('RichMessage', isRichMessage, () => [
  { blocks: array(RichBlock) },
  { is_rtl: boolean },
])

/** https://core.telegram.org/bots/api#inputrichmessage */
export interface InputRichMessage {
  readonly blocks?: ReadonlyArray<InputRichBlock> | undefined
  readonly html?: string | undefined
  readonly markdown?: string | undefined
  readonly media?: ReadonlyArray<InputRichMessageMedia> | undefined
  readonly is_rtl?: boolean | undefined
  readonly skip_entity_detection?: boolean | undefined
}
export const InputRichMessage: Codec<InputRichMessage> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichMessage', isInputRichMessage, () => [
    {},
    {
      blocks: array(InputRichBlock),
      html: string,
      markdown: string,
      media: array(InputRichMessageMedia),
      is_rtl: boolean,
      skip_entity_detection: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichmessagemedia */
export interface InputRichMessageMedia {
  /** 1–64 characters. Pattern: `^[A-Za-z0-9_-]*$`. */
  readonly id: string
  readonly media: InputRichMedia
}
export const InputRichMessageMedia: Codec<InputRichMessageMedia> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichMessageMedia', isInputRichMessageMedia, () => [
    { id: string, media: InputRichMedia },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#richmessagebutton */
export interface RichMessageButton {
  readonly text: RichText
  readonly style?: RichMessageButtonStyle | Unlisted
  readonly url?: string
  /** 1–64 bytes. */
  readonly callback_data?: string
  readonly web_app?: WebAppInfo
  readonly login_url?: LoginUrl
  readonly switch_inline_query?: string
  readonly switch_inline_query_current_chat?: string
  readonly switch_inline_query_chosen_chat?: SwitchInlineQueryChosenChat
  readonly copy_text?: CopyTextButton
  readonly disabled?: DisabledButton
}
export const RichMessageButton: Codec<RichMessageButton> = /* @__PURE__ */ object(
  'RichMessageButton',
  isRichMessageButton,
  () => [
    { text: RichText },
    {
      style: string,
      url: string,
      callback_data: string,
      web_app: WebAppInfo,
      login_url: LoginUrl,
      switch_inline_query: string,
      switch_inline_query_current_chat: string,
      switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat,
      copy_text: CopyTextButton,
      disabled: DisabledButton,
    },
  ],
)

/** https://core.telegram.org/bots/api#richtextbold */
export interface RichTextBold {
  readonly type: 'bold'
  readonly text: RichText
}
export const RichTextBold: Codec<RichTextBold> = /* @__PURE__ */ object(
  'RichTextBold',
  isRichTextBold,
  () => [{ type: literal('bold'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextitalic */
export interface RichTextItalic {
  readonly type: 'italic'
  readonly text: RichText
}
export const RichTextItalic: Codec<RichTextItalic> = /* @__PURE__ */ object(
  'RichTextItalic',
  isRichTextItalic,
  () => [{ type: literal('italic'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextunderline */
export interface RichTextUnderline {
  readonly type: 'underline'
  readonly text: RichText
}
export const RichTextUnderline: Codec<RichTextUnderline> = /* @__PURE__ */ object(
  'RichTextUnderline',
  isRichTextUnderline,
  () => [{ type: literal('underline'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextstrikethrough */
export interface RichTextStrikethrough {
  readonly type: 'strikethrough'
  readonly text: RichText
}
export const RichTextStrikethrough: Codec<RichTextStrikethrough> = /* @__PURE__ */ object(
  'RichTextStrikethrough',
  isRichTextStrikethrough,
  () => [{ type: literal('strikethrough'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextspoiler */
export interface RichTextSpoiler {
  readonly type: 'spoiler'
  readonly text: RichText
}
export const RichTextSpoiler: Codec<RichTextSpoiler> = /* @__PURE__ */ object(
  'RichTextSpoiler',
  isRichTextSpoiler,
  () => [{ type: literal('spoiler'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextdatetime */
export interface RichTextDateTime {
  readonly type: 'date_time'
  readonly text: RichText
  readonly unix_time: number
  readonly date_time_format: string
}
export const RichTextDateTime: Codec<RichTextDateTime> = /* @__PURE__ */ object(
  'RichTextDateTime',
  isRichTextDateTime,
  () => [{ type: literal('date_time'), text: RichText, unix_time: integer, date_time_format: string }, {}],
)

/** https://core.telegram.org/bots/api#richtexttextmention */
export interface RichTextTextMention {
  readonly type: 'text_mention'
  readonly text: RichText
  readonly user: User
}
export const RichTextTextMention: Codec<RichTextTextMention> = /* @__PURE__ */ object(
  'RichTextTextMention',
  isRichTextTextMention,
  () => [{ type: literal('text_mention'), text: RichText, user: User }, {}],
)

/** https://core.telegram.org/bots/api#richtextsubscript */
export interface RichTextSubscript {
  readonly type: 'subscript'
  readonly text: RichText
}
export const RichTextSubscript: Codec<RichTextSubscript> = /* @__PURE__ */ object(
  'RichTextSubscript',
  isRichTextSubscript,
  () => [{ type: literal('subscript'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextsuperscript */
export interface RichTextSuperscript {
  readonly type: 'superscript'
  readonly text: RichText
}
export const RichTextSuperscript: Codec<RichTextSuperscript> = /* @__PURE__ */ object(
  'RichTextSuperscript',
  isRichTextSuperscript,
  () => [{ type: literal('superscript'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextmarked */
export interface RichTextMarked {
  readonly type: 'marked'
  readonly text: RichText
}
export const RichTextMarked: Codec<RichTextMarked> = /* @__PURE__ */ object(
  'RichTextMarked',
  isRichTextMarked,
  () => [{ type: literal('marked'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextcode */
export interface RichTextCode {
  readonly type: 'code'
  readonly text: RichText
}
export const RichTextCode: Codec<RichTextCode> = /* @__PURE__ */ object(
  'RichTextCode',
  isRichTextCode,
  () => [{ type: literal('code'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richtextcustomemoji */
export interface RichTextCustomEmoji {
  readonly type: 'custom_emoji'
  readonly custom_emoji_id: string
  readonly alternative_text: string
}
export const RichTextCustomEmoji: Codec<RichTextCustomEmoji> = /* @__PURE__ */ object(
  'RichTextCustomEmoji',
  isRichTextCustomEmoji,
  () => [{ type: literal('custom_emoji'), custom_emoji_id: string, alternative_text: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextmathematicalexpression */
export interface RichTextMathematicalExpression {
  readonly type: 'mathematical_expression'
  readonly expression: string
}
export const RichTextMathematicalExpression: Codec<RichTextMathematicalExpression> = /* @__PURE__ */ object(
  'RichTextMathematicalExpression',
  isRichTextMathematicalExpression,
  () => [{ type: literal('mathematical_expression'), expression: string }, {}],
)

/** https://core.telegram.org/bots/api#richtexturl */
export interface RichTextUrl {
  readonly type: 'url'
  readonly text: RichText
  readonly url: string
}
export const RichTextUrl: Codec<RichTextUrl> = /* @__PURE__ */ object('RichTextUrl', isRichTextUrl, () => [
  { type: literal('url'), text: RichText, url: string },
  {},
])

/** https://core.telegram.org/bots/api#richtextemailaddress */
export interface RichTextEmailAddress {
  readonly type: 'email_address'
  readonly text: RichText
  readonly email_address: string
}
export const RichTextEmailAddress: Codec<RichTextEmailAddress> = /* @__PURE__ */ object(
  'RichTextEmailAddress',
  isRichTextEmailAddress,
  () => [{ type: literal('email_address'), text: RichText, email_address: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextphonenumber */
export interface RichTextPhoneNumber {
  readonly type: 'phone_number'
  readonly text: RichText
  readonly phone_number: string
}
export const RichTextPhoneNumber: Codec<RichTextPhoneNumber> = /* @__PURE__ */ object(
  'RichTextPhoneNumber',
  isRichTextPhoneNumber,
  () => [{ type: literal('phone_number'), text: RichText, phone_number: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextbankcardnumber */
export interface RichTextBankCardNumber {
  readonly type: 'bank_card_number'
  readonly text: RichText
  readonly bank_card_number: string
}
export const RichTextBankCardNumber: Codec<RichTextBankCardNumber> = /* @__PURE__ */ object(
  'RichTextBankCardNumber',
  isRichTextBankCardNumber,
  () => [{ type: literal('bank_card_number'), text: RichText, bank_card_number: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextmention */
export interface RichTextMention {
  readonly type: 'mention'
  readonly text: RichText
  readonly username: string
}
export const RichTextMention: Codec<RichTextMention> = /* @__PURE__ */ object(
  'RichTextMention',
  isRichTextMention,
  () => [{ type: literal('mention'), text: RichText, username: string }, {}],
)

/** https://core.telegram.org/bots/api#richtexthashtag */
export interface RichTextHashtag {
  readonly type: 'hashtag'
  readonly text: RichText
  readonly hashtag: string
}
export const RichTextHashtag: Codec<RichTextHashtag> = /* @__PURE__ */ object(
  'RichTextHashtag',
  isRichTextHashtag,
  () => [{ type: literal('hashtag'), text: RichText, hashtag: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextcashtag */
export interface RichTextCashtag {
  readonly type: 'cashtag'
  readonly text: RichText
  readonly cashtag: string
}
export const RichTextCashtag: Codec<RichTextCashtag> = /* @__PURE__ */ object(
  'RichTextCashtag',
  isRichTextCashtag,
  () => [{ type: literal('cashtag'), text: RichText, cashtag: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextbotcommand */
export interface RichTextBotCommand {
  readonly type: 'bot_command'
  readonly text: RichText
  readonly bot_command: string
}
export const RichTextBotCommand: Codec<RichTextBotCommand> = /* @__PURE__ */ object(
  'RichTextBotCommand',
  isRichTextBotCommand,
  () => [{ type: literal('bot_command'), text: RichText, bot_command: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextbutton */
export interface RichTextButton {
  readonly type: 'button'
  readonly button: RichMessageButton
}
export const RichTextButton: Codec<RichTextButton> = /* @__PURE__ */ object(
  'RichTextButton',
  isRichTextButton,
  () => [{ type: literal('button'), button: RichMessageButton }, {}],
)

/** https://core.telegram.org/bots/api#richtextanchor */
export interface RichTextAnchor {
  readonly type: 'anchor'
  readonly name: string
}
export const RichTextAnchor: Codec<RichTextAnchor> = /* @__PURE__ */ object(
  'RichTextAnchor',
  isRichTextAnchor,
  () => [{ type: literal('anchor'), name: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextanchorlink */
export interface RichTextAnchorLink {
  readonly type: 'anchor_link'
  readonly text: RichText
  readonly anchor_name: string
}
export const RichTextAnchorLink: Codec<RichTextAnchorLink> = /* @__PURE__ */ object(
  'RichTextAnchorLink',
  isRichTextAnchorLink,
  () => [{ type: literal('anchor_link'), text: RichText, anchor_name: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextreference */
export interface RichTextReference {
  readonly type: 'reference'
  readonly text: RichText
  readonly name: string
}
export const RichTextReference: Codec<RichTextReference> = /* @__PURE__ */ object(
  'RichTextReference',
  isRichTextReference,
  () => [{ type: literal('reference'), text: RichText, name: string }, {}],
)

/** https://core.telegram.org/bots/api#richtextreferencelink */
export interface RichTextReferenceLink {
  readonly type: 'reference_link'
  readonly text: RichText
  readonly reference_name: string
}
export const RichTextReferenceLink: Codec<RichTextReferenceLink> = /* @__PURE__ */ object(
  'RichTextReferenceLink',
  isRichTextReferenceLink,
  () => [{ type: literal('reference_link'), text: RichText, reference_name: string }, {}],
)

/** https://core.telegram.org/bots/api#richblockcaption */
export interface RichBlockCaption {
  readonly text: RichText
  readonly credit?: RichText
}
export const RichBlockCaption: Codec<RichBlockCaption> = /* @__PURE__ */ object(
  'RichBlockCaption',
  isRichBlockCaption,
  () => [{ text: RichText }, { credit: RichText }],
)

/** https://core.telegram.org/bots/api#richblocktablecell */
export interface RichBlockTableCell {
  readonly text?: RichText
  readonly is_header?: true
  readonly colspan?: number
  readonly rowspan?: number
  readonly align: HorizontalAlign | Unlisted
  readonly valign: VerticalAlign | Unlisted
}
export const RichBlockTableCell: Codec<RichBlockTableCell> = /* @__PURE__ */ object(
  'RichBlockTableCell',
  isRichBlockTableCell,
  () => [
    { align: string, valign: string },
    { text: RichText, is_header: True, colspan: integer, rowspan: integer },
  ],
)

/** https://core.telegram.org/bots/api#richblocklistitem */
export interface RichBlockListItem {
  readonly label: string
  readonly blocks: ReadonlyArray<RichBlock>
  readonly has_checkbox?: true
  readonly is_checked?: true
  readonly value?: number
  readonly type?: RichBlockListItemType | Unlisted
}
export const RichBlockListItem: Codec<RichBlockListItem> = /* @__PURE__ */ object(
  'RichBlockListItem',
  isRichBlockListItem,
  () => [
    { label: string, blocks: array(RichBlock) },
    { has_checkbox: True, is_checked: True, value: integer, type: string },
  ],
)

/** https://core.telegram.org/bots/api#richblockparagraph */
export interface RichBlockParagraph {
  readonly type: 'paragraph'
  readonly text: RichText
}
export const RichBlockParagraph: Codec<RichBlockParagraph> = /* @__PURE__ */ object(
  'RichBlockParagraph',
  isRichBlockParagraph,
  () => [{ type: literal('paragraph'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richblocksectionheading */
export interface RichBlockSectionHeading {
  readonly type: 'heading'
  readonly text: RichText
  /** Range: 1–6. */
  readonly size: number
}
export const RichBlockSectionHeading: Codec<RichBlockSectionHeading> = /* @__PURE__ */ object(
  'RichBlockSectionHeading',
  isRichBlockSectionHeading,
  () => [{ type: literal('heading'), text: RichText, size: integer }, {}],
)

/** https://core.telegram.org/bots/api#richblockpreformatted */
export interface RichBlockPreformatted {
  readonly type: 'pre'
  readonly text: RichText
  readonly language?: string
}
export const RichBlockPreformatted: Codec<RichBlockPreformatted> = /* @__PURE__ */ object(
  'RichBlockPreformatted',
  isRichBlockPreformatted,
  () => [{ type: literal('pre'), text: RichText }, { language: string }],
)

/** https://core.telegram.org/bots/api#richblockfooter */
export interface RichBlockFooter {
  readonly type: 'footer'
  readonly text: RichText
}
export const RichBlockFooter: Codec<RichBlockFooter> = /* @__PURE__ */ object(
  'RichBlockFooter',
  isRichBlockFooter,
  () => [{ type: literal('footer'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#richblockdivider */
export interface RichBlockDivider {
  readonly type: 'divider'
}
export const RichBlockDivider: Codec<RichBlockDivider> = /* @__PURE__ */ object(
  'RichBlockDivider',
  isRichBlockDivider,
  () => [{ type: literal('divider') }, {}],
)

/** https://core.telegram.org/bots/api#richblockmathematicalexpression */
export interface RichBlockMathematicalExpression {
  readonly type: 'mathematical_expression'
  readonly expression: string
}
export const RichBlockMathematicalExpression: Codec<RichBlockMathematicalExpression> = /* @__PURE__ */ object(
  'RichBlockMathematicalExpression',
  isRichBlockMathematicalExpression,
  () => [{ type: literal('mathematical_expression'), expression: string }, {}],
)

/** https://core.telegram.org/bots/api#richblockanchor */
export interface RichBlockAnchor {
  readonly type: 'anchor'
  readonly name: string
}
export const RichBlockAnchor: Codec<RichBlockAnchor> = /* @__PURE__ */ object(
  'RichBlockAnchor',
  isRichBlockAnchor,
  () => [{ type: literal('anchor'), name: string }, {}],
)

/** https://core.telegram.org/bots/api#richblocklist */
export interface RichBlockList {
  readonly type: 'list'
  readonly items: ReadonlyArray<RichBlockListItem>
}
export const RichBlockList: Codec<RichBlockList> = /* @__PURE__ */ object(
  'RichBlockList',
  isRichBlockList,
  () => [{ type: literal('list'), items: array(RichBlockListItem) }, {}],
)

/** https://core.telegram.org/bots/api#richblockblockquotation */
export interface RichBlockBlockQuotation {
  readonly type: 'blockquote'
  readonly blocks: ReadonlyArray<RichBlock>
  readonly credit?: RichText
}
export const RichBlockBlockQuotation: Codec<RichBlockBlockQuotation> = /* @__PURE__ */ object(
  'RichBlockBlockQuotation',
  isRichBlockBlockQuotation,
  () => [{ type: literal('blockquote'), blocks: array(RichBlock) }, { credit: RichText }],
)

/** https://core.telegram.org/bots/api#richblockexpandableblockquotation */
export interface RichBlockExpandableBlockQuotation {
  readonly type: 'expandable_blockquote'
  readonly credit?: RichText
  /** From servers before Bot API 10.5: `[]`. */
  readonly blocks: ReadonlyArray<RichBlock>
}
export const RichBlockExpandableBlockQuotation: Codec<RichBlockExpandableBlockQuotation> =
  /* @__PURE__ */ object('RichBlockExpandableBlockQuotation', isRichBlockExpandableBlockQuotation, () => [
    { type: literal('expandable_blockquote'), blocks: array(RichBlock) },
    { credit: RichText },
    { defaults: () => ({ blocks: [] }) },
  ])

/** https://core.telegram.org/bots/api#richblockpullquotation */
export interface RichBlockPullQuotation {
  readonly type: 'pullquote'
  readonly text: RichText
  readonly credit?: RichText
}
export const RichBlockPullQuotation: Codec<RichBlockPullQuotation> = /* @__PURE__ */ object(
  'RichBlockPullQuotation',
  isRichBlockPullQuotation,
  () => [{ type: literal('pullquote'), text: RichText }, { credit: RichText }],
)

/** https://core.telegram.org/bots/api#richblockcollage */
export interface RichBlockCollage {
  readonly type: 'collage'
  readonly blocks: ReadonlyArray<RichBlock>
  readonly caption?: RichBlockCaption
}
export const RichBlockCollage: Codec<RichBlockCollage> = /* @__PURE__ */ object(
  'RichBlockCollage',
  isRichBlockCollage,
  () => [{ type: literal('collage'), blocks: array(RichBlock) }, { caption: RichBlockCaption }],
)

/** https://core.telegram.org/bots/api#richblockslideshow */
export interface RichBlockSlideshow {
  readonly type: 'slideshow'
  readonly blocks: ReadonlyArray<RichBlock>
  readonly caption?: RichBlockCaption
}
export const RichBlockSlideshow: Codec<RichBlockSlideshow> = /* @__PURE__ */ object(
  'RichBlockSlideshow',
  isRichBlockSlideshow,
  () => [{ type: literal('slideshow'), blocks: array(RichBlock) }, { caption: RichBlockCaption }],
)

/** https://core.telegram.org/bots/api#richblocktable */
export interface RichBlockTable {
  readonly type: 'table'
  readonly cells: ReadonlyArray<ReadonlyArray<RichBlockTableCell>>
  readonly is_bordered?: true
  readonly is_striped?: true
  readonly is_compact?: true
  readonly caption?: RichText
}
export const RichBlockTable: Codec<RichBlockTable> = /* @__PURE__ */ object(
  'RichBlockTable',
  isRichBlockTable,
  () => [
    { type: literal('table'), cells: array(array(RichBlockTableCell)) },
    { is_bordered: True, is_striped: True, is_compact: True, caption: RichText },
  ],
)

/** https://core.telegram.org/bots/api#richblockdetails */
export interface RichBlockDetails {
  readonly type: 'details'
  readonly summary: RichText
  readonly blocks: ReadonlyArray<RichBlock>
  readonly is_open?: true
}
export const RichBlockDetails: Codec<RichBlockDetails> = /* @__PURE__ */ object(
  'RichBlockDetails',
  isRichBlockDetails,
  () => [{ type: literal('details'), summary: RichText, blocks: array(RichBlock) }, { is_open: True }],
)

/** https://core.telegram.org/bots/api#richblockmap */
export interface RichBlockMap {
  readonly type: 'map'
  readonly location: Location
  readonly zoom: number
  readonly width: number
  readonly height: number
  readonly caption?: RichBlockCaption
}
export const RichBlockMap: Codec<RichBlockMap> = /* @__PURE__ */ object(
  'RichBlockMap',
  isRichBlockMap,
  () => [
    { type: literal('map'), location: Location, zoom: integer, width: integer, height: integer },
    { caption: RichBlockCaption },
  ],
)

/** https://core.telegram.org/bots/api#richblockbuttons */
export interface RichBlockButtons {
  readonly type: 'buttons'
  readonly buttons: ReadonlyArray<RichMessageButton>
  readonly align?: HorizontalAlign | Unlisted
}
export const RichBlockButtons: Codec<RichBlockButtons> = /* @__PURE__ */ object(
  'RichBlockButtons',
  isRichBlockButtons,
  () => [{ type: literal('buttons'), buttons: array(RichMessageButton) }, { align: string }],
)

/** https://core.telegram.org/bots/api#richblockanimation */
export interface RichBlockAnimation {
  readonly type: 'animation'
  readonly animation: Animation
  readonly has_spoiler?: true
  readonly caption?: RichBlockCaption
}
export const RichBlockAnimation: Codec<RichBlockAnimation> = /* @__PURE__ */ object(
  'RichBlockAnimation',
  isRichBlockAnimation,
  () => [
    { type: literal('animation'), animation: Animation },
    { has_spoiler: True, caption: RichBlockCaption },
  ],
)

/** https://core.telegram.org/bots/api#richblockaudio */
export interface RichBlockAudio {
  readonly type: 'audio'
  readonly audio: Audio
  readonly caption?: RichBlockCaption
}
export const RichBlockAudio: Codec<RichBlockAudio> = /* @__PURE__ */ object(
  'RichBlockAudio',
  isRichBlockAudio,
  () => [{ type: literal('audio'), audio: Audio }, { caption: RichBlockCaption }],
)

/** https://core.telegram.org/bots/api#richblockdocument */
export interface RichBlockDocument {
  readonly type: 'document'
  readonly document: Document
  readonly caption?: RichBlockCaption
}
export const RichBlockDocument: Codec<RichBlockDocument> = /* @__PURE__ */ object(
  'RichBlockDocument',
  isRichBlockDocument,
  () => [{ type: literal('document'), document: Document }, { caption: RichBlockCaption }],
)

/** https://core.telegram.org/bots/api#richblockphoto */
export interface RichBlockPhoto {
  readonly type: 'photo'
  readonly photo: ReadonlyArray<PhotoSize>
  readonly has_spoiler?: true
  readonly caption?: RichBlockCaption
}
export const RichBlockPhoto: Codec<RichBlockPhoto> = /* @__PURE__ */ object(
  'RichBlockPhoto',
  isRichBlockPhoto,
  () => [
    { type: literal('photo'), photo: array(PhotoSize) },
    { has_spoiler: True, caption: RichBlockCaption },
  ],
)

/** https://core.telegram.org/bots/api#richblockvideo */
export interface RichBlockVideo {
  readonly type: 'video'
  readonly video: Video
  readonly has_spoiler?: true
  readonly caption?: RichBlockCaption
}
export const RichBlockVideo: Codec<RichBlockVideo> = /* @__PURE__ */ object(
  'RichBlockVideo',
  isRichBlockVideo,
  () => [
    { type: literal('video'), video: Video },
    { has_spoiler: True, caption: RichBlockCaption },
  ],
)

/** https://core.telegram.org/bots/api#richblockvoicenote */
export interface RichBlockVoiceNote {
  readonly type: 'voice_note'
  readonly voice_note: Voice
  readonly caption?: RichBlockCaption
}
export const RichBlockVoiceNote: Codec<RichBlockVoiceNote> = /* @__PURE__ */ object(
  'RichBlockVoiceNote',
  isRichBlockVoiceNote,
  () => [{ type: literal('voice_note'), voice_note: Voice }, { caption: RichBlockCaption }],
)

/** https://core.telegram.org/bots/api#richblockthinking */
export interface RichBlockThinking {
  readonly type: 'thinking'
  readonly text: RichText
}
export const RichBlockThinking: Codec<RichBlockThinking> = /* @__PURE__ */ object(
  'RichBlockThinking',
  isRichBlockThinking,
  () => [{ type: literal('thinking'), text: RichText }, {}],
)

/** https://core.telegram.org/bots/api#inputrichblocklistitem */
export interface InputRichBlockListItem {
  readonly blocks: ReadonlyArray<InputRichBlock>
  readonly has_checkbox?: true | undefined
  readonly is_checked?: true | undefined
  readonly value?: number | undefined
  readonly type?: RichBlockListItemType | undefined
}
export const InputRichBlockListItem: Codec<InputRichBlockListItem> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockListItem', isInputRichBlockListItem, () => [
    { blocks: array(InputRichBlock) },
    { has_checkbox: True, is_checked: True, value: integer, type: RichBlockListItemType },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockparagraph */
export interface InputRichBlockParagraph {
  readonly type: 'paragraph'
  readonly text: RichText
}
export const InputRichBlockParagraph: Codec<InputRichBlockParagraph> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockParagraph', isInputRichBlockParagraph, () => [
    { type: literal('paragraph'), text: RichText },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblocksectionheading */
export interface InputRichBlockSectionHeading {
  readonly type: 'heading'
  readonly text: RichText
  /** Range: 1–6. */
  readonly size: number
}
export const InputRichBlockSectionHeading: Codec<InputRichBlockSectionHeading> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockSectionHeading', isInputRichBlockSectionHeading, () => [
    { type: literal('heading'), text: RichText, size: integer },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockpreformatted */
export interface InputRichBlockPreformatted {
  readonly type: 'pre'
  readonly text: RichText
  readonly language?: string | undefined
}
export const InputRichBlockPreformatted: Codec<InputRichBlockPreformatted> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockPreformatted', isInputRichBlockPreformatted, () => [
    { type: literal('pre'), text: RichText },
    { language: string },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockfooter */
export interface InputRichBlockFooter {
  readonly type: 'footer'
  readonly text: RichText
}
export const InputRichBlockFooter: Codec<InputRichBlockFooter> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockFooter', isInputRichBlockFooter, () => [
    { type: literal('footer'), text: RichText },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockdivider */
export interface InputRichBlockDivider {
  readonly type: 'divider'
}
export const InputRichBlockDivider: Codec<InputRichBlockDivider> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockDivider', isInputRichBlockDivider, () => [
    { type: literal('divider') },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockmathematicalexpression */
export interface InputRichBlockMathematicalExpression {
  readonly type: 'mathematical_expression'
  readonly expression: string
}
export const InputRichBlockMathematicalExpression: Codec<InputRichBlockMathematicalExpression> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object(
      'InputRichBlockMathematicalExpression',
      isInputRichBlockMathematicalExpression,
      () => [{ type: literal('mathematical_expression'), expression: string }, {}],
    ),
  )

/** https://core.telegram.org/bots/api#inputrichblockanchor */
export interface InputRichBlockAnchor {
  readonly type: 'anchor'
  readonly name: string
}
export const InputRichBlockAnchor: Codec<InputRichBlockAnchor> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockAnchor', isInputRichBlockAnchor, () => [
    { type: literal('anchor'), name: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblocklist */
export interface InputRichBlockList {
  readonly type: 'list'
  readonly items: ReadonlyArray<InputRichBlockListItem>
}
export const InputRichBlockList: Codec<InputRichBlockList> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockList', isInputRichBlockList, () => [
    { type: literal('list'), items: array(InputRichBlockListItem) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockblockquotation */
export interface InputRichBlockBlockQuotation {
  readonly type: 'blockquote'
  readonly blocks: ReadonlyArray<InputRichBlock>
  readonly credit?: RichText | undefined
}
export const InputRichBlockBlockQuotation: Codec<InputRichBlockBlockQuotation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockBlockQuotation', isInputRichBlockBlockQuotation, () => [
    { type: literal('blockquote'), blocks: array(InputRichBlock) },
    { credit: RichText },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockexpandableblockquotation */
export interface InputRichBlockExpandableBlockQuotation {
  readonly type: 'expandable_blockquote'
  readonly credit?: RichText | undefined
  readonly blocks: ReadonlyArray<InputRichBlock>
}
export const InputRichBlockExpandableBlockQuotation: Codec<InputRichBlockExpandableBlockQuotation> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object(
      'InputRichBlockExpandableBlockQuotation',
      isInputRichBlockExpandableBlockQuotation,
      () => [{ type: literal('expandable_blockquote'), blocks: array(InputRichBlock) }, { credit: RichText }],
    ),
  )

/** https://core.telegram.org/bots/api#inputrichblockpullquotation */
export interface InputRichBlockPullQuotation {
  readonly type: 'pullquote'
  readonly text: RichText
  readonly credit?: RichText | undefined
}
export const InputRichBlockPullQuotation: Codec<InputRichBlockPullQuotation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockPullQuotation', isInputRichBlockPullQuotation, () => [
    { type: literal('pullquote'), text: RichText },
    { credit: RichText },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockcollage */
export interface InputRichBlockCollage {
  readonly type: 'collage'
  readonly blocks: ReadonlyArray<InputRichBlock>
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockCollage: Codec<InputRichBlockCollage> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockCollage', isInputRichBlockCollage, () => [
    { type: literal('collage'), blocks: array(InputRichBlock) },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockslideshow */
export interface InputRichBlockSlideshow {
  readonly type: 'slideshow'
  readonly blocks: ReadonlyArray<InputRichBlock>
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockSlideshow: Codec<InputRichBlockSlideshow> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockSlideshow', isInputRichBlockSlideshow, () => [
    { type: literal('slideshow'), blocks: array(InputRichBlock) },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblocktable */
export interface InputRichBlockTable {
  readonly type: 'table'
  readonly cells: ReadonlyArray<ReadonlyArray<RichBlockTableCell>>
  readonly is_bordered?: true | undefined
  readonly is_striped?: true | undefined
  readonly is_compact?: true | undefined
  readonly caption?: RichText | undefined
}
export const InputRichBlockTable: Codec<InputRichBlockTable> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockTable', isInputRichBlockTable, () => [
    { type: literal('table'), cells: array(array(RichBlockTableCell)) },
    { is_bordered: True, is_striped: True, is_compact: True, caption: RichText },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockdetails */
export interface InputRichBlockDetails {
  readonly type: 'details'
  readonly summary: RichText
  readonly blocks: ReadonlyArray<InputRichBlock>
  readonly is_open?: true | undefined
}
export const InputRichBlockDetails: Codec<InputRichBlockDetails> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockDetails', isInputRichBlockDetails, () => [
    { type: literal('details'), summary: RichText, blocks: array(InputRichBlock) },
    { is_open: True },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockmap */
export interface InputRichBlockMap {
  readonly type: 'map'
  readonly location: Location
  /** Range: 0–24. */
  readonly zoom?: number | undefined
  /** Range: 0–10000. */
  readonly width?: number | undefined
  /** Range: 0–10000. */
  readonly height?: number | undefined
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockMap: Codec<InputRichBlockMap> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockMap', isInputRichBlockMap, () => [
    { type: literal('map'), location: Location },
    { zoom: integer, width: integer, height: integer, caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockbuttons */
export interface InputRichBlockButtons {
  readonly type: 'buttons'
  /** 1–8 items. */
  readonly buttons: ReadonlyArray<RichMessageButton>
  readonly align?: HorizontalAlign | undefined
}
export const InputRichBlockButtons: Codec<InputRichBlockButtons> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockButtons', isInputRichBlockButtons, () => [
    { type: literal('buttons'), buttons: array(RichMessageButton) },
    { align: HorizontalAlign },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockanimation */
export interface InputRichBlockAnimation {
  readonly type: 'animation'
  readonly animation: InputMediaAnimation
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockAnimation: Codec<InputRichBlockAnimation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockAnimation', isInputRichBlockAnimation, () => [
    { type: literal('animation'), animation: InputMediaAnimation },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockaudio */
export interface InputRichBlockAudio {
  readonly type: 'audio'
  readonly audio: InputMediaAudio
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockAudio: Codec<InputRichBlockAudio> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockAudio', isInputRichBlockAudio, () => [
    { type: literal('audio'), audio: InputMediaAudio },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockdocument */
export interface InputRichBlockDocument {
  readonly type: 'document'
  readonly document: InputMediaDocument
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockDocument: Codec<InputRichBlockDocument> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockDocument', isInputRichBlockDocument, () => [
    { type: literal('document'), document: InputMediaDocument },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockphoto */
export interface InputRichBlockPhoto {
  readonly type: 'photo'
  readonly photo: InputMediaPhoto
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockPhoto: Codec<InputRichBlockPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockPhoto', isInputRichBlockPhoto, () => [
    { type: literal('photo'), photo: InputMediaPhoto },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockvideo */
export interface InputRichBlockVideo {
  readonly type: 'video'
  readonly video: InputMediaVideo
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockVideo: Codec<InputRichBlockVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockVideo', isInputRichBlockVideo, () => [
    { type: literal('video'), video: InputMediaVideo },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockvoicenote */
export interface InputRichBlockVoiceNote {
  readonly type: 'voice_note'
  readonly voice_note: InputMediaVoiceNote
  readonly caption?: RichBlockCaption | undefined
}
export const InputRichBlockVoiceNote: Codec<InputRichBlockVoiceNote> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockVoiceNote', isInputRichBlockVoiceNote, () => [
    { type: literal('voice_note'), voice_note: InputMediaVoiceNote },
    { caption: RichBlockCaption },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichblockthinking */
export interface InputRichBlockThinking {
  readonly type: 'thinking'
  readonly text: RichText
}
export const InputRichBlockThinking: Codec<InputRichBlockThinking> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichBlockThinking', isInputRichBlockThinking, () => [
    { type: literal('thinking'), text: RichText },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inlinequery */
export interface InlineQuery {
  readonly id: string
  readonly from: User
  /** 0–256 characters. */
  readonly query: string
  readonly offset: string
  readonly chat_type?: InlineQueryChatType | Unlisted
  readonly location?: Location
}
export const InlineQuery: Codec<InlineQuery> = /* @__PURE__ */ object('InlineQuery', isInlineQuery, () => [
  { id: string, from: User, query: string, offset: string },
  { chat_type: string, location: Location },
])

/** https://core.telegram.org/bots/api#inlinequeryresultsbutton */
export interface InlineQueryResultsButton {
  readonly text: string
  readonly web_app?: WebAppInfo | undefined
  /** 1–64 characters. Pattern: `^[A-Za-z0-9_-]*$`. */
  readonly start_parameter?: string | undefined
}
export const InlineQueryResultsButton: Codec<InlineQueryResultsButton> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultsButton', isInlineQueryResultsButton, () => [
    { text: string },
    { web_app: WebAppInfo, start_parameter: string },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultarticle */
export interface InlineQueryResultArticle {
  readonly type: 'article'
  /** 1–64 bytes. */
  readonly id: string
  readonly title: string
  readonly input_message_content: InputMessageContent
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly url?: string | undefined
  readonly description?: string | undefined
  readonly thumbnail_url?: string | undefined
  readonly thumbnail_width?: number | undefined
  readonly thumbnail_height?: number | undefined
}
export const InlineQueryResultArticle: Codec<InlineQueryResultArticle> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultArticle', isInlineQueryResultArticle, () => [
    { type: literal('article'), id: string, title: string, input_message_content: InputMessageContent },
    {
      reply_markup: InlineKeyboardMarkup,
      url: string,
      description: string,
      thumbnail_url: string,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultphoto */
export interface InlineQueryResultPhoto {
  readonly type: 'photo'
  /** 1–64 bytes. */
  readonly id: string
  readonly photo_url: string
  readonly thumbnail_url: string
  readonly photo_width?: number | undefined
  readonly photo_height?: number | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultPhoto: Codec<InlineQueryResultPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultPhoto', isInlineQueryResultPhoto, () => [
    { type: literal('photo'), id: string, photo_url: string, thumbnail_url: string },
    {
      photo_width: integer,
      photo_height: integer,
      title: string,
      description: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultgif */
export interface InlineQueryResultGif {
  readonly type: 'gif'
  /** 1–64 bytes. */
  readonly id: string
  readonly gif_url: string
  readonly gif_width?: number | undefined
  readonly gif_height?: number | undefined
  readonly gif_duration?: number | undefined
  readonly thumbnail_url: string
  readonly thumbnail_mime_type?: ThumbnailMimeType | undefined
  readonly title?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultGif: Codec<InlineQueryResultGif> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultGif', isInlineQueryResultGif, () => [
    { type: literal('gif'), id: string, gif_url: string, thumbnail_url: string },
    {
      gif_width: integer,
      gif_height: integer,
      gif_duration: integer,
      thumbnail_mime_type: ThumbnailMimeType,
      title: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultmpeg4gif */
export interface InlineQueryResultMpeg4Gif {
  readonly type: 'mpeg4_gif'
  /** 1–64 bytes. */
  readonly id: string
  readonly mpeg4_url: string
  readonly mpeg4_width?: number | undefined
  readonly mpeg4_height?: number | undefined
  readonly mpeg4_duration?: number | undefined
  readonly thumbnail_url: string
  readonly thumbnail_mime_type?: ThumbnailMimeType | undefined
  readonly title?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultMpeg4Gif: Codec<InlineQueryResultMpeg4Gif> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultMpeg4Gif', isInlineQueryResultMpeg4Gif, () => [
    { type: literal('mpeg4_gif'), id: string, mpeg4_url: string, thumbnail_url: string },
    {
      mpeg4_width: integer,
      mpeg4_height: integer,
      mpeg4_duration: integer,
      thumbnail_mime_type: ThumbnailMimeType,
      title: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultvideo */
export interface InlineQueryResultVideo {
  readonly type: 'video'
  /** 1–64 bytes. */
  readonly id: string
  readonly video_url: string
  readonly mime_type: InlineQueryResultVideoMimeType
  readonly thumbnail_url: string
  readonly title: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly video_width?: number | undefined
  readonly video_height?: number | undefined
  readonly video_duration?: number | undefined
  readonly description?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultVideo: Codec<InlineQueryResultVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultVideo', isInlineQueryResultVideo, () => [
    {
      type: literal('video'),
      id: string,
      video_url: string,
      mime_type: InlineQueryResultVideoMimeType,
      thumbnail_url: string,
      title: string,
    },
    {
      caption: AnyText,
      show_caption_above_media: boolean,
      video_width: integer,
      video_height: integer,
      video_duration: integer,
      description: string,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultaudio */
export interface InlineQueryResultAudio {
  readonly type: 'audio'
  /** 1–64 bytes. */
  readonly id: string
  readonly audio_url: string
  readonly title: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly performer?: string | undefined
  readonly audio_duration?: number | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultAudio: Codec<InlineQueryResultAudio> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultAudio', isInlineQueryResultAudio, () => [
    { type: literal('audio'), id: string, audio_url: string, title: string },
    {
      caption: AnyText,
      performer: string,
      audio_duration: integer,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultvoice */
export interface InlineQueryResultVoice {
  readonly type: 'voice'
  /** 1–64 bytes. */
  readonly id: string
  readonly voice_url: string
  readonly title: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly voice_duration?: number | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultVoice: Codec<InlineQueryResultVoice> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultVoice', isInlineQueryResultVoice, () => [
    { type: literal('voice'), id: string, voice_url: string, title: string },
    {
      caption: AnyText,
      voice_duration: integer,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultdocument */
export interface InlineQueryResultDocument {
  readonly type: 'document'
  /** 1–64 bytes. */
  readonly id: string
  readonly title: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly document_url: string
  readonly mime_type: InlineQueryResultDocumentMimeType
  readonly description?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
  readonly thumbnail_url?: string | undefined
  readonly thumbnail_width?: number | undefined
  readonly thumbnail_height?: number | undefined
}
export const InlineQueryResultDocument: Codec<InlineQueryResultDocument> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultDocument', isInlineQueryResultDocument, () => [
    {
      type: literal('document'),
      id: string,
      title: string,
      document_url: string,
      mime_type: InlineQueryResultDocumentMimeType,
    },
    {
      caption: AnyText,
      description: string,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
      thumbnail_url: string,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultlocation */
export interface InlineQueryResultLocation {
  readonly type: 'location'
  /** 1–64 bytes. */
  readonly id: string
  readonly latitude: number
  readonly longitude: number
  readonly title: string
  /** Range: 0–1500. */
  readonly horizontal_accuracy?: number | undefined
  /** Range: 60–86400, or 2147483647. */
  readonly live_period?: number | undefined
  /** Range: 1–360. */
  readonly heading?: number | undefined
  /** Range: 1–100000. */
  readonly proximity_alert_radius?: number | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
  readonly thumbnail_url?: string | undefined
  readonly thumbnail_width?: number | undefined
  readonly thumbnail_height?: number | undefined
}
export const InlineQueryResultLocation: Codec<InlineQueryResultLocation> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultLocation', isInlineQueryResultLocation, () => [
    { type: literal('location'), id: string, latitude: float, longitude: float, title: string },
    {
      horizontal_accuracy: float,
      live_period: integer,
      heading: integer,
      proximity_alert_radius: integer,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
      thumbnail_url: string,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultvenue */
export interface InlineQueryResultVenue {
  readonly type: 'venue'
  /** 1–64 bytes. */
  readonly id: string
  readonly latitude: number
  readonly longitude: number
  readonly title: string
  readonly address: string
  readonly foursquare_id?: string | undefined
  readonly foursquare_type?: string | undefined
  readonly google_place_id?: string | undefined
  readonly google_place_type?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
  readonly thumbnail_url?: string | undefined
  readonly thumbnail_width?: number | undefined
  readonly thumbnail_height?: number | undefined
}
export const InlineQueryResultVenue: Codec<InlineQueryResultVenue> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultVenue', isInlineQueryResultVenue, () => [
    { type: literal('venue'), id: string, latitude: float, longitude: float, title: string, address: string },
    {
      foursquare_id: string,
      foursquare_type: string,
      google_place_id: string,
      google_place_type: string,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
      thumbnail_url: string,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcontact */
export interface InlineQueryResultContact {
  readonly type: 'contact'
  /** 1–64 bytes. */
  readonly id: string
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string | undefined
  /** 0–2048 bytes. */
  readonly vcard?: string | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
  readonly thumbnail_url?: string | undefined
  readonly thumbnail_width?: number | undefined
  readonly thumbnail_height?: number | undefined
}
export const InlineQueryResultContact: Codec<InlineQueryResultContact> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultContact', isInlineQueryResultContact, () => [
    { type: literal('contact'), id: string, phone_number: string, first_name: string },
    {
      last_name: string,
      vcard: string,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
      thumbnail_url: string,
      thumbnail_width: integer,
      thumbnail_height: integer,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultgame */
export interface InlineQueryResultGame {
  readonly type: 'game'
  /** 1–64 bytes. */
  readonly id: string
  readonly game_short_name: string
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}
export const InlineQueryResultGame: Codec<InlineQueryResultGame> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultGame', isInlineQueryResultGame, () => [
    { type: literal('game'), id: string, game_short_name: string },
    { reply_markup: InlineKeyboardMarkup },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedphoto */
export interface InlineQueryResultCachedPhoto {
  readonly type: 'photo'
  /** 1–64 bytes. */
  readonly id: string
  readonly photo_file_id: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedPhoto: Codec<InlineQueryResultCachedPhoto> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedPhoto', isInlineQueryResultCachedPhoto, () => [
    { type: literal('photo'), id: string, photo_file_id: string },
    {
      title: string,
      description: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedgif */
export interface InlineQueryResultCachedGif {
  readonly type: 'gif'
  /** 1–64 bytes. */
  readonly id: string
  readonly gif_file_id: string
  readonly title?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedGif: Codec<InlineQueryResultCachedGif> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedGif', isInlineQueryResultCachedGif, () => [
    { type: literal('gif'), id: string, gif_file_id: string },
    {
      title: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedmpeg4gif */
export interface InlineQueryResultCachedMpeg4Gif {
  readonly type: 'mpeg4_gif'
  /** 1–64 bytes. */
  readonly id: string
  readonly mpeg4_file_id: string
  readonly title?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedMpeg4Gif: Codec<InlineQueryResultCachedMpeg4Gif> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedMpeg4Gif', isInlineQueryResultCachedMpeg4Gif, () => [
    { type: literal('mpeg4_gif'), id: string, mpeg4_file_id: string },
    {
      title: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedsticker */
export interface InlineQueryResultCachedSticker {
  readonly type: 'sticker'
  /** 1–64 bytes. */
  readonly id: string
  readonly sticker_file_id: string
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedSticker: Codec<InlineQueryResultCachedSticker> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedSticker', isInlineQueryResultCachedSticker, () => [
    { type: literal('sticker'), id: string, sticker_file_id: string },
    { reply_markup: InlineKeyboardMarkup, input_message_content: InputMessageContent },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcacheddocument */
export interface InlineQueryResultCachedDocument {
  readonly type: 'document'
  /** 1–64 bytes. */
  readonly id: string
  readonly title: string
  readonly document_file_id: string
  readonly description?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedDocument: Codec<InlineQueryResultCachedDocument> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedDocument', isInlineQueryResultCachedDocument, () => [
    { type: literal('document'), id: string, title: string, document_file_id: string },
    {
      description: string,
      caption: AnyText,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedvideo */
export interface InlineQueryResultCachedVideo {
  readonly type: 'video'
  /** 1–64 bytes. */
  readonly id: string
  readonly video_file_id: string
  readonly title: string
  readonly description?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedVideo: Codec<InlineQueryResultCachedVideo> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedVideo', isInlineQueryResultCachedVideo, () => [
    { type: literal('video'), id: string, video_file_id: string, title: string },
    {
      description: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      reply_markup: InlineKeyboardMarkup,
      input_message_content: InputMessageContent,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedvoice */
export interface InlineQueryResultCachedVoice {
  readonly type: 'voice'
  /** 1–64 bytes. */
  readonly id: string
  readonly voice_file_id: string
  readonly title: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedVoice: Codec<InlineQueryResultCachedVoice> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedVoice', isInlineQueryResultCachedVoice, () => [
    { type: literal('voice'), id: string, voice_file_id: string, title: string },
    { caption: AnyText, reply_markup: InlineKeyboardMarkup, input_message_content: InputMessageContent },
  ]),
)

/** https://core.telegram.org/bots/api#inlinequeryresultcachedaudio */
export interface InlineQueryResultCachedAudio {
  readonly type: 'audio'
  /** 1–64 bytes. */
  readonly id: string
  readonly audio_file_id: string
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly input_message_content?: InputMessageContent | undefined
}
export const InlineQueryResultCachedAudio: Codec<InlineQueryResultCachedAudio> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InlineQueryResultCachedAudio', isInlineQueryResultCachedAudio, () => [
    { type: literal('audio'), id: string, audio_file_id: string },
    { caption: AnyText, reply_markup: InlineKeyboardMarkup, input_message_content: InputMessageContent },
  ]),
)

/** https://core.telegram.org/bots/api#inputtextmessagecontent */
export interface InputTextMessageContent {
  /** 1–4096 characters. */
  readonly message_text: AnyText
  readonly link_preview_options?: LinkPreviewOptions | undefined
}
export const InputTextMessageContent: Codec<InputTextMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputTextMessageContent', isInputTextMessageContent, () => [
    { message_text: AnyText },
    { link_preview_options: LinkPreviewOptions },
  ]),
)

/** https://core.telegram.org/bots/api#inputrichmessagecontent */
export interface InputRichMessageContent {
  readonly rich_message: InputRichMessage
}
export const InputRichMessageContent: Codec<InputRichMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputRichMessageContent', isInputRichMessageContent, () => [
    { rich_message: InputRichMessage },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#inputlocationmessagecontent */
export interface InputLocationMessageContent {
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
}
export const InputLocationMessageContent: Codec<InputLocationMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputLocationMessageContent', isInputLocationMessageContent, () => [
    { latitude: float, longitude: float },
    { horizontal_accuracy: float, live_period: integer, heading: integer, proximity_alert_radius: integer },
  ]),
)

/** https://core.telegram.org/bots/api#inputvenuemessagecontent */
export interface InputVenueMessageContent {
  readonly latitude: number
  readonly longitude: number
  readonly title: string
  readonly address: string
  readonly foursquare_id?: string | undefined
  readonly foursquare_type?: string | undefined
  readonly google_place_id?: string | undefined
  readonly google_place_type?: string | undefined
}
export const InputVenueMessageContent: Codec<InputVenueMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputVenueMessageContent', isInputVenueMessageContent, () => [
    { latitude: float, longitude: float, title: string, address: string },
    { foursquare_id: string, foursquare_type: string, google_place_id: string, google_place_type: string },
  ]),
)

/** https://core.telegram.org/bots/api#inputcontactmessagecontent */
export interface InputContactMessageContent {
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string | undefined
  /** 0–2048 bytes. */
  readonly vcard?: string | undefined
}
export const InputContactMessageContent: Codec<InputContactMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputContactMessageContent', isInputContactMessageContent, () => [
    { phone_number: string, first_name: string },
    { last_name: string, vcard: string },
  ]),
)

/** https://core.telegram.org/bots/api#inputinvoicemessagecontent */
export interface InputInvoiceMessageContent {
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
export const InputInvoiceMessageContent: Codec<InputInvoiceMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputInvoiceMessageContent', isInputInvoiceMessageContent, () => [
    { title: string, description: string, payload: string, currency: string, prices: array(LabeledPrice) },
    {
      provider_token: string,
      max_tip_amount: integer,
      suggested_tip_amounts: array(integer),
      provider_data: string,
      photo_url: string,
      photo_size: integer,
      photo_width: integer,
      photo_height: integer,
      need_name: boolean,
      need_phone_number: boolean,
      need_email: boolean,
      need_shipping_address: boolean,
      send_phone_number_to_provider: boolean,
      send_email_to_provider: boolean,
      is_flexible: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#choseninlineresult */
export interface ChosenInlineResult {
  readonly result_id: string
  readonly from: User
  readonly location?: Location
  readonly inline_message_id?: string
  readonly query: string
}
export const ChosenInlineResult: Codec<ChosenInlineResult> = /* @__PURE__ */ object(
  'ChosenInlineResult',
  isChosenInlineResult,
  () => [
    { result_id: string, from: User, query: string },
    { location: Location, inline_message_id: string },
  ],
)

/** https://core.telegram.org/bots/api#labeledprice */
export interface LabeledPrice {
  readonly label: string
  readonly amount: number
}
export const LabeledPrice: Codec<LabeledPrice> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('LabeledPrice', isLabeledPrice, () => [{ label: string, amount: integer }, {}]),
)

/** https://core.telegram.org/bots/api#invoice */
export interface Invoice {
  readonly title: string
  readonly description: string
  readonly start_parameter: string
  readonly currency: string
  readonly total_amount: number
}
export const Invoice: Codec<Invoice> = /* @__PURE__ */ object('Invoice', isInvoice, () => [
  { title: string, description: string, start_parameter: string, currency: string, total_amount: integer },
  {},
])

/** https://core.telegram.org/bots/api#shippingaddress */
export interface ShippingAddress {
  readonly country_code: string
  readonly state: string
  readonly city: string
  readonly street_line1: string
  readonly street_line2: string
  readonly post_code: string
}
export const ShippingAddress: Codec<ShippingAddress> = /* @__PURE__ */ object(
  'ShippingAddress',
  isShippingAddress,
  () => [
    {
      country_code: string,
      state: string,
      city: string,
      street_line1: string,
      street_line2: string,
      post_code: string,
    },
    {},
  ],
)

/** https://core.telegram.org/bots/api#orderinfo */
export interface OrderInfo {
  readonly name?: string
  readonly phone_number?: string
  readonly email?: string
  readonly shipping_address?: ShippingAddress
}
export const OrderInfo: Codec<OrderInfo> = /* @__PURE__ */ object('OrderInfo', isOrderInfo, () => [
  {},
  { name: string, phone_number: string, email: string, shipping_address: ShippingAddress },
])

/** https://core.telegram.org/bots/api#shippingoption */
export interface ShippingOption {
  readonly id: string
  readonly title: string
  readonly prices: ReadonlyArray<LabeledPrice>
}
export const ShippingOption: Codec<ShippingOption> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('ShippingOption', isShippingOption, () => [
    { id: string, title: string, prices: array(LabeledPrice) },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#successfulpayment */
export interface SuccessfulPayment {
  readonly currency: string
  readonly total_amount: number
  readonly invoice_payload: string
  readonly subscription_expiration_date?: number
  readonly is_recurring?: true
  readonly is_first_recurring?: true
  readonly shipping_option_id?: string
  readonly order_info?: OrderInfo
  readonly telegram_payment_charge_id: string
  readonly provider_payment_charge_id: string
}
export const SuccessfulPayment: Codec<SuccessfulPayment> = /* @__PURE__ */ object(
  'SuccessfulPayment',
  isSuccessfulPayment,
  () => [
    {
      currency: string,
      total_amount: integer,
      invoice_payload: string,
      telegram_payment_charge_id: string,
      provider_payment_charge_id: string,
    },
    {
      subscription_expiration_date: integer,
      is_recurring: True,
      is_first_recurring: True,
      shipping_option_id: string,
      order_info: OrderInfo,
    },
  ],
)

/** https://core.telegram.org/bots/api#refundedpayment */
export interface RefundedPayment {
  readonly currency: string
  readonly total_amount: number
  readonly invoice_payload: string
  readonly telegram_payment_charge_id: string
  readonly provider_payment_charge_id?: string
}
export const RefundedPayment: Codec<RefundedPayment> = /* @__PURE__ */ object(
  'RefundedPayment',
  isRefundedPayment,
  () => [
    { currency: string, total_amount: integer, invoice_payload: string, telegram_payment_charge_id: string },
    { provider_payment_charge_id: string },
  ],
)

/** https://core.telegram.org/bots/api#shippingquery */
export interface ShippingQuery {
  readonly id: string
  readonly from: User
  readonly invoice_payload: string
  readonly shipping_address: ShippingAddress
}
export const ShippingQuery: Codec<ShippingQuery> = /* @__PURE__ */ object(
  'ShippingQuery',
  isShippingQuery,
  () => [{ id: string, from: User, invoice_payload: string, shipping_address: ShippingAddress }, {}],
)

/** https://core.telegram.org/bots/api#precheckoutquery */
export interface PreCheckoutQuery {
  readonly id: string
  readonly from: User
  readonly currency: string
  readonly total_amount: number
  readonly invoice_payload: string
  readonly shipping_option_id?: string
  readonly order_info?: OrderInfo
}
export const PreCheckoutQuery: Codec<PreCheckoutQuery> = /* @__PURE__ */ object(
  'PreCheckoutQuery',
  isPreCheckoutQuery,
  () => [
    { id: string, from: User, currency: string, total_amount: integer, invoice_payload: string },
    { shipping_option_id: string, order_info: OrderInfo },
  ],
)

/** https://core.telegram.org/bots/api#paidmediapurchased */
export interface PaidMediaPurchased {
  readonly from: User
  readonly paid_media_payload: string
}
export const PaidMediaPurchased: Codec<PaidMediaPurchased> = /* @__PURE__ */ object(
  'PaidMediaPurchased',
  isPaidMediaPurchased,
  () => [{ from: User, paid_media_payload: string }, {}],
)

/** https://core.telegram.org/bots/api#revenuewithdrawalstatepending */
export interface RevenueWithdrawalStatePending {
  readonly type: 'pending'
}
export const RevenueWithdrawalStatePending: Codec<RevenueWithdrawalStatePending> = /* @__PURE__ */ object(
  'RevenueWithdrawalStatePending',
  isRevenueWithdrawalStatePending,
  () => [{ type: literal('pending') }, {}],
)

/** https://core.telegram.org/bots/api#revenuewithdrawalstatesucceeded */
export interface RevenueWithdrawalStateSucceeded {
  readonly type: 'succeeded'
  readonly date: number
  readonly url: string
}
export const RevenueWithdrawalStateSucceeded: Codec<RevenueWithdrawalStateSucceeded> = /* @__PURE__ */ object(
  'RevenueWithdrawalStateSucceeded',
  isRevenueWithdrawalStateSucceeded,
  () => [{ type: literal('succeeded'), date: integer, url: string }, {}],
)

/** https://core.telegram.org/bots/api#revenuewithdrawalstatefailed */
export interface RevenueWithdrawalStateFailed {
  readonly type: 'failed'
}
export const RevenueWithdrawalStateFailed: Codec<RevenueWithdrawalStateFailed> = /* @__PURE__ */ object(
  'RevenueWithdrawalStateFailed',
  isRevenueWithdrawalStateFailed,
  () => [{ type: literal('failed') }, {}],
)

/** https://core.telegram.org/bots/api#affiliateinfo */
export interface AffiliateInfo {
  readonly affiliate_user?: User
  readonly affiliate_chat?: Chat
  readonly commission_per_mille: number
  readonly amount: number
  /** Range: -999999999 to 999999999. */
  readonly nanostar_amount?: number
}
export const AffiliateInfo: Codec<AffiliateInfo> = /* @__PURE__ */ object(
  'AffiliateInfo',
  isAffiliateInfo,
  () => [
    { commission_per_mille: integer, amount: integer },
    { affiliate_user: User, affiliate_chat: Chat, nanostar_amount: integer },
  ],
)

/** https://core.telegram.org/bots/api#transactionpartneruser */
export interface TransactionPartnerUser {
  readonly type: 'user'
  /** From servers before Bot API 9.0: `''`. */
  readonly transaction_type: TransactionPartnerUserTransactionType | Unlisted
  readonly user: User
  readonly affiliate?: AffiliateInfo
  readonly invoice_payload?: string
  readonly subscription_period?: number
  readonly paid_media?: ReadonlyArray<PaidMedia>
  readonly paid_media_payload?: string
  readonly gift?: Gift
  readonly premium_subscription_duration?: number
}
export const TransactionPartnerUser: Codec<TransactionPartnerUser> = /* @__PURE__ */ object(
  'TransactionPartnerUser',
  isTransactionPartnerUser,
  () => [
    { type: literal('user'), transaction_type: string, user: User },
    {
      affiliate: AffiliateInfo,
      invoice_payload: string,
      subscription_period: integer,
      paid_media: array(PaidMedia),
      paid_media_payload: string,
      gift: Gift,
      premium_subscription_duration: integer,
    },
    { defaults: () => ({ transaction_type: '' }) },
  ],
)

/** https://core.telegram.org/bots/api#transactionpartnerchat */
export interface TransactionPartnerChat {
  readonly type: 'chat'
  readonly chat: Chat
  readonly gift?: Gift
}
export const TransactionPartnerChat: Codec<TransactionPartnerChat> = /* @__PURE__ */ object(
  'TransactionPartnerChat',
  isTransactionPartnerChat,
  () => [{ type: literal('chat'), chat: Chat }, { gift: Gift }],
)

/** https://core.telegram.org/bots/api#transactionpartneraffiliateprogram */
export interface TransactionPartnerAffiliateProgram {
  readonly type: 'affiliate_program'
  readonly sponsor_user?: User
  readonly commission_per_mille: number
}
export const TransactionPartnerAffiliateProgram: Codec<TransactionPartnerAffiliateProgram> =
  /* @__PURE__ */ object('TransactionPartnerAffiliateProgram', isTransactionPartnerAffiliateProgram, () => [
    { type: literal('affiliate_program'), commission_per_mille: integer },
    { sponsor_user: User },
  ])

/** https://core.telegram.org/bots/api#transactionpartnerfragment */
export interface TransactionPartnerFragment {
  readonly type: 'fragment'
  readonly withdrawal_state?: RevenueWithdrawalState
}
export const TransactionPartnerFragment: Codec<TransactionPartnerFragment> = /* @__PURE__ */ object(
  'TransactionPartnerFragment',
  isTransactionPartnerFragment,
  () => [{ type: literal('fragment') }, { withdrawal_state: RevenueWithdrawalState }],
)

/** https://core.telegram.org/bots/api#transactionpartnertelegramads */
export interface TransactionPartnerTelegramAds {
  readonly type: 'telegram_ads'
}
export const TransactionPartnerTelegramAds: Codec<TransactionPartnerTelegramAds> = /* @__PURE__ */ object(
  'TransactionPartnerTelegramAds',
  isTransactionPartnerTelegramAds,
  () => [{ type: literal('telegram_ads') }, {}],
)

/** https://core.telegram.org/bots/api#transactionpartnertelegramapi */
export interface TransactionPartnerTelegramApi {
  readonly type: 'telegram_api'
  readonly request_count: number
}
export const TransactionPartnerTelegramApi: Codec<TransactionPartnerTelegramApi> = /* @__PURE__ */ object(
  'TransactionPartnerTelegramApi',
  isTransactionPartnerTelegramApi,
  () => [{ type: literal('telegram_api'), request_count: integer }, {}],
)

/** https://core.telegram.org/bots/api#transactionpartnerother */
export interface TransactionPartnerOther {
  readonly type: 'other'
}
export const TransactionPartnerOther: Codec<TransactionPartnerOther> = /* @__PURE__ */ object(
  'TransactionPartnerOther',
  isTransactionPartnerOther,
  () => [{ type: literal('other') }, {}],
)

/** https://core.telegram.org/bots/api#startransaction */
export interface StarTransaction {
  readonly id: string
  readonly amount: number
  /** Range: 0–999999999. */
  readonly nanostar_amount?: number
  readonly date: number
  readonly source?: TransactionPartner
  readonly receiver?: TransactionPartner
}
export const StarTransaction: Codec<StarTransaction> = /* @__PURE__ */ object(
  'StarTransaction',
  isStarTransaction,
  () => [
    { id: string, amount: integer, date: integer },
    { nanostar_amount: integer, source: TransactionPartner, receiver: TransactionPartner },
  ],
)

/** https://core.telegram.org/bots/api#startransactions */
export interface StarTransactions {
  readonly transactions: ReadonlyArray<StarTransaction>
}
export const StarTransactions: Codec<StarTransactions> = /* @__PURE__ */ object(
  'StarTransactions',
  isStarTransactions,
  () => [{ transactions: array(StarTransaction) }, {}],
)

/** https://core.telegram.org/bots/api#passportdata */
export interface PassportData {
  readonly data: ReadonlyArray<EncryptedPassportElement>
  readonly credentials: EncryptedCredentials
}
export const PassportData: Codec<PassportData> = /* @__PURE__ */ object(
  'PassportData',
  isPassportData,
  () => [{ data: array(EncryptedPassportElement), credentials: EncryptedCredentials }, {}],
)

/** https://core.telegram.org/bots/api#passportfile */
export interface PassportFile {
  readonly file_id: string
  /** From servers before Bot API 4.5: `''`. */
  readonly file_unique_id: string
  readonly file_size: number
  readonly file_date: number
}
export const PassportFile: Codec<PassportFile> = /* @__PURE__ */ object(
  'PassportFile',
  isPassportFile,
  () => [
    { file_id: string, file_unique_id: string, file_size: integer, file_date: integer },
    {},
    { defaults: () => ({ file_unique_id: '' }) },
  ],
)

/** https://core.telegram.org/bots/api#encryptedpassportelement */
export interface EncryptedPassportElement {
  readonly type: EncryptedPassportElementType | Unlisted
  readonly data?: string
  readonly phone_number?: string
  readonly email?: string
  readonly files?: ReadonlyArray<PassportFile>
  readonly front_side?: PassportFile
  readonly reverse_side?: PassportFile
  readonly selfie?: PassportFile
  readonly translation?: ReadonlyArray<PassportFile>
  readonly hash: string
}
export const EncryptedPassportElement: Codec<EncryptedPassportElement> = /* @__PURE__ */ object(
  'EncryptedPassportElement',
  isEncryptedPassportElement,
  () => [
    { type: string, hash: string },
    {
      data: string,
      phone_number: string,
      email: string,
      files: array(PassportFile),
      front_side: PassportFile,
      reverse_side: PassportFile,
      selfie: PassportFile,
      translation: array(PassportFile),
    },
  ],
)

/** https://core.telegram.org/bots/api#encryptedcredentials */
export interface EncryptedCredentials {
  readonly data: string
  readonly hash: string
  readonly secret: string
}
export const EncryptedCredentials: Codec<EncryptedCredentials> = /* @__PURE__ */ object(
  'EncryptedCredentials',
  isEncryptedCredentials,
  () => [{ data: string, hash: string, secret: string }, {}],
)

/** https://core.telegram.org/bots/api#passportelementerrordatafield */
export interface PassportElementErrorDataField {
  readonly source: 'data'
  readonly type: PassportElementErrorDataFieldType
  readonly field_name: string
  readonly data_hash: string
  readonly message: string
}
export const PassportElementErrorDataField: Codec<PassportElementErrorDataField> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorDataField', isPassportElementErrorDataField, () => [
    {
      source: literal('data'),
      type: PassportElementErrorDataFieldType,
      field_name: string,
      data_hash: string,
      message: string,
    },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrorfrontside */
export interface PassportElementErrorFrontSide {
  readonly source: 'front_side'
  readonly type: PassportElementErrorFrontSideType
  readonly file_hash: string
  readonly message: string
}
export const PassportElementErrorFrontSide: Codec<PassportElementErrorFrontSide> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorFrontSide', isPassportElementErrorFrontSide, () => [
    {
      source: literal('front_side'),
      type: PassportElementErrorFrontSideType,
      file_hash: string,
      message: string,
    },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrorreverseside */
export interface PassportElementErrorReverseSide {
  readonly source: 'reverse_side'
  readonly type: PassportElementErrorReverseSideType
  readonly file_hash: string
  readonly message: string
}
export const PassportElementErrorReverseSide: Codec<PassportElementErrorReverseSide> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorReverseSide', isPassportElementErrorReverseSide, () => [
    {
      source: literal('reverse_side'),
      type: PassportElementErrorReverseSideType,
      file_hash: string,
      message: string,
    },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrorselfie */
export interface PassportElementErrorSelfie {
  readonly source: 'selfie'
  readonly type: PassportElementErrorFrontSideType
  readonly file_hash: string
  readonly message: string
}
export const PassportElementErrorSelfie: Codec<PassportElementErrorSelfie> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorSelfie', isPassportElementErrorSelfie, () => [
    {
      source: literal('selfie'),
      type: PassportElementErrorFrontSideType,
      file_hash: string,
      message: string,
    },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrorfile */
export interface PassportElementErrorFile {
  readonly source: 'file'
  readonly type: PassportElementErrorFileType
  readonly file_hash: string
  readonly message: string
}
export const PassportElementErrorFile: Codec<PassportElementErrorFile> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorFile', isPassportElementErrorFile, () => [
    { source: literal('file'), type: PassportElementErrorFileType, file_hash: string, message: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrorfiles */
export interface PassportElementErrorFiles {
  readonly source: 'files'
  readonly type: PassportElementErrorFileType
  readonly file_hashes: ReadonlyArray<string>
  readonly message: string
}
export const PassportElementErrorFiles: Codec<PassportElementErrorFiles> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorFiles', isPassportElementErrorFiles, () => [
    {
      source: literal('files'),
      type: PassportElementErrorFileType,
      file_hashes: array(string),
      message: string,
    },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#passportelementerrortranslationfile */
export interface PassportElementErrorTranslationFile {
  readonly source: 'translation_file'
  readonly type: PassportElementErrorTranslationFileType
  readonly file_hash: string
  readonly message: string
}
export const PassportElementErrorTranslationFile: Codec<PassportElementErrorTranslationFile> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object(
      'PassportElementErrorTranslationFile',
      isPassportElementErrorTranslationFile,
      () => [
        {
          source: literal('translation_file'),
          type: PassportElementErrorTranslationFileType,
          file_hash: string,
          message: string,
        },
        {},
      ],
    ),
  )

/** https://core.telegram.org/bots/api#passportelementerrortranslationfiles */
export interface PassportElementErrorTranslationFiles {
  readonly source: 'translation_files'
  readonly type: PassportElementErrorTranslationFileType
  readonly file_hashes: ReadonlyArray<string>
  readonly message: string
}
export const PassportElementErrorTranslationFiles: Codec<PassportElementErrorTranslationFiles> =
  /* @__PURE__ */ strict(
    /* @__PURE__ */ object(
      'PassportElementErrorTranslationFiles',
      isPassportElementErrorTranslationFiles,
      () => [
        {
          source: literal('translation_files'),
          type: PassportElementErrorTranslationFileType,
          file_hashes: array(string),
          message: string,
        },
        {},
      ],
    ),
  )

/** https://core.telegram.org/bots/api#passportelementerrorunspecified */
export interface PassportElementErrorUnspecified {
  readonly source: 'unspecified'
  readonly type: string
  readonly element_hash: string
  readonly message: string
}
export const PassportElementErrorUnspecified: Codec<PassportElementErrorUnspecified> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('PassportElementErrorUnspecified', isPassportElementErrorUnspecified, () => [
    { source: literal('unspecified'), type: string, element_hash: string, message: string },
    {},
  ]),
)

/** https://core.telegram.org/bots/api#game */
export interface Game {
  readonly title: string
  readonly description: string
  readonly photo: ReadonlyArray<PhotoSize>
  /** 0–4096 characters. */
  readonly text?: string
  readonly text_entities?: ReadonlyArray<MessageEntity>
  readonly animation?: Animation
}
export const Game: Codec<Game> = /* @__PURE__ */ object('Game', isGame, () => [
  { title: string, description: string, photo: array(PhotoSize) },
  { text: string, text_entities: array(MessageEntity), animation: Animation },
])

/** https://core.telegram.org/bots/api#callbackgame */
export interface CallbackGame {}
export const CallbackGame: Codec<CallbackGame> = /* @__PURE__ */ object(
  'CallbackGame',
  isCallbackGame,
  () => [{}, {}],
)

/** https://core.telegram.org/bots/api#gamehighscore */
export interface GameHighScore {
  readonly position: number
  readonly user: User
  readonly score: number
}
export const GameHighScore: Codec<GameHighScore> = /* @__PURE__ */ object(
  'GameHighScore',
  isGameHighScore,
  () => [{ position: integer, user: User, score: integer }, {}],
)

/** https://core.telegram.org/bots/api#botfullinfo */
export interface BotFullInfo {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  /** Not confirmed: inferred from several sources. */
  readonly last_name?: string
  /** Not confirmed: inferred from several sources. */
  readonly username?: string
  /** Not confirmed: inferred from several sources. */
  readonly language_code?: string
  /** Not confirmed: inferred from several sources. */
  readonly is_premium?: true
  /** Not confirmed: inferred from several sources. */
  readonly added_to_attachment_menu?: true
  /** Not confirmed: inferred from several sources. */
  readonly can_join_groups?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly can_read_all_group_messages?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly supports_guest_queries?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly supports_inline_queries?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly can_connect_to_business?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly has_main_web_app?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly has_topics_enabled?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly allows_users_to_create_topics?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly can_manage_bots?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly supports_join_request_queries?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly active_usernames?: ReadonlyArray<string>
  /** Not confirmed: inferred from several sources. */
  readonly inline_query_placeholder?: string
  /** Not confirmed: inferred from several sources. */
  readonly needs_inline_query_location?: boolean
  /** Not confirmed: inferred from several sources. */
  readonly has_topic_sidebar?: boolean
}
export const BotFullInfo: Codec<BotFullInfo> = /* @__PURE__ */ object('BotFullInfo', isBotFullInfo, () => [
  { id: integer, is_bot: boolean, first_name: string },
  {
    last_name: string,
    username: string,
    language_code: string,
    is_premium: True,
    added_to_attachment_menu: True,
    can_join_groups: boolean,
    can_read_all_group_messages: boolean,
    supports_guest_queries: boolean,
    supports_inline_queries: boolean,
    can_connect_to_business: boolean,
    has_main_web_app: boolean,
    has_topics_enabled: boolean,
    allows_users_to_create_topics: boolean,
    can_manage_bots: boolean,
    supports_join_request_queries: boolean,
    active_usernames: array(string),
    inline_query_placeholder: string,
    needs_inline_query_location: boolean,
    has_topic_sidebar: boolean,
  },
])

/** https://core.telegram.org/bots/api#widget */
export interface Widget {
  readonly html: string
  readonly id?: string
  readonly public_data?: string
  readonly chat_data?: string
  readonly width?: number
  readonly height?: number
}
export const Widget: Codec<Widget> = /* @__PURE__ */ object('Widget', isWidget, () => [
  { html: string },
  { id: string, public_data: string, chat_data: string, width: integer, height: integer },
])

/** https://core.telegram.org/bots/api#widgetquery */
export interface WidgetQuery {
  readonly id: string
  readonly from: User
  readonly chat_instance: string
  readonly type: WidgetQueryType
  /** 1–64 bytes. */
  readonly data: string
  readonly chat?: Chat
  readonly message_id?: number
  readonly inline_message_id?: string
  /** Not confirmed: only one source has it. */
  readonly chat_type?: InlineQueryChatType | Unlisted
  readonly widget_id?: string
}
export const WidgetQuery: Codec<WidgetQuery> = /* @__PURE__ */ object('WidgetQuery', isWidgetQuery, () => [
  { id: string, from: User, chat_instance: string, type: WidgetQueryType, data: string },
  { chat: Chat, message_id: integer, inline_message_id: string, chat_type: string, widget_id: string },
])

/** https://core.telegram.org/bots/api#sharedwidgetquery */
export interface SharedWidgetQuery {
  readonly id: string
  readonly from: User
  readonly type: WidgetQueryType
  /** 1–64 bytes. */
  readonly data: string
  readonly widget_id: string
}
export const SharedWidgetQuery: Codec<SharedWidgetQuery> = /* @__PURE__ */ object(
  'SharedWidgetQuery',
  isSharedWidgetQuery,
  () => [{ id: string, from: User, type: WidgetQueryType, data: string, widget_id: string }, {}],
)

/** https://core.telegram.org/bots/api#widgetquerytypedata */
export interface WidgetQueryTypeData {
  readonly type: 'data'
  readonly wallet_card?: TonWalletCard
}
export const WidgetQueryTypeData: Codec<WidgetQueryTypeData> = /* @__PURE__ */ object(
  'WidgetQueryTypeData',
  isWidgetQueryTypeData,
  () => [{ type: literal('data') }, { wallet_card: TonWalletCard }],
)

/** https://core.telegram.org/bots/api#widgetquerytypesigndata */
export interface WidgetQueryTypeSignData {
  readonly type: 'sign_data'
  readonly wallet: WidgetQueryWallet
  readonly sign_data: string
}
export const WidgetQueryTypeSignData: Codec<WidgetQueryTypeSignData> = /* @__PURE__ */ object(
  'WidgetQueryTypeSignData',
  isWidgetQueryTypeSignData,
  () => [{ type: literal('sign_data'), wallet: WidgetQueryWallet, sign_data: string }, {}],
)

/** https://core.telegram.org/bots/api#widgetquerytypesenttransaction */
export interface WidgetQueryTypeSentTransaction {
  readonly type: 'sent_transaction'
  readonly wallet: WidgetQueryWallet
  readonly msg_hash: string
}
export const WidgetQueryTypeSentTransaction: Codec<WidgetQueryTypeSentTransaction> = /* @__PURE__ */ object(
  'WidgetQueryTypeSentTransaction',
  isWidgetQueryTypeSentTransaction,
  () => [{ type: literal('sent_transaction'), wallet: WidgetQueryWallet, msg_hash: string }, {}],
)

/** https://core.telegram.org/bots/api#widgetquerywallet */
export interface WidgetQueryWallet {
  readonly address: string
  /** Not confirmed: only one source has it. */
  readonly amount?: string
  /** Not confirmed: only one source has it. */
  readonly public_key?: string
  /** Not confirmed: only one source has it. */
  readonly state_init?: string
}
export const WidgetQueryWallet: Codec<WidgetQueryWallet> = /* @__PURE__ */ object(
  'WidgetQueryWallet',
  isWidgetQueryWallet,
  () => [{ address: string }, { amount: string, public_key: string, state_init: string }],
)

/** https://core.telegram.org/bots/api#inputwidgetmessagecontent */
export interface InputWidgetMessageContent {
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
}
export const InputWidgetMessageContent: Codec<InputWidgetMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputWidgetMessageContent', isInputWidgetMessageContent, () => [
    { html: string },
    {
      width: integer,
      height: integer,
      public_data: string,
      chat_data: string,
      caption: AnyText,
      show_caption_above_media: boolean,
      allow_queries: boolean,
      is_shared: boolean,
    },
  ]),
)

/** https://core.telegram.org/bots/api#inputsharedwidgetmessagecontent */
export interface InputSharedWidgetMessageContent {
  readonly widget_id: string
  /** 0–1024 bytes. */
  readonly chat_data?: string | undefined
  /** 0–1024 characters after entity parsing. */
  readonly caption?: AnyText | undefined
  readonly show_caption_above_media?: boolean | undefined
}
export const InputSharedWidgetMessageContent: Codec<InputSharedWidgetMessageContent> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('InputSharedWidgetMessageContent', isInputSharedWidgetMessageContent, () => [
    { widget_id: string },
    { chat_data: string, caption: AnyText, show_caption_above_media: boolean },
  ]),
)

/** https://core.telegram.org/bots/api#tonwalletcard */
export interface TonWalletCard {
  readonly address: string
  readonly amount: string
  readonly stickers: ReadonlyArray<TonWalletCardSticker>
  readonly background_nft_address?: string
}
export const TonWalletCard: Codec<TonWalletCard> = /* @__PURE__ */ object(
  'TonWalletCard',
  isTonWalletCard,
  () => [
    { address: string, amount: string, stickers: array(TonWalletCardSticker) },
    { background_nft_address: string },
  ],
)

/** https://core.telegram.org/bots/api#tonwalletcardsticker */
export interface TonWalletCardSticker {
  readonly position: AreaPosition
  readonly nft: TonNft
}
export const TonWalletCardSticker: Codec<TonWalletCardSticker> = /* @__PURE__ */ object(
  'TonWalletCardSticker',
  isTonWalletCardSticker,
  () => [{ position: AreaPosition, nft: TonNft }, {}],
)

/** https://core.telegram.org/bots/api#tonnft */
export interface TonNft {
  /** Not confirmed: only one source has it. */
  readonly address?: string
  /** Not confirmed: only one source has it. */
  readonly index?: string
  /** Not confirmed: only one source has it. */
  readonly name?: string
  /** Not confirmed: only one source has it. */
  readonly description?: string
  /** Not confirmed: only one source has it. */
  readonly collection_address?: string
  /** Not confirmed: only one source has it. */
  readonly attributes?: ReadonlyArray<TonNftAttribute>
  /** Not confirmed: only one source has it. */
  readonly gift?: UniqueGift
}
export const TonNft: Codec<TonNft> = /* @__PURE__ */ object('TonNft', isTonNft, () => [
  {},
  {
    address: string,
    index: string,
    name: string,
    description: string,
    collection_address: string,
    attributes: array(TonNftAttribute),
    gift: UniqueGift,
  },
])

/** https://core.telegram.org/bots/api#tonnftattribute */
export interface TonNftAttribute {
  readonly trait_type: string
  readonly value: string
}
export const TonNftAttribute: Codec<TonNftAttribute> = /* @__PURE__ */ object(
  'TonNftAttribute',
  isTonNftAttribute,
  () => [{ trait_type: string, value: string }, {}],
)

/** https://core.telegram.org/bots/api#chatsharethemeemoji */
export interface ChatShareThemeEmoji {
  readonly type: 'emoji'
  /** 0–6 items. */
  readonly emojis: ReadonlyArray<EmojiType>
  readonly background_backdrop_id?: number
}
export const ChatShareThemeEmoji: Codec<ChatShareThemeEmoji> = /* @__PURE__ */ object(
  'ChatShareThemeEmoji',
  isChatShareThemeEmoji,
  () => [{ type: literal('emoji'), emojis: array(EmojiType) }, { background_backdrop_id: integer }],
)

/** https://core.telegram.org/bots/api#chatsharethemeuniquegift */
export interface ChatShareThemeUniqueGift {
  readonly type: 'unique_gift'
  /** Not confirmed: only one source has it. */
  readonly gift?: UniqueGift
}
export const ChatShareThemeUniqueGift: Codec<ChatShareThemeUniqueGift> = /* @__PURE__ */ object(
  'ChatShareThemeUniqueGift',
  isChatShareThemeUniqueGift,
  () => [{ type: literal('unique_gift') }, { gift: UniqueGift }],
)

/** https://core.telegram.org/bots/api#emojitypeemoji */
export interface EmojiTypeEmoji {
  readonly type: 'emoji'
  readonly emoji: string
}
export const EmojiTypeEmoji: Codec<EmojiTypeEmoji> = /* @__PURE__ */ object(
  'EmojiTypeEmoji',
  isEmojiTypeEmoji,
  () => [{ type: literal('emoji'), emoji: string }, {}],
)

/** https://core.telegram.org/bots/api#emojitypecustomemoji */
export interface EmojiTypeCustomEmoji {
  readonly type: 'custom_emoji'
  readonly custom_emoji_id: string
}
export const EmojiTypeCustomEmoji: Codec<EmojiTypeCustomEmoji> = /* @__PURE__ */ object(
  'EmojiTypeCustomEmoji',
  isEmojiTypeCustomEmoji,
  () => [{ type: literal('custom_emoji'), custom_emoji_id: string }, {}],
)

/** https://core.telegram.org/bots/api#chatsharethemebackdrops */
export interface ChatShareThemeBackdrops {
  readonly backdrops: ReadonlyArray<ChatShareThemeBackdrop>
}
export const ChatShareThemeBackdrops: Codec<ChatShareThemeBackdrops> = /* @__PURE__ */ object(
  'ChatShareThemeBackdrops',
  isChatShareThemeBackdrops,
  () => [{ backdrops: array(ChatShareThemeBackdrop) }, {}],
)

/** https://core.telegram.org/bots/api#chatsharethemebackdrop */
export interface ChatShareThemeBackdrop {
  readonly id: number
  readonly name: string
  readonly colors: UniqueGiftBackdropColors
}
export const ChatShareThemeBackdrop: Codec<ChatShareThemeBackdrop> = /* @__PURE__ */ object(
  'ChatShareThemeBackdrop',
  isChatShareThemeBackdrop,
  () => [{ id: integer, name: string, colors: UniqueGiftBackdropColors }, {}],
)

/** https://core.telegram.org/bots/api#areaposition */
export interface AreaPosition {
  readonly x_percentage: number
  readonly y_percentage: number
  readonly width_percentage: number
  readonly height_percentage: number
  /** Range: 0–360. */
  readonly rotation_angle: number
  readonly corner_radius_percentage: number
}
export const AreaPosition: Codec<AreaPosition> = /* @__PURE__ */ object(
  'AreaPosition',
  isAreaPosition,
  () => [
    {
      x_percentage: float,
      y_percentage: float,
      width_percentage: float,
      height_percentage: float,
      rotation_angle: float,
      corner_radius_percentage: float,
    },
    {},
  ],
)

/**
 * A text with formatting. Offsets and lengths of entities count UTF-16 code units.
 * https://core.telegram.org/bots/api#messageentity
 */
export interface Text {
  readonly text: string
  readonly entities: ReadonlyArray<MessageEntity>
}
export const Text: Codec<Text> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('Text', isText, () => [{ text: string, entities: array(MessageEntity) }, {}]),
)

/** A text with markup, which Telegram parses. https://core.telegram.org/bots/api#formatting-options */
export interface Markup {
  readonly parse_mode: ParseMode
  readonly text: string
}
export const Markup: Codec<Markup> = /* @__PURE__ */ strict(
  /* @__PURE__ */ object('Markup', isMarkup, () => [{ parse_mode: ParseMode, text: string }, {}]),
)

// values

/** The version of the Bot API that these types describe. */
export const botApiVersion = '10.5'

/** All kinds of updates. https://core.telegram.org/bots/api#update */
export const updateKinds: ReadonlyArray<UpdateKind> = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
  'stopped_message_generation',
  'widget_query',
  'shared_widget_query',
]
