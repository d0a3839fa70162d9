// MarkdownV2 in both directions: read as the official server reads it, and written so that the server reads
// the same text.
// https://core.telegram.org/bots/api#markdownv2-style

import type * as E from 'fp-ts/lib/Either.js'
import { endOf, isClosed, isQuote, sort, type Entity } from './internal/entities/Kind.ts'
import { readMarkdownV2 } from './internal/markdown/ReadMarkdownV2.ts'
import type { MarkupError } from './internal/markup/MarkupError.ts'
import { toSpans, visit, writable, type Span } from './internal/markup/Nesting.ts'
import type { Text } from './Text.ts'

export type { MarkupError } from './internal/markup/MarkupError.ts'

// constructors

/**
 * Reads the text of MarkdownV2, with sorted entities. Fails with the error of the Bot API if the Bot API
 * refuses the markup. Takes markup of any length, in linear time; the Bot API takes 32768 bytes. A link that
 * Telegram does not open becomes plain text. A user who is mentioned by id has an empty name.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fromMarkdownV2 } from '@pipegram/core/MarkdownV2'
 *
 *   assert.deepStrictEqual(
 *     fromMarkdownV2('*5\\.00* €'),
 *     E.right({ text: '5.00 €', entities: [{ type: 'bold', offset: 0, length: 4 }] }),
 *   )
 *   assert.deepStrictEqual(
 *     fromMarkdownV2('5.00'),
 *     E.left({
 *       _tag: 'MarkupError',
 *       message: "Character '.' is reserved and must be escaped with the preceding '\\'",
 *       offset: 1,
 *     }),
 *   )
 */
export const fromMarkdownV2: (markup: string) => E.Either<MarkupError, Text> = readMarkdownV2

// destructors

/**
 * The MarkdownV2 of a text. `fromMarkdownV2` reads it back to the same text, and to the same entities in the
 * form that Telegram keeps (see `normalise` of `Entities`). MarkdownV2 cannot express two things. A quote has
 * whole lines with their line breaks, so a shorter quote grows. A style cannot end with the line break that
 * ends a quote, so the style ends before it. An entity that Telegram detects, such as a hashtag, becomes
 * text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toMarkdownV2 } from '@pipegram/core/MarkdownV2'
 *   import { bold, fmt, italic } from '@pipegram/core/Text'
 *
 *   assert.strictEqual(toMarkdownV2(fmt`${bold(fmt`Now ${italic('only')}`)} 5.00`), '*Now _only_* 5\\.00')
 */
export const toMarkdownV2 = (given: Text): string => {
  const { text } = given
  const spans = asLines(text, toSpans(quoteLines(text, writable(given))))
  const quotes = new Set(spans.flatMap(({ entity, start }) => (isQuote(entity) ? [start] : [])))
  const open: Array<Entity> = []
  let markup = ''
  let mark = ''
  let quoteEnd = 0
  let isQuoting = false
  // An empty pair of marks, which separates two marks. Inside bold, `**` would end it.
  const part = (): string => (open.at(-1)?.type === 'bold' ? '``' : '**')
  const write = (next: string): void => {
    // `_` before another `_` would be read as `__`.
    markup += mark === '_' && next.startsWith('_') ? part() + next : next
    mark = next
  }
  visit(spans, text.length, {
    open: ({ entity, start }) => {
      if (isQuote(entity)) {
        // Two adjacent quotes would become one.
        if (start > 0 && start === quoteEnd) write(part())
        isQuoting = true
      }
      write(beginningOf(entity))
      open.push(entity)
    },
    text: (start, end) => {
      const piece = text.slice(start, end)
      const around = open.at(-1)
      if (around?.type === 'code' || around?.type === 'pre') {
        const code = escapeMarkdownV2Code(piece)
        // A quote begins after a line break; inside code only an escaped line break counts.
        write(quotes.has(end) ? code.replace(/\n$/, '\\\n') : code)
      } else write(isQuoting ? escapeLine(piece).replaceAll('\n', '\n>') : escapeLine(piece))
    },
    close: ({ entity, next, end }) => {
      if (isQuote(entity)) {
        isQuoting = false
        quoteEnd = next
      }
      write(endOfMark(entity))
      if (next > end) write('\n')
      open.pop()
    },
  })
  return markup
}

/**
 * Text as MarkdownV2 that is read as exactly this text. Line breaks are escaped too, so that the text can be
 * part of a quote.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { escapeMarkdownV2 } from '@pipegram/core/MarkdownV2'
 *
 *   assert.strictEqual(escapeMarkdownV2('*_[x](y)'), '\\*\\_\\[x\\]\\(y\\)')
 */
