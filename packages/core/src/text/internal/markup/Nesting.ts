// A text as nested markup: a sequence of opening marks, text and closing marks, in which no entity crosses
// another.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../../links/Link.ts'
import { defined } from '../../../ports/Defined.ts'
import type { MessageEntity } from '../../../types/Types.ts'
import type { Text } from '../../Text.ts'
import { arrange } from '../entities/Arrangement.ts'
import { endOf, isFull, isStyle, sort, type Entity } from '../entities/Kind.ts'

// model

/** An entity with the part of the text that it covers. */
export interface Span {
  readonly entity: Entity
  readonly start: number
  readonly end: number
  /**
   * The offset at which the text continues. It is after `end` if closing the span writes the text between
   * them.
   */
  readonly next: number
}

/** What to do at each step. */
export interface Visitor {
  readonly open: (span: Span) => void
  readonly text: (start: number, end: number) => void
  readonly close: (span: Span) => void
}

// constructors

/**
 * The entities of a text that markup can express. Each is complete, inside the text, and splits no surrogate
 * pair.
 */
export const writable = ({ text, entities }: Text): ReadonlyArray<Entity> => entities.flatMap(fitTo(text))

/** Entities in the form that Telegram keeps, except that adjacent pieces of a style are joined. */
export const toSpans = (entities: ReadonlyArray<Entity>): ReadonlyArray<Span> => {
  const arranged = arrange(entities)
  const last = new Map<string, Entity>()
  const spans: Array<Entity> = []
  const flush = (entity: Entity | undefined): void => {
    if (entity !== undefined) spans.push(entity)
  }
  for (const entity of arranged) {
    if (!isStyle(entity)) {
      spans.push(entity)
      continue
    }
    const type = entity.type.toString()
    const before = last.get(type)
    const touches = before !== undefined && endOf(before) === entity.offset
    if (!touches) flush(before)
    last.set(type, touches ? { ...before, length: before.length + entity.length } : entity)
  }
  last.forEach(flush)
  return sort(spans).map((entity) => ({
    entity,
    start: entity.offset,
    end: endOf(entity),
    next: endOf(entity),
  }))
}

// destructors

/**
 * Visits spans in order. Only a style may cross another span: it is closed and opened again where that span
 * begins or ends.
 */
export const visit = (spans: ReadonlyArray<Span>, length: number, visitor: Visitor): void => {
  const waiting = makeQueue(spans)
  const open: Array<Span> = []
  let at = 0
  const textTo = (end: number): void => {
    if (end > at) visitor.text(at, end)
    at = Math.max(at, end)
  }
  const close = (span: Span): void => {
    textTo(Math.min(span.end, length))
    visitor.close(span)
    at = Math.max(at, span.next)
  }
  const begin = (span: Span): void => {
    open.push(span)
    visitor.open(span)
  }
  for (;;) {
    const next = waiting.peek()
    const top = open.at(-1)
    if (top !== undefined && (next === undefined || top.end <= next.start)) {
      open.pop()
      close(top)
    } else if (next !== undefined) {
      waiting.take()
      const start = Math.max(next.start, at)
      if (isStyle(next.entity) && start >= next.end) continue
      textTo(start)
      if (top === undefined || next.end <= top.end) begin({ ...next, start })
      else if (isStyle(next.entity)) {
        waiting.put({ ...next, start: top.end })
        begin({ ...next, start, end: top.end, next: top.end })
      } else {
        for (let inner = open.at(-1); inner !== undefined && inner.end < next.end; inner = open.at(-1)) {
          open.pop()
          visitor.close(inner)
          waiting.put({ ...inner, start })
        }
        begin({ ...next, start })
      }
    } else break
  }
  textTo(length)
}

// private

const fitTo =
  (text: string) =>
  (entity: MessageEntity): ReadonlyArray<Entity> => {
    const start = isCut(text, entity.offset) ? entity.offset - 1 : entity.offset
    const stop = Math.min(endOf(entity), text.length)
    const end = isCut(text, stop) ? stop + 1 : stop
    if (
      !(
        Number.isInteger(start) &&
        Number.isInteger(end) &&
        start >= 0 &&
        end > start &&
        isWritable(entity) &&
        isFull(entity)
      )
    )
      return []
    const url = entity.type === 'text_link' ? linkOf(entity.url ?? '') : undefined
    return [{ ...entity, offset: start, length: end - start, ...defined({ url }) }]
  }

const isCut = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff

const isWritable = (entity: MessageEntity): boolean => {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'spoiler':
    case 'blockquote':
    case 'expandable_blockquote':
    case 'code':
    case 'pre':
      return true
    case 'text_link':
      return linkOf(entity.url ?? '') !== undefined
    case 'text_mention':
      return Link.isUserId(entity.user?.id ?? 0)
    case 'custom_emoji':
      return Link.isEmojiId(entity.custom_emoji_id ?? '')
    case 'date_time':
      return (
        Link.isTime(entity.unix_time ?? 0) && Link.dateFormat(entity.date_time_format ?? '') !== undefined
      )
    default:
      return false
  }
}

// A link that Telegram opens, with its scheme. Markup is also shown on web pages, where a link of
// `javascript:` would run.
const linkOf = (url: string): string | undefined => {
  const checked = Link.fromString(url)
  return E.isLeft(checked) ? undefined : /^(?:https?|tg|ton|tonsite):\/\//i.test(url) ? url : checked.right
}

interface Queue {
  readonly peek: () => Span | undefined
  readonly take: () => void
  readonly put: (span: Span) => void
}

// The sorted spans that are not visited yet, and a few pieces of styles that come again.
const makeQueue = (spans: ReadonlyArray<Span>): Queue => {
  let next = 0
  let returned: ReadonlyArray<Span> = []
  const isFirst = (a: Span | undefined, b: Span | undefined): boolean =>
    a !== undefined && (b === undefined || a.start < b.start || (a.start === b.start && a.end > b.end))
  return {
    peek: () => (isFirst(returned[0], spans[next]) ? returned[0] : spans[next]),
    take: () => {
      if (isFirst(returned[0], spans[next])) returned = returned.slice(1)
      else next++
    },
    put: (span) => {
      returned = [...returned, span].toSorted((a, b) => a.start - b.start || b.end - a.end)
    },
  }
}
