// Formatted text as a value: the text and its entities, with UTF-16 offsets. What is put into it can only ever be text, so
// no name and no message can become markup.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity, User } from './Types.ts'

// model

/** Text with formatting. */
export interface Text {
  readonly text: string
  readonly entities: ReadonlyArray<MessageEntity>
}

/** What can stand in formatted text. */
export type Part = string | number | bigint | Text

// constructors

/**
 * Formatted text. What stands in `${}` is taken as it is: formatted text keeps its formatting, all else is plain.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { bold, fmt } from '@pipegram/core/Text'
 *
 * assert.deepStrictEqual(fmt`Hello, ${bold('<Ann>')}!`, {
 *   text: 'Hello, <Ann>!',
 *   entities: [{ type: 'bold', offset: 7, length: 5 }],
 * })
 */
export const fmt = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Text =>
  concat(...strings.flatMap((string, i) => [string, parts[i] ?? '']))

/** Plain text, without formatting. */
export const plain = (text: string): Text => ({ text, entities: [] })

// guards

/** Whether a value is formatted text. */
export const isText = (part: Part): part is Text => typeof part === 'object'

// combinators

/** Parts one after the other. */
export const concat = (...parts: ReadonlyArray<Part>): Text => {
  let text = ''
  const entities: Array<MessageEntity> = []
  for (const part of parts) {
    if (isText(part)) for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length })
    text += isText(part) ? part.text : String(part)
  }
  return { text, entities }
}

/** Parts with something between them. */
export const join = (parts: ReadonlyArray<Part>, between: Part): Text =>
  concat(...parts.flatMap((part, i) => (i === 0 ? [part] : [between, part])))

type Format = Omit<MessageEntity, 'offset' | 'length'>

const withFormat =
  (format: Format) =>
  (part: Part): Text => {
    const { text, entities } = concat(part)
    return text === '' ? { text, entities } : { text, entities: [{ ...format, offset: 0, length: text.length }, ...entities] }
  }

export const bold = withFormat({ type: 'bold' })
export const italic = withFormat({ type: 'italic' })
export const underline = withFormat({ type: 'underline' })
export const strikethrough = withFormat({ type: 'strikethrough' })
export const spoiler = withFormat({ type: 'spoiler' })
export const code = withFormat({ type: 'code' })
export const blockquote = withFormat({ type: 'blockquote' })

/** A block of code; `language` colours it. */
export const pre = (part: Part, language?: string): Text => withFormat({ type: 'pre', ...(language === undefined ? {} : { language }) })(part)

/** A link behind text. Telegram drops a link that it cannot open, and keeps the text. */
export const link = (part: Part, url: string): Text => withFormat({ type: 'text_link', url })(part)

/** A mention of a user who may have no username. */
export const mention = (part: Part, user: User): Text => withFormat({ type: 'text_mention', user })(part)
