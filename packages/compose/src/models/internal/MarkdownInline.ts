// The rich text of a line in a model's Markdown.
// https://core.telegram.org/bots/api#richtext

import * as Detect from '@pipegram/core/Detect'
import type { RichText } from '@pipegram/core/Types'
import type { Token } from './MarkdownParser.ts'
import { treeOf, type MarkdownNode } from './MarkdownTree.ts'
import { addressOf, isMisleading } from './ModelLinks.ts'
import { isBlank, wordsOf } from './RichWords.ts'

// model

/** What a model's text may contain. */
export interface InlineRules {
  /** Whether it may mention a user, given the username without `@`. */
  readonly mentions: (username: string) => boolean
  /** True if a link whose text names another host shows its address. */
  readonly showsAddress: boolean
}

// constructors

/** The text of inline tokens at a depth of blocks. */
export const inlineOf = (
  tokens: ReadonlyArray<Token>,
  depth: number,
  rules: InlineRules,
): ReadonlyArray<RichText> => joined(treeOf(tokens).flatMap((node) => partsOf(node, depth, rules)))

// private

// Below this depth, formats are left out: Telegram allows 16 levels of blocks and formats.
const deepest = 14

const partsOf = (node: MarkdownNode, depth: number, rules: InlineRules): ReadonlyArray<RichText> => {
  const { token, children } = node
  const inside = (): ReadonlyArray<RichText> =>
    joined(children.flatMap((child) => partsOf(child, depth + 1, rules)))
  const format = (type: 'bold' | 'italic' | 'strikethrough'): ReadonlyArray<RichText> => {
    const text = inside()
    return depth >= deepest || isBlank(wordsOf(text)) ? text : [{ type, text }]
  }
  switch (token.type) {
    case 'text':
    case 'text_special':
      return mentioned(token.content.replace(/<br[ /]{0,2}>/gi, '\n'), rules)
    case 'softbreak':
    case 'hardbreak':
      return ['\n']
    case 'code_inline':
      return isBlank(token.content) ? [token.content] : [{ type: 'code', text: token.content }]
    case 'formula':
      return [{ type: 'mathematical_expression', expression: token.content }]
    case 'footnote_link':
      return [{ type: 'reference_link', reference_name: token.content, text: `[${token.content}]` }]
    case 'strong_open':
      return format('bold')
    case 'em_open':
      return format('italic')
    case 's_open':
      return format('strikethrough')
    case 'link_open':
      return linkOf(String(token.attrGet('href') ?? ''), inside(), rules)
    case 'image':
      return linkOf(
        String(token.attrGet('src') ?? ''),
        inlineOf(token.children ?? [], depth + 1, rules),
        rules,
      )
    default:
      return [token.content, ...inside()]
  }
}

const linkOf = (
  href: string,
  label: ReadonlyArray<RichText>,
  rules: InlineRules,
): ReadonlyArray<RichText> => {
  const url = addressOf(href)
  if (url === undefined) return label
  // A link cannot contain another link, such as the link of a mention.
  const words = wordsOf(label)
  if (isBlank(words)) return [{ type: 'url', text: url, url }]
  if (rules.showsAddress && isMisleading(words, url))
    return [words, ' (', { type: 'url', text: url, url }, ')']
  return [{ type: 'url', text: label.map(unlinked), url }]
}

const unlinked = (text: RichText): RichText =>
  typeof text === 'object' && 'type' in text && text.type === 'url' ? text.text : text

// Telegram detects nothing in a rich message, so an allowed mention becomes a link to the profile.
const mentioned = (text: string, { mentions }: InlineRules): ReadonlyArray<RichText> => {
  const parts: Array<RichText> = []
  let from = 0
  for (const { offset, length } of Detect.mentions(text)) {
    const name = text.slice(offset + 1, offset + length)
    if (!mentions(name)) continue
    parts.push(text.slice(from, offset), { type: 'url', text: `@${name}`, url: `https://t.me/${name}` })
    from = offset + length
  }
  return [...parts, text.slice(from)]
}

// Joins texts that follow each other.
const joined = (parts: ReadonlyArray<RichText>): ReadonlyArray<RichText> => {
  const all: Array<RichText> = []
  for (const part of parts) {
    const last = all.at(-1)
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part
    else if (part !== '') all.push(part)
  }
  return all
}
