// The exact texts of the server and what they mean: one row for each text that a program meets.

import { fromRefusal, mayHaveActed, type Reason } from '@pipegram/core/ApiError'
import { describe, expect, it } from 'vitest'

type Texts = ReadonlyArray<string>

const unauthorized = [
  [401, 'Unauthorized'],
  [401, 'Unauthorized: invalid token specified'],
  [404, 'Not Found'],
] as const

const conflicts = [
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the " +
    'webhook first',
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  'Conflict: terminated by setWebhook request',
  'Conflict: terminated by other setWebhook',
] as const

const blocked = ['Forbidden: bot was blocked by the user', 'Forbidden: user is deactivated'] as const

const forbidden: ReadonlyArray<readonly [Reason, string]> = [
  ['CannotInitiate', "bot can't initiate conversation with a user"],
  ...['group', 'supergroup', 'channel'].flatMap((kind) => [
    ['WasKicked', `bot was kicked from the ${kind} chat`] as const,
    ['NotMember', `bot is not a member of the ${kind} chat`] as const,
  ]),
  ['CannotMessageBots', "the bot can't send messages to the bot"],
  ['CannotMessageBots', "bot can't send messages to bots"],
]

// All of these are 400 and begin with `Bad Request: `. No documented text is `Other`.
const bad: Readonly<Record<Exclude<Reason, 'Other' | `CannotI${string}` | `CannotM${string}`>, Texts>> = {
  CannotParseEntities: [
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    "can't parse entities: Can't find end of Bold entity at byte offset 1",
    "can't parse MessageEntity: Unsupported type specified",
    'entity begins after the end of the text at UTF-16 offset 9',
    'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
  ],
  UnsupportedParseMode: ['unsupported parse_mode'],
  WriteForbidden: ['CHAT_WRITE_FORBIDDEN', 'CHAT_SEND_PHOTOS_FORBIDDEN', 'CHAT_RESTRICTED'],
  NotEnoughRights: [
    'not enough rights to send text messages to the chat',
    'not enough rights to restrict/unrestrict chat member',
    'not enough rights to manage pinned messages in the chat',
    'have no rights to send a message',
    'need administrator rights in the channel chat',
    'CHAT_ADMIN_REQUIRED',
  ],
  WasKicked: ['bot was kicked from the group chat'],
  NotMember: ['CHANNEL_PRIVATE'],
  ChatNotFound: ['chat not found'],
  PeerIdInvalid: ['PEER_ID_INVALID', 'invalid user_id specified'],
  UserNotFound: ['user not found'],
  CannotRestrict: [
    "can't remove chat owner",
    "can't restrict self",
    'user is an administrator of the chat',
    'USER_ADMIN_INVALID',
  ],
  WrongChatType: ['method is available for supergroup and channel chats only'],
  TopicClosed: ['TOPIC_CLOSED'],
  TopicNotModified: ['TOPIC_NOT_MODIFIED'],
  ThreadNotFound: ['message thread not found', 'TOPIC_DELETED'],
  MessageEmpty: ['message text is empty', 'text must be non-empty'],
  CaptionTooLong: ['message caption is too long', 'MEDIA_CAPTION_TOO_LONG'],
  MessageTooLong: ['message is too long', 'text is too long', 'MESSAGE_TOO_LONG'],
  MessageNotModified: [
    'message is not modified: specified new message content and reply markup are exactly the same as a ' +
      'current content and reply markup of the message',
  ],
  NoTextToEdit: ['there is no text in the message to edit'],
  NoCaptionToEdit: ['there is no caption in the message to edit'],
  MessageCannotBeEdited: ["message can't be edited"],
  MessageCannotBeDeleted: ["message can't be deleted", "message can't be deleted for everyone"],
  MessageCannotBePinned: ["service messages can't be pinned"],
  MessageCannotBeForwarded: ["the message can't be forwarded", "the message can't be copied"],
  MessageNotFound: ['replied', 'edit', 'delete', 'pin', 'forward', 'copy', 'react'].map(
    (what) => `message to ${what === 'replied' ? 'be replied' : what} not found`,
  ),
  QueryTooOld: ['query is too old and response timeout expired or query ID is invalid'],
  KeyboardInvalid: [
    "can't parse reply keyboard markup JSON object",
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    'can\'t parse inline keyboard button: Can\'t find field "text"',
    "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    "inline keyboard button Web App URL 'http://a.b' is invalid: Only HTTPS links are allowed",
    'web App buttons can be used in private chats only',
    'BUTTON_DATA_INVALID',
    'reply markup is too long',
    'inline keyboard expected',
    'object expected as reply markup',
  ],
  FileTooBig: [
    'file is too big',
    'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
  ],
  FileEmpty: ['file must be non-empty'],
  FileMissing: [
    ...['photo', 'document', 'video', 'video note'].map((what) => `there is no ${what} in the request`),
    "can't parse InputMedia: media not found",
  ],
  FileIdInvalid: [
    'wrong remote file identifier specified: Wrong padding in the string',
    'invalid file_id',
    'file_id not specified',
  ],
  FileTypeMismatch: ["can't use file of type Document as Photo"],
  FileUrlFailed: ['wrong type of the web page content', 'failed to get HTTP URL content'],
  FileUnavailable: ['wrong file_id or the file is temporarily unavailable'],
  PhotoInvalid: ['PHOTO_INVALID_DIMENSIONS'],
  AlbumInvalid: [
    'too many messages to send as an album',
    'there are no messages to send',
    "document can't be mixed with other media types",
    "audio can't be mixed with other media types",
  ],
  CommandInvalid: [
    'can\'t parse BotCommand: Can\'t find field "description"',
    'command must be non-empty',
    'command length must not exceed 32',
    'command description must be non-empty',
    'command description length must not exceed 256',
    'BOT_COMMAND_INVALID',
  ],
  PollInvalid: [
    'poll must have at least one answer option',
    "poll can't have more than 12 options",
    'poll question length must not exceed 300',
    'poll options length must not exceed 100',
    'correct quiz option list must be non-empty',
    "non-anonymous polls can't be sent to channel chats",
  ],
  InvoiceInvalid: ['there must be at least one price', 'total price must be positive'],
  ReactionInvalid: ["can't parse ReactionType: invalid reaction type specified", 'REACTION_INVALID'],
  WebhookInvalid: [
    'bad webhook: An HTTPS URL must be provided for webhook',
    'invalid webhook URL specified',
    'secret token is too long',
    'secret token contains unallowed characters',
  ],
  ParameterMissing: [
    'chat_id is empty',
    'chat identifier is not specified',
    'message identifier is not specified',
    ...['media', 'title', 'prices'].map((name) => `parameter "${name}" is required`),
    "can't use empty start_parameter",
  ],
  TooMany: ['too many message identifiers specified', 'too many inline query results specified'],
  ParameterInvalid: [
    'wrong parameter action in request',
    'can\'t parse inline query result: Can\'t find field "id"',
    'too long start_parameter specified',
    'unallowed characters in start_parameter are used',
  ],
  LoggedOut: ['Logged out'],
  MethodNotFound: ['method not found'],
}

