// Results of inline queries, as the server reads them.
// https://core.telegram.org/bots/api#inlinequeryresult

import { explain } from '@pipegram/core/Fault'
import { InlineQueryResult } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as FileStore from '../../media/internal/FileStore.ts'
import type { Sendable } from '../../messages/Sendable.ts'
import type { Bill, FileKind, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import {
  markupOf,
  captionOf,
  soldIn,
  contentOf,
  contactOf,
  venueOf,
  locationOf,
  texts,
  type DecodedMessage,
} from './InlineContent.ts'

// constructors

/** A result of an inline query. It fails with the server's words. */
export const fromJson = (value: unknown, state: State): Json.Decoded<InlineQueryResult> => {
  if (!Json.isObject(value)) return E.left('Inline query result must be an object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return type
  const id = Json.required(Json.string)(value, 'id')
  if (E.isLeft(id)) return id
  const result: Json.JsonObject = { ...value, type: type.right.toLowerCase(), id: id.right }
  const said = messageOf(state, result)
  if (E.isLeft(said)) return said
  if (InlineQueryResult.is(result)) return E.right(result)
  const decoded = InlineQueryResult.decode(result)
  return E.isLeft(decoded) ? E.left(explain('result')(decoded.left).join('; ')) : decoded
}

// destructors

/**
 * The message that a chosen result sends: its own message, or what it shows. A file at a URL is not fetched:
 * the emulator makes one up.
 */
export const messageOf = (state: State, result: object): Json.Decoded<Sendable> => {
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
  const own = shownBy(state, type, fields)
  if (E.isLeft(own)) return own
  const whole = said.right ?? (captioned.has(type) ? { ...own.right, ...caption.right } : own.right)
  return whole === undefined
    ? E.left('Sent message content must be explicitly specified')
    : E.right({ ...whole, ...markup.right })
}

/** What a result sells; `undefined` if it sells nothing. */
export const billOf = (result: object): Bill | undefined => {
  const content = Json.object({ ...result }, 'input_message_content')
  const fields = E.isLeft(content) ? undefined : content.right
  const bill =
    fields !== undefined && !fields['message_text'] && 'payload' in fields ? soldIn(fields) : undefined
  return bill === undefined || E.isLeft(bill) ? undefined : bill.right
}

// private

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

const shownBy = (state: State, type: string, fields: Json.JsonObject): DecodedMessage => {
  switch (type) {
    case 'article':
      return E.map(() => undefined)(texts(fields, 'title'))
    case 'contact':
      return contactOf(fields)
    case 'location':
      return E.chain(() => locationOf(fields))(texts(fields, 'title'))
    case 'venue':
      return venueOf(fields)
    case 'game':
      return E.left('the emulator does not play games as inline results yet')
    default:
      return fileOf(state, type, fields)
  }
}

const fileOf = (state: State, type: string, fields: Json.JsonObject): DecodedMessage => {
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
  return E.mapLeft(({ description }: { readonly description: string }) =>
    description.replace(/^Bad Request: /, ''),
  )(FileStore.contentByFileId(state, kind, required.right[`${name}_file_id`] ?? ''))
}
