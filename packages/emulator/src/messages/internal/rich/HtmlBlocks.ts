// Blocks of rich messages from HTML: paragraphs, headings, lists, quotations, tables, media and so on.
// https://core.telegram.org/bots/api#inputrichblock

import { defined } from '@pipegram/core/Defined'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as Json from '../../../values/internal/Json.ts'
import { isShown, referencesIn, richButton, richField, richText, type HtmlPlace } from './HtmlInline.ts'
import { mediaBlock, type RichMedia } from './HtmlMedia.ts'
import {
  attribute,
  fromHtml,
  isElement,
  partOf,
  wordsIn,
  type RichElement,
  type RichNode,
} from './RichHtml.ts'

// constructors

/** The blocks of HTML, as `InputRichBlock` in JSON. Otherwise, Telegram's words for the fault. */
export const blocksOfHtml = (
  html: string,
  media: RichMedia,
  userOf: (id: number) => User | undefined,
): E.Either<string, ReadonlyArray<Json.JsonObject>> => {
  const nodes = fromHtml(html)
  if (E.isLeft(nodes)) return nodes
  const faults: Array<string> = []
  const place: BlockPlace = {
    media,
    userOf,
    references: new Set(referencesIn(nodes.right)),
    refuse: (why) => void faults.push(why),
  }
  const blocks = flow(nodes.right, place)
  const [fault] = faults
  return fault === undefined ? E.right(blocks) : E.left(fault)
}

// private

interface BlockPlace extends HtmlPlace {
  readonly media: RichMedia
}

type Block = Json.JsonObject
type Blocks = ReadonlyArray<Block>

// Text between blocks is a paragraph.
const flow = (nodes: ReadonlyArray<RichNode>, place: BlockPlace): Blocks => {
  const blocks: Array<Block> = []
  let line: Array<RichNode> = []
  const endLine = (): void => {
    blocks.push(...paragraph(line, place))
    line = []
  }
  for (const node of nodes) {
    const made = isElement(node) ? blockOf(node, place) : undefined
    if (made === undefined) line.push(node)
    else {
      endLine()
      blocks.push(...made)
    }
  }
  endLine()
  return blocks
}

const paragraph = (nodes: ReadonlyArray<RichNode>, place: BlockPlace): Blocks => {
  const text = richText(nodes, place)
  if (!isShown(text)) return []
  const [only] = text
  return text.length === 1 && typeof only === 'object' && only['type'] === 'anchor'
    ? [only]
    : [{ type: 'paragraph', text: text.length === 1 ? only : text }]
}

// Returns `undefined` for an element of a text.
const blockOf = (element: RichElement, place: BlockPlace): Blocks | undefined => {
  const { tag, children } = element
  const one = (block: Block): Blocks => [defined(block)]
  switch (tag) {
    case 'p':
      return flow(children, place)
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return shown(element, place, { type: 'heading', size: Number(tag.slice(1)) })
    case 'footer':
      return shown(element, place, { type: 'footer' })
    case 'tg-thinking':
      return shown(element, place, { type: 'thinking' })
    case 'pre':
      return preformatted(element)
    case 'hr':
      return [{ type: 'divider' }]
    case 'tg-math-block':
      return [{ type: 'mathematical_expression', expression: wordsIn(children).trim() }]
    case 'ul':
    case 'ol':
      return listOf(element, place)
    case 'blockquote':
      return quotation(element, place)
    case 'aside': {
      const [cite, rest] = partOf(children, 'cite')
      return one({ type: 'pullquote', text: richField(rest, place), credit: textOf(cite, place) })
    }
    case 'details': {
      const [summary, rest] = partOf(children, 'summary')
      return one({
        type: 'details',
        summary: textOf(summary, place) ?? '',
        blocks: flow(rest, place),
        is_open: flag(element, 'open'),
      })
    }
    case 'table':
      return tableOf(element, place)
    case 'tg-collage':
    case 'tg-slideshow': {
      const [caption, rest] = partOf(children, 'figcaption')
      return one({ type: tag.slice(3), blocks: flow(rest, place), caption: captionOf(caption, place) })
    }
    case 'tg-button-row': {
      const buttons = children.filter((node) => isElement(node, 'tg-button'))
      const made = buttons.map((node) => richButton(node, place))
      return one({ type: 'buttons', buttons: made, align: attribute(element, 'align') })
    }
    case 'figure': {
      const [caption, rest] = partOf(children, 'figcaption')
      const words = captionOf(caption, place)
      return flow(rest, place).map((block) => defined({ ...block, caption: words }))
    }
    case 'tg-map':
      return [mapOf(element)]
    case 'img':
    case 'video':
    case 'audio':
    case 'tg-document':
      return mediaBlock(element, place.media, place.refuse)
    default:
      return undefined
  }
}

