// The entities of a text, as the server reads them from JSON.
// https://core.telegram.org/bots/api#messageentity

import { defined } from '@pipegram/core/Defined'
import * as Link from '@pipegram/core/Link'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** A text with entities from a JSON array. Entities that Telegram detects itself are skipped. */
export const fromJson = (text: string, given: unknown): Json.Decoded<Text> => {
  const entities: Array<MessageEntity> = []
  for (const value of Json.isArray(given) ? given : []) {
    const entity = Json.isObject(value) ? fromFields(value) : E.left('expected an Object')
    if (E.isLeft(entity)) return E.left(`Can't parse MessageEntity: ${entity.left}`)
    if (entity.right !== undefined) entities.push(entity.right)
  }
  return E.right({ text, entities })
}

// private

const fromFields = (fields: Json.JsonObject): Json.Decoded<MessageEntity | undefined> => {
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
        : E.right(defined({ type: 'pre' as const, ...place, language: language.right || undefined }))
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
      return E.right(
        defined({
          type: 'date_time' as const,
          ...place,
          unix_time: time.right,
          date_time_format: format || undefined,
        }),
      )
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

// If a format asks for both a short and a long date or time, the last one counts.
const formatOf = (format: string): string | undefined =>
  Link.dateFormat(format.replaceAll(earlier(format, 't', 'T'), '').replaceAll(earlier(format, 'd', 'D'), ''))

const earlier = (format: string, a: string, b: string): string =>
  format.lastIndexOf(a) < format.lastIndexOf(b) ? a : b
