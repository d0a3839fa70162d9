// Short ways to answer: calls made from a message or a query. They keep its chat, its topic and its business
// connection.

import type { Call } from '../calls/Call.ts'
import {
  answerCallbackQuery,
  answerWidgetQuery,
  deleteBusinessMessages,
  deleteMessage,
  editMessageCaption,
  editMessageText,
  sendMessage,
  type EditMessageTextParams,
  type SendMessageParams,
} from '../calls/Calls.ts'
import { defined } from '../ports/Defined.ts'
import type {
  AnyText,
  CallbackQuery,
  MaybeInaccessibleMessage,
  Message,
  SharedWidgetQuery,
  WidgetQuery,
} from '../types/Types.ts'

// model

/** A widget query: from a message that the bot sent, or from a forwarded message with a shared widget. */
export type AnyWidgetQuery = WidgetQuery | SharedWidgetQuery

/** Options of a message besides its text. https://core.telegram.org/bots/api#sendmessage */
export type ReplyOptions = Omit<SendMessageParams, 'chat_id' | 'text'>

/** Options of an answer to a pressed button, besides its text. */
export interface AnswerOptions {
  /**
   * True to show `text` as an alert that the user must close. Default: a notification that disappears by
   * itself.
   */
  readonly show_alert?: boolean | undefined
  /**
   * A link that the app opens: the link of a game, or a link to this bot with a payload, `t.me/bot?start=…`.
   */
  readonly url?: string | undefined
  /** How long the app may repeat this answer without asking the bot, in seconds. Default: 0. */
  readonly cache_time?: number | undefined
}

/**
 * The place of a message: chat, topic, direct messages topic and business connection, in the form that the
 * `send…` methods take.
 */
export interface MessagePlace {
  readonly chat_id: number
  readonly message_thread_id?: number
  readonly direct_messages_topic_id?: number
  readonly business_connection_id?: string
}

// destructors

/**
 * The place of a message, for any `send…` call to the same place. For a pressed button it is the place of its
 * message, for a widget its chat. If Telegram names no chat, it is the private chat with the user. This
 * happens in inline mode, with `callback_query_mode: 'inline'`, and in a forwarded message with a shared
 * widget. Ask for the chat with `on('callback_query', 'message')`.
 *
 * @example
 *   import { placeOf } from '@pipegram/core/Reply'
 *
 *   const message = {
 *     message_id: 7,
 *     date: 1,
 *     chat: { id: 42, type: 'supergroup' as const },
 *     message_thread_id: 3,
 *     is_topic_message: true as const,
 *   }
 *
 *   assert.deepStrictEqual(placeOf(message), { chat_id: 42, message_thread_id: 3 })
 */
export const placeOf = (what: Message | CallbackQuery | AnyWidgetQuery): MessagePlace => {
  if (!('date' in what)) {
    const { from, message, chat }: QueryPlace = what
    return message === undefined ? { chat_id: (chat ?? from).id } : placeOf(message)
  }
  return {
    chat_id: what.chat.id,
    ...defined({
      // In a group without topics, `message_thread_id` names a thread of replies. No message can be sent to
      // such a thread.
      message_thread_id: what.is_topic_message === true ? what.message_thread_id : undefined,
      direct_messages_topic_id: what.direct_messages_topic?.topic_id,
      business_connection_id: what.business_connection_id,
    }),
  }
}

// constructors

/**
 * Sends a text to the place of a message. For a pressed button or a widget, that is the place from `placeOf`.
 * A plain string is sent as plain text.
 *
 * @example
 *   import { reply } from '@pipegram/core/Reply'
 *   import { bold, fmt } from '@pipegram/core/Text'
 *
 *   const message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' as const } }
 *
 *   assert.deepStrictEqual(reply(message, fmt`Hi ${bold('you')}`).params, {
 *     chat_id: 42,
 *     text: 'Hi you',
 *     entities: [{ type: 'bold', offset: 3, length: 3 }],
 *   })
 */
export const reply = (
  to: Message | CallbackQuery | AnyWidgetQuery,
  text: AnyText,
  options: ReplyOptions = {},
): Call<Message> => sendMessage({ ...placeOf(to), text, ...options })

/**
 * Sends a text as a reply that shows the message it answers. It is sent even if that message no longer
 * exists.
 *
 * @example
 *   import { quote } from '@pipegram/core/Reply'
 *
 *   const message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' as const } }
 *
 *   assert.deepStrictEqual(quote(message, 'Yes').params, {
 *     chat_id: 42,
 *     text: 'Yes',
 *     reply_parameters: { message_id: 7, allow_sending_without_reply: true },
 *   })
 */
