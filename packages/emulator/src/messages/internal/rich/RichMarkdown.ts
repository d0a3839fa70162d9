// Turns the Markdown of rich messages into HTML: GitHub's Markdown with Telegram's additions. It needs the
// package markdown-it, which is loaded at the first request with Markdown.
// https://core.telegram.org/bots/api#rich-markdown-style

import type MakeMarkdown from 'markdown-it'
import type { MarkdownIt, Token } from 'markdown-it'
import type { BotApi } from '../../../http/internal/BotApi.ts'
import type * as Parameters from '../../../requests/internal/Parameters.ts'
import { tagOfUrl } from './HtmlMedia.ts'
import * as MarkdownRules from './MarkdownRules.ts'

// constructors

/** The HTML of Markdown. HTML in it stays. `undefined` if the package is not installed. */
export const htmlOfMarkdown = (markdown: string): string | undefined => parser?.render(markdown)

// combinators

/** A Bot API that loads the package before it answers the first request with Markdown. */
export const withMarkdown = (api: BotApi): BotApi => ({
  ...api,
  request: async (method, params, onGone) => {
    if (parser === undefined && hasMarkdown(params)) await load()
    return api.request(method, params, onGone)
  },
})

// private

let parser: MarkdownIt | undefined

const hasMarkdown = ({ values }: Parameters.Parameters): boolean =>
  [...values.values()].some((value) => value.includes('"markdown"'))

const load = async (): Promise<void> => {
  const found = await import('markdown-it').catch(() => undefined)
  if (found !== undefined) parser ??= makeParser(found.default)
}

const makeParser = (makeMarkdown: typeof MakeMarkdown): MarkdownIt => {
  const made = makeMarkdown({ html: true })
  // Addresses are checked later, like those of HTML.
  made.validateLink = () => true
  MarkdownRules.install(made)
  const { renderer } = made
  const escaped = (text: string): string => made.utils.escapeHtml(text)
  renderer.rules['formula'] = (tokens, at) => `<tg-math>${escaped(contentOf(tokens, at))}</tg-math>`
  renderer.rules['formula_block'] = (tokens, at) =>
    `<tg-math-block>${escaped(contentOf(tokens, at))}</tg-math-block>`
  renderer.rules['footnote_link'] = (tokens, at) => {
    const name = escaped(contentOf(tokens, at))
    return `<a href="#${name}">[${name}]</a>`
  }
  const { fence } = renderer.rules
  renderer.rules['fence'] = (tokens, at, options, env, self) =>
    tokens[at]?.info.trim() === 'math'
      ? `<tg-math-block>${escaped(contentOf(tokens, at))}</tg-math-block>`
      : (fence?.(tokens, at, options, env, self) ?? '')
  // Tags can contain Markdown, except in code and formulas.
  renderer.rules['html_block'] = (tokens, at) => made.renderInline(contentOf(tokens, at))
  renderer.rules['image'] = (tokens, at) => imageOf(tokens[at], escaped)
  return made
}

const contentOf = (tokens: ReadonlyArray<Token>, at: number): string => tokens[at]?.content ?? ''

// An image with a title is a figure with a caption.
const imageOf = (token: Token | undefined, escaped: (text: string) => string): string => {
  const source = String(token?.attrGet('src') ?? '')
  const title = String(token?.attrGet('title') ?? '')
  const tag = /^tg:\/\/(?:emoji|time)\?/i.test(source) ? 'img' : tagOfUrl(source)
  const alt = escaped(token?.content ?? '')
  const shown = `<${tag} src="${escaped(source)}" alt="${alt}"></${tag}>`
  return title === '' ? shown : `<figure>${shown}<figcaption>${escaped(title)}</figcaption></figure>`
}
