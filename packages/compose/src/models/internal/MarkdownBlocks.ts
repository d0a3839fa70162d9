// The blocks of a rich message from a model's Markdown. None of them has a command, a disallowed mention or
// an unknown kind of link, and Telegram accepts all of them.
// https://core.telegram.org/bots/api#inputrichblock

import type {
  HorizontalAlign,
  InputRichBlockListItem,
  RichBlockTableCell,
  RichText,
} from '@pipegram/core/Types'
import { inlineOf, type InlineRules } from './MarkdownInline.ts'
import { tokensOf, type Token } from './MarkdownParser.ts'
import { treeOf, type MarkdownNode } from './MarkdownTree.ts'
import { isBlank, wordsOf, type ModelBlock } from './RichWords.ts'

// model

/** A block, and the place of its source. */
export interface PlacedBlock {
  readonly block: ModelBlock
  /** The number of its first line in the source, from 0. */
  readonly line: number
  /** For a list, the first line of each item. */
  readonly items: ReadonlyArray<number>
}

// constructors

/** The blocks of a Markdown text. Empty if there is nothing to show. */
export const blocksOf = (markdown: string, grows: boolean, rules: InlineRules): ReadonlyArray<PlacedBlock> =>
  treeOf(tokensOf(markdown, grows)).flatMap((node) => {
    const line = node.token.map?.[0] ?? 0
    const items = node.children.flatMap(({ token }) =>
      token.type === 'list_item_open' && token.map !== null ? [token.map[0]] : [],
    )
    return blockOf(node, 1, rules).map((block) => ({ block, line, items }))
  })

// private

// Below this depth, only the content of nested blocks is kept: Telegram allows 16 levels of blocks and
// formats.
const deepest = 9

const mostColumns = 20

const blockOf = (node: MarkdownNode, depth: number, rules: InlineRules): ReadonlyArray<ModelBlock> => {
  const { token, children } = node
  switch (token.type) {
    case 'heading_open':
      return texts(children, depth, rules).map((text) => ({
        type: 'heading',
        size: Number(token.tag.slice(1)),
        text,
      }))
    case 'paragraph_open':
      return paragraphOf(node, depth, rules)
    case 'fence':
    case 'code_block':
      return isBlank(token.content) ? [] : [codeOf(token)]
    case 'formula_block':
      return isBlank(token.content) ? [] : [{ type: 'mathematical_expression', expression: token.content }]
    case 'hr':
      return [{ type: 'divider' }]
    case 'blockquote_open': {
      const blocks = children.flatMap((child) => blockOf(child, depth + 1, rules))
      return blocks.length === 0 ? [] : depth > deepest ? blocks : [{ type: 'blockquote', blocks }]
    }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listOf(node, depth, rules)
    case 'table_open':
      return tableOf(node, depth, rules)
    default:
      return children.flatMap((child) => blockOf(child, depth, rules))
  }
}

const texts = (
  nodes: ReadonlyArray<MarkdownNode>,
  depth: number,
  rules: InlineRules,
): ReadonlyArray<RichText> => {
  const text = nodes.flatMap(({ token }) => inlineOf(token.children ?? [], depth, rules))
  return isBlank(wordsOf(text)) ? [] : [text.length === 1 && text[0] !== undefined ? text[0] : text]
}

const paragraphOf = (
  { token, children }: MarkdownNode,
  depth: number,
  rules: InlineRules,
): ReadonlyArray<ModelBlock> => {
  const inside = children[0]?.token.children ?? []
  const [only] = inside
  if (inside.length === 1 && only?.type === 'formula' && only.info === 'block')
    return [{ type: 'mathematical_expression', expression: only.content }]
  return texts(children, depth, rules).map((text) => ({
    type: 'paragraph',
    text:
      token.info === ''
        ? text
        : [{ type: 'reference', name: token.info, text: `[${token.info}]` }, ' ', text],
  }))
}

const codeOf = ({ content, info }: Token): ModelBlock => {
  const language = /^[\w+#.-]{1,32}/.exec(info.trim())?.[0]
  const text = content.replace(/\n$/, '')
  return language === undefined ? { type: 'pre', text } : { type: 'pre', text, language }
}

const listOf = (
  { token, children }: MarkdownNode,
  depth: number,
  rules: InlineRules,
): ReadonlyArray<ModelBlock> => {
  const isOrdered = token.type === 'ordered_list_open'
  const first = Number(token.attrGet('start') ?? 1)
  const items = children.flatMap((item, i): ReadonlyArray<InputRichBlockListItem> => {
    const box = boxOf(item)
    const blocks = item.children.flatMap((child) => blockOf(child, depth + 2, rules))
    const value = isOrdered ? { value: Math.min(first + i, mostValue) } : {}
    if (blocks.length === 0) return []
    return [
      {
        blocks,
        ...value,
        ...(box === undefined ? {} : { has_checkbox: true }),
        ...(box === true ? { is_checked: true } : {}),
      },
    ]
  })
  if (depth > deepest) return items.flatMap(({ blocks }) => blocks).filter(isModelBlock)
  return items.length === 0 ? [] : [{ type: 'list', items }]
}

const mostValue = 2 ** 31 - 1

// Every block that this module makes is of this type.
const isModelBlock = (block: InputRichBlockListItem['blocks'][number]): block is ModelBlock =>
  block.type !== 'map'

// Removes the checkbox of an item: `[ ] ` or `[x] `. Returns true if it is checked.
const boxOf = (item: MarkdownNode): boolean | undefined => {
  const text =
    item.children[0]?.token.type === 'paragraph_open' ? item.children[0].children[0]?.token : undefined
  const first = text?.children?.[0]
  const box = first?.type === 'text' ? /^\[([ xX])\](?:[ \t]+|$)/.exec(first.content) : undefined
  if (first === undefined || box === null || box === undefined) return undefined
  // Without a text behind it, it is not a checkbox.
  if (first.content === box[0].trimEnd() && text?.children?.length === 1) return undefined
  first.content = first.content.slice(box[0].length)
  return box[1] !== ' '
}

const tableOf = (node: MarkdownNode, depth: number, rules: InlineRules): ReadonlyArray<ModelBlock> => {
  const rows = node.children.flatMap((part) => part.children)
  const cells = rows.map((row) =>
    row.children.map(({ token, children }): RichBlockTableCell => {
      const [text] = texts(children, depth + 2, rules)
      const align = alignOf(String(token.attrGet('style') ?? ''))
      const head = token.type === 'th_open' ? { is_header: true as const } : {}
      return { ...(text === undefined ? {} : { text }), ...head, align, valign: 'middle' }
    }),
  )
  if (cells.every((row) => row.every(({ text }) => text === undefined))) return []
  if (cells.every((row) => row.length <= mostColumns)) return [{ type: 'table', cells, is_bordered: true }]
  const lines = cells.map((row) =>
    row.map(({ text = '' }) => wordsOf(text).replaceAll('\n', ' ')).join(' | '),
  )
  return [{ type: 'pre', text: lines.join('\n') }]
}

const alignOf = (style: string): HorizontalAlign =>
  style.endsWith('center') ? 'center' : style.endsWith('right') ? 'right' : 'left'
