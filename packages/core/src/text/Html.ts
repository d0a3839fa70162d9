// HTML in both directions: read as the official server reads it, and written so that the server reads the
// same text.
// https://core.telegram.org/bots/api#html-style

import type * as E from 'fp-ts/lib/Either.js'
import type { MessageEntity } from '../types/Types.ts'
import type { Entity } from './internal/entities/Kind.ts'
import { readHtml } from './internal/html/ReadHtml.ts'
import type { MarkupError } from './internal/markup/MarkupError.ts'
import { toSpans, visit, writable } from './internal/markup/Nesting.ts'
import type { Text } from './Text.ts'

export type { MarkupError } from './internal/markup/MarkupError.ts'

// constructors

/**
 * Reads the text of HTML, with sorted entities. Fails with the error of the Bot API if the Bot API refuses
 * the markup. Takes markup of any length, in linear time; the Bot API takes 32768 bytes. It knows the tags of
 * the Bot API, numeric character references, and `&lt;`, `&gt;`, `&amp;` and `&quot;`; other references are
 * text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fromHtml } from '@pipegram/core/Html'
 *
 *   assert.deepStrictEqual(
 *     fromHtml('<b>1 &lt; 2</b>'),
 *     E.right({ text: '1 < 2', entities: [{ type: 'bold', offset: 0, length: 5 }] }),
 *   )
 *   assert.deepStrictEqual(
 *     fromHtml('é<br>'),
 *     E.left({ _tag: 'MarkupError', message: 'Unsupported start tag "br" at byte offset 2', offset: 1 }),
 *   )
 */
export const fromHtml: (markup: string) => E.Either<MarkupError, Text> = readHtml

// destructors

/**
 * The HTML of a text. `fromHtml` reads it back to the same text, and to the same entities in the form that
 * Telegram keeps (see `normalise` of `Entities`). An entity that Telegram detects, such as a hashtag, becomes
 * text. So does a link that Telegram does not open, such as `javascript:`. A link without a scheme gets one.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toHtml } from '@pipegram/core/Html'
 *   import { bold, fmt, italic } from '@pipegram/core/Text'
 *
 *   assert.strictEqual(toHtml(fmt`${bold(fmt`Now ${italic('only')}`)} <5`), '<b>Now <i>only</i></b> &lt;5')
 */
export const toHtml = (given: Text): string => {
  let markup = ''
  visit(toSpans(writable(given)), given.text.length, {
    open: ({ entity }) => {
      markup += startTag(entity)
    },
    text: (start, end) => {
      markup += escapeHtml(given.text.slice(start, end))
    },
    close: ({ entity }) => {
      markup += endTag(entity)
    },
  })
  return markup
}

/**
 * Text as HTML that is read as exactly this text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { escapeHtml } from '@pipegram/core/Html'
 *
 *   assert.strictEqual(escapeHtml('<b> & "c"'), '&lt;b&gt; &amp; "c"')
 */
export const escapeHtml = (text: string): string => text.replace(/[&<>]/g, referenceOf)

/**
 * Text as the value of an attribute, between double or single quotes. An attribute cannot contain a NUL, so
 * each NUL is left out.
 *
 * @example
 *   import { escapeHtmlAttribute } from '@pipegram/core/Html'
 *
 *   assert.strictEqual(escapeHtmlAttribute('a"b&c'), 'a&quot;b&amp;c')
 */
export const escapeHtmlAttribute = (text: string): string => text.replace(/[&<>"'\0]/g, referenceOf)

// private

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const referenceOf = (character: string): string => references[character] ?? ''

const startTag = (entity: Entity): string => {
  switch (entity.type) {
    case 'text_link':
      return `<a href="${escapeHtmlAttribute(entity.url ?? '')}">`
    case 'text_mention':
      return `<a href="tg://user?id=${entity.user?.id ?? 0}">`
    case 'custom_emoji':
      return `<tg-emoji emoji-id="${entity.custom_emoji_id ?? ''}">`
    case 'date_time': {
      const format = entity.date_time_format ? ` format="${entity.date_time_format}"` : ''
      return `<tg-time unix="${entity.unix_time ?? 0}"${format}>`
    }
    case 'expandable_blockquote':
      return '<blockquote expandable>'
    case 'pre':
      return hasLanguage(entity)
        ? `<pre><code class="language-${escapeHtmlAttribute(entity.language ?? '')}">`
        : '<pre>'
    default:
      return `<${tagOf(entity)}>`
  }
}

const endTag = (entity: Entity): string =>
  entity.type === 'pre' && hasLanguage(entity) ? '</code></pre>' : `</${tagOf(entity)}>`

const hasLanguage = ({ language = '' }: MessageEntity): boolean => language !== '' && !language.includes('\0')

const tagOf = ({ type }: Entity): string => tags.get(type.toString()) ?? ''

const tags: ReadonlyMap<string, string> = new Map([
  ['bold', 'b'],
  ['italic', 'i'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['spoiler', 'tg-spoiler'],
  ['code', 'code'],
  ['pre', 'pre'],
  ['blockquote', 'blockquote'],
  ['expandable_blockquote', 'blockquote'],
  ['text_link', 'a'],
  ['text_mention', 'a'],
  ['custom_emoji', 'tg-emoji'],
  ['date_time', 'tg-time'],
])
