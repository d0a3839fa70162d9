// Short ways to answer: calls made from what came in, with its chat, topic and business connection carried
// over.

import type { Call } from '../calls/Call.ts'
import {
  answerCallbackQuery,
  deleteBusinessMessages,
  deleteMessage,
  editMessageText,
  sendMessage,
  type EditMessageTextParams,
  type SendMessageParams,
} from '../calls/Calls.ts'
import type { AnyText, CallbackQuery, MaybeInaccessibleMessage, Message } from '../types/Types.ts'

// model

/** What can be said besides the text. https://core.telegram.org/bots/api#sendmessage */
export type ReplyOptions = Omit<SendMessageParams, 'chat_id' | 'text'>

/**
 * Where a message is: chat, topic, direct messages topic and business connection, as the `send…` methods take
 * them.
 */
export interface MessagePlace {
  readonly chat_id: number
  readonly message_thread_id?: number
  readonly direct_messages_topic_id?: number
  readonly business_connection_id?: string
}

// destructors

/**
 * Where a message is, for any `send…` call that should go to the same place. Of a pressed button it is where
 * its message is; where Telegram names none, since it was sent in inline mode, the private chat with who
 * pressed.
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
export const placeOf = (what: Message | CallbackQuery): MessagePlace =>
  !('chat' in what)
    ? what.message === undefined
      ? { chat_id: what.from.id }
      : placeOf(what.message)
    : {
        chat_id: what.chat.id,
        // In a group without topics `message_thread_id` names a thread of replies, which cannot be sent to.
        ...(what.is_topic_message === true && what.message_thread_id !== undefined
          ? { message_thread_id: what.message_thread_id }
          : {}),
        ...(what.direct_messages_topic === undefined
          ? {}
          : { direct_messages_topic_id: what.direct_messages_topic.topic_id }),
        ...(what.business_connection_id === undefined
          ? {}
          : { business_connection_id: what.business_connection_id }),
      }

// constructors

/**
 * Says something where a message is, or, of a pressed button, where `placeOf` says. A plain string is sent as
 * plain text.
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
  to: Message | CallbackQuery,
  text: AnyText,
  options: ReplyOptions = {},
): Call<Message> => sendMessage({ ...placeOf(to), text, ...options })

/**
 * The same, as a reply that shows the message it answers. It is sent even if that message is gone by then.
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
 * Ends the wait that a pressed button shows; `text` appears for a moment, at most 200 characters.
 *
 * @example
 *   import { answer } from '@pipegram/core/Reply'
 *
 *   const query = { id: 'q', from: { id: 42, is_bot: false, first_name: 'Ann' }, chat_instance: 'c' }
 *
 *   assert.deepStrictEqual(answer(query, 'Done').params, { callback_query_id: 'q', text: 'Done' })
 */
export const answer = (
  query: CallbackQuery,
  text?: string,
  options: { readonly show_alert?: boolean | undefined } = {},
): Call<true> =>
  answerCallbackQuery({ callback_query_id: query.id, ...(text === undefined ? {} : { text }), ...options })

/**
 * Puts a new text, and perhaps new buttons, into the message whose button was pressed. A message that is no
 * longer accessible is still named by its chat and number: Telegram then answers why not.
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
): Call<Message | true> =>
  query.message === undefined
    ? editMessageText({ inline_message_id: query.inline_message_id ?? '', text, ...options })
    : editMessageText({
        ...connectionOf(query.message),
        chat_id: query.message.chat.id,
        message_id: query.message.message_id,
        text,
        ...options,
      })

/**
 * Deletes a message; one that was written for a business through its connection.
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

const connectionOf = (message: MaybeInaccessibleMessage): Pick<MessagePlace, 'business_connection_id'> =>
  'business_connection_id' in message ? { business_connection_id: message.business_connection_id } : {}
