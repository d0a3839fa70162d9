// The formatting that a bot gives with a text, read and set in order.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Detect from './Detect.ts'
import * as Json from './Json.ts'

// model

/** A text with what is marked in it. */
export interface Formatted {
  readonly text: string
  readonly entities: ReadonlyArray<MessageEntity>
}

// constructors

/** The entities of a JSON text. One that is no array counts as none; those that Telegram finds by itself are skipped. */
export const fromJson = (json: string, userOf: (id: number) => User | undefined): Json.Read<ReadonlyArray<MessageEntity>> => {
  const given = Json.parse(json)
  const entities: Array<MessageEntity> = []
  for (const value of Json.isArray(given) ? given : []) {
    const entity = Json.isObject(value) ? fromFields(value, userOf) : E.left('expected an Object')
    if (E.isLeft(entity)) return E.left(`Can't parse MessageEntity: ${entity.left}`)
    if (entity.right !== undefined) entities.push(entity.right)
  }
  return E.right(entities)
}

/** A text as Telegram keeps it: cleaned and trimmed, its entities in order, and what Telegram marks by itself between them. */
export const fixUp = ({ text: given, entities }: Formatted): Json.Read<Formatted> => {
  for (const { offset, length } of entities) {
    if (offset < 0 || offset > given.length) return E.left(`Entity begins after the end of the text at UTF-16 offset ${offset}`)
    if (length < 0 || offset + length > given.length)
      return E.left(`Entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`)
  }
  const clean = cleaned({ text: given, entities })
  const start = /^[ \n]*/.exec(clean.text.slice(0, clean.entities[0]?.offset))?.[0].length ?? 0
  const end = clean.text.replace(/[ \n]+$/, '').length
  const text = clean.text.slice(start, end)
  const kept = clean.entities
    .map((entity) => ({ ...entity, offset: entity.offset - start, length: Math.min(entity.length, end - entity.offset) }))
    .filter(({ length }) => length > 0)
    .slice(0, most)
  const found = Detect.fromText(text).filter((one) => !kept.some((other) => isClosed(other) && overlap(one, other)))
  return E.right({ text, entities: [...kept, ...found].sort(byPlace) })
}

// private

// Telegram ignores the rest.
const most = 100

const fromFields = (fields: Json.Fields, userOf: (id: number) => User | undefined): Json.Read<MessageEntity | undefined> => {
  const offset = Json.required(Json.integer)(fields, 'offset')
  if (E.isLeft(offset)) return offset
  const length = Json.required(Json.integer)(fields, 'length')
  if (E.isLeft(length)) return length
  const type = Json.required(Json.string)(fields, 'type')
  if (E.isLeft(type)) return type
  const place = { offset: offset.right, length: length.right }
  switch (type.right) {
    case '': return E.left('Type is not specified')
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'spoiler':
    case 'code':
    case 'blockquote':
    case 'expandable_blockquote': return E.right({ type: type.right, ...place })
    case 'pre': {
      const language = Json.string(fields, 'language')
      return E.isLeft(language) ? language : E.right({ type: 'pre', ...place, ...(language.right ? { language: language.right } : {}) })
    }
    case 'text_link': {
      const url = Json.required(Json.string)(fields, 'url')
      return E.isLeft(url) ? url : E.right(linkOf(url.right, place, userOf))
    }
    case 'text_mention': {
      const user = Json.required(Json.object)(fields, 'user')
      if (E.isLeft(user)) return user
      const id = Json.required(Json.integer)(user.right, 'id')
      return E.isLeft(id) ? id : E.right(mentionOf(id.right, place, userOf))
    }
    case 'custom_emoji': {
      const id = Json.required(Json.string)(fields, 'custom_emoji_id')
      return E.isLeft(id) ? id : E.right({ type: 'custom_emoji', ...place, custom_emoji_id: id.right })
    }
    case 'date_time': {
      const time = Json.required(Json.integer)(fields, 'unix_time')
      if (E.isLeft(time)) return time
      const format = Json.string(fields, 'date_time_format')
      if (E.isLeft(format)) return format
      if (!/^(?:[rR]|[tTdDwW]*)$/.test(format.right ?? '')) return E.left('Invalid date-time format specified')
      return E.right({ type: 'date_time', ...place, unix_time: time.right, ...(format.right ? { date_time_format: format.right } : {}) })
    }
    default: return detected.has(type.right) ? E.right(undefined) : E.left('Unsupported type specified')
  }
}

const detected = new Set(['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bank_card_number'])

type Place = Pick<MessageEntity, 'offset' | 'length'>

// A link to a user is a mention; a link whose host has no dot is dropped, and a bare host gains a slash.
const linkOf = (url: string, place: Place, userOf: (id: number) => User | undefined): MessageEntity | undefined => {
  const user = /^tg:\/\/user\?id=(\d+)$/i.exec(url)?.[1]
  if (user !== undefined) return mentionOf(Number(user), place, userOf)
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`
  if (!URL.canParse(full)) return undefined
  const { protocol, hostname } = new URL(full)
  if (/^(?:https?|ftp|tonsite):$/.test(protocol) && !hostname.includes('.') && !hostname.startsWith('[')) return undefined
  return { type: 'text_link', ...place, url: new RegExp(String.raw`^[a-z]+://[^/?#]+$`, 'i').test(full) ? `${full}/` : full }
}

// A user whom the bot cannot know is not mentioned.
const mentionOf = (id: number, place: Place, userOf: (id: number) => User | undefined): MessageEntity | undefined => {
  const user = userOf(id)
  return user && { type: 'text_mention', ...place, user }
}

// Carriage returns go, other control characters become spaces; offsets move along.
const cleaned = ({ text, entities }: Formatted): Formatted => {
  const spaced = text.replace(/[\0-\t\v\f\x0e-\x1f]/g, ' ')
  if (!spaced.includes('\r')) return { text: spaced, entities: entities.toSorted(byPlace) }
  const at = (offset: number): number => spaced.slice(0, offset).replaceAll('\r', '').length
  return {
    text: spaced.replaceAll('\r', ''),
    entities: entities
      .map((entity) => ({ ...entity, offset: at(entity.offset), length: at(entity.offset + entity.length) - at(entity.offset) }))
      .sort(byPlace),
  }
}

const order = ['blockquote', 'expandable_blockquote', 'pre', 'code', 'date_time', 'text_link', 'text_mention', 'mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'custom_emoji']

const rank = ({ type }: MessageEntity): number => order.indexOf(type.toString())

const byPlace = (a: MessageEntity, b: MessageEntity): number => a.offset - b.offset || b.length - a.length || rank(a) - rank(b)

const isClosed = ({ type }: MessageEntity): boolean => type === 'code' || type === 'pre' || type === 'text_link' || type === 'text_mention'

const overlap = (a: MessageEntity, b: MessageEntity): boolean => a.offset < b.offset + b.length && b.offset < a.offset + a.length
