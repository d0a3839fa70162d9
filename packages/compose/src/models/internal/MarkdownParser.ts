// The Markdown of models: CommonMark, GFM, formulas and footnotes, as tokens.
// https://spec.commonmark.org/0.31.2/
// https://github.github.com/gfm/

import makeMarkdown, { type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it'

export type { Token }

// constructors

/** The tokens of a Markdown text. If it still grows, it may end inside a formula. */
export const tokensOf = (markdown: string, grows: boolean): ReadonlyArray<Token> => {
  parser ??= makeParser()
  return parser.parse(markdown, { grows })
}

// private

// Made at the first use, because it takes some milliseconds.
let parser: MarkdownIt | undefined

const makeParser = (): MarkdownIt => {
  const made = makeMarkdown({ html: false, linkify: true })
  // Wrong addresses are found later, because here their text would change.
  made.validateLink = () => true
  // A name such as `README.md` is not a link.
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  made.inline.ruler.before('escape', 'formula', inlineFormula)
  made.inline.ruler.before('link', 'footnote_link', footnoteLink)
  made.block.ruler.before('fence', 'formula', blockFormula, { alt: ['paragraph', 'blockquote', 'list'] })
  made.block.ruler.before('reference', 'footnote', footnote)
  return made
}

const fences: ReadonlyArray<readonly [open: string, close: string]> = [
  ['$$', '$$'],
  [String.raw`\[`, String.raw`\]`],
  [String.raw`\(`, String.raw`\)`],
  ['$', '$'],
]

const inlineFormula = (state: StateInline, silent: boolean): boolean => {
  const { src, pos, posMax, env } = state
  const fence = fences.find(([open]) => src.startsWith(open, pos))
  if (fence === undefined) return false
  const [open, close] = fence
  const from = pos + open.length
  const found = open === '$' ? dollarAfter(src, from, posMax) : src.indexOf(close, from)
  const isOpen = found < 0 && env['grows'] === true && open !== '$'
  const to = isOpen ? posMax : found
  if (to < from || to > posMax || src.slice(from, to).trim() === '') return false
  if (!silent) {
    const token = state.push('formula', 'code', 0)
    token.content = src.slice(from, to).trim()
    token.info = open === '$$' || open === String.raw`\[` ? 'block' : ''
  }
  state.pos = isOpen ? to : to + close.length
  return true
}

// A dollar sign that ends a formula: no space before it, and no digit after it, so that prices are not
// formulas.
const dollarAfter = (src: string, from: number, max: number): number => {
  if (/^[\s$]?$/.test(src[from] ?? '')) return -1
  for (let at = from; at < max; at++) {
    const one = src[at]
    if (one === '\n') return -1
    if (one === '\\') at++
    else if (one === '$') return /\s/.test(src[at - 1] ?? '') || /\d/.test(src[at + 1] ?? '') ? -1 : at
  }
  return -1
}

const footnoteLink = (state: StateInline, silent: boolean): boolean => {
  const name = /^\[\^([^\]\s]{1,64})\]/.exec(state.src.slice(state.pos, state.pos + 70))?.[1]
  if (name === undefined) return false
  if (!silent) state.push('footnote_link', 'sup', 0).content = name
  state.pos += name.length + 3
  return true
}

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])

const isCode = (state: StateBlock, line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent >= 4

const blockFormula = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
  if (isCode(state, start)) return false
  const first = lineAt(state, start)
  const fence = fences.slice(0, 2).find(([open]) => first.startsWith(open))
  if (fence === undefined || state.env[`without ${fence[1]}`] === true) return false
  const [open, close] = fence
  let line = start
  let rest = first.slice(open.length)
  const lines: Array<string> = []
  while (!rest.trimEnd().endsWith(close)) {
    // Text follows the end, so this is a formula within a line.
    if (rest.includes(close)) return false
    lines.push(rest)
    line += 1
    if (line >= end) break
    rest = lineAt(state, line)
  }
  if (line >= end) {
    // If a formula has no end here, no later formula of this kind has one.
    if (state.env['grows'] !== true) state.env[`without ${close}`] = true
    if (state.env['grows'] !== true) return false
  } else {
    const last = rest.trimEnd().slice(0, -close.length)
    if (last.includes(close)) return false
    lines.push(last)
  }
  const content = lines.join('\n').trim()
  if (content === '' && state.env['grows'] !== true) return false
  if (silent) return true
  state.line = Math.min(line + 1, end)
  const token = state.push('formula_block', 'code', 0)
  token.content = content
  token.map = [start, state.line]
  return true
}

const footnote = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
  if (isCode(state, start)) return false
  const found = /^\[\^([^\]\s]{1,64})\]:[ \t]*/.exec(lineAt(state, start).slice(0, 80))
  const name = found?.[1]
  if (found === null || name === undefined) return false
  if (silent) return true
  // The footnote ends at an empty line, at another block, or at the end of its container.
  const rules = state.md.block.ruler.getRules('paragraph')
  const goesOn = (line: number): boolean =>
    !state.isEmpty(line) &&
    (state.sCount[line] ?? 0) >= state.blkIndent &&
    !lineAt(state, line).startsWith('[^') &&
    !rules.some((rule) => rule(state, line, end, true))
  let line = start + 1
  while (line < end && goesOn(line)) line += 1
  const lines = Array.from({ length: line - start }, (_, i) => lineAt(state, start + i))
  const open = state.push('paragraph_open', 'p', 1)
  open.map = [start, line]
  open.info = name
  const inline = state.push('inline', '', 0)
  inline.content = lines.join('\n').slice(found[0].length).trim()
  inline.map = [start, line]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.line = line
  return true
}
