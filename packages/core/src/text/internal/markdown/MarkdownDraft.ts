// The state of the reader of MarkdownV2, and the steps that all kinds of entities share.

import * as E from 'fp-ts/lib/Either.js'
import type { MessageEntity } from '../../../types/Types.ts'
import { lengthFrom, makeDraft, type Draft } from '../markup/Draft.ts'
import { refuse, refuseAt, type MarkupError } from '../markup/MarkupError.ts'
import type { Mark } from './MarkdownMark.ts'

// model

/** An entity that has begun. */
export interface Open {
  readonly mark: Mark
  /** Where it begins in the markup. */
  readonly at: number
  /** Where it begins in the text. */
  readonly offset: number
  /** The language of a `PreCode`; `''` for any other kind. */
  readonly language: string
}

export interface MarkdownDraft extends Draft<Open> {
  isQuoting: boolean
  /** Whether the text so far ends with a line break; carriage returns after it do not count. */
  isLineStart: boolean
}

/** The offset at which the reader continues, or the error of the markup. */
export type Step = E.Either<MarkupError, number>

// constructors

export const makeMarkdownDraft = (markup: string): MarkdownDraft => ({
  ...makeDraft<Open>(markup),
  isQuoting: false,
  isLineStart: true,
})

/** An entity that is not closed. */
export const unclosed = (draft: MarkdownDraft, { mark, at }: Open): E.Either<MarkupError, never> =>
  refuseAt(`Can't find end of ${mark.kind} entity`, draft.markup, at)

/** A reserved character that begins nothing here. */
export const reserved = ({ markup }: MarkdownDraft, at: number): Step =>
  refuse(`Character '${markup.charAt(at)}' is reserved and must be escaped with the preceding '\\'`, at)

// combinators

export const begin = (draft: MarkdownDraft, mark: Mark, at: number, next: number, language = ''): Step => {
  draft.open.push({ mark, at, offset: draft.out.length(), language })
  return E.right(next)
}

/** Adds an entity from an offset to the end of the text, unless it is empty. */
export const add = (draft: MarkdownDraft, type: MessageEntity['type'], offset: number): void => {
  const length = lengthFrom(draft, offset)
  if (length > 0) draft.entities.push({ type, offset, length })
}

export const addIf = (draft: MarkdownDraft, entity: MessageEntity | undefined): void => {
  if (entity !== undefined && entity.length > 0) draft.entities.push(entity)
}

export const newLine = (draft: MarkdownDraft, at: number): Step => {
  draft.out.push('\n')
  draft.isLineStart = true
  return E.right(at + 1)
}
