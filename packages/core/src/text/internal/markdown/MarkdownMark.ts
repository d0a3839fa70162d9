// The marks of MarkdownV2: which characters begin an entity, and which end it.

import type { MessageEntity } from '../../../types/Types.ts'

// model

/** Kinds of entities by the names that the errors of the official server use. */
export type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'Code'
  | 'Pre'
  /** A block of code with a language. */
  | 'PreCode'
  | 'TextUrl'
  /** Either a custom emoji or a date: both begin with `![`. */
  | 'CustomEmoji'
  | 'BlockQuote'

/** How a kind of entity is written: the marks at its beginning and its end. */
export interface Mark {
  readonly kind: Kind
  readonly begin: string
  readonly end: string
  /** The type of the entity. For a link, an emoji and a quote, the text after the mark decides it. */
  readonly type: MessageEntity['type']
}

const mark = (kind: Kind, type: MessageEntity['type'], begin: string, end = begin): Mark => ({
  kind,
  begin,
  end,
  type,
})

const bold = /* @__PURE__ */ mark('Bold', 'bold', '*')
const italic = /* @__PURE__ */ mark('Italic', 'italic', '_')
const underline = /* @__PURE__ */ mark('Underline', 'underline', '__')
const strikethrough = /* @__PURE__ */ mark('Strikethrough', 'strikethrough', '~')
const spoiler = /* @__PURE__ */ mark('Spoiler', 'spoiler', '||')
const code = /* @__PURE__ */ mark('Code', 'code', '`')
const textUrl = /* @__PURE__ */ mark('TextUrl', 'text_link', '[', ']')
const customEmoji = /* @__PURE__ */ mark('CustomEmoji', 'custom_emoji', '![', ']')

export const pre = /* @__PURE__ */ mark('Pre', 'pre', '```')
export const preCode = /* @__PURE__ */ mark('PreCode', 'pre', '```')
export const blockQuote = /* @__PURE__ */ mark('BlockQuote', 'blockquote', '>', '\n')

// constructors

/** The mark that begins at a place. `undefined` for a reserved character that begins nothing. */
export const markAt = (markup: string, at: number): Mark | undefined => {
  switch (markup.charAt(at)) {
    case '_':
      return markup.startsWith('__', at) ? underline : italic
    case '*':
      return bold
    case '~':
      return strikethrough
    case '|':
      return markup.startsWith('||', at) ? spoiler : undefined
    case '[':
      return textUrl
    case '!':
      return markup.startsWith('![', at) ? customEmoji : undefined
    case '`':
      return markup.startsWith('```', at) ? pre : code
    case '>':
      return blockQuote
    default:
      return undefined
  }
}

// guards

/** True if an open mark ends at a place. A quote ends with its last line, not with a mark. */
export const endsAt = ({ kind, end }: Mark, markup: string, at: number): boolean =>
  kind !== 'BlockQuote' && markup.startsWith(end, at) && !(kind === 'Italic' && markup.startsWith('__', at))

/** True if the text after a mark is code, where only backticks and backslashes are special. */
export const isCode = ({ kind }: Mark): boolean => kind === 'Code' || kind === 'Pre' || kind === 'PreCode'

/**
 * True if a backslash at a place escapes the next character. Only characters from 1 to 126 can be escaped.
 */
export const isEscape = (markup: string, at: number): boolean => {
  const next = markup.charCodeAt(at + 1)
  return markup.charCodeAt(at) === backslash && next >= 1 && next <= 126
}

// destructors

/** The place of the next mark, line break or escape; the end of the markup if nothing follows. */
export const nextMark = (markup: string, start: number, isInCode: boolean): number => {
  const special = isInCode ? specialInCode : specialInText
  let at = start
  for (; at < markup.length; at++) {
    const unit = markup.charCodeAt(at)
    if (unit < 128 && special[unit] === 1 && !(unit === backslash && !isEscape(markup, at))) break
  }
  return at
}

// private

const backslash = 92

const tableOf = (characters: string): Uint8Array => {
  const table = new Uint8Array(128)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

const specialInText = /* @__PURE__ */ tableOf('\\_*[]()~`>#+-=|{}.!\n')
const specialInCode = /* @__PURE__ */ tableOf('\\`')
