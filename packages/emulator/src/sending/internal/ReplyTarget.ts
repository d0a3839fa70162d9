// The message that a reply answers.
// https://core.telegram.org/bots/api#replyparameters

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { plain, type Text } from '@pipegram/core/Text'
import { RichText } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { userIn, messageIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Room, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as TextQuote from './TextQuote.ts'

// model

/** The message that a reply answers. */
export interface ReplyTarget {
  /** 0 for a message that is not a reply. */
  readonly message_id: number
  /** Empty for the chat of the new message. */
  readonly chat_id: string
  /** True if the message is sent even if the other one does not exist. */
  readonly optional: boolean
  readonly quote: Text
  readonly position: number
  /** Texts of a rich message. They replace `quote`. */
  readonly richQuote?: ReadonlyArray<RichText>
  /** The task of a checklist and the option of a poll that the reply is about. */
  readonly task?: number
  readonly option?: string
}

// constructors

/** The reply that a request asks for. Fails with the server's words. */
export const fromParameters = (params: Parameters.Parameters): Json.Decoded<ReplyTarget> => {
  const json = Parameters.text(params, 'reply_parameters')
  const optional = Parameters.flag(params, 'allow_sending_without_reply')
  if (json === '') return E.right(targetOf(Parameters.integer(params, 'reply_to_message_id'), optional))
  const value = Json.parse(json)
  if (value === undefined) return E.left("Can't parse reply parameters JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as reply parameters')
  if (Object.keys(value).length === 0) return E.right(targetOf(0, optional))
  const chat_id = Json.string(value, 'chat_id')
  if (E.isLeft(chat_id)) return chat_id
  const message_id = Json.required(Json.integer)(value, 'message_id')
  if (E.isLeft(message_id)) return message_id
  const allow = Json.boolean(value, 'allow_sending_without_reply')
  if (E.isLeft(allow)) return allow
  const quote = Json.string(value, 'quote')
  if (E.isLeft(quote)) return quote
  const mode = Json.string(value, 'quote_parse_mode')
  if (E.isLeft(mode)) return mode
  const read = FormattedText.read(quote.right ?? '', mode.right ?? '', value['quote_entities'])
  if (E.isLeft(read)) return read
  const position = Json.integer(value, 'quote_position')
  if (E.isLeft(position)) return position
  const task = Json.integer(value, 'checklist_task_id')
  if (E.isLeft(task)) return task
  const option = Json.string(value, 'poll_option_id')
  if (E.isLeft(option)) return option
  const texts = Json.array(value, 'quote_rich_texts')
  if (E.isLeft(texts)) return texts
  const richQuote = texts.right?.filter(RichText.is)
  if (richQuote?.length !== texts.right?.length) return E.left("Can't parse RichText: unsupported text")
  return E.right(
    defined({
      message_id: message_id.right,
      chat_id: chat_id.right ?? '',
      optional: allow.right ?? false,
      quote: read.right,
      position: position.right ?? 0,
      task: task.right,
      option: option.right,
      richQuote,
    }),
  )
}

// destructors

/** The content of a reply: the other message, and the quote of it. */
export const replyContent = (
  state: State,
  room: Room,
  reply: ReplyTarget,
): E.Either<Refusal, MessageContent.Content> => {
  if (reply.message_id === 0) return E.right({})
  const place = reply.chat_id === '' ? E.right(room) : toChat(state, reply.chat_id, 'read')
  if (E.isLeft(place)) return place
  const isHere = place.right.chat.id === room.chat.id
  const message = messageIn(state, place.right.chat.id, reply.message_id)?.message
  if (message === undefined || (!isHere && !MessageContent.isSendable(message)))
    return reply.optional ? E.right({}) : badRequest('message to be replied not found')
  const content = defined({
    ...(isHere
      ? { reply_to_message: MessageContent.asReplied(message) }
      : { external_reply: MessageContent.asExternal(message) }),
    reply_to_checklist_task_id: partOf(message.checklist?.tasks, ({ id }) => id === reply.task)?.id,
    reply_to_poll_option_id: partOf(
      message.poll?.options,
      ({ persistent_id }) => persistent_id === reply.option,
    )?.persistent_id,
  })
  if (reply.richQuote !== undefined && reply.richQuote.length > 0) {
    const quote = TextQuote.findRichQuote(reply.richQuote, message)
    return quote === undefined ? badRequest('QUOTE_TEXT_INVALID') : E.right({ ...content, quote })
  }
  const kept = FormattedText.normalised(reply.quote, userIn(state))
  // A quote that is invalid, or empty after its check, is ignored. A reply to another chat shows the text.
  if (E.isLeft(kept) || kept.right.text === '')
    return E.right(isHere ? content : defined({ ...content, quote: TextQuote.firstQuote(message) }))
  const quote = TextQuote.findQuote(kept.right, message, reply.position)
  return quote === undefined ? badRequest('QUOTE_TEXT_INVALID') : E.right({ ...content, quote })
}

// private

const targetOf = (message_id: number, optional: boolean): ReplyTarget => ({
  message_id,
  chat_id: '',
  optional,
  quote: plain(''),
  position: 0,
})

const partOf = <A>(parts: ReadonlyArray<A> | undefined, fits: (part: A) => boolean): A | undefined =>
  parts?.find(fits)
