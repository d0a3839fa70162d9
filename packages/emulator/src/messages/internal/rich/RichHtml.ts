// HTML of rich messages as a tree. Tags may stay open, and unknown tags are left out, unlike in `parse_mode`.
// https://core.telegram.org/bots/api#rich-html-style

import * as E from 'fp-ts/lib/Either.js'

// model

/** A text, or an element with its content. */
export type RichNode = string | RichElement

/** An element. Its name and the names of its attributes are in lower case. */
export interface RichElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: ReadonlyArray<RichNode>
}

// constructors

/** The tree of HTML. Otherwise, Telegram's words for the fault. */
export const fromHtml = (html: string): E.Either<string, ReadonlyArray<RichNode>> => {
  const top: OpenElement = { tag: '', attributes: new Map(), children: [] }
  const open: Array<OpenElement> = [top]
  const add = (node: RichNode): void => void (open.at(-1) ?? top).children.push(node)
  for (let at = 0; at < html.length;) {
    const next = startOfTag(html, at)
    if (next > at) add(decoded(html.slice(at, next)))
    if (next >= html.length) break
    const end = endOfTag(html, next)
    if (end === undefined) return E.left(invalid)
    at = end
    const tag = tagOf(html.slice(next, end))
    if (tag === undefined) continue
    if (tag.isEnd) close(open, tag.name)
    else if (dropped.has(tag.name)) at = endOfElement(html, tag.name, end)
    else if (known.has(tag.name)) {
      while (closes(tag.name, open.at(-1)?.tag ?? '')) open.pop()
      const element: OpenElement = { tag: tag.name, attributes: tag.attributes, children: [] }
      add(element)
      if (!tag.isEmpty && !empty.has(tag.name)) open.push(element)
      if (open.length > deepest) return E.left('RICH_MESSAGE_DEPTH_INVALID')
    }
  }
  return E.right(top.children)
}

// guards

/** True for an element, with one of these names if there are any. */
export const isElement = (node: RichNode, ...tags: ReadonlyArray<string>): node is RichElement =>
  typeof node !== 'string' && (tags.length === 0 || tags.includes(node.tag))

// destructors

/** The text in nodes, as written. */
export const wordsIn = (nodes: ReadonlyArray<RichNode>): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsIn(node.children))).join('')

/** The value of an attribute. `undefined` if it is missing or empty. */
export const attribute = ({ attributes }: RichElement, name: string): string | undefined =>
  attributes.get(name) || undefined

/** The first child with a name, and all other children. */
export const partOf = (
  nodes: ReadonlyArray<RichNode>,
  tag: string,
): readonly [part: RichElement | undefined, rest: ReadonlyArray<RichNode>] => {
  const part = nodes.find((node) => isElement(node, tag))
  return part === undefined || typeof part === 'string'
    ? [undefined, nodes]
    : [part, nodes.filter((node) => node !== part)]
}

// private

interface OpenElement extends RichElement {
  readonly children: Array<RichNode>
}

interface ReadTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly isEnd: boolean
  readonly isEmpty: boolean
}

const invalid = 'RICH_MESSAGE_HTML_INVALID'

// Telegram allows 16 levels. This limit also counts elements that make no level, such as those of tables.
const deepest = 64

const names = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const blocks =
  'p h1 h2 h3 h4 h5 h6 pre footer hr ul ol li blockquote aside table tr td th details figure tg-collage ' +
  'tg-slideshow tg-map tg-math-block tg-button-row tg-document tg-thinking video audio'

const known = names(
  `${blocks} a b strong i em u ins s strike del code mark sub sup tg-spoiler span tg-reference tg-emoji ` +
    'img tg-time tg-math br cite summary figcaption caption input tg-button',
)

const empty = names('br hr img input tg-map')

// The content of these elements is not a text of the message.
const dropped = names('script style head title')

const paragraphEnds = names(blocks)

// True if a start tag ends an open element.
const closes = (name: string, open: string): boolean => {
  switch (open) {
    case 'p':
      return paragraphEnds.has(name)
    case 'li':
      return name === 'li'
    case 'tr':
      return name === 'tr'
    case 'td':
    case 'th':
      return name === 'td' || name === 'th' || name === 'tr'
    default:
      return false
  }
}

const close = (open: Array<OpenElement>, name: string): void => {
  const place = open.findLastIndex(({ tag }) => tag === name)
  if (place > 0) open.length = place
}

// A `<` that does not begin a tag is text.
const startOfTag = (html: string, from: number): number => {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1))
    if (/[a-z/!?]/i.test(html.charAt(at + 1))) return at
  return html.length
}

const endOfTag = (html: string, from: number): number | undefined => {
  if (html.startsWith('<!--', from)) {
    const end = html.indexOf('-->', from)
    return end < 0 ? undefined : end + 3
  }
  let quote = ''
  for (let at = from + 1; at < html.length; at += 1) {
    const one = html.charAt(at)
    if (quote !== '') quote = one === quote ? '' : quote
    else if (one === '>') return at + 1
    else if ((one === '"' || one === "'") && html.charAt(at - 1) === '=') quote = one
  }
  return undefined
}

const endOfElement = (html: string, name: string, from: number): number => {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  return html.length
}

const tagOf = (source: string): ReadTag | undefined => {
  const isEnd = source.startsWith('</')
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(source)?.[1]
  if (name === undefined) return undefined
  const rest = source.slice(name.length + (isEnd ? 2 : 1), -1)
  const attributes = new Map<string, string>()
  for (const [, key = '', double, single, bare = ''] of rest.matchAll(attributePattern)) {
    const lower = key.toLowerCase()
    if (!attributes.has(lower)) attributes.set(lower, decoded(double ?? single ?? bare))
  }
  return { name: name.toLowerCase(), attributes, isEnd, isEmpty: rest.endsWith('/') }
}

const attributePattern = /([^\s=/"'<>]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+)))?/g

const references: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
])

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return references.get(name) ?? whole
    const code = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
