// MarkdownV2 as the official server reads it: one pass, and a stack of what is open.

import * as E from 'fp-ts/lib/Either.js'
import { carriageReturn, codeAt, isSpace, lineFeed, skipLineBreak } from '../../../links/internal/Scan.ts'
import * as Link from '../../../links/Link.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Text } from '../../Text.ts'
import { sort } from '../entities/Kind.ts'
import { fromLink, fromOwnText, fromTime } from './Entity.ts'
import { makeOutput, refuse, refuseAt, type MarkupError } from './MarkupError.ts'

// The names stand in errors.
type Kind = keyof typeof styles | 'Code' | 'Pre' | 'PreCode' | 'TextUrl' | 'CustomEmoji' | 'BlockQuote'

interface Open {
  readonly kind: Kind
  /** Where it begins in the markup, and in the text. */
  readonly at: number
  readonly offset: number
  readonly language: string
}

/** Where to go on, or why not. */
type Step = E.Either<MarkupError, number>

export const readMarkdownV2 = (markup: string): E.Either<MarkupError, Text> => {
  const size = markup.length
  const out = makeOutput()
  const entities: Array<MessageEntity> = []
  const open: Array<Open> = []
  let isQuoting = false
  let isLineStart = true

  const isNext = (at: number, mark: string): boolean => markup.startsWith(mark, at)

  const add = (type: MessageEntity['type'], offset: number): void => {
    if (out.length() > offset) entities.push({ type, offset, length: out.length() - offset })
  }

  const addIf = (offset: number, entity: MessageEntity | undefined): void => {
    if (entity !== undefined && out.length() > offset) entities.push(entity)
  }

  const begin = (kind: Kind, at: number, next: number, language = ''): Step => {
    open.push({ kind, at, offset: out.length(), language })
    return E.right(next)
  }

  const unclosed = ({ kind, at }: Open): E.Either<MarkupError, never> =>
    refuseAt(`Can't find end of ${kind} entity`, markup, at)

  const reserved = (at: number): Step =>
    refuse(`Character '${markup.charAt(at)}' is reserved and must be escaped with the preceding '\\'`, at)

  const beginPre = (at: number): Step => {
    const start = at + 3
    let end = start
    while (!isSpace(codeAt(markup, end)) && codeAt(markup, end) !== backtick) end++
    const hasLanguage = end > start && end < size && codeAt(markup, end) !== backtick
    return begin(
      hasLanguage ? 'PreCode' : 'Pre',
      at,
      skipLineBreak(markup, hasLanguage ? end : start),
      hasLanguage ? markup.slice(start, end) : '',
    )
  }

  const beginQuote = (at: number): Step => {
    if (!isLineStart) return reserved(at)
    if (isQuoting) return E.right(at + 1)
    isQuoting = true
    return begin('BlockQuote', at, at + 1)
  }

  const newLine = (at: number): Step => {
    out.push('\n')
    isLineStart = true
    return E.right(at + 1)
  }

  const beginAt = (at: number): Step => {
    switch (markup.charAt(at)) {
      case '_':
        return isNext(at, '__') ? begin('Underline', at, at + 2) : begin('Italic', at, at + 1)
      case '*':
        return begin('Bold', at, at + 1)
      case '~':
        return begin('Strikethrough', at, at + 1)
      case '|':
        return isNext(at, '||') ? begin('Spoiler', at, at + 2) : reserved(at)
      case '[':
        return begin('TextUrl', at, at + 1)
      case '!':
        return isNext(at, '![') ? begin('CustomEmoji', at, at + 2) : reserved(at)
      case '`':
        return isNext(at, '```') ? beginPre(at) : begin('Code', at, at + 1)
      case '>':
        return beginQuote(at)
      case '\n':
        return newLine(at)
      default:
        return reserved(at)
    }
  }

  const endsAt = (kind: Kind, at: number): boolean => {
    switch (kind) {
      case 'Bold':
        return isNext(at, '*')
      case 'Italic':
        return isNext(at, '_') && !isNext(at, '__')
      case 'Underline':
        return isNext(at, '__')
      case 'Strikethrough':
        return isNext(at, '~')
      case 'Spoiler':
        return isNext(at, '||')
      case 'Code':
        return isNext(at, '`')
      case 'Pre':
      case 'PreCode':
        return isNext(at, '```')
      case 'TextUrl':
      case 'CustomEmoji':
        return isNext(at, ']')
      case 'BlockQuote':
        return false
    }
  }

  // A spoiler that is opened and not closed at the end of a quote makes the quote expandable.
  const isExpander = ({ kind, at }: Open, end: number): boolean =>
    kind === 'Spoiler' && (at === end - 2 || (at === end - 3 && out.last().endsWith('\r')))

  const endQuote = (top: Open, at: number): Step => {
    const isExpandable = isExpander(top, at)
    if (isExpandable) open.pop()
    const quote = open.at(-1) ?? top
    if (quote.kind !== 'BlockQuote') return unclosed(quote)
    open.pop()
    isQuoting = false
    const next = newLine(at)
    add(isExpandable ? 'expandable_blockquote' : 'blockquote', quote.offset)
    return next
  }

  const readUrl = (start: number): E.Either<MarkupError, readonly [url: string, next: number]> => {
    let url = ''
    for (let at = start, from = start; at < size; at++) {
      if (isNext(at, ')')) return E.right([url + markup.slice(from, at), at + 1])
      if (!isEscape(markup, at)) continue
      url += markup.slice(from, at)
      from = ++at
    }
    return refuseAt("Can't find end of a URL", markup, start)
  }

  const endLink = ({ offset }: Open, at: number): Step => {
    if (!isNext(at + 1, '(')) {
      addIf(offset, out.length() > offset ? fromOwnText(out, markup, offset) : undefined)
      return E.right(at + 1)
    }
    const read = readUrl(at + 2)
    if (E.isLeft(read)) return read
    const [url, next] = read.right
    addIf(offset, fromLink(url, offset, out.length() - offset))
    return E.right(next)
  }

  const endEmoji = ({ offset, at: start }: Open, at: number): Step => {
    if (!isNext(at + 1, '(')) return refuse('The entity must contain a tg://emoji or tg://time URL', start)
    const read = readUrl(at + 2)
    if (E.isLeft(read)) return read
    const [url, next] = read.right
    const length = out.length() - offset
    const id = Link.emojiOf(url)
    const time = id === undefined ? Link.timeOf(url) : undefined
    if (id !== undefined) addIf(offset, { type: 'custom_emoji', offset, length, custom_emoji_id: id })
    else if (time !== undefined) addIf(offset, fromTime(...time, offset, length))
    else return refuse('Invalid tg://emoji or tg://time URL specified', start)
    return E.right(next)
  }

  const end = (top: Open, at: number): Step => {
    open.pop()
    switch (top.kind) {
      case 'TextUrl':
        return endLink(top, at)
      case 'CustomEmoji':
        return endEmoji(top, at)
      case 'Code':
        add('code', top.offset)
        return E.right(at + 1)
      case 'Pre':
        add('pre', top.offset)
        return E.right(at + 3)
      case 'PreCode':
        addIf(top.offset, {
          type: 'pre',
          offset: top.offset,
          length: out.length() - top.offset,
          language: top.language,
        })
        return E.right(at + 3)
      case 'Underline':
      case 'Spoiler':
        add(styles[top.kind], top.offset)
        return E.right(at + 2)
      case 'Bold':
      case 'Italic':
      case 'Strikethrough':
        add(styles[top.kind], top.offset)
        return E.right(at + 1)
      case 'BlockQuote':
        return E.right(at)
    }
  }

  const step = (at: number): Step => {
    const top = open.at(-1)
    if (top === undefined) return beginAt(at)
    if (isQuoting && isNext(at, '\n') && !isNext(at + 1, '>')) return endQuote(top, at)
    return endsAt(top.kind, at) ? end(top, at) : beginAt(at)
  }

  const plain = (start: number, isInCode: boolean): number => {
    const special = isInCode ? specialInCode : specialInText
    let at = start
    let returns = 0
    for (; at < size; at++) {
      const code = markup.charCodeAt(at)
      if (code < 128 && special[code] === 1 && !(code === backslash && !isEscape(markup, at))) break
      if (code === carriageReturn) returns++
    }
    if (at - start > returns) isLineStart = false
    out.push(markup.slice(start, at))
    return at
  }

  const finish = (): E.Either<MarkupError, Text> => {
    const last = open.at(-1)
    const isExpandable = isQuoting && last?.kind === 'Spoiler' && last.at === size - 2
    if (isExpandable) open.pop()
    const quote = open.at(-1)
    if (quote?.kind === 'BlockQuote') {
      open.pop()
      add(isExpandable ? 'expandable_blockquote' : 'blockquote', quote.offset)
    }
    const left = open.at(-1)
    return left === undefined ? E.right({ text: out.slice(0), entities: sort(entities) }) : unclosed(left)
  }

  for (let at = 0; at < size;) {
    const kind = open.at(-1)?.kind
    at = plain(at, kind === 'Code' || kind === 'Pre' || kind === 'PreCode')
    if (at === size) break
    if (markup.charCodeAt(at) === backslash) {
      const code = markup.charCodeAt(at + 1)
      if (code !== carriageReturn) isLineStart = code === lineFeed
      out.push(markup.charAt(at + 1))
      at += 2
      continue
    }
    const next = step(at)
    if (E.isLeft(next)) return next
    at = next.right
  }

  return finish()
}

// private

const styles = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
} as const

const backtick = 96
const backslash = 92

const tableOf = (characters: string): Uint8Array => {
  const table = new Uint8Array(128)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

const specialInText = /* @__PURE__ */ tableOf('\\_*[]()~`>#+-=|{}.!\n')
const specialInCode = /* @__PURE__ */ tableOf('\\`')

// Any character from 1 to 126 can be escaped; before others a backslash is one.
const isEscape = (markup: string, at: number): boolean => {
  const code = markup.charCodeAt(at + 1)
  return markup.charCodeAt(at) === backslash && code >= 1 && code <= 126
}