describe('a refusal of the server', () => {
  it.each(unauthorized)('%i %s is Unauthorized', (error_code, description) => {
    expect(fromRefusal('getMe', { error_code, description })).toEqual({
      _tag: 'Unauthorized',
      method: 'getMe',
      description,
    })
  })

  it.each(conflicts)('409 %s is Conflict', (description) => {
    expect(fromRefusal('getUpdates', { error_code: 409, description })).toEqual({
      _tag: 'Conflict',
      method: 'getUpdates',
      description,
    })
  })

  it.each(blocked)('403 %s is BotBlocked', (description) => {
    expect(fromRefusal('sendMessage', { error_code: 403, description })).toEqual({
      _tag: 'BotBlocked',
      method: 'sendMessage',
      description,
    })
  })

  it.each(forbidden)('403 is %s: %s', (reason, text) => {
    const description = `Forbidden: ${text}`
    expect(fromRefusal('sendMessage', { error_code: 403, description })).toEqual({
      _tag: 'Rejected',
      method: 'sendMessage',
      code: 403,
      reason,
      description,
    })
  })

  it.each(Object.entries(bad).flatMap(([reason, texts]) => texts.map((text) => [reason, text] as const)))(
    '400 is %s: %s',
    (reason, text) => {
      const description = `Bad Request: ${text}`
      const error = fromRefusal('sendMessage', { error_code: 400, description })
      expect(error).toEqual({ _tag: 'Rejected', method: 'sendMessage', code: 400, reason, description })
      expect(mayHaveActed(error)).toBe(false)
    },
  )

  it.each([1, 7, 86_400])('429 asks to wait %i s', (retry_after) => {
    const description = `Too Many Requests: retry after ${retry_after}`
    expect(fromRefusal('sendMessage', { error_code: 429, description, parameters: { retry_after } })).toEqual(
      { _tag: 'RateLimited', method: 'sendMessage', retryAfter: retry_after, description },
    )
  })

  it('a group that moved is ChatMigrated', () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat'
    const refusal = { error_code: 400, description, parameters: { migrate_to_chat_id: -1001234567890 } }
    expect(fromRefusal('sendMessage', refusal)).toEqual({
      _tag: 'ChatMigrated',
      method: 'sendMessage',
      to: -1001234567890,
      description,
    })
  })

  it.each([
    [500, 'Internal Server Error: restart', 'Other', true],
    [400, 'Logged out', 'LoggedOut', false],
    [404, 'Not Found: method not found', 'MethodNotFound', false],
    [413, 'Request Entity Too Large', 'FileTooBig', false],
    [421, 'Misdirected Request: unallowed token specified', 'Other', false],
  ] as const)('%i %s is Rejected', (code, description, reason, unsure) => {
    const error = fromRefusal('sendMessage', { error_code: code, description })
    expect(error).toEqual({ _tag: 'Rejected', method: 'sendMessage', code, reason, description })
    expect(mayHaveActed(error)).toBe(unsure)
  })
})
