// The words of rich messages without formatting, for quotes.
// https://core.telegram.org/bots/api#textquote

import type { RichMessage, RichText } from '@pipegram/core/Types'
import * as Json from '../../values/internal/Json.ts'

// destructors

/** The words of a text. */
export const wordsOf = (text: unknown): string => {
  if (typeof text === 'string') return text
  if (Json.isArray(text)) return text.map(wordsOf).join('')
  if (!Json.isObject(text)) return ''
  const { expression, alternative_text, button } = text
  if (typeof expression === 'string') return expression
  if (typeof alternative_text === 'string') return alternative_text
  return wordsOf(Json.isObject(button) ? button['text'] : text['text'])
}

/** The words of all texts of a message, each on its own line. */
export const wordsOfMessage = (message: RichMessage | undefined): string =>
  (message?.blocks ?? []).flatMap(linesOf).join('\n')

// combinators

/** A text with the styles that a quote can have. Other parts are plain. */
export const quotableRich = (text: RichText): RichText => {
  if (typeof text === 'string') return text
  if (isList(text)) return text.map(quotableRich)
  return kinds.has(text.type.toString()) ? text : wordsOf(text)
}

// private

const isList = (text: RichText): text is ReadonlyArray<RichText> => Json.isArray(text)

const kinds: ReadonlySet<string> = new Set(
  (
    'bold italic underline strikethrough spoiler subscript superscript date_time custom_emoji ' +
    'mathematical_expression'
  ).split(' '),
)

const linesOf = (block: unknown): ReadonlyArray<string> => {
  if (!Json.isObject(block)) return []
  const { text, summary, expression, blocks, items, cells, caption, credit } = block
  const inside = [blocks, items, Json.isArray(cells) ? cells.flat() : undefined]
    .filter(Json.isArray)
    .flatMap((list) => list.flatMap(linesOf))
  const captions = Json.isObject(caption) && !('type' in caption) ? linesOf(caption) : [wordsOf(caption)]
  return [
    wordsOf(summary),
    wordsOf(text),
    wordsOf({ expression }),
    ...inside,
    ...captions,
    wordsOf(credit),
  ].filter((line) => line !== '')
}
