// Decides by the domain whether a candidate is a link or an email address.

import { isTopLevel } from './TopLevels.ts'

// model

/** Characters that are never the last one of a link. */
export const badAtEnd = ".:;,('?!`"

// guards

/** True if a text is an email address that Telegram detects: ASCII, with parts of limited length. */
export const isAddress = (text: string): boolean =>
  text.includes('@') &&
  /^(?:[\w-]{0,26}[.+]){0,10}[\w-]{1,35}@(?:[a-z0-9](?:[\w-]{0,28}[a-z0-9])?\.){1,6}[a-z]{2,8}$/i.test(text)

// destructors

/** The length of the link that a text begins with; 0 if it begins with none. */
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
  // A domain that imitates Telegram's.
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

// A label of a domain has at most 63 bytes.
const isLong = (part: string): boolean =>
  part.length > 63 || (part.length > 21 && new TextEncoder().encode(part).length > 63)

// A path ends before an unmatched closing bracket, and before the punctuation at the end of a sentence.
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
