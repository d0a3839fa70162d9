// Formatted text from a template of HTML, in which each value stays text.
// https://core.telegram.org/bots/api#html-style

import * as E from 'fp-ts/lib/Either.js'
import { escapeHtml, escapeHtmlAttribute, fromHtml, toHtml } from './Html.ts'
import { toString } from './internal/parts/Part.ts'
import { concat, isText, type Part, type Text } from './Text.ts'

// constructors

/**
 * Formatted text from a template of HTML, with the tags of Telegram. A value in `${}` is escaped as text or
 * as the value of an attribute; formatted text keeps its formatting. Throws a `TypeError` if Telegram cannot
 * read the template, or if a value is inside a tag but not in quotes. The template must be your own text: put
 * the text of users into `${}`.
 *
 * @example
 *   import { html } from '@pipegram/core/Template'
 *   import { bold, fmt, italic, textLink } from '@pipegram/core/Text'
 *
 *   const url = 'https://example.com/?q="a"&b'
 *
 *   assert.deepStrictEqual(
 *     html`<b>${'<Ann>'}</b>, ${italic('see')}: <a href="${url}">here</a>`,
 *     fmt`${bold('<Ann>')}, ${italic('see')}: ${textLink('here', url)}`,
 *   )
 */
export const html = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Text => {
  let place: TemplatePlace = 'text'
  let markup = ''
  strings.forEach((string, i) => {
    for (const character of string) place = placeAfter(place, character)
    const part = parts[i]
    markup += i < parts.length ? string + written(place, part ?? '') : string
  })
  const read = fromHtml(markup)
  if (E.isLeft(read))
    throw new TypeError(`Telegram cannot read the HTML of this template: ${read.left.message}`)
  return read.right
}

// private

/** Where a value is: in text, in a tag, or in a tag between quotes. */
type TemplatePlace = 'text' | 'tag' | '"' | "'"

const placeAfter = (place: TemplatePlace, character: string): TemplatePlace => {
  switch (place) {
    case 'text':
      return character === '<' ? 'tag' : place
    case 'tag':
      return character === '>' ? 'text' : character === '"' || character === "'" ? character : place
    default:
      return character === place ? 'tag' : place
  }
}

const written = (place: TemplatePlace, part: Part): string => {
  switch (place) {
    case 'text':
      return isText(part) ? toHtml(part) : escapeHtml(toString(part))
    case 'tag':
      throw new TypeError(
        `The value ${JSON.stringify(concat(part).text)} is inside a tag: ` +
          'put it in quotes, as in `<a href="${url}">`.',
      )
    default:
      return escapeHtmlAttribute(concat(part).text)
  }
}
