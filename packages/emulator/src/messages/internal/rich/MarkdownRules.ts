// The Markdown of rich messages beyond GitHub's: marks, spoilers, formulas, footnotes and tasks.
// https://core.telegram.org/bots/api#rich-markdown-style

import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

// constructors

/** Adds the rules to a parser. */
export const install = (parser: MarkdownIt): void => {
  const { inline, block, core } = parser
  inline.ruler.at('text', text)
  inline.ruler.before('escape', 'formula', inlineFormula)
  inline.ruler.before('html_inline', 'raw', rawHtml)
  inline.ruler.before('link', 'footnote_link', footnoteLink)
  inline.ruler.before('emphasis', 'strong_words', strongWords)
  for (const [mark, tag] of pairs) {
    inline.ruler.before('emphasis', tag, pairRule(mark))
    inline.ruler2.after('emphasis', tag, (state) => {
      for (const { delimiters = [] } of [state, ...state.tokens_meta.filter((meta) => meta !== undefined)])
        closePairs(state, delimiters, mark, tag)
      return true
    })
  }
  block.ruler.before('fence', 'formula', blockFormula, { alt: ['paragraph', 'blockquote', 'list'] })
  block.ruler.before('reference', 'footnote', footnote)
  core.ruler.after('inline', 'tasks', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const first = token.children?.[0]
      if (first?.type !== 'text' || tokens[at - 2]?.type !== 'list_item_open') continue
      const box = /^\[([ xX])\](?:[ \t]+|$)/.exec(first.content)
      if (box === null || tokens[at - 1]?.type !== 'paragraph_open') continue
      first.content = first.content.slice(box[0].length)
      const before = tokens[at - 2]
      if (before !== undefined) before.meta = { box: box[1] === ' ' ? '' : ' checked' }
    }
    return true
  })
  const { rules } = parser.renderer
  rules['list_item_open'] = (tokens, at) => {
    const meta: unknown = tokens[at]?.meta
    return typeof meta === 'object' && meta !== null && 'box' in meta
      ? `<li><input type="checkbox"${String(meta.box)}>`
      : '<li>'
  }
}

// private

const pairs = [
  ['=', 'mark'],
  ['|', 'tg-spoiler'],
] as const

type InlineRule = (state: StateInline, silent: boolean) => boolean

type Delimiters = StateInline['delimiters']

// Replaces a rule of the parser, which would skip the mark of a spoiler.
const text: InlineRule = (state, silent) => {
  plain.lastIndex = state.pos
  const found = plain.exec(state.src)?.[0].slice(0, state.posMax - state.pos) ?? ''
  if (found === '') return false
  if (!silent) state.pending += found
  state.pos += found.length
  return true
}

const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~|]+/y

// Pairs of marks of two characters, such as `~~`. Each pair of characters is a token that may become a tag.
const pairRule =
  (mark: string): InlineRule =>
  (state, silent) => {
    if (silent || !state.src.startsWith(mark + mark, state.pos)) return false
    const { length, can_open, can_close } = state.scanDelims(state.pos, true)
    const rest = length % 2
    if (rest === 1) state.push('text', '', 0).content = mark
    for (let i = 0; i < length - rest; i += 2) {
      state.push('text', '', 0).content = mark + mark
      state.delimiters.push({
        marker: mark.charCodeAt(0),
        length: 0,
        token: state.tokens.length - 1,
        end: -1,
        open: can_open,
        close: can_close,
      })
    }
    state.pos += length
    return true
  }

const closePairs = (state: StateInline, delimiters: Delimiters, mark: string, tag: string): void => {
  for (const { marker, end, token } of delimiters) {
    const closing = delimiters[end]
    if (marker !== mark.charCodeAt(0) || closing === undefined) continue
    for (const [place, nesting] of [
      [token, 1],
      [closing.token, -1],
    ] as const) {
      const found = state.tokens[place]
      if (found === undefined) continue
      found.type = `${tag}_${nesting === 1 ? 'open' : 'close'}`
      found.tag = tag
      found.nesting = nesting
      found.content = ''
    }
  }
}

// Telegram reads `__` within a word as bold, unlike GitHub.
const strongWords: InlineRule = (state, silent) => {
  if (silent || !state.src.startsWith('__', state.pos)) return false
  const { length, can_open, can_close } = state.scanDelims(state.pos, true)
  if (length !== 2) return false
  for (let i = 0; i < length; i += 1) {
    state.push('text', '', 0).content = '_'
    state.delimiters.push({
      marker: '_'.charCodeAt(0),
      length,
      token: state.tokens.length - 1,
      end: -1,
      open: can_open,
      close: can_close,
    })
  }
  state.pos += length
  return true
}

