// The front door: what most bots need, in one import, in the order in which a bot author needs it. It only
// re-exports. The rest is in `pipegram/core`, `pipegram/client`, `pipegram/compose` and `pipegram/updates`,
// which have all of their packages.

// Telegram: every type (`Message`), and every method as a call (`sendMessage`).
export * from '@pipegram/core/Calls'
export * from '@pipegram/core/Types'

// Start and stop.
export { run, sqliteInbox, start, webhook } from '@pipegram/updates'

// A pipeline: steps, one end, an error boundary.
export {
  append,
  branch,
  catchError,
  chain,
  choose,
  derive,
  end,
  fork,
  fromAsync,
  fromKoa,
  group,
  handle,
  handled,
  overlap,
  pipeline,
  recover,
  report,
  skipped,
  tap,
  tell,
  unknownCommand,
  unless,
  urgent,
  use,
  when,
  type Bot,
  type Context,
  type Handler,
  type HasCall,
  type HasUpdate,
  type Middleware,
} from '@pipegram/compose'

// Routes: what an update is about.
export {
  albums,
  answering,
  became,
  callback,
  callbacks,
  commands,
  deepLink,
  filter,
  hears,
  inline,
  on,
  otherButtons,
  payments,
  says,
} from '@pipegram/compose'
export * as filters from '@pipegram/core/Filters'

// Answers: replies, edits, files.
export {
  answer,
  edit,
  InlineResult,
  InputFile,
  placeOf,
  quote,
  Reaction,
  remove,
  reply,
} from '@pipegram/core'
export { Album, Permissions, price, quiz, regularPoll, starInvoice } from '@pipegram/core'

// Text with formatting. No text of a user becomes markup.
export {
  blockquote,
  bold,
  code,
  dateTime,
  fmt,
  fromHtml,
  fromMarkdownV2,
  html,
  italic,
  join,
  textLink,
  mention,
  plain,
  pre,
  rawMarkup,
  split,
  spoiler,
  strikethrough,
  toHtml,
  toMarkdownV2,
  underline,
} from '@pipegram/core'

// Keyboards, and the data of their buttons.
export {
  boundCallbackData,
  button,
  callbackData,
  callbackUnion,
  copyButton,
  flag,
  grid,
  inlineKeyboard,
  int,
  oneOf,
  pageOf,
  pager,
  payButton,
  replyKeyboard,
  requestContactButton,
  signer,
  startPayload,
  switchInlineQueryButton,
  urlButton,
  webAppButton,
} from '@pipegram/core'

// Arguments of commands, as users write them.
export {
  Choice,
  DateFromString,
  Default,
  DurationBetween,
  DurationFromString,
  IntBetween,
  IntFromString,
  NonEmptyString,
  Optional,
  RestOfText,
  UserIdFromString,
} from '@pipegram/core'

// Guards: limits by user, rate and time.
export {
  auth,
  chatAdmins,
  dedupe,
  escaping,
  miniApp,
  roles,
  throttle,
  timeout,
  validate,
} from '@pipegram/compose'

// State: what a bot remembers about a user or a chat.
export { session } from '@pipegram/compose'

// Watching and inspecting a bot.
export { inspect, log, metrics, privacy, syncCommands, trace } from '@pipegram/compose'

// Functions that read an update and its parts.
export { chatOf, match, messageOf, userOf } from '@pipegram/core'

// The client: calls over HTTP, files, and the middlewares of calls.
export { download, makeClient, outgoing, type Client } from '@pipegram/client'
export { showError, type ApiError, type Call, type Interpreter } from '@pipegram/core'

// Ports: secrets, time, and where values are kept.
export { Clock, Secret, Store, Token, type Duration } from '@pipegram/core'

// The parts of fp-ts and io-ts that bots need.
export { flow, pipe } from 'fp-ts/lib/function.js'
export * as E from 'fp-ts/lib/Either.js'
export * as O from 'fp-ts/lib/Option.js'
export * as TE from 'fp-ts/lib/TaskEither.js'
export * as t from 'io-ts'
