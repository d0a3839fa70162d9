// The part of a message that a reply quotes.
// https://core.telegram.org/bots/api#replyparameters

import { normalise } from '@pipegram/core/Entities'
import type { Text } from '@pipegram/core/Text'
import type { Message, MessageEntity, RichText, TextQuote } from '@pipegram/core/Types'
import { quotableRich, wordsOf, wordsOfMessage } from './RichWords.ts'

// constructors

/**
 * Finds a quote in a message, with the same text and formatting: first from a position, then from the start.
 */
export const findQuote = (
  { text, entities }: Text,
  message: Message,
  position: number,
): TextQuote | undefined => {
  const whole = message.text ?? message.caption ?? wordsOfMessage(message.rich_message)
  const wanted = quotable(entities)
  const marked = (message.entities ?? message.caption_entities ?? []).filter(isQuotable)
  const placeFrom = (start: number): number | undefined => {
    for (let at = whole.indexOf(text, start); at >= 0; at = whole.indexOf(text, at + 1))
      if (isSame(wanted, quotable(within(marked, at, text.length)))) return at
    return undefined
  }
  const at = placeFrom(position) ?? placeFrom(0)
  if (at === undefined) return undefined
  return wanted.length === 0
    ? { text, position: at, is_manual: true }
    : { text, entities: wanted, position: at, is_manual: true }
}

/** The quote in a reply to another chat that quotes nothing itself: the start of the text. */
export const firstQuote = (message: Message): TextQuote | undefined => {
  const whole = message.text ?? message.caption ?? wordsOfMessage(message.rich_message)
  const text = Array.from(whole).slice(0, longest).join('')
  if (text === '') return undefined
  const marked = (message.entities ?? message.caption_entities ?? []).filter(
    ({ offset }) => offset < text.length,
  )
  const entities = quotable(within(marked, 0, text.length))
  return entities.length === 0 ? { text, position: 0 } : { text, entities, position: 0 }
}

/** Finds texts of a rich message, with the styles that a quote can have. */
export const findRichQuote = (given: ReadonlyArray<RichText>, message: Message): TextQuote | undefined => {
  const rich_texts = given.map(quotableRich)
  const text = rich_texts.map(wordsOf).join('\n')
  const position = wordsOfMessage(message.rich_message).indexOf(text)
  return position < 0 || text === '' || Array.from(text).length > longest || given.length > 32
    ? undefined
    : { text, position, is_manual: true, rich_texts }
}

// private

const longest = 1024

const quotable = (entities: ReadonlyArray<MessageEntity>): ReadonlyArray<MessageEntity> =>
  normalise(entities.filter(isQuotable))

const isQuotable = ({ type }: MessageEntity): boolean => kinds.has(type.toString())

const kinds = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
  'date_time',
])

const within = (
  entities: ReadonlyArray<MessageEntity>,
  start: number,
  length: number,
): ReadonlyArray<MessageEntity> =>
  entities.map((entity) => {
    const offset = Math.max(entity.offset - start, 0)
    return { ...entity, offset, length: Math.min(entity.offset + entity.length - start, length) - offset }
  })

const isSame = (a: ReadonlyArray<MessageEntity>, b: ReadonlyArray<MessageEntity>): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
