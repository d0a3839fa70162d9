// HTML as the official server reads it: a handful of tags, four named references, and no forgiveness.

import * as E from 'fp-ts/lib/Either.js'
import { toLower } from '../../../links/internal/Scan.ts'
import * as Link from '../../../links/Link.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Text } from '../../Text.ts'
import { sort } from '../entities/Kind.ts'
import { fromLink, fromOwnText, fromTime } from './Entity.ts'
import { makeOutput, refuse, refuseAt, type MarkupError } from './MarkupError.ts'
import { referenceAt } from './Reference.ts'
import { readTag, skipSpace, tagNameEnd, type Tag } from './Tag.ts'

interface Open extends Tag {
  readonly at: number
  /** Where its text begins. */
  readonly offset: number
}

export const readHtml = (markup: string): E.Either<MarkupError, Text> => {
  const size = markup.length
  const out = makeOutput()
  const entities: Array<MessageEntity> = []
  const open: Array<Open> = []
  let surrogate: number | undefined

  // Code of a language is `pre` with `code` of the same extent in it, or the other way round.
  const merges = (type: 'pre' | 'code', offset: number): boolean => {
    const last = entities.at(-1)
    return last?.type === type && last.offset === offset && last.length === out.length() - offset
  }

  const entityOf = ({
    name,
    argument,
    unix,
    offset,
    at,
  }: Open): E.Either<MarkupError, MessageEntity | undefined> => {
    const length = out.length() - offset
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
          argument === '' ? fromOwnText(out, markup, offset) : fromLink(argument, offset, length),
        )
      case 'pre': {
        const language = merges('code', offset) ? (entities.at(-1)?.language ?? '') : ''
        if (language !== '') entities.pop()
        return E.right({ type: 'pre', offset, length, ...(language === '' ? {} : { language }) })
      }
      case 'code': {
        // `language` is what a `pre` around it would take; a `code` that stays alone loses it at the end.
        const isInner = argument !== '' && merges('pre', offset) && entities.at(-1)?.language === undefined
        if (isInner) entities.pop()
        return E.right({
          type: isInner ? 'pre' : 'code',
          offset,
          length,
          ...(argument === '' ? {} : { language: argument }),
        })
      }
      case 'blockquote':
        return E.right({ type: argument === '' ? 'blockquote' : 'expandable_blockquote', offset, length })
      default:
        return E.right({ type: styles[name], offset, length })
    }
  }

  const endTag = (at: number): E.Either<MarkupError, number> => {
    const tag = open.pop()
    if (tag === undefined) return refuseAt('Unexpected end tag', markup, at)
    const nameEnd = tagNameEnd(markup, at + 2)
    const name = toLower(markup.slice(at + 2, nameEnd))
    const end = skipSpace(markup, nameEnd)
    if (markup.charAt(end) !== '>') return refuseAt('Unclosed end tag', markup, at)
    if (name !== '' && name !== tag.name) {
      const place = refuseAt('Unmatched end tag', markup, at)
      return E.mapLeft((error: MarkupError) => ({
        ...error,
        message: `${error.message}, expected "</${tag.name}>", found "</${name}>"`,
      }))(place)
    }
    if (out.length() > tag.offset) {
      const made = entityOf(tag)
      if (E.isLeft(made)) return made
      if (made.right !== undefined) entities.push(made.right)
    }
    return E.right(end + 1)
  }

  const startTag = (at: number): E.Either<MarkupError, number> => {
    const tag = readTag(markup, at)
    if (E.isLeft(tag)) return tag
    open.push({ ...tag.right, at, offset: out.length() })
    return E.right(tag.right.end)
  }

  for (let at = 0, from = 0; ;) {
    while (at < size && !isSpecial(markup.charCodeAt(at))) at++
    const reference = markup.charAt(at) === '&' ? referenceAt(markup, at) : undefined
    if (markup.charAt(at) === '&' && reference === undefined) {
      at++
      continue
    }
    out.push(markup.slice(from, at))
    if (at >= size) break
    if (reference !== undefined) {
      if (reference.code >= 0xd800 && reference.code <= 0xdfff) surrogate ??= at
      out.push(String.fromCodePoint(reference.code))
      from = at = reference.end
      continue
    }
    const next = markup.charAt(at + 1) === '/' ? endTag(at) : startTag(at)
    if (E.isLeft(next)) return next
    from = at = next.right
  }

  const left = open.at(-1)
  if (left !== undefined)
    return refuse(`Can't find end tag corresponding to start tag "${left.name}"`, left.at)
  if (surrogate !== undefined)
    return refuse(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
      surrogate,
    )
  return E.right({ text: out.slice(0), entities: sort(entities.map(withoutLanguage)) })
}

// private

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

const isSpecial = (code: number): boolean => code === 60 || code === 38

const withoutLanguage = (entity: MessageEntity): MessageEntity => {
  if (entity.type !== 'code' || entity.language === undefined) return entity
  const { type, offset, length } = entity
  return { type, offset, length }
}
