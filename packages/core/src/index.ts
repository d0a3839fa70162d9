// Telegram's Bot API as types, decoders and calls, and what is pure around them.

export * as Album from './Album.ts'
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
  OneOf,
  Optional,
  RestOfText,
  UrlFromString,
  UserIdFromString,
  UsernameFromString,
  type OptionalArgument,
} from './Argument.ts'
export * as Arguments from './Arguments.ts'
export {
  fromCause as apiErrorOf,
  fromRefusal,
  mayHaveActed,
  toString as showError,
  type ApiError,
  type Reason,
  type Seconds,
} from './ApiError.ts'
export * as Base64url from './Base64url.ts'
export * as BotCommands from './BotCommands.ts'
export { bounded, isBounded, type Bounded } from './Bounded.ts'
export {
  button,
  callbackGameButton,
  copyTextButton,
  disabledButton,
  loginUrlButton,
  payButton,
  requestChatButton,
  requestContactButton,
  requestLocationButton,
  requestManagedBotButton,
  requestPollButton,
  requestUsersButton,
  switchInlineQueryButton,
  switchInlineQueryChosenChatButton,
  switchInlineQueryCurrentChatButton,
  urlButton,
  webAppButton,
  type Look,
} from './Button.ts'
export type { Call, Interpreter, ResultOf } from './Call.ts'
export {
  boundCallbackData,
  callbackData,
  callbackUnion,
  faultOf,
  tagOf,
  type BoundCallbackData,
  type CallbackData,
  type CallbackFault,
  type VariantOf,
} from './CallbackData.ts'
export * from './Calls.ts'
export * as Clock from './Clock.ts'
export type { Codec } from './Codec.ts'
export * as Command from './Command.ts'
export * as DeepLink from './DeepLink.ts'
export * as Detect from './Detect.ts'
export * as Entities from './Entities.ts'
export { escaped, trusted } from './Escaping.ts'
export { explain } from './Fault.ts'
export type { Family, Filter, Passed, With } from './Filter.ts'
export * as filters from './Filters.ts'
export { flag, int, oneOf } from './Field.ts'
export * as Field from './Field.ts'
export { fieldsOf } from './Fields.ts'
export { escapeHtml, escapeHtmlAttribute, fromHtml, toHtml } from './Html.ts'
export * as Id from './Id.ts'
export * as InitData from './InitData.ts'
export * as InputFile from './InputFile.ts'
export * as InlineResult from './InlineResult.ts'
export {
  invoice,
  price,
  starInvoice,
  starSubscription,
  totalOf,
  tryInvoice,
  tryStarInvoice,
  type MoneyProduct,
  type Product,
  type StarProduct,
} from './Invoice.ts'
export {
  forceReply,
  grid,
  inlineKeyboard,
  pageOf,
  pager,
  removeKeyboard,
  replyKeyboard,
  type Paged,
} from './Keyboard.ts'
export * as Link from './Link.ts'
export * as Limits from './Limits.ts'
export type { OutOfLimits } from './Limits.ts'
export * as LoginWidget from './LoginWidget.ts'
export { fromMarkdown } from './Markdown.ts'
export {
  escapeMarkdownV2,
  escapeMarkdownV2Code,
  escapeMarkdownV2Link,
  fromMarkdownV2,
  toMarkdownV2,
  type MarkupError,
} from './MarkdownV2.ts'
export * as Passport from './Passport.ts'
export type {
  DocumentFile,
  DocumentFiles,
  IdDocumentData,
  PassportElement,
  PersonalDetails,
  ResidentialAddress,
} from './PassportElement.ts'
export * as Permissions from './Permissions.ts'
export { correct, quiz, regularPoll, tryQuiz, tryRegularPoll, type Questionnaire } from './Poll.ts'
export * as Reaction from './Reaction.ts'
export { answer, edit, placeOf, quote, remove, reply, type Place } from './Reply.ts'
export * as Secret from './Secret.ts'
export { toString as showSignatureError, type Freshness, type SignatureError } from './Signature.ts'
export { signer, type Signer } from './Signer.ts'
export { fromPayload, startPayload, toPayload, type StartPayload } from './StartPayload.ts'
export { isMarkup, markup, type Instead } from './Markup.ts'
export { split, splitCaption } from './Split.ts'
export * as Store from './Store.ts'
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
  link,
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
  type Format,
  type Part,
  type WithText,
} from './Text.ts'
export { html } from './Template.ts'
export * as Token from './Token.ts'
export * from './Types.ts'
export type { Unlisted, UnlistedVariant } from './Unlisted.ts'
export {
  chatOf,
  kindOf,
  match,
  messageOf,
  payloadOf,
  userOf,
  type Cases,
  type PayloadOf,
  type Payloads,
} from './Update.ts'
export * as WebhookSecret from './WebhookSecret.ts'
