// The text that a bot gives, with its formatting: as markup, or as entities in JSON.
// https://core.telegram.org/bots/api#formatting-options

import { fixUp, showError } from '@pipegram/core/Entities'
import { fromHtml } from '@pipegram/core/Html'
import * as Link from '@pipegram/core/Link'
import { fromMarkdown } from '@pipegram/core/Markdown'
import { fromMarkdownV2 } from '@pipegram/core/MarkdownV2'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from './Json.ts'

// constructors

/**
 * A text under a parse mode; where there is none, with entities as they stand in JSON. With a parse mode the
 * entities are ignored.
 */
export const read = (text: string, parseMode: string, entities: unknown): Json.Read<Text> => {
  if (new TextEncoder().encode(text).length > 32_768) return E.left('Text is too long')
  const mode = text === '' ? '' : parseMode.toLowerCase()
  switch (mode) {
    case '':
    case 'none':
      return fromJson(text, entities)
    case 'markdownv2':
      return parsed(fromMarkdownV2(text))
    case 'markdown':
      return parsed(fromMarkdown(text))
    case 'html':
      return parsed(fromHtml(text))
    default:
      return E.left('Unsupported parse_mode')
  }
}

/** A text as Telegram keeps it. Links are checked, and users whom the bot cannot know are not mentioned. */
export const kept = ({ text, entities }: Text, userOf: (id: number) => User | undefined): Json.Read<Text> => {
  const known: Array<MessageEntity> = []
  for (const entity of entities) {
    const checked = checkedOf(entity, userOf)
    if (E.isLeft(checked)) return checked
    if (checked.right !== undefined) known.push(checked.right)
  }
  return E.mapLeft(showError)(fixUp({ text, entities: known }))
}

// private

const parsed = E.mapLeft(({ message }: { readonly message: string }) => `Can't parse entities: ${message}`)

// What is no array counts as none; entities that Telegram finds by itself are skipped.
const fromJson = (text: string, given: unknown): Json.Read<Text> => {
  const entities: Array<MessageEntity> = []
  for (const value of Json.isArray(given) ? given : []) {
    const entity = Json.isObject(value) ? fromFields(value) : E.left('expected an Object')
    if (E.isLeft(entity)) return E.left(`Can't parse MessageEntity: ${entity.left}`)
    if (entity.right !== undefined) entities.push(entity.right)
  }
  return E.right({ text, entities })
}

const fromFields = (fields: Json.Fields): Json.Read<MessageEntity | undefined> => {
  const offset = Json.required(Json.integer)(fields, 'offset')
  if (E.isLeft(offset)) return offset
  const length = Json.required(Json.integer)(fields, 'length')
  if (E.isLeft(length)) return length
  const type = Json.required(Json.string)(fields, 'type')
  if (E.isLeft(type)) return type
  const place = { offset: offset.right, length: length.right }
  switch (type.right) {
    case '':
      return E.left('Type is not specified')
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'spoiler':
    case 'code':
    case 'blockquote':
    case 'expandable_blockquote':
      return E.right({ type: type.right, ...place })
    case 'pre': {
      const language = Json.string(fields, 'language')
      return E.isLeft(language)
        ? language
        : E.right({ type: 'pre', ...place, ...(language.right ? { language: language.right } : {}) })
    }
    case 'text_link': {
      const url = Json.required(Json.string)(fields, 'url')
      return E.isLeft(url) ? url : E.right({ type: 'text_link', ...place, url: url.right })
    }
    case 'text_mention': {
      const user = Json.required(Json.object)(fields, 'user')
      if (E.isLeft(user)) return user
      const id = Json.required(Json.integer)(user.right, 'id')
      return E.isLeft(id)
        ? id
        : E.right({ type: 'text_mention', ...place, user: { id: id.right, is_bot: false, first_name: '' } })
    }
    case 'custom_emoji': {
      const id = Json.required(Json.string)(fields, 'custom_emoji_id')
      return E.isLeft(id) ? id : E.right({ type: 'custom_emoji', ...place, custom_emoji_id: id.right })
    }
    case 'date_time': {
      const time = Json.required(Json.integer)(fields, 'unix_time')
      if (E.isLeft(time)) return time
      const given = Json.string(fields, 'date_time_format')
      if (E.isLeft(given)) return given
      const format = formatOf(given.right ?? '')
      if (format === undefined) return E.left('Invalid date-time format specified')
      return E.right({
        type: 'date_time',
        ...place,
        unix_time: time.right,
        ...(format === '' ? {} : { date_time_format: format }),
      })
    }
    default:
      return detected.has(type.right) ? E.right(undefined) : E.left('Unsupported type specified')
  }
}

const detected = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
])

// Of short and long the last one counts.
const formatOf = (format: string): string | undefined =>
  Link.dateFormat(format.replaceAll(earlier(format, 't', 'T'), '').replaceAll(earlier(format, 'd', 'D'), ''))

const earlier = (format: string, a: string, b: string): string =>
  format.lastIndexOf(a) < format.lastIndexOf(b) ? a : b

const checkedOf = (
  entity: MessageEntity,
  userOf: (id: number) => User | undefined,
): Json.Read<MessageEntity | undefined> => {
  switch (entity.type) {
    case 'text_link': {
      const { url = '', ...rest } = entity
      const id = Link.userOf(url)
      if (id !== undefined) return E.right(mentioned(rest, userOf(id)))
      const checked = Link.fromString(url)
      return E.isLeft(checked)
        ? E.left(`Entity URL '${url}' is invalid: ${checked.left}`)
        : E.right({ ...rest, url: checked.right })
    }
    case 'text_mention':
      return E.right(mentioned(entity, entity.user && userOf(entity.user.id)))
    case 'custom_emoji':
      return Link.isEmojiId(entity.custom_emoji_id ?? '')
        ? E.right(entity)
        : E.left('Invalid custom emoji identifier specified')
    case 'date_time':
      return Link.isTime(entity.unix_time ?? 0) ? E.right(entity) : E.left('Invalid date specified')
    default:
      return E.right(entity)
  }
}

const mentioned = ({ offset, length }: MessageEntity, user: User | undefined): MessageEntity | undefined =>
  user && { type: 'text_mention', offset, length, user }
