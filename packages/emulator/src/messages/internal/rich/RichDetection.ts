// Entities that Telegram detects in rich messages: mentions, hashtags, commands, links, addresses and so on.
// https://core.telegram.org/bots/api#inputrichmessage

import * as Detect from '@pipegram/core/Detect'
import * as Link from '@pipegram/core/Link'
import * as E from 'fp-ts/lib/Either.js'
import * as Json from '../../../values/internal/Json.ts'

// combinators

/** Blocks with the detected entities of their texts. Code, links and buttons are left unchanged. */
export const withDetected = (blocks: ReadonlyArray<unknown>): ReadonlyArray<unknown> => blocks.map(inBlock)

// private

const inBlock = (block: unknown): unknown => {
  if (!Json.isObject(block) || block['type'] === 'pre') return block
  const entries = Object.entries(block).map(([name, value]) => [name, inField(name, value)] as const)
  return Object.fromEntries(entries)
}

const inField = (name: string, value: unknown): unknown => {
  switch (name) {
    case 'text':
    case 'credit':
    case 'summary':
      return inText(value)
    case 'caption':
      return Json.isObject(value) && !('type' in value) ? inBlock(value) : inText(value)
    case 'blocks':
    case 'items':
      return Json.isArray(value) ? value.map(inBlock) : value
    case 'cells':
      return Json.isArray(value) ? value.map((row) => (Json.isArray(row) ? row.map(inBlock) : row)) : value
    default:
      return value
  }
}

const styles = new Set(
  'bold italic underline strikethrough spoiler subscript superscript marked reference'.split(' '),
)

const inText = (text: unknown): unknown => {
  if (typeof text === 'string') return detected(text)
  if (Json.isArray(text)) return text.flatMap(inText)
  return Json.isObject(text) && styles.has(String(text['type']))
    ? { ...text, text: inText(text['text']) }
    : text
}

const detected = (text: string): unknown => {
  const places = [
    ...Detect.fromText(text),
    ...Detect.bankCards(text).map((place) => ({ ...place, type: 'bank_card_number' })),
  ].toSorted((a, b) => a.offset - b.offset)
  const parts: Array<unknown> = []
  let from = 0
  for (const { type, offset, length } of places) {
    const words = text.slice(offset, offset + length)
    const fields = fieldsOf(type.toString(), words)
    if (offset < from || fields === undefined) continue
    if (offset > from) parts.push(text.slice(from, offset))
    parts.push({ ...fields, text: words })
    from = offset + length
  }
  if (from === 0) return text
  return from < text.length ? [...parts, text.slice(from)] : parts.length === 1 ? parts[0] : parts
}

const fieldsOf = (type: string, words: string): Json.JsonObject | undefined => {
  switch (type) {
    case 'mention':
      return { type, username: words.slice(1) }
    case 'hashtag':
      return { type, hashtag: words.slice(1) }
    case 'cashtag':
      return { type, cashtag: words.slice(1) }
    case 'bot_command':
      return { type, bot_command: words.slice(1) }
    case 'bank_card_number':
      return { type, bank_card_number: words.replace(/\D/g, '') }
    case 'email':
      return { type: 'email_address', email_address: words }
    case 'url': {
      const url = Link.fromString(words)
      return E.isRight(url) ? { type, url: url.right } : undefined
    }
    default:
      return undefined
  }
}
