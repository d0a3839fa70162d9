// HTML as the official server reads it: a few tags, four named references, and an error for each mistake.

import * as E from 'fp-ts/lib/Either.js'
import { toLower } from '../../../links/internal/Scan.ts'
import type { Text } from '../../Text.ts'
import { makeDraft, toText } from '../markup/Draft.ts'
import { refuse, refuseAt, type MarkupError } from '../markup/MarkupError.ts'
import { referenceAt, type Reference } from './Reference.ts'
import { readTag, skipSpace, tagNameEnd } from './Tag.ts'
import { addEntity, withoutLanguage, type HtmlDraft, type OpenTag } from './TagEntity.ts'

export const readHtml = (markup: string): E.Either<MarkupError, Text> => {
  const draft = makeDraft<OpenTag>(markup)
  // The place of the first reference to a surrogate: an error, but only if nothing else is wrong.
  let surrogate: number | undefined
  for (let at = 0, from = 0; ;) {
    while (at < markup.length && !isSpecial(markup.charCodeAt(at))) at++
    const isAmpersand = markup.charCodeAt(at) === ampersand
    const reference = isAmpersand ? referenceAt(markup, at) : undefined
    if (isAmpersand && reference === undefined) {
      at++
      continue
    }
    draft.out.push(markup.slice(from, at))
    if (at >= markup.length) break
    if (reference === undefined) {
      const next = readMarkupTag(draft, at)
      if (E.isLeft(next)) return next
      from = at = next.right
    } else {
      if (isSurrogate(reference)) surrogate ??= at
      draft.out.push(String.fromCodePoint(reference.code))
      from = at = reference.end
    }
  }
  return finish(draft, surrogate)
}

// private

const ampersand = 38
const less = 60

const isSpecial = (code: number): boolean => code === less || code === ampersand

const isSurrogate = ({ code }: Reference): boolean => code >= 0xd800 && code <= 0xdfff

const readMarkupTag = (draft: HtmlDraft, at: number): E.Either<MarkupError, number> =>
  draft.markup.charAt(at + 1) === '/' ? readEndTag(draft, at) : readStartTag(draft, at)

const readStartTag = (draft: HtmlDraft, at: number): E.Either<MarkupError, number> => {
  const tag = readTag(draft.markup, at)
  if (E.isLeft(tag)) return tag
  draft.open.push({ ...tag.right, at, offset: draft.out.length() })
  return E.right(tag.right.end)
}

const readEndTag = (draft: HtmlDraft, at: number): E.Either<MarkupError, number> => {
  const { markup, open } = draft
  const tag = open.pop()
  if (tag === undefined) return refuseAt('Unexpected end tag', markup, at)
  const nameEnd = tagNameEnd(markup, at + 2)
  const name = toLower(markup.slice(at + 2, nameEnd))
  const end = skipSpace(markup, nameEnd)
  if (markup.charAt(end) !== '>') return refuseAt('Unclosed end tag', markup, at)
  if (name !== '' && name !== tag.name) return unmatched(markup, at, tag, name)
  const added = addEntity(draft, tag)
  return E.isLeft(added) ? added : E.right(end + 1)
}

const unmatched = (markup: string, at: number, tag: OpenTag, found: string): E.Either<MarkupError, never> => {
  const place = refuseAt('Unmatched end tag', markup, at)
  return E.mapLeft((error: MarkupError) => ({
    ...error,
    message: `${error.message}, expected "</${tag.name}>", found "</${found}>"`,
  }))(place)
}

const finish = (draft: HtmlDraft, surrogate: number | undefined): E.Either<MarkupError, Text> => {
  const left = draft.open.at(-1)
  if (left !== undefined)
    return refuse(`Can't find end tag corresponding to start tag "${left.name}"`, left.at)
  if (surrogate !== undefined)
    return refuse(
      'Text contains invalid Unicode characters after decoding HTML entities, ' +
        'check for unmatched surrogate code units',
      surrogate,
    )
  const { text, entities } = toText(draft)
  return E.right({ text, entities: entities.map(withoutLanguage) })
}