export const escapeMarkdownV2 = (text: string): string => text.replace(/[_*[\]()~`>#+\-=|{}.!\\\n]/g, '\\$&')

/**
 * Text as MarkdownV2 inside `code` or a block of code, where only backticks and backslashes are special. A
 * block begins with a line break, perhaps after a language. A carriage return right after that would be lost,
 * so carriage returns are escaped too.
 *
 * @example
 *   import { escapeMarkdownV2Code } from '@pipegram/core/MarkdownV2'
 *
 *   assert.strictEqual(`\`${escapeMarkdownV2Code('a`b_c')}\``, '`a\\`b_c`')
 */
export const escapeMarkdownV2Code = (text: string): string => text.replace(/[`\\\r]/g, '\\$&')

/**
 * A link as MarkdownV2 inside the parentheses of `[text](link)`.
 *
 * @example
 *   import { escapeMarkdownV2Link } from '@pipegram/core/MarkdownV2'
 *
 *   assert.strictEqual(`[x](${escapeMarkdownV2Link('http://a.b/(c)')})`, '[x](http://a.b/(c\\))')
 */
export const escapeMarkdownV2Link = (link: string): string => link.replace(/[)\\]/g, '\\$&')

// private

const escapeLine = (text: string): string => text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&')

// Quotes extended to whole lines. Of two quotes on one line the first stays.
const quoteLines = (text: string, entities: ReadonlyArray<Entity>): ReadonlyArray<Entity> => {
  const lines: Array<Entity> = []
  let last = 0
  for (const quote of sort(entities.filter(isQuote))) {
    if (quote.offset < last) continue
    const start = quote.offset === 0 ? 0 : text.lastIndexOf('\n', quote.offset - 1) + 1
    const lineEnd = text.indexOf('\n', endOf(quote) - 1) + 1
    last = lineEnd === 0 ? text.length : lineEnd
    lines.push({ ...quote, offset: start, length: last - start })
  }
  return [...lines, ...entities.filter((entity) => !isQuote(entity))]
}

// A quote ends with its last line break, and the entities inside it end before that line break. At the end of
// the text there is no line break: the quote and its entities end together.
const asLines = (text: string, spans: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  let quoteEnd = 0
  return spans
    .flatMap((span) => {
      const { entity, end } = span
      if (isQuote(entity)) {
        if (end === text.length) return [{ ...span, end: end + 1 }]
        quoteEnd = end
        return [{ ...span, end: end - 1 }]
      }
      const isLast = end === quoteEnd && (isClosed(entity) || isLink(entity))
      return isLast ? (span.start === end - 1 ? [] : [{ ...span, end: end - 1, next: end - 1 }]) : [span]
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
}

const isLink = ({ type }: Entity): boolean =>
  type === 'text_link' || type === 'text_mention' || type === 'custom_emoji'

const beginningOf = (entity: Entity): string => {
  switch (entity.type) {
    case 'bold':
      return '*'
    case 'italic':
      return '_'
    case 'underline':
      return '__'
    case 'strikethrough':
      return '~'
    case 'spoiler':
      return '||'
    case 'code':
      return '`'
    case 'pre':
      return `\`\`\`${languageOf(entity)}\n`
    case 'blockquote':
    case 'expandable_blockquote':
      return '>'
    case 'custom_emoji':
    case 'date_time':
      return '!['
    case 'text_link':
    case 'text_mention':
      return '['
    default:
      return ''
  }
}

const endOfMark = (entity: Entity): string => {
  switch (entity.type) {
    case 'pre':
      return '```'
    case 'blockquote':
      return ''
    case 'expandable_blockquote':
      return '||'
    case 'custom_emoji':
      return `](tg://emoji?id=${entity.custom_emoji_id ?? ''})`
    case 'date_time': {
      const format = entity.date_time_format ? `&format=${entity.date_time_format}` : ''
      return `](tg://time?unix=${entity.unix_time ?? 0}${format})`
    }
    case 'text_link':
      return `](${escapeMarkdownV2Link(entity.url ?? '')})`
    case 'text_mention':
      return `](tg://user?id=${entity.user?.id ?? 0})`
    default:
      return beginningOf(entity)
  }
}

// A language with white space or a backtick cannot be written, so it is left out.
const languageOf = (entity: Entity): string => {
  const language = entity.type === 'pre' ? (entity.language ?? '') : ''
  return /[ \t\r\n\v\0`]/.test(language) ? '' : language
}
