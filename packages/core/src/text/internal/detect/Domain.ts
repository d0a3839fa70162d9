// Whether what looks like a link or an address is one, by its domain.

import { isTopLevel } from './TopLevels.ts'

// model

/** What no link ends with. */
export const badAtEnd = ".:;,('?!`"

// guards

/** Whether a text is an email address that Telegram marks: in ASCII, and no part longer than such parts are. */
export const isAddress = (text: string): boolean =>
  text.includes('@') &&
  /^(?:[\w-]{0,26}[.+]){0,10}[\w-]{1,35}@(?:[a-z0-9](?:[\w-]{0,28}[a-z0-9])?\.){1,6}[a-z]{2,8}$/i.test(text)

// destructors

/** How much of a text from its start is a link; 0 if none of it is. */
export const linkLength = (text: string): number => {
  const protocol = /^(?:https?|ftp|tonsite):\/\//i.exec(text)?.[0] ?? ''
  const rest = text.slice(protocol.length)
  const path = rest.search(/[/?#]/)
  const authority = path < 0 ? rest : rest.slice(0, path)
  return isDomain(withoutPort(authority.slice(authority.indexOf('@') + 1)), protocol !== '')
    ? protocol.length + authority.length + pathLength(rest.slice(authority.length))
    : 0
}

// private

const withoutPort = (host: string): string =>
  host.includes(':') ? host.slice(0, host.lastIndexOf(':')) : host

const isDomain = (domain: string, hasProtocol: boolean): boolean => {
  // A name that is like Telegram's own.
  if (domain.toLowerCase() === 'teiegram.org') return false
  const parts = domain.split('.')
  if (parts.length === 1 || parts.some((part) => part === '' || part.endsWith('-') || isLong(part)))
    return false
  if (!/[^\d.]/.test(domain))
    return (
      parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
    )
  const top = parts.at(-1) ?? ''
  if (/^.?$/u.test(top)) return false
  const isKnown = top.startsWith('xn--')
    ? /^xn--[a-z0-9]{2,}$/i.test(top)
    : !/[_-]/.test(top) && (hasProtocol || isTopLevel(top))
  return isKnown && parts.at(-2)?.includes('_') === false
}

// A part of a domain has at most 63 bytes.
const isLong = (part: string): boolean =>
  part.length > 63 || (part.length > 21 && new TextEncoder().encode(part).length > 63)

// A path ends before a bracket that it did not open, and before the punctuation that ends a sentence.
const pathLength = (path: string): number => {
  const open = [0, 0, 0]
  let end = 0
  for (; end < path.length; end++) {
    const opened = '([{'.indexOf(path[end] ?? '')
    const closed = ')]}'.indexOf(path[end] ?? '')
    if (opened >= 0) open[opened] = (open[opened] ?? 0) + 1
    if (closed >= 0 && (open[closed] = (open[closed] ?? 0) - 1) < 0) break
  }
  while (end > 0 && badAtEnd.includes(path[end - 1] ?? '')) end--
  return end
}
