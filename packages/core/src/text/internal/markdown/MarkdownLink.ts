// Entities of MarkdownV2 that end with `]`: links, and the custom emoji and dates that are written as links.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../../links/Link.ts'
import { lengthFrom } from '../markup/Draft.ts'
import { fromLink, fromOwnText, fromTime } from '../markup/Entity.ts'
import { refuse, refuseAt, type MarkupError } from '../markup/MarkupError.ts'
import { addIf, type MarkdownDraft, type Open, type Step } from './MarkdownDraft.ts'
import { isEscape } from './MarkdownMark.ts'

// constructors

/** Ends a link at its `]`. Without a URL in parentheses the text is its own link. */
export const endLink = (draft: MarkdownDraft, { offset }: Open, at: number): Step => {
  const { markup, out } = draft
  if (!markup.startsWith('(', at + 1)) {
    addIf(draft, out.length() > offset ? fromOwnText(out, markup, offset) : undefined)
    return E.right(at + 1)
  }
  const read = readUrl(markup, at + 2)
  if (E.isLeft(read)) return read
  const [url, next] = read.right
  addIf(draft, fromLink(url, offset, lengthFrom(draft, offset)))
  return E.right(next)
}

/** Ends a custom emoji or a date at its `]`. */
export const endEmoji = (draft: MarkdownDraft, { offset, at: start }: Open, at: number): Step => {
  const { markup } = draft
  if (!markup.startsWith('(', at + 1))
    return refuse('The entity must contain a tg://emoji or tg://time URL', start)
  const read = readUrl(markup, at + 2)
  if (E.isLeft(read)) return read
  const [url, next] = read.right
  const length = lengthFrom(draft, offset)
  const id = Link.emojiOf(url)
  const time = id === undefined ? Link.timeOf(url) : undefined
  if (id !== undefined) addIf(draft, { type: 'custom_emoji', offset, length, custom_emoji_id: id })
  else if (time !== undefined) addIf(draft, fromTime(...time, offset, length))
  else return refuse('Invalid tg://emoji or tg://time URL specified', start)
  return E.right(next)
}

// private

const readUrl = (
  markup: string,
  start: number,
): E.Either<MarkupError, readonly [url: string, next: number]> => {
  let url = ''
  for (let at = start, from = start; at < markup.length; at++) {
    if (markup.startsWith(')', at)) return E.right([url + markup.slice(from, at), at + 1])
    if (!isEscape(markup, at)) continue
    url += markup.slice(from, at)
    from = ++at
  }
  return refuseAt("Can't find end of a URL", markup, start)
}