export const quote = (message: Message, text: AnyText, options: ReplyOptions = {}): Call<Message> =>
  reply(message, text, {
    reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    ...options,
  })

/**
 * Answers a pressed button, so that it stops waiting. The app shows `text`, of at most 200 characters, for a
 * moment. A widget gets data instead, at most 1024 bytes, within 15 s; only the widget that asked gets it.
 *
 * @example
 *   import { answer } from '@pipegram/core/Reply'
 *
 *   const query = { id: 'q', from: { id: 42, is_bot: false, first_name: 'Ann' }, chat_instance: 'c' }
 *
 *   assert.deepStrictEqual(answer(query, 'Done').params, { callback_query_id: 'q', text: 'Done' })
 *   assert.deepStrictEqual(answer(query, undefined, { url: 'https://t.me/test_bot?start=so-cool' }).params, {
 *     callback_query_id: 'q',
 *     url: 'https://t.me/test_bot?start=so-cool',
 *   })
 */
export function answer(query: AnyWidgetQuery, data?: string): Call<true>
export function answer(query: CallbackQuery, text?: string, options?: AnswerOptions): Call<true>
export function answer(query: CallbackQuery | AnyWidgetQuery): Call<true>
export function answer(
  query: CallbackQuery | AnyWidgetQuery,
  text?: string,
  options: AnswerOptions = {},
): Call<true> {
  return 'type' in query
    ? answerWidgetQuery({ widget_query_id: query.id, ...defined({ data: text }) })
    : answerCallbackQuery({ callback_query_id: query.id, ...defined({ text }), ...options })
}

/**
 * Puts a new text, and new buttons if given, into the message whose button was pressed. A photo, a video or
 * another file gets the text as its caption, which stays above or below it.
 *
 * Telegram does not show a message that was sent in inline mode, or that is no longer accessible. `edit`
 * assumes that such a message has a text; if it may be a photo, call `editMessageCaption`. A message that is
 * no longer accessible is named by its chat and number; Telegram then answers why it cannot be edited.
 *
 * @example
 *   import { edit } from '@pipegram/core/Reply'
 *
 *   const query = {
 *     id: 'q',
 *     from: { id: 42, is_bot: false, first_name: 'Ann' },
 *     chat_instance: 'c',
 *     inline_message_id: 'i',
 *   }
 *
 *   assert.deepStrictEqual(edit(query, 'Done').params, { inline_message_id: 'i', text: 'Done' })
 */
export const edit = (
  query: CallbackQuery,
  text: AnyText,
  options: Pick<EditMessageTextParams, 'reply_markup' | 'link_preview_options'> = {},
): Call<Message | true> => {
  const { message, inline_message_id = '' } = query
  if (message === undefined) return editMessageText({ inline_message_id, text, ...options })
  const target = { ...connectionOf(message), chat_id: message.chat.id, message_id: message.message_id }
  if (!withCaption.some((kind) => kind in message)) return editMessageText({ ...target, text, ...options })
  const { link_preview_options: _, ...buttons } = options
  return editMessageCaption({ ...target, ...placeOfCaption(message), caption: text, ...buttons })
}

/**
 * Deletes a message. A message of a business account is deleted through its connection.
 *
 * @example
 *   import { remove } from '@pipegram/core/Reply'
 *
 *   const message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' as const } }
 *
 *   assert.deepStrictEqual(remove(message), {
 *     ...remove(message),
 *     method: 'deleteMessage',
 *     params: { chat_id: 42, message_id: 7 },
 *   })
 */
export const remove = (message: Message): Call<true> =>
  message.business_connection_id === undefined
    ? deleteMessage({ chat_id: message.chat.id, message_id: message.message_id })
    : deleteBusinessMessages({
        business_connection_id: message.business_connection_id,
        message_ids: [message.message_id],
      })

// private

// Where a query comes from.
interface QueryPlace extends Pick<CallbackQuery, 'from' | 'message'>, Pick<WidgetQuery, 'chat'> {}

// https://core.telegram.org/bots/api#editmessagecaption
const withCaption = [
  'animation',
  'audio',
  'document',
  'live_photo',
  'paid_media',
  'photo',
  'video',
  'voice',
  'widget',
] as const satisfies ReadonlyArray<keyof Message>

// Telegram puts a caption below its photo unless an edit says otherwise.
const placeOfCaption = (message: MaybeInaccessibleMessage): Pick<Message, 'show_caption_above_media'> =>
  'show_caption_above_media' in message
    ? defined({ show_caption_above_media: message.show_caption_above_media })
    : {}

const connectionOf = (message: MaybeInaccessibleMessage): Pick<MessagePlace, 'business_connection_id'> =>
  'business_connection_id' in message
    ? defined({ business_connection_id: message.business_connection_id })
    : {}
