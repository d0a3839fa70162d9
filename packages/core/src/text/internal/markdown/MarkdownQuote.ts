// Quotes of MarkdownV2: each line begins with `>`. A spoiler that is opened at the very end and not closed
// makes the quote expandable.

import * as E from 'fp-ts/lib/Either.js'
import {
  add,
  begin,
  newLine,
  reserved,
  unclosed,
  type MarkdownDraft,
  type Open,
  type Step,
} from './MarkdownDraft.ts'
import { blockQuote } from './MarkdownMark.ts'

// constructors

/** Begins or continues a quote at a `>`. */
export const beginQuote = (draft: MarkdownDraft, at: number): Step => {
  if (!draft.isLineStart) return reserved(draft, at)
  if (draft.isQuoting) return E.right(at + 1)
  draft.isQuoting = true
  return begin(draft, blockQuote, at, at + 1)
}

/** Ends a quote at a line break without a `>` after it. `top` is the innermost open entity. */
export const endQuote = (draft: MarkdownDraft, top: Open, at: number): Step => {
  const { open, out } = draft
  const isExpandable =
    top.mark.kind === 'Spoiler' && (top.at === at - 2 || (top.at === at - 3 && out.last().endsWith('\r')))
  if (isExpandable) open.pop()
  const quote = open.at(-1) ?? top
  if (quote.mark.kind !== 'BlockQuote') return unclosed(draft, quote)
  open.pop()
  draft.isQuoting = false
  const next = newLine(draft, at)
  add(draft, typeOf(isExpandable), quote.offset)
  return next
}

/** Ends a quote at the end of the markup. */
export const endLastQuote = (draft: MarkdownDraft): void => {
  const { markup, open, isQuoting } = draft
  const last = open.at(-1)
  const isExpandable = isQuoting && last?.mark.kind === 'Spoiler' && last.at === markup.length - 2
  if (isExpandable) open.pop()
  const quote = open.at(-1)
  if (quote?.mark.kind !== 'BlockQuote') return
  open.pop()
  add(draft, typeOf(isExpandable), quote.offset)
}

// private

const typeOf = (isExpandable: boolean): 'blockquote' | 'expandable_blockquote' =>
  isExpandable ? 'expandable_blockquote' : 'blockquote'
