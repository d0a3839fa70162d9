// How a chat shows a message that still grows: as a draft in private chats, elsewhere as a message that is
// edited.
// https://core.telegram.org/bots/api#sendmessagedraft
// https://core.telegram.org/bots/api#editmessagetext

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { editMessageText, sendChatAction, sendMessage, sendMessageDraft } from '@pipegram/core/Calls'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { MessagePlace, ReplyOptions } from '@pipegram/core/Reply'
import type { InlineKeyboardMarkup, Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** Options of the messages of an answer. Buttons are below the last one. */
export interface ScreenOptions extends Omit<ReplyOptions, 'reply_markup'> {
  readonly reply_markup?: InlineKeyboardMarkup | undefined
}

/** Shows one message after the other. */
export interface StreamScreen {
  /** Shows a state of the present message. */
  readonly show: (text: string) => TE.TaskEither<ApiError, unknown>
  /** Shows the last state of the present message. The next state begins another message. */
  readonly finish: (text: string, isLast: boolean) => TE.TaskEither<ApiError, Message>
  /** Shows that an answer is coming, or keeps the draft with this text alive. */
  readonly keep: (text: string) => TE.TaskEither<ApiError, unknown>
  /** How long what `keep` shows lasts. */
  readonly lasting: IO<Millis>
  /**
   * Leaves the present message as the chat shows it, and gives it. A draft becomes a message with this text,
   * by this interpreter. `undefined`: there is no message.
   */
  readonly leave: (text: string, by: Interpreter) => Task<Message | undefined>
}

// constructors

/** A screen in a chat. A chat that refuses drafts gets a message that is edited. */
export const makeScreen = (
  call: Interpreter,
  place: MessagePlace,
  { reply_markup, ...options }: ScreenOptions,
): StreamScreen => {
  const { chat_id, message_thread_id, business_connection_id } = { ...place, ...options }
  const { reply_parameters: _reply, message_effect_id: _effect, ...rest } = options
  let drafts = chat_id > 0 && business_connection_id === undefined
  let draft_id = newDraft()
  let present: Message | undefined
  let shown = ''
  let isFirst = true

  const message = (text: string, buttons: ScreenButtons): Call<Message> =>
    sendMessage({ ...place, text, ...(isFirst ? options : rest), ...buttons })
  const edited =
    (text: string, buttons: ScreenButtons, before: Message): TE.TaskEither<ApiError, Message> =>
    async () => {
      const target = defined({ business_connection_id, link_preview_options: options.link_preview_options })
      const { message_id } = before
      const result = await call(editMessageText({ chat_id, message_id, text, ...target, ...buttons }))()
      if (E.isRight(result)) return result
      const { left } = result
      return left._tag === 'Rejected' && left.reason === 'MessageNotModified' ? E.right(before) : result
    }
  const put =
    (text: string, buttons: ScreenButtons): TE.TaskEither<ApiError, Message> =>
    async () => {
      const result = await (
        present === undefined ? call(message(text, buttons)) : edited(text, buttons, present)
      )()
      if (E.isRight(result)) {
        present = result.right
        shown = text
      }
      return result
    }
  const draft =
    (text: string): TE.TaskEither<ApiError, unknown> =>
    async () => {
      const result = await call(
        sendMessageDraft({ chat_id, draft_id, ...defined({ message_thread_id }), text }),
      )()
      if (E.isRight(result) || result.left._tag !== 'Rejected') return result
      drafts = false
      return text === '' ? E.right(undefined) : put(text, {})()
    }
  return {
    show: (text) => (drafts ? draft(text) : put(text, {})),
    finish: (text, isLast) => async () => {
      const buttons = isLast ? defined({ reply_markup }) : {}
      const isShown = text === shown && buttons.reply_markup === undefined
      const result = present !== undefined && isShown ? E.right(present) : await put(text, buttons)()
      if (E.isLeft(result)) return result
      present = undefined
      shown = ''
      isFirst = false
      draft_id = newDraft()
      return result
    },
    keep: (text) => {
      if (drafts) return draft(text)
      const topic = defined({ business_connection_id, message_thread_id })
      return present === undefined
        ? call(sendChatAction({ chat_id, ...topic, action: 'typing' }))
        : TE.right(undefined)
    },
    lasting: () => (drafts ? draftTime : present === undefined ? actionTime : Infinity),
    leave: (text, by) => async () => {
      if (!drafts || text === '') return present
      const result = await by(message(text, {}))()
      return E.isRight(result) ? result.right : undefined
    },
  }
}

// private

type ScreenButtons = Pick<ScreenOptions, 'reply_markup'>

// A draft disappears after 30 s, and a chat action after 5 s.
const draftTime: Millis = 20_000
const actionTime: Millis = 4_500

// Any number but 0. Drafts of one chat with the same number are one draft.
const newDraft = (): number => 1 + Math.floor(Math.random() * 2 ** 30)
