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

/** The text of a block. Its commands and mentions are dead, but for the mentions that are allowed. */
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

// All lines but the first begin below the text of an item.
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
      // Telegram finds this mention by itself, and would not in a link.
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

// Telegram detects commands and mentions across formats. A word joiner behind their first character, which
// nobody sees, ends that.
const defused = (text: Text, mentions: (username: string) => boolean): Text => {
  const codes = text.entities.filter(({ type }) => type === 'code' || type === 'pre')
  const names = Detect.mentions(text.text).filter(
    ({ offset, length }) => !mentions(text.text.slice(offset + 1, offset + length)),
  )
  const places = [...Detect.commands(text.text), ...names]
    .map(({ offset }) => offset + 1)
    .filter((at) => !codes.some(({ offset, length }) => at > offset && at <= offset + length))
    .toSorted((a, b) => a - b)
  if (places.length === 0) return text
  return join(
    [0, ...places].map((from, i) => slice(from, places[i])(text)),
    '\u2060',
  )
}