const shown = (element: RichElement, place: BlockPlace, fields: Block): Blocks => {
  const text = richText(element.children, place)
  return isShown(text) ? [{ ...fields, text: text.length === 1 ? text[0] : text }] : []
}

const textOf = (element: RichElement | undefined, place: BlockPlace): unknown =>
  element === undefined ? undefined : richField(element.children, place)

const captionOf = (element: RichElement | undefined, place: BlockPlace): Block | undefined => {
  if (element === undefined) return undefined
  const [cite, rest] = partOf(element.children, 'cite')
  return defined({ text: richField(rest, place), credit: textOf(cite, place) })
}

const flag = (element: RichElement, name: string): true | undefined =>
  element.attributes.has(name) ? true : undefined

const integer = (element: RichElement, name: string): number | undefined => {
  const value = attribute(element, name)
  return value === undefined || !/^-?\d{1,9}$/.test(value) ? undefined : Number(value)
}

const preformatted = ({ children }: RichElement): Blocks => {
  const [code] = children.filter((node) => isElement(node))
  const language = code?.tag === 'code' ? attribute(code, 'class')?.replace(/^language-/, '') : undefined
  const text = wordsIn(children).replace(/^\n|\n$/g, '')
  return text === '' ? [] : [defined({ type: 'pre', text, language })]
}

const quotation = (element: RichElement, place: BlockPlace): Blocks => {
  const [cite, rest] = partOf(element.children, 'cite')
  const blocks = flow(rest, place)
  const type = element.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote'
  return blocks.length === 0 ? [] : [defined({ type, blocks, credit: textOf(cite, place) })]
}

const listOf = (list: RichElement, place: BlockPlace): Blocks => {
  const items = list.children.filter((node) => isElement(node, 'li'))
  const step = list.attributes.has('reversed') ? -1 : 1
  const first = integer(list, 'start') ?? (step < 0 ? items.length : 1)
  let next = first
  const made = items.map((item) => {
    const [box, rest] = partOf(item.children, 'input')
    const isBox = box !== undefined && attribute(box, 'type') === 'checkbox'
    const value = integer(item, 'value') ?? next
    next = value + step
    return defined({
      blocks: flow(rest, place),
      has_checkbox: isBox ? (true as const) : undefined,
      is_checked: isBox && box.attributes.has('checked') ? (true as const) : undefined,
      ...(list.tag === 'ol' ? { value, type: attribute(item, 'type') ?? attribute(list, 'type') } : {}),
    })
  })
  return made.length === 0 ? [] : [{ type: 'list', items: made }]
}

const tableOf = (table: RichElement, place: BlockPlace): Blocks => {
  const [caption] = partOf(table.children, 'caption')
  const rows = table.children.filter((node) => isElement(node, 'tr'))
  const cells = rows.map(({ children }) =>
    children.filter((node) => isElement(node, 'td', 'th')).map((cell) => cellOf(cell, place)),
  )
  if (cells.flat().length === 0) return []
  return [
    defined({
      type: 'table',
      cells,
      is_bordered: flag(table, 'bordered'),
      is_striped: flag(table, 'striped'),
      is_compact: flag(table, 'compact'),
      caption: textOf(caption, place),
    }),
  ]
}

const cellOf = (cell: RichElement, place: BlockPlace): Block => {
  const text = richText(cell.children, place)
  // Markdown has the alignment in a style.
  const align = attribute(cell, 'align') ?? /(?:left|center|right)$/.exec(attribute(cell, 'style') ?? '')?.[0]
  return defined({
    text: isShown(text) ? (text.length === 1 ? text[0] : text) : undefined,
    is_header: cell.tag === 'th' ? true : undefined,
    colspan: integer(cell, 'colspan'),
    rowspan: integer(cell, 'rowspan'),
    align: align ?? 'left',
    valign: attribute(cell, 'valign') ?? 'top',
  })
}

const mapOf = (element: RichElement): Block => {
  const degrees = (name: string): number => Number(attribute(element, name) ?? Number.NaN)
  return defined({
    type: 'map',
    location: { latitude: degrees('lat'), longitude: degrees('long') },
    zoom: integer(element, 'zoom'),
    width: integer(element, 'width'),
    height: integer(element, 'height'),
  })
}
