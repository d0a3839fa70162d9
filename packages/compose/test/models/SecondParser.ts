// The words of a Markdown text by another parser than ours, and the words of a message.

import { isRichContent, type AnswerContent } from '@pipegram/compose/AnswerFormat'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

// destructors

/** The words of a text, without white space. `undefined`: it has formulas, which mdast does not read. */
export const wordsByMdast = (markdown: string): string | undefined => {
  if (/\$|\\[([]/.test(markdown)) return undefined
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  // Lines alone are said as they are.
  return squeezed(tree.children.every(({ type }) => type === 'thematicBreak') ? markdown : wordsIn(tree))
}

/** The words of contents, without white space. */
export const wordsOfContents = (contents: ReadonlyArray<AnswerContent>): string =>
  squeezed(
    contents.map((content) => wordsIn(isRichContent(content) ? content.blocks : content.text)).join(' '),
  )

// private

// Footnotes have a name in brackets where they stand in a message. Where markers of emphasis that belong to
// nothing stand, the parsers differ in which are left.
const squeezed = (text: string): string => text.replaceAll(/[\s*_~]+|\[1\]/g, '')

// All texts, in order, of a tree of either kind.
const wordsIn = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(wordsIn).join('')
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'type') === 'definition') return ''
  return ['text', 'expression', 'blocks', 'items', 'cells', 'children', 'alt']
    .map((name) => wordsIn(Reflect.get(value, name)))
    .concat(isNode(value) ? wordsIn(Reflect.get(value, 'value')) : '')
    .join('')
}

// A number of a list is a `value` as well.
const isNode = (value: object): boolean => typeof Reflect.get(value, 'value') === 'string'
