// The entity of a tag of HTML, made when the tag is closed.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../../links/Link.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import { lengthFrom, type Draft } from '../markup/Draft.ts'
import { fromLink, fromOwnText, fromTime } from '../markup/Entity.ts'
import { refuse, type MarkupError } from '../markup/MarkupError.ts'
import type { Tag } from './Tag.ts'

// model

/** A tag that has begun. */
export interface OpenTag extends Tag {
  /** Where it begins in the markup. */
  readonly at: number
  /** Where it begins in the text. */
  readonly offset: number
}

export type HtmlDraft = Draft<OpenTag>

// combinators

/**
 * Adds the entity of a closed tag. An empty tag, and a link or a date that Telegram does not know, adds
 * nothing.
 */
export const addEntity = (draft: HtmlDraft, tag: OpenTag): E.Either<MarkupError, void> => {
  const length = lengthFrom(draft, tag.offset)
  if (length === 0) return E.right(undefined)
  const made = entityOf(draft, tag, length)
  if (E.isLeft(made)) return made
  if (made.right !== undefined) draft.entities.push(made.right)
  return E.right(undefined)
}

/**
 * An entity as the reader returns it. The reader keeps the language of `code` for a `pre` around it; a `code`
 * without a `pre` loses its language.
 */
export const withoutLanguage = (entity: MessageEntity): MessageEntity => {
  if (entity.type !== 'code' || entity.language === undefined) return entity
  const { type, offset, length } = entity
  return { type, offset, length }
}

// private

const entityOf = (
  draft: HtmlDraft,
  { name, argument, unix, offset, at }: OpenTag,
  length: number,
): E.Either<MarkupError, MessageEntity | undefined> => {
  switch (name) {
    case 'tg-emoji':
      return Link.isEmojiId(argument)
        ? E.right({ type: 'custom_emoji', offset, length, custom_emoji_id: argument })
        : refuse('Invalid custom emoji identifier specified', at)
    case 'tg-time': {
      const format = Link.dateFormat(argument)
      if (format === undefined) return refuse('Invalid date format used', at)
      return E.right(unix > 0 ? fromTime(unix, format, offset, length) : undefined)
    }
    case 'a':
      return E.right(
        argument === '' ? fromOwnText(draft.out, draft.markup, offset) : fromLink(argument, offset, length),
      )
    case 'pre':
      return E.right(preOf(draft, offset, length))
    case 'code':
      return E.right(codeOf(draft, argument, offset, length))
    case 'blockquote':
      return E.right({ type: argument === '' ? 'blockquote' : 'expandable_blockquote', offset, length })
    default:
      return E.right({ type: styles[name], offset, length })
  }
}

// Code with a language is a `pre` that contains only one `code`, or the other way round. The inner entity,
// which was added last, becomes part of the outer one.
const innerOf = (
  { entities }: HtmlDraft,
  type: 'pre' | 'code',
  offset: number,
  length: number,
): MessageEntity | undefined => {
  const last = entities.at(-1)
  return last?.type === type && last.offset === offset && last.length === length ? last : undefined
}

const preOf = (draft: HtmlDraft, offset: number, length: number): MessageEntity => {
  const language = innerOf(draft, 'code', offset, length)?.language ?? ''
  if (language === '') return { type: 'pre', offset, length }
  draft.entities.pop()
  return { type: 'pre', offset, length, language }
}

const codeOf = (draft: HtmlDraft, language: string, offset: number, length: number): MessageEntity => {
  if (language === '') return { type: 'code', offset, length }
  const inner = innerOf(draft, 'pre', offset, length)
  if (inner === undefined || inner.language !== undefined) return { type: 'code', offset, length, language }
  draft.entities.pop()
  return { type: 'pre', offset, length, language }
}

const styles = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
} as const
