// Blocks as a text with entities, for chats without rich messages. A table becomes monospaced lines.
// https://core.telegram.org/bots/api#messageentity

import * as Detect from '@pipegram/core/Detect'
import {
  blockquote,
  bold,
  code,
  concat,
  italic,
  join,
  plain,
  pre,
  slice,
  strikethrough,
  textLink,
  type Text,
} from '@pipegram/core/Text'
import type { InputRichBlock, RichText } from '@pipegram/core/Types'
import { wordsOf, type ModelBlock } from './RichWords.ts'

// constructors

/**
 * The text of a block. Its commands and mentions cannot be pressed, except for allowed mentions; what only
 * looks like a link is no link.
 */
export const textOf = (block: ModelBlock, mentions: (username: string) => boolean): Text =>
  defused(blockText(block, false), mentions)

// private

const blockText = (block: InputRichBlock, isQuoted: boolean): Text => {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.text)
    case 'heading':
      return bold(inlineText(block.text))
    case 'pre':
      return pre(wordsOf(block.text), block.language)
    case 'divider':
      return plain('———')
    case 'mathematical_expression':
      return pre(block.expression, 'latex')
    case 'blockquote': {
      const inside = textsOf(block.blocks, true)
      return isQuoted ? inside : blockquote(inside)
    }
    case 'list':
      return join(
        block.items.map(({ blocks, value, has_checkbox, is_checked }) => {
          const sign = has_checkbox === true ? (is_checked === true ? '☑' : '☐') : '•'
          return indented(
            concat(value === undefined ? sign : `${value}.`, ' ', textsOf(blocks, isQuoted, '\n')),
          )
        }),
        '\n',
      )
    case 'table':
      return pre(tableLines(block.cells.map((row) => row.map(({ text = '' }) => wordsOf(text)))))
    default:
      return plain('')
  }
}

const textsOf = (blocks: ReadonlyArray<InputRichBlock>, isQuoted: boolean, between = '\n\n'): Text =>
  join(
    blocks.map((block) => blockText(block, isQuoted)),
    between,
  )

// All lines except the first are indented to the text of their list item.
const indented = (text: Text): Text => {
  const lines: Array<Text> = []
  let from = 0
  for (const { index } of text.text.matchAll(/\n/g)) {
    lines.push(slice(from, index + 1)(text))
    from = index + 1
  }
  return join([...lines, slice(from)(text)], '  ')
}

const inlineText = (text: RichText): Text => {
  if (typeof text === 'string') return plain(text)
  if (isList(text)) return concat(...text.map(inlineText))
  switch (text.type) {
    case 'bold':
      return bold(inlineText(text.text))
    case 'italic':
      return italic(inlineText(text.text))
    case 'strikethrough':
      return strikethrough(inlineText(text.text))
    case 'code':
      return code(wordsOf(text))
    case 'mathematical_expression':
      return code(text.expression)
    case 'url': {
      const label = inlineText(text.text)
      // Telegram detects this mention by itself, but not inside a link.
      return text.url === `https://t.me/${label.text.slice(1)}` && label.text.startsWith('@')
        ? label
        : textLink(label, text.url)
    }
    default:
      return plain(wordsOf(text))
  }
}

const isList = (text: RichText): text is ReadonlyArray<RichText> => Array.isArray(text)

const tableLines = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')))
  const widths = (cells[0] ?? []).map((_, i) =>
    Math.min(widest, Math.max(...cells.map((row) => Array.from(row[i] ?? '').length))),
  )
  const lines = cells.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - Array.from(cell).length)))
      .join(' | ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-')
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('\n')
}

const widest = 40

// Telegram detects commands and mentions across formats. An invisible word joiner behind their first
// character prevents that.
const defused = (text: Text, mentions: (username: string) => boolean): Text => {
  const isCode = (at: number): boolean =>
    text.entities.some(
      ({ type, offset, length }) =>
        (type === 'code' || type === 'pre') && at > offset && at <= offset + length,
    )
  const names = Detect.mentions(text.text).filter(
    ({ offset, length }) => !mentions(text.text.slice(offset + 1, offset + length)),
  )
  const places = [...Detect.commands(text.text), ...names]
    .map(({ offset }) => offset + 1)
    .filter((at) => !isCode(at))
    .toSorted((a, b) => a - b)
  return withoutLinks(places.length === 0 ? text : joinedAt(places, text))
}

// Formats go on over a word joiner: a quote in pieces would be several quotes.
const joinedAt = (places: ReadonlyArray<number>, { text, entities }: Text): Text => {
  const before = (end: number): number => places.filter((at) => at < end).length
  return {
    text: [0, ...places].map((from, i) => text.slice(from, places[i])).join('\u2060'),
    entities: entities.map((entity) => {
      const offset = entity.offset + before(entity.offset + 1)
      const end = entity.offset + entity.length
      return { ...entity, offset, length: end + before(end) - offset }
    }),
  }
}

// Telegram would make a link of a name such as README.md, to a page that the model does not mean. Links of
// the model are entities already. In monospaced text nothing is detected.
const withoutLinks = ({ text, entities }: Text): Text => {
  const own = entities.filter(({ type }) => type === 'text_link' || type === 'code' || type === 'pre')
  const dead = Detect.fromText(text)
    .filter(({ type }) => type === 'url')
    .filter(({ offset, length }) =>
      own.every((entity) => offset >= entity.offset + entity.length || entity.offset >= offset + length),
    )
  return {
    text,
    entities: [...entities, ...dead.map(({ offset, length }) => ({ type: 'code' as const, offset, length }))],
  }
}
