// Telegram's Bot API as types, decoders and calls, and what is pure around them.

export * as Album from './messages/Album.ts'
export {
  BooleanFromString,
  ChatFromString,
  DateFromString,
  Default,
  DurationBetween,
  DurationFromString,
  IntBetween,
  IntFromString,
  NonEmptyString,
  NumberFromString,
  Choice,
  Optional,
  RestOfText,
  UrlFromString,
  UserIdFromString,
  UsernameFromString,
  type OptionalArgument,
} from './commands/Argument.ts'
export * as Arguments from './commands/ArgumentList.ts'
export {
  fromCause as apiErrorOf,
  fromRefusal,
  mayHaveActed,
  toString as showError,
  type ApiError,
  type Reason,
  type Seconds,
} from './calls/ApiError.ts'
export * as Base64url from './ports/Base64url.ts'
export * as BotCommands from './commands/BotCommands.ts'
export { bounded, isBounded, type BoundedInterpreter } from './calls/Bounded.ts'
export {
  button,
  callbackGameButton,
  copyButton,
  inactiveButton,
  loginUrlButton,
  payButton,
  switchInlineQueryButton,
  switchInlineQueryChosenChatButton,
  switchInlineQueryCurrentChatButton,
  urlButton,
  webAppButton,
  type Look,
} from './keyboards/Button.ts'
export type { Call, Interpreter, ResultOf } from './calls/Call.ts'
export {
  boundCallbackData,
  callbackData,
  callbackUnion,
  faultOf,
  tagOf,
  type BoundCallbackCodec,
  type CallbackCodec,
  type CallbackFault,
  type VariantOf,
} from './payloads/CallbackData.ts'
export * from './calls/Calls.ts'
export { trackCalls, type CallTracker, type UnrunCall } from './calls/CallTracker.ts'
export * as Clock from './ports/Clock.ts'
export type { Codec } from './types/Codec.ts'
export * as Command from './commands/Command.ts'
export * as DeepLink from './links/DeepLink.ts'
export * as Detect from './text/Detect.ts'
export { type Duration } from './ports/Duration.ts'
export * as Entities from './text/Entities.ts'
export { escaped, trusted } from './calls/Trusted.ts'
export { explain } from './ports/Fault.ts'
export type { FilterFamily } from './filters/FilterFamily.ts'
export type { NarrowingFilter, Passed, With } from './filters/Filter.ts'
export * as filters from './filters/Filters.ts'
export { flag, int, oneOf } from './payloads/Field.ts'
export * as Field from './payloads/Field.ts'
export { fieldsOf } from './payloads/FieldTable.ts'
export { escapeHtml, escapeHtmlAttribute, fromHtml, toHtml } from './text/Html.ts'
export * as Id from './types/Id.ts'
export * as InitData from './signed/InitData.ts'
export * as InputFile from './types/InputFile.ts'
export * as InlineResult from './messages/InlineResult.ts'
export {
  moneyInvoice,
  price,
  starInvoice,
  starSubscription,
  totalOf,
  tryMoneyInvoice,
  tryStarInvoice,
  type MoneyProduct,
  type Product,
  type StarProduct,
} from './messages/Invoice.ts'
export {
  forcedReply,
  grid,
  inlineKeyboard,
  pageOf,
  pager,
  removeKeyboard,
  replyKeyboard,
  type Paged,
} from './keyboards/Keyboard.ts'
export * as Link from './links/Link.ts'
export * as Limits from './types/Limits.ts'
export type { OutOfLimits } from './types/Limits.ts'
export * as LoginWidget from './signed/LoginWidget.ts'
export { fromMarkdown } from './text/Markdown.ts'
export {
  escapeMarkdownV2,
  escapeMarkdownV2Code,
  escapeMarkdownV2Link,
  fromMarkdownV2,
  toMarkdownV2,
  type MarkupError,
} from './text/MarkdownV2.ts'
export * as Passport from './signed/Passport.ts'
export type {
  DocumentFile,
  DocumentFiles,
  IdDocumentData,
  PassportElement,
  PersonalDetails,
  ResidentialAddress,
} from './signed/PassportElement.ts'
export * as Permissions from './messages/Permissions.ts'
export { correct, quiz, regularPoll, tryQuiz, tryRegularPoll, type Questionnaire } from './messages/Poll.ts'
export * as Reaction from './messages/Reaction.ts'
export {
  requestChatButton,
  requestContactButton,
  requestLocationButton,
  requestManagedBotButton,
  requestPollButton,
  requestUsersButton,
} from './keyboards/RequestButton.ts'
export { answer, edit, placeOf, quote, remove, reply, type MessagePlace } from './messages/Reply.ts'
export * as Secret from './ports/Secret.ts'
export { toString as showSignatureError, type Freshness, type SignatureError } from './signed/Signature.ts'
export { signer, type TextSigner } from './payloads/Signer.ts'
export {
  fromPayload,
  isPayload,
  plainPayload,
  startPayload,
  toPayload,
  type StartPayloadCodec,
} from './payloads/StartPayload.ts'
export { isMarkup, rawMarkup, type Instead } from './types/Markup.ts'
export { split, splitCaption } from './text/Split.ts'
export * as Store from './ports/Store.ts'
export {
  blockquote,
  bold,
  characters,
  code,
  concat,
  customEmoji,
  dateTime,
  entityTexts,
  expandableBlockquote,
  fmt,
  format,
  fromField,
  fromMessage,
  indexOf,
  isText,
  italic,
  join,
  textLink,
  mention,
  plain,
  pre,
  replace,
  slice,
  spoiler,
  splitBy,
  strikethrough,
  trim,
  trimEnd,
  trimStart,
  underline,
  type Covered,
  type DateTimeFormat,
  type TextFormat,
  type Part,
  type WithText,
} from './text/Text.ts'
export { html } from './text/Template.ts'
export * as Token from './ports/Token.ts'
export * from './types/Types.ts'
export type { Unlisted, UnlistedVariant } from './types/Unlisted.ts'
export {
  chatOf,
  kindOf,
  match,
  messageOf,
  payloadOf,
  userOf,
  type Cases,
  type UpdatePayload,
  type Payloads,
} from './types/Update.ts'
export * as WebhookSecret from './signed/WebhookSecret.ts'
