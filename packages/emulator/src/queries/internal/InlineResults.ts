// Results of inline queries, as the server reads them.
// https://core.telegram.org/bots/api#inlinequeryresult

import type { Refusal } from '@pipegram/core/ApiError'
import { explain } from '@pipegram/core/Fault'
import { type InlineKeyboardMarkup, InlineQueryResult } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Errors } from 'io-ts'
import { gameContent } from '../../games/internal/Games.ts'
import * as FileStore from '../../media/internal/FileStore.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { FileKind, State, StoredMessage } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import {
  markupOf,
  captionOf,
  soldIn,
  contentOf,
  contactOf,
  venueOf,
  locationOf,
  refusedWords,
  texts,
} from './InlineContent.ts'

// constructors

/** A result of an inline query. */
export const fromJson = (value: unknown, state: State): E.Either<Refusal, InlineQueryResult> => {
  const result = decoded(value, state)
  if (E.isRight(result)) return result
  // Names such as `BUTTON_POS_INVALID` come from Telegram itself, which gets the parsed result.
  const isName = /^[A-Z\d_]+$/.test(result.left)
  return badRequest(isName ? result.left : `can't parse inline query result: ${result.left}`)
}

// destructors

/**
 * The message that a chosen result sends, and the state with its files: its own message, or the file that it
 * shows. A file at a URL is not downloaded: the emulator invents one.
 */
export const messageOf = (state: State, result: object): Json.Decoded<readonly [State, Sendable]> => {
  const fields: Json.JsonObject = { ...result }
  const type = String(fields['type'])
  const content = Json.object(fields, 'input_message_content')
  if (E.isLeft(content)) return content
  const text = Json.string(fields, 'message_text')
  if (E.isLeft(text)) return text
  const given = content.right ?? (type === 'article' || text.right ? fields : undefined)
  const said =
    given === undefined
      ? E.right(undefined)
      : contentOf(state, given, type === 'article', content.right === undefined)
  if (E.isLeft(said)) return said
  const caption = captionOf(state, fields)
  if (E.isLeft(caption)) return caption
  const markup = markupOf(fields)
  if (E.isLeft(markup)) return markup
  const { reply_markup } = markup.right
  if (type === 'game') return gameOf(state, fields, reply_markup)
  if (reply_markup?.inline_keyboard.flat().some((button) => button.callback_game !== undefined))
    return E.left('BUTTON_TYPE_INVALID')
  const own = shownBy(state, type, fields)
  if (E.isLeft(own)) return own
  const shown =
    own.right && ([state, captioned.has(type) ? { ...own.right, ...caption.right } : own.right] as const)
  const whole = said.right ?? shown
  return whole === undefined
    ? E.left('Sent message content must be explicitly specified')
    : E.right([whole[0], { ...whole[1], ...markup.right }])
}

/** The hidden parts of the message of a result: the terms of its invoice, or the name of its game. */
export const keptOf = (result: object): Pick<StoredMessage, 'bill' | 'game_short_name'> => {
  const { type, game_short_name, input_message_content: content }: Json.JsonObject = { ...result }
  if (type === 'game') return { game_short_name: String(game_short_name) }
  const sold = Json.isObject(content) && !content['message_text'] && 'payload' in content
  const bill = sold ? soldIn(content) : undefined
  return bill === undefined || E.isLeft(bill) ? {} : { bill: bill.right }
}

// private

const decoded = (value: unknown, state: State): Json.Decoded<InlineQueryResult> => {
  if (!Json.isObject(value)) return E.left('Inline query result must be an object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return type
  const id = Json.required(Json.string)(value, 'id')
  if (E.isLeft(id)) return id
  const result: Json.JsonObject = { ...value, type: type.right.toLowerCase(), id: id.right }
  const said = messageOf(state, result)
  if (E.isLeft(said)) return said
  if (InlineQueryResult.is(result)) return E.right(result)
  return E.mapLeft((errors: Errors) => explain('result')(errors).join('; '))(InlineQueryResult.decode(result))
}

const captioned = new Set(['audio', 'document', 'gif', 'mpeg4_gif', 'photo', 'video', 'voice'])

// For each type of media: its kind as a message, the name in its fields, and the fields that it needs.
const media: ReadonlyMap<
  string,
  readonly [kind: FileKind, name: string, needs: 'title' | undefined, typed: boolean]
> = new Map([
  ['audio', ['audio', 'audio', undefined, false]],
  ['document', ['document', 'document', 'title', true]],
  ['gif', ['animation', 'gif', undefined, false]],
  ['mpeg4_gif', ['animation', 'mpeg4', undefined, false]],
  ['photo', ['photo', 'photo', undefined, false]],
  ['sticker', ['sticker', 'sticker', undefined, false]],
  ['video', ['video', 'video', 'title', true]],
  ['voice', ['voice', 'voice', 'title', false]],
])

const gameOf = (
  state: State,
  fields: Json.JsonObject,
  keyboard: InlineKeyboardMarkup | undefined,
): Json.Decoded<readonly [State, Sendable]> =>
  E.chain((game_short_name: string) => gameContent(state, game_short_name, keyboard))(
    Json.required(Json.string)(fields, 'game_short_name'),
  )

const shownBy = (state: State, type: string, fields: Json.JsonObject): Json.Decoded<Sendable | undefined> => {
  switch (type) {
    case 'article':
      return E.map(() => undefined)(texts(fields, 'title'))
    case 'contact':
      return contactOf(fields)
    case 'location':
      return E.chain(() => locationOf(fields))(texts(fields, 'title'))
    case 'venue':
      return venueOf(fields)
    default:
      return fileOf(state, type, fields)
  }
}

const fileOf = (state: State, type: string, fields: Json.JsonObject): Json.Decoded<Sendable> => {
  const found = media.get(type)
  if (found === undefined) return E.left(`type "${type}" is unsupported for the inline query result`)
  const [kind, name, needed, typed] = found
  const url = name === 'sticker' ? E.right(undefined) : Json.string(fields, `${name}_url`)
  if (E.isLeft(url)) return url
  const required = texts(
    fields,
    ...(needed === undefined && !(type === 'audio' && url.right) ? [] : ['title']),
    ...(typed && url.right ? ['mime_type'] : []),
    ...(url.right ? [] : [`${name}_file_id`]),
  )
  if (E.isLeft(required)) return required
  if (url.right) return URL.canParse(url.right) ? E.right({ [kind]: {} }) : E.left('Wrong HTTP URL specified')
  return E.mapLeft(refusedWords)(
    FileStore.contentByFileId(state, kind, required.right[`${name}_file_id`] ?? ''),
  )
}
