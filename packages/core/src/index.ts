// Telegram's Bot API as types, decoders and calls, and what is pure around them.

// The objects of the Bot API, their limits, and what one object says by itself.
export type { Codec } from './types/Codec.ts'
export { strict } from './types/StrictCodec.ts'
export * as Id from './types/Id.ts'
export * as InputFile from './types/InputFile.ts'
export * as Limits from './types/Limits.ts'
export type { OutOfLimits } from './types/Limits.ts'
export { isOmitted, lossesOf, receivedOf, type Loss } from './types/Loss.ts'
export { isMarkup, isNamed as isNamedMarkup, rawMarkup, type Instead } from './types/Markup.ts'
export * from './types/Types.ts'
export * as Types from './types/Types.ts'
export { toString as showUnlisted, type Unlisted, type UnlistedVariant } from './types/Unlisted.ts'
export {
  chatOf,
  kindOf,
  match,
  messageOf,
  payloadOf,
  userOf,
  type Cases,
  type Payloads,
  type UpdatePayload,
} from './types/Update.ts'

// The methods of the Bot API as calls, and why a call fails.
export {
  fromCause as apiErrorOf,
  floodWait,
  fromRefusal,
  mayHaveActed,
  toString as showError,
  type ApiError,
  type Reason,
  type Refusal,
  type Seconds,
} from './calls/ApiError.ts'
export { fromDescription as reasonOf } from './calls/Reason.ts'
export { bounded, isBounded, type BoundedInterpreter } from './calls/Bounded.ts'
export { inBulk, raw, type Call, type Interpreter, type ResultOf } from './calls/Call.ts'
export { ephemeral } from './calls/Ephemeral.ts'
export * from './calls/Calls.ts'
export { forgo, trackCalls, type CallTracker, type UnrunCall } from './calls/CallTracker.ts'
export { escaped, trusted, type EscapingOptions } from './calls/Trusted.ts'

// Formatted text.
export * as Detect from './text/Detect.ts'
export * as Entities from './text/Entities.ts'
export { escapeHtml, escapeHtmlAttribute, fromHtml, toHtml } from './text/Html.ts'
export { fromMarkdown } from './text/Markdown.ts'
export {
  escapeMarkdownV2,
  escapeMarkdownV2Code,
  escapeMarkdownV2Link,
  fromMarkdownV2,
  toMarkdownV2,
  type MarkupError,
} from './text/MarkdownV2.ts'
export { split, splitCaption } from './text/Split.ts'
export { html } from './text/Template.ts'
export {
  blockquote,
  bold,
  characters,
  code,
  concat,
  customEmoji,
  dateTime,
  entityTexts,
  eq as textEq,
  expandableBlockquote,
  fmt,
  format,
  fromField,
  fromMessage,
  indexOf,
  isText,
  italic,
  join,
  length as textLength,
  mention,
  monoid as textMonoid,
  plain,
  pre,
  replace,
  slice,
  splitBy,
  spoiler,
  strikethrough,
  textLink,
  trim,
  trimEnd,
  trimStart,
  underline,
  type Covered,
  type DateTimeFormat,
  type Part,
  type TextFormat,
  type WithText,
} from './text/Text.ts'

// Typed data in buttons and links.
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
export * as CallbackData from './payloads/CallbackData.ts'
export { flag, int, oneOf } from './payloads/Field.ts'
export * as Field from './payloads/Field.ts'
export { fieldsOf } from './payloads/FieldTable.ts'
export { signer, type TextSigner } from './payloads/Signer.ts'
export {
  fromPayload,
  isPayload,
  plainPayload,
  startPayload,
  toPayload,
  type StartPayloadCodec,
} from './payloads/StartPayload.ts'

// Buttons and keyboards.
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
export {
  forcedReply,
  grid,
  inlineKeyboard,
  pageOf,
  pager,
  removeKeyboard,
  replyKeyboard,
  type Paged,
  type Rows,
} from './keyboards/Keyboard.ts'
export {
  requestChatButton,
  requestContactButton,
  requestLocationButton,
  requestManagedBotButton,
  requestPollButton,
  requestUsersButton,
} from './keyboards/RequestButton.ts'

// Links.
export * as DeepLink from './links/DeepLink.ts'
export * as Link from './links/Link.ts'

// Commands and their arguments.
export {
  BooleanFromString,
  ChatFromString,
  Choice,
  DateFromString,
  Default,
  DurationBetween,
  DurationFromString,
  IntBetween,
  IntFromString,
  NonEmptyString,
  NumberFromString,
  Optional,
  RestOfText,
  UrlFromString,
  UserIdFromString,
  UsernameFromString,
  type OptionalArgument,
} from './commands/Argument.ts'
export { DateBetween, NumberBetween } from './commands/ArgumentRange.ts'
export { faultOfText } from './commands/TextCodec.ts'
export * as Arguments from './commands/ArgumentList.ts'
export * as BotCommands from './commands/BotCommands.ts'
export * as Command from './commands/Command.ts'

// Replies, albums, polls, invoices, reactions.
export * as Album from './messages/Album.ts'
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
export * as Permissions from './messages/Permissions.ts'
export {
  correct,
  quiz,
  regularPoll,
  tryQuiz,
  tryRegularPoll,
  type CorrectOption,
  type PollChoice,
  type PollClosing,
  type PollSettings,
  type Questionnaire,
  type QuizSettings,
} from './messages/Poll.ts'
export * as Reaction from './messages/Reaction.ts'
export {
  answer,
  edit,
  placeOf,
  quote,
  remove,
  reply,
  type AnswerOptions,
  type AnyWidgetQuery,
  type MessagePlace,
  type ReplyOptions,
} from './messages/Reply.ts'

// Filters.
export type { NarrowingFilter, Passed, With } from './filters/Filter.ts'
export type { FilterFamily } from './filters/FilterFamily.ts'
export * as filters from './filters/Filters.ts'

// Signed data.
export * as InitData from './signed/InitData.ts'
export * as LoginWidget from './signed/LoginWidget.ts'
export * as Passport from './signed/Passport.ts'
export type {
  DocumentFile,
  DocumentFiles,
  IdDocumentData,
  PassportElement,
  PersonalDetails,
  ResidentialAddress,
} from './signed/PassportElement.ts'
export {
  maxSkew,
  toString as showSignatureError,
  type Freshness,
  type SignatureError,
} from './signed/Signature.ts'
export * as WebhookSecret from './signed/WebhookSecret.ts'

// Time, storage, metrics, traces, secrets.
export * as Base64url from './ports/Base64url.ts'
export * as Clock from './ports/Clock.ts'
export { consoleLog } from './ports/ConsoleLog.ts'
export { defined, type WithoutUndefined } from './ports/Defined.ts'
export { secondsOf, toMillis, type Duration } from './ports/Duration.ts'
export { explain } from './ports/Fault.ts'
export * as KeyOwner from './ports/KeyOwner.ts'
export * as Metrics from './ports/Metrics.ts'
export * as Secret from './ports/Secret.ts'
export * as Store from './ports/Store.ts'
export { keysIn, showStoreError } from './ports/StoreKeys.ts'
export * from './ports/TypedStore.ts'
export * as Token from './ports/Token.ts'
export * as Tracer from './ports/Tracer.ts'
