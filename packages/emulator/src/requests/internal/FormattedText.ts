// A text with its formatting: from markup, or from entities in JSON.
// https://core.telegram.org/bots/api#formatting-options

import { fixUp, showError } from '@pipegram/core/Entities'
import { fromHtml } from '@pipegram/core/Html'
import * as Link from '@pipegram/core/Link'
import { fromMarkdown } from '@pipegram/core/Markdown'
import { fromMarkdownV2 } from '@pipegram/core/MarkdownV2'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as Json from '../../values/internal/Json.ts'
import { fromJson } from './EntityJson.ts'

// constructors

/** A text in a parse mode, or a text with entities. With a parse mode, entities are ignored. */
export const read = (text: string, parseMode: string, entities: unknown): Json.Decoded<Text> => {
  if (Buffer.byteLength(text) > 32_768) return E.left('Text is too long')
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

/** A text as Telegram keeps it: links are checked, and mentions of unknown users are removed. */
export const normalised = (
  { text, entities }: Text,
  userOf: (id: number) => User | undefined,
): Json.Decoded<Text> => {
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

const checkedOf = (
  entity: MessageEntity,
  userOf: (id: number) => User | undefined,
): Json.Decoded<MessageEntity | undefined> => {
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
