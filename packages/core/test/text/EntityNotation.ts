// Entities in short form, for tests: `bold 0+3` begins at offset 0 and has length 3.

import * as Entities from '@pipegram/core/Entities'
import type { Text } from '@pipegram/core/Text'
import type { MessageEntity, MessageEntityType } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'

const needs: Partial<Record<MessageEntityType, Partial<MessageEntity>>> = {
  text_link: { url: 'https://example.org/' },
  text_mention: { user: { id: 1, is_bot: false, first_name: 'A' } },
  custom_emoji: { custom_emoji_id: '5' },
  date_time: { unix_time: 1 },
}

export const one = (type: MessageEntityType, offset: number, length: number): MessageEntity => ({
  type,
  offset,
  length,
  ...needs[type],
})

export const read = (...short: ReadonlyArray<string>): ReadonlyArray<MessageEntity> =>
  short.map((each) => {
    const [, type = '', offset, length] = /^(\w+) (-?\d+)\+(-?\d+)$/.exec(each) ?? []
    return one(types.find((known) => known === type) ?? 'bold', Number(offset), Number(length))
  })

export const short = (entities: ReadonlyArray<MessageEntity>): ReadonlyArray<string> =>
  entities.map(({ type, offset, length }) => `${type} ${offset}+${length}`)

export const styles = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'] as const
export const quotes = ['blockquote', 'expandable_blockquote'] as const
export const closed = ['pre', 'code', 'date_time'] as const
export const types: ReadonlyArray<MessageEntityType> = [
  ...styles,
  ...quotes,
  ...closed,
  'text_link',
  'text_mention',
  'custom_emoji',
  'url',
  'mention',
]

export const fixed = (
  text: string,
  entities: ReadonlyArray<MessageEntity>,
  options?: Entities.EntityFixes,
): Text => {
  const result = Entities.fixUp({ text, entities }, options)
  if (E.isLeft(result)) throw new Error(Entities.showError(result.left))
  return result.right
}
