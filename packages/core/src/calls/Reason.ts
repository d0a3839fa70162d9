// Why Telegram refused a call: a closed list of names, read from the description of the refusal. Several
// descriptions have one name if a program would react to them in the same way.
// https://core.telegram.org/bots/api#making-requests

// model

/**
 * Why Telegram refused a call. The table `reasons` of this module has the phrases of each name. `Other` is a
 * refusal that no documentation names; see its description.
 */
export type Reason = keyof typeof reasons | 'Other'

// constructors

/**
 * The reason for a description. If several reasons match, the first one in the table is taken.
 *
 * @example
 *   import { fromDescription } from '@pipegram/core/Reason'
 *
 *   assert.strictEqual(fromDescription('Bad Request: message caption is too long'), 'CaptionTooLong')
 *   assert.strictEqual(fromDescription('Bad Request: TOPIC_CLOSED'), 'TopicClosed')
 *   assert.strictEqual(fromDescription('Bad Request: something new'), 'Other')
 */
export const fromDescription = (description: string): Reason =>
  names.find((name) => reasons[name].test(description)) ?? 'Other'

// private

// The phrases of the server, and the names of errors that it passes on, such as CHAT_WRITE_FORBIDDEN.
const reasons = {
  /** The text is not valid markup, or an entity is outside the text. */
  CannotParseEntities:
    /can't parse (?:entities|MessageEntity)|entity begin(?:s|ning)|\bENTITY_|ENTITIES[_ ]TOO[_ ]LONG/i,
  /** There is no parse mode with this name. */
  UnsupportedParseMode: /unsupported parse_mode/i,
  /** The bot may not write to the chat at all, or not this kind of message. */
  WriteForbidden: /\bCHAT_(?:WRITE|SEND_\w+|GUEST_SEND|RESTRICTED)(?:_FORBIDDEN)?\b/i,
  /** The bot lacks a right in the chat. */
  NotEnoughRights:
    /not enough rights|have no rights|need administrator rights|CHAT_ADMIN_REQUIRED|RIGHT_FORBIDDEN/i,
  /** The user has not written to the bot yet. */
  CannotInitiate: /bot can't initiate conversation/i,
  /** The receiver is a bot. */
  CannotMessageBots: /bot can't send messages to (?:the )?bots?\b|USER_IS_BOT/i,
  /** The bot was removed from the chat. */
  WasKicked: /bot was kicked from/i,
  /** The bot is not in the chat, or has left it. */
  NotMember: /bot is not a member of|CHANNEL_PRIVATE|USER_NOT_PARTICIPANT|PARTICIPANT_ID_INVALID/i,
  /** The chat does not exist or no longer exists, or the bot has never met it. */
  ChatNotFound:
    /chat not found|(?:chat|group) (?:was|is) (?:deactivated|deleted)|CHAT_ID_INVALID|CHANNEL_INVALID/i,
  /** The id does not belong to a chat or a user that the bot can name. */
  PeerIdInvalid: /PEER_ID_INVALID|(?:invalid|wrong) user_id specified|wrong chat id|\bUSER_ID_INVALID/i,
  /** The user does not exist, or the bot has never met them. */
  UserNotFound: /\b(?:user|member) not found|USERNAME_(?:NOT_OCCUPIED|INVALID)/i,
  /** The target is the owner, an administrator or the bot itself. */
  CannotRestrict: /can't remove chat owner|can't restrict self|user is an administrator|USER_ADMIN_INVALID/i,
  /** The method is not for this kind of chat. */
  WrongChatType: /method is available (?:only )?for/i,
  /** The topic is closed. */
  TopicClosed: /TOPIC_CLOSED/i,
  /** The topic has this name and icon already. */
  TopicNotModified: /TOPIC_NOT_MODIFIED/i,
  /** The topic or the thread does not exist. */
  ThreadNotFound: /message thread not found|TOPIC_(?:DELETED|ID_INVALID)/i,
  /** The text has only spaces and markup. */
  MessageEmpty: /\btext is empty|(?:text|message) must be non-empty|MESSAGE_EMPTY/i,
  /** The caption has more than 1,024 characters. */
  CaptionTooLong: /caption is too long|MEDIA_CAPTION_TOO_LONG/i,
  /** The text has more than 4,096 characters. */
  MessageTooLong: /message is too long|text is too long|MESSAGE_TOO_LONG/i,
  /** The message already has this content and these buttons. */
  MessageNotModified: /message is not modified|MESSAGE_NOT_MODIFIED/i,
  /** The message has a photo or a file, so its caption can be edited and not its text. */
  NoTextToEdit: /no text in the message to edit/i,
  /** The message is a text, and has no caption. */
  NoCaptionToEdit: /no caption in the message to edit/i,
  /** The bot may not edit the message. */
  MessageCannotBeEdited: /message can't be edited|MESSAGE_EDIT_TIME_EXPIRED|MESSAGE_AUTHOR_REQUIRED/i,
  /** The message is too old, or the bot may not delete it. */
  MessageCannotBeDeleted: /message can't be deleted|MESSAGE_DELETE_FORBIDDEN/i,
  /** The message is a service message, such as "Ann joined". */
  MessageCannotBePinned: /service messages can't be pinned/i,
  /** The chat or the message is protected, or the message is a service message. */
  MessageCannotBeForwarded:
    /message can't be (?:forwarded|copied)|restricted message forwarding|CHAT_FORWARDS_RESTRICTED/i,
  /** The message to edit, delete, reply to, pin, forward, copy or react to does not exist. */
  MessageNotFound: /message to (?:be )?[a-z]+ not found|repl(?:y|ied) message not found|MESSAGE_ID_INVALID/i,
  /** A query was answered too late, or twice. */
  QueryTooOld: /query is too old|QUERY_ID_INVALID/i,
  /** Telegram does not accept a button or a keyboard. */
  KeyboardInvalid:
    /keyboard (?:markup|button|expected)|reply markup|web App buttons|\bBUTTON_\w+|REPLY_MARKUP_/i,
  /** The file is larger than Telegram accepts or sends. */
  FileTooBig: /file is too big|is too big for|Request Entity Too Large|certificate size is too big/i,
  /** The file has no bytes. */
  FileEmpty: /file must be non-empty|FILE_PARTS?_(?:EMPTY|INVALID)/i,
  /** The request has no file where one is required. */
  FileMissing: /there is no \S+(?: \S+)? in the request|media not found/i,
  /** The `file_id` is wrong, or belongs to another bot. */
  FileIdInvalid:
    /wrong (?:remote )?file id|invalid file[_ ]id|file_id not specified|FILE_(?:ID|REFERENCE)_\w+/i,
  /** The `file_id` belongs to another kind of file. */
  FileTypeMismatch: /can't use file of type|type of file mismatch/i,
  /** Telegram could not get the file from the URL. */
  FileUrlFailed: /web page content|HTTP URL (?:content|specified)|can't upload file by URL|WEBPAGE_\w+/i,
  /** Telegram cannot send the file now. */
  FileUnavailable: /wrong file_id or the file is temporarily unavailable/i,
  /** The picture has the wrong format or the wrong size. */
  PhotoInvalid: /PHOTO_\w+|IMAGE_PROCESS_FAILED/i,
  /** The album has too few or too many parts, or parts that cannot be mixed. */
  AlbumInvalid: /as an album|in the album|no messages to send|can't be mixed with other media/i,
  /** Telegram does not accept a command or its description. */
  CommandInvalid: /\bcommand (?:must be|length|description)|BotCommand\b|BOT_COMMAND_\w+/i,
  /** Telegram does not accept the question, the options or the kind of a poll. */
  PollInvalid: /\bpolls? (?:must|can't|question|options?)|polls can't be|quiz option|POLL_\w+|QUIZ_\w+/i,
  /** Telegram does not accept the prices of an invoice. */
  InvoiceInvalid: /at least one price|total price|CURRENCY_\w+|INVOICE_\w+|PAYMENT_PROVIDER_INVALID/i,
  /** The chat does not allow the reaction. */
  ReactionInvalid: /ReactionType|REACTION_\w+/i,
  /** Telegram does not accept the address, the secret or the certificate of a webhook. */
  WebhookInvalid: /webhook|secret token/i,
  /** A required parameter is missing. */
  ParameterMissing:
    /parameter "?\w+"? is required|chat_id is empty|identifier is not specified|empty start_parameter/i,
  /** A list has too many elements. */
  TooMany: /\btoo many\b/i,
  /** Telegram does not accept the form or the value of a parameter. */
  ParameterInvalid: /can't parse|wrong parameter|invalid parameter|start_parameter|RESULT_ID_\w+/i,
  /** The bot was logged out from this server. */
  LoggedOut: /\bLogged out\b/i,
  /** The server has no such method. */
  MethodNotFound: /method not found/i,
} as const

const isName = (name: string): name is keyof typeof reasons => name in reasons

const names = Object.keys(reasons).filter(isName)
