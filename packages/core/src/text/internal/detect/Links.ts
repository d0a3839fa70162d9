// Links and email addresses in a text. The search starts at each dot, treats the characters around it as a
// domain, and extends it in both directions.

import type { EntityPlace } from '../entities/Kind.ts'
import { badAtEnd, isAddress, linkLength } from './Domain.ts'

// model

/** A link or an email address. */
export interface Link extends EntityPlace {
  readonly type: 'url' | 'email'
}

// constructors

/**
 * Links with and without a protocol, and email addresses, sorted and disjoint. It takes linear time for any
 * text.
 */
export const links = (text: string): ReadonlyArray<Link> => {
  const found: Array<Link> = []
  const afterPath = pathEnds(text)
  let begin = 0
  for (;;) {
    const dot = text.indexOf('.', begin)
    if (dot < 0 || dot + 1 === text.length) return found
    if (text[dot + 1] === ' ') {
      begin = dot + 2
      continue
    }
    const domain = domainAround(text, begin, dot)
    let end = afterPath(afterPort(text, domain.end))
    while (end > dot + 1 && text[end - 1] === '.') end--
    const start = startOf(text, begin, domain)
    if (start === undefined) end = text.lastIndexOf('.', end - 1) + 1
    else {
      const link = end > dot + 1 ? linkIn(text.slice(start, end), start) : undefined
      if (link !== undefined) found.push(link)
      while (text[end] === '.') end++
    }
    begin = Math.max(end, dot + 1)
  }
}

/**
 * Telegram's own links: `tg://` and `ton://`, with a name of ASCII letters, digits, `_` and `-`. One may
 * begin inside another.
 */
export const ownLinks = (text: string): ReadonlyArray<EntityPlace> => {
  const found: Array<EntityPlace> = []
  const afterPath = pathEnds(text)
  let from = 0
  for (;;) {
    const colon = text.indexOf('://', from)
    if (colon < 0 || isShort(text, from)) return found
    // For `tonsite`, Telegram reads only the last letters.
    const protocol = /tg$|ton$|(?<=tons)ite$/i.exec(text.slice(Math.max(colon - 7, 0), colon))?.[0] ?? ''
    const name = protocol === '' ? '' : (/^[\w-]+/.exec(text.slice(colon + 3, colon + 3 + 253))?.[0] ?? '')
    from = colon + 3 + name.length
    if (name === '') continue
    from = afterPath(from)
    found.push({ offset: colon - protocol.length, length: from - colon + protocol.length })
  }
}

// private

interface Domain {
  readonly begin: number
  readonly end: number
  /** True if the domain contains an `@`. */
  readonly hasUser: boolean
}

const domainAround = (text: string, from: number, dot: number): Domain => {
  let end = dot
  let hasUser = false
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === atSign) hasUser = true
    else if (!isOfDomain(code)) break
  }
  const begin = backWhile(isOfDomain, text, from, dot)
  return { begin: hasUser ? backWhile(isOfUser, text, from, begin) : begin, end, hasUser }
}

// The start of a link: before the domain there can be a user name, and before that a protocol. `undefined` if
// the characters before the domain exclude a link.
const startOf = (text: string, from: number, { begin, hasUser }: Domain): number | undefined => {
  let start = begin
  if (start > from && text.charCodeAt(start - 1) === atSign) {
    start = backWhile(isOfUser, text, from, begin - 1)
    if (hasUser || start === begin - 1) return undefined
  }
  if (start === from) return start
  if (text.endsWith('://', start) && start - 3 >= from) {
    const protocol = text.slice(backWhile(isOfProtocol, text, from, start - 3), start - 3)
    const known = /^(?!shttp$|[ts]ftp$).*?(https?|ftp|tonsite)$/is.exec(protocol)?.[1]
    return known === undefined ? undefined : start - 3 - known.length
  }
  return /[\p{L}\p{N}_/#@]$/u.test(text.slice(Math.max(from, start - 2), start)) ? undefined : start
}

const linkIn = (match: string, offset: number): Link | undefined => {
  if (isAddress(match)) return { type: 'email', offset, length: match.length }
  if (match.startsWith('mailto:') && isAddress(match.slice(7)))
    return { type: 'email', offset: offset + 7, length: match.length - 7 }
  const length = linkLength(match)
  return length === 0 ? undefined : { type: 'url', offset, length }
}

// Telegram stops the search if fewer than six bytes are left.
const isShort = (text: string, from: number): boolean =>
  text.length - from < 6 && new TextEncoder().encode(text.slice(from)).length < 6

// The offset after a port: 1 to 65535, with any number of leading zeros.
const afterPort = (text: string, from: number): number => {
  if (text[from] !== ':') return from
  let begin = from + 1
  while (text[begin] === '0') begin++
  const port = /^\d{1,6}/.exec(text.slice(begin, begin + 6))?.[0] ?? ''
  return port !== '' && Number(port) <= 65535 ? begin + port.length : from
}

// The end of a path that begins at an offset, or the offset itself if no path begins there. The end is
// remembered: otherwise each dot in a path would walk over the path again.
const pathEnds = (text: string): ((from: number) => number) => {
  let stop = 0
  let last = 0
  return (from) => {
    const first = text[from]
    if (first !== '/' && first !== '?' && first !== '#') return from
    if (from >= stop) {
      notOfPath.lastIndex = from + 1
      stop = notOfPath.exec(text)?.index ?? text.length
      last = stop
      while (last > from + 1 && badAtEnd.includes(text[last - 1] ?? '')) last--
    }
    return first === '/' || last > from + 1 ? Math.max(last, from + 1) : from
  }
}

const backWhile = (is: (code: number) => boolean, text: string, from: number, start: number): number => {
  let begin = start
  while (begin > from && is(text.charCodeAt(begin - 1))) begin--
  return begin
}

// Classes of UTF-16 code units. No character outside the Basic Multilingual Plane is a space, so each
// surrogate counts as a letter.

const atSign = 0x40

const isAlphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000

// Only joiners and hyphens of general punctuation can be part of a link.
const isOfLink = (code: number): boolean =>
  code >= 0x2000 && code <= 0x206f
    ? code === 0x200c || code === 0x200d || (code >= 0x2010 && code <= 0x2015)
    : !isSpace(code)

// `lastIndex` is set before each use.
const notOfPath = /[\n<>"«» \u00a0\u1680\u2000-\u200b\u200e\u200f\u2016-\u206f\u3000]/g

const isOfUser = (code: number): boolean =>
  (code >= 0xc0 || !'\n/[]{}()\'`<>"@«»'.includes(String.fromCharCode(code))) && isOfLink(code)

// Letters, digits, `.`, `-`, `_` and `~`.
const isOfDomain = (code: number): boolean =>
  code < 0xc0
    ? isAlphanumeric(code) || code === 0x2e || code === 0x2d || code === 0x5f || code === 0x7e
    : isOfLink(code)

const isOfProtocol = (code: number): boolean =>
  code < 0x80 ? isAlphanumeric(code) || code === 0x2b || code === 0x2d : !isSpace(code)
