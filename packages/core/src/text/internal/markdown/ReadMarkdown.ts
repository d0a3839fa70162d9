// Legacy Markdown as the official server reads it: entities do not nest, and a backslash escapes only four
// characters.

import * as E from 'fp-ts/lib/Either.js'
import { codeAt, isSpace, skipLineBreak } from '../../../links/internal/Scan.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Text } from '../../Text.ts'
import { fromLink } from '../markup/Entity.ts'
import { bytesIn, refuseAt, type MarkupError } from '../markup/MarkupError.ts'
import { makeOutput } from '../markup/Output.ts'

export const readMarkdown = (markup: string): E.Either<MarkupError, Text> => {
  const out = makeOutput()
  const entities: Array<MessageEntity> = []
  // How many bytes of markup were removed so far: the bytes read, minus the bytes of the text.
  let removed = 0

  // Reads the entity at an offset, and returns the offset after it; `undefined` if the entity does not end.
  const entity = (at: number): number | undefined => {
    const mark = markup.charAt(at)
    const isPre = markup.startsWith('```', at)
    const language = isPre ? languageAt(markup, at + 3) : ''
    const start = isPre ? skipLineBreak(markup, at + 3 + language.length) : at + 1
    removed += bytesIn(markup, at, start)
    const close = isPre ? '```' : mark === '[' ? ']' : mark
    const end = markup.indexOf(close, start)
    if (end < 0) return undefined
    const inner = markup.slice(start, end)
    const offset = out.length()
    const length = inner.length
    out.push(inner)
    let next = end + close.length
    if (length > 0)
      switch (mark) {
        case '_':
          entities.push({ type: 'italic', offset, length })
          break
        case '*':
          entities.push({ type: 'bold', offset, length })
          break
        case '`':
          entities.push({
            type: isPre ? 'pre' : 'code',
            offset,
            length,
            ...(language === '' ? {} : { language }),
          })
          break
        case '[': {
          const hasUrl = markup.startsWith('(', next)
          const urlEnd = hasUrl ? markup.indexOf(')', next) : next
          const stop = urlEnd < 0 ? markup.length : urlEnd
          const link = fromLink(
            hasUrl ? markup.slice(next + 1, stop) : shifted(inner, removed),
            offset,
            length,
          )
          if (link !== undefined) entities.push(link)
          if (hasUrl) next = Math.min(stop + 1, markup.length)
        }
      }
    removed += bytesIn(markup, end, next)
    return next
  }

  let at = 0
  for (const marks = /[_*`[]/g; marks.test(markup); marks.lastIndex = at) {
    const mark = marks.lastIndex - 1
    if (markup.charAt(mark - 1) === '\\') {
      out.push(markup.slice(at, mark - 1) + markup.charAt(mark))
      removed++
      at = mark + 1
      continue
    }
    out.push(markup.slice(at, mark))
    const next = entity(mark)
    if (next === undefined) return refuseAt("Can't find end of the entity starting", markup, mark)
    at = next
  }
  out.push(markup.slice(at))
  return E.right({ text: out.slice(0), entities })
}

// private

const languageAt = (markup: string, start: number): string => {
  let end = start
  while (!isSpace(codeAt(markup, end)) && markup.charAt(end) !== '`') end++
  return end < markup.length && markup.charAt(end) !== '`' ? markup.slice(start, end) : ''
}

// The server writes the text over the markup while it reads. If a text is its own link, the server reads the
// link at the text's old place. There the bytes are now shifted by the number of removed bytes.
const shifted = (text: string, by: number): string => {
  const bytes = new TextEncoder().encode(text)
  if (by >= bytes.length) return text
  bytes.copyWithin(0, by)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
