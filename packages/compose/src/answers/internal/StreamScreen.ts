// How a chat shows a growing message: private chats show a draft, other chats a message that is edited.
// https://core.telegram.org/bots/api#sendmessagedraft
// https://core.telegram.org/bots/api#editmessagetext

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import {
  editMessageReplyMarkup,
  editMessageText,
  sendChatAction,
  sendMessage,
  sendMessageDraft,
  sendRichMessage,
  sendRichMessageDraft,
} from '@pipegram/core/Calls'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { MessagePlace, ReplyOptions } from '@pipegram/core/Reply'
import type { AnyText, Text } from '@pipegram/core/Text'
import type { InlineKeyboardMarkup, Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { isRichContent, type AnswerContent } from '../AnswerFormat.ts'
import { isRefused } from './LostCall.ts'
import { stopKeyboard } from './StopButton.ts'

// model

/** Options of the messages of an answer. The buttons appear below the last message. */
export interface ScreenOptions extends Omit<ReplyOptions, 'reply_markup'> {
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  /**
   * The text of a button that stops the answer, below a message that is edited. Drafts have Telegram's own
   * button. `stopping` handles both. Default: no button.
   */
  readonly stop?: string
}

/** Shows the messages of an answer, one after another. */
export interface StreamScreen {
  /** Shows a state of the current message. */
  readonly show: (content: AnswerContent) => TE.TaskEither<ApiError, unknown>
  /** Shows the last state of the current message, with buttons. The next state begins a new message. */
  readonly finish: (
    content: AnswerContent,
    reply_markup: InlineKeyboardMarkup | undefined,
  ) => TE.TaskEither<ApiError, Message>
  /** Shows that an answer is coming, or keeps the draft with this content visible. */
  readonly keep: (content: AnswerContent | undefined) => TE.TaskEither<ApiError, unknown>
  /** How long the chat shows the result of `keep`. */
  readonly lasting: IO<Millis>
  /**
   * Removes the stop button from the current message, with this interpreter, and returns the message. A draft
   * becomes a message with this content. `undefined`: there is no message.
   */
  readonly leave: (
    content: AnswerContent | undefined,
    by: Interpreter,
  ) => TE.TaskEither<ApiError, Message | undefined>
  /** True if the chat can show rich messages, as far as is known. */
  readonly isRich: IO<boolean>
  /** Notes that the chat cannot show rich messages. Returns false if that was known before. */
  readonly withoutRich: IO<boolean>
  /** The sent message that is still edited. */
  readonly present: IO<Message | undefined>
}

// constructors

/** Makes a screen for a chat. A chat that refuses drafts gets a message that is edited. */
export const makeScreen = (
  call: Interpreter,
  place: MessagePlace,
  { reply_markup: _markup, stop, ...options }: ScreenOptions,
  begun?: Message,
): StreamScreen => {
  const { chat_id, message_thread_id, business_connection_id } = { ...place, ...options }
  const stopMarkup: ScreenButtons = stop === undefined ? {} : { reply_markup: stopKeyboard(stop) }
  const stopSign = stop === undefined ? {} : { can_stop: true, keep_on_stop: true }
  let drafts = chat_id > 0 && business_connection_id === undefined && begun === undefined
  let draft_id = newDraft()
  let present = begun
  let shown = ''
  let isFirst = true
  let isRich = true

  const { message, edited } = makeCalls(call, place, options)
  const put =
    (content: AnswerContent, buttons: ScreenButtons): TE.TaskEither<ApiError, Message> =>
    async () => {
      const result = await (
        present === undefined ? call(message(content, buttons, isFirst)) : edited(content, buttons, present)
      )()
      if (E.isRight(result)) {
        present = result.right
        shown = keyOf(content, buttons)
      }
      return result
    }
  const draft =
    (content: AnswerContent | undefined): TE.TaskEither<ApiError, unknown> =>
    async () => {
      const where = { chat_id, draft_id, ...defined({ message_thread_id }), ...stopSign }
      const result = await call(
        content !== undefined && isRichContent(content)
          ? sendRichMessageDraft({ ...where, rich_message: content })
          : sendMessageDraft({ ...where, text: content === undefined ? '' : worded(content) }),
      )()
      if (E.isRight(result) || !isRefused(result.left)) return result
      drafts = false
      return content === undefined ? E.right(undefined) : put(content, stopMarkup)()
    }
  return {
    show: (content) => (drafts ? draft(content) : put(content, stopMarkup)),
    finish: (content, reply_markup) => async () => {
      const buttons = defined({ reply_markup })
      const isShown = keyOf(content, buttons) === shown
      const result = present !== undefined && isShown ? E.right(present) : await put(content, buttons)()
      if (E.isLeft(result)) return result
      present = undefined
      shown = ''
      isFirst = false
      draft_id = newDraft()
      return result
    },
    keep: (content) => {
      if (drafts) return draft(content)
      const topic = defined({ business_connection_id, message_thread_id })
      return present === undefined
        ? call(sendChatAction({ chat_id, ...topic, action: 'typing' }))
        : TE.right(undefined)
    },
    lasting: () => (drafts ? draftTime : present === undefined ? actionTime : Infinity),
    leave: (content, by) => async () => {
      if (drafts) return content === undefined ? E.right(undefined) : by(message(content, {}, isFirst))()
      if (present === undefined || stop === undefined) return E.right(present)
      const target = { chat_id, message_id: present.message_id, ...defined({ business_connection_id }) }
      await by(editMessageReplyMarkup(target))()
      return E.right(present)
    },
    isRich: () => isRich,
    withoutRich: () => {
      const before = isRich
      isRich = false
      return before
    },
    present: () => present,
  }
}

// private

type ScreenButtons = Pick<ScreenOptions, 'reply_markup'>

interface ScreenCalls {
  readonly message: (content: AnswerContent, buttons: ScreenButtons, isFirst: boolean) => Call<Message>
  readonly edited: (
    content: AnswerContent,
    buttons: ScreenButtons,
    before: Message,
  ) => TE.TaskEither<ApiError, Message>
}

const makeCalls = (
  call: Interpreter,
  place: MessagePlace,
  options: Omit<ScreenOptions, 'reply_markup' | 'stop'>,
): ScreenCalls => {
  const { chat_id, business_connection_id } = { ...place, ...options }
  const { reply_parameters: _reply, message_effect_id: _effect, ...rest } = options
  return {
    message: (content, buttons, isFirst) => {
      const common = { ...place, ...(isFirst ? options : rest), ...buttons }
      if (!isRichContent(content)) return sendMessage({ ...common, text: worded(content) })
      const { link_preview_options: _preview, ...others } = common
      return sendRichMessage({ ...others, rich_message: content })
    },
    edited:
      (content, buttons, { message_id, ...before }) =>
      async () => {
        const target = { chat_id, message_id, ...defined({ business_connection_id }), ...buttons }
        const preview = defined({ link_preview_options: options.link_preview_options })
        const result = await call(
          isRichContent(content)
            ? editMessageText({ ...target, rich_message: content })
            : editMessageText({ ...target, ...preview, text: worded(content) }),
        )()
        if (E.isRight(result)) return result
        const { left } = result
        return left._tag === 'Rejected' && left.reason === 'MessageNotModified'
          ? E.right({ message_id, ...before })
          : result
      },
  }
}

// A text without entities is sent as a string.
const worded = (content: Text): AnyText => (content.entities.length === 0 ? content.text : content)

const keyOf = (content: AnswerContent, buttons: ScreenButtons): string => JSON.stringify([content, buttons])

// Telegram removes a draft after 30 s, and a chat action after 5 s.
const draftTime: Millis = 20_000
const actionTime: Millis = 4_500

// Any number except 0. Drafts with the same number in one chat are the same draft.
const newDraft = (): number => 1 + Math.floor(Math.random() * 2 ** 30)