const inlineFormula: InlineRule = (state, silent) => {
  const { src, pos, posMax } = state
  if (src[pos] !== '$') return false
  const isBlock = src[pos + 1] === '$'
  const from = pos + (isBlock ? 2 : 1)
  const to = isBlock ? src.indexOf('$$', from) : dollarAfter(src, from, posMax)
  if (to <= from || to > posMax || src.slice(from, to).trim() === '') return false
  if (!silent) state.push(isBlock ? 'formula_block' : 'formula', '', 0).content = src.slice(from, to).trim()
  state.pos = to + (isBlock ? 2 : 1)
  return true
}

// A dollar sign that ends a formula: no space before it, and no digit after it, so that prices are not
// formulas.
const dollarAfter = (src: string, from: number, max: number): number => {
  if (/^[\s$]?$/.test(src[from] ?? '')) return -1
  for (let at = from; at < max; at += 1) {
    const one = src[at]
    if (one === '\n') return -1
    if (one === '\\') at += 1
    else if (one === '$') return /\s/.test(src[at - 1] ?? '') || /\d/.test(src[at + 1] ?? '') ? -1 : at
  }
  return -1
}

// Code and formulas in HTML contain no Markdown.
const rawHtml: InlineRule = (state, silent) => {
  const { src, pos, env } = state
  const tag = /^<(pre|code|tg-math-block|tg-math)[ >]/i.exec(src.slice(pos, pos + 16))?.[1]?.toLowerCase()
  if (tag === undefined || env[`without ${tag}`] === true) return false
  const close = `</${tag}>`
  const end = src.indexOf(close, pos)
  // If it has no end here, no later one has an end.
  if (end < 0) env[`without ${tag}`] = true
  if (end < 0 || end + close.length > state.posMax) return false
  if (!silent) state.push('html_inline', '', 0).content = src.slice(pos, end + close.length)
  state.pos = end + close.length
  return true
}

const nameIn = (text: string): string | undefined => /^\[\^([^\]\s]{1,64})\]/.exec(text.slice(0, 70))?.[1]

const footnoteLink: InlineRule = (state, silent) => {
  const name = nameIn(state.src.slice(state.pos, state.pos + 70))
  if (name === undefined) return false
  if (!silent) state.push('footnote_link', '', 0).content = name
  state.pos += name.length + 3
  return true
}

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])

const isCode = (state: StateBlock, line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent >= 4

// `$$` at the start of a line, up to a line that ends with `$$`.
const blockFormula = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
  if (isCode(state, start) || state.env['without $$'] === true) return false
  const first = lineAt(state, start)
  if (!first.startsWith('$$')) return false
  const lines = [first.slice(2)]
  while (!(lines.at(-1) ?? '').trimEnd().endsWith('$$')) {
    // Text follows the end, so this is a formula within a line.
    if (lines.at(-1)?.includes('$$')) return false
    if (start + lines.length >= end) {
      state.env['without $$'] = true
      return false
    }
    lines.push(lineAt(state, start + lines.length))
  }
  const content = lines.join('\n').trim().slice(0, -2).trim()
  if (content === '' || content.includes('$$')) return false
  if (silent) return true
  state.line = start + lines.length
  const token = state.push('formula_block', '', 0)
  token.content = content
  token.map = [start, state.line]
  return true
}

// A footnote ends at an empty line or another block.
const footnote = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
  if (isCode(state, start)) return false
  const first = lineAt(state, start)
  const name = nameIn(first)
  if (name === undefined || first[name.length + 3] !== ':') return false
  if (silent) return true
  const rules = state.md.block.ruler.getRules('paragraph')
  const goesOn = (line: number): boolean =>
    !state.isEmpty(line) &&
    (state.sCount[line] ?? 0) >= state.blkIndent &&
    !lineAt(state, line).startsWith('[^') &&
    !rules.some((rule) => rule(state, line, end, true))
  let line = start + 1
  while (line < end && goesOn(line)) line += 1
  const lines = Array.from({ length: line - start }, (_, i) => lineAt(state, start + i))
  state.push('paragraph_open', 'p', 1).map = [start, line]
  const open = state.push('reference_open', 'tg-reference', 1)
  open.attrSet('name', name)
  const inline = state.push('inline', '', 0)
  inline.content = lines
    .join('\n')
    .slice(name.length + 4)
    .trim()
  inline.map = [start, line]
  inline.children = []
  state.push('reference_close', 'tg-reference', -1)
  state.push('paragraph_close', 'p', -1)
  state.line = line
  return true
}
