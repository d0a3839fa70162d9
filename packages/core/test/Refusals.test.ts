// The exact texts of the server and what they mean: one row for each text that a program meets.

import { fromRefusal, mayHaveActed, type Reason } from '@pipegram/core/ApiError'
import { describe, expect, it } from 'vitest'

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
  ['Other', "the bot can't send messages to the bot"],
]

// All of these are 400 and begin with `Bad Request: `.
const bad: Readonly<Partial<Record<Reason, ReadonlyArray<string>>>> = {
  MessageEmpty: ['message text is empty'],
  MessageTooLong: ['message is too long'],
  CannotParseEntities: [
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    "can't parse entities: Can't find end of Bold entity at byte offset 1",
  ],
  ChatNotFound: ['chat not found'],
  UserNotFound: ['user not found'],
  NotEnoughRights: [
    'not enough rights to send text messages to the chat',
    'not enough rights to restrict/unrestrict chat member',
    'not enough rights to manage pinned messages in the chat',
  ],
  MessageNotFound: ['replied', 'edit', 'delete', 'pin', 'forward', 'copy', 'react'].map(
    (what) => `message to ${what === 'replied' ? 'be replied' : what} not found`,
  ),
  MessageNotModified: [
    'message is not modified: specified new message content and reply markup are exactly the same as a ' +
      'current content and reply markup of the message',
  ],
  MessageCannotBeEdited: ["message can't be edited"],
  MessageCannotBeDeleted: ["message can't be deleted", "message can't be deleted for everyone"],
  QueryTooOld: ['query is too old and response timeout expired or query ID is invalid'],
  FileTooBig: ['file is too big'],
  Other: [
    'text must be non-empty',
    'text is too long',
    'message caption is too long',
    'unsupported parse_mode',
    'chat_id is empty',
    'need administrator rights in the channel chat',
    'message thread not found',
    "can't parse reply keyboard markup JSON object",
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    'BUTTON_DATA_INVALID',
    'reply markup is too long',
    'message identifier is not specified',
    'there is no text in the message to edit',
    'there is no caption in the message to edit',
    'inline keyboard expected',
    'too many message identifiers specified',
    'there is no photo in the request',
    'wrong type of the web page content',
    'failed to get HTTP URL content',
    'file must be non-empty',
    'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    'too many messages to send as an album',
    'there are no messages to send',
    'invalid file_id',
    'wrong file_id or the file is temporarily unavailable',
    'BOT_COMMAND_INVALID',
    'too many inline query results specified',
    "can't remove chat owner",
    'user is an administrator of the chat',
    'method is available for supergroup and channel chats only',
    "the message can't be forwarded",
    'total price must be positive',
    'REACTION_INVALID',
    'wrong parameter action in request',
    'object expected as reply markup',
    'bad webhook: An HTTPS URL must be provided for webhook',
    'secret token is too long',
  ],
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
    [400, 'Logged out', 'Other', false],
    [404, 'Not Found: method not found', 'MethodNotFound', false],
    [413, 'Request Entity Too Large', 'Other', false],
    [421, 'Misdirected Request: unallowed token specified', 'Other', false],
  ] as const)('%i %s is Rejected', (code, description, reason, unsure) => {
    const error = fromRefusal('sendMessage', { error_code: code, description })
    expect(error).toEqual({ _tag: 'Rejected', method: 'sendMessage', code, reason, description })
    expect(mayHaveActed(error)).toBe(unsure)
  })
})
