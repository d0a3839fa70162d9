// The links in a model's text: which ones have a valid address, and which ones have a text that names another
// place.

import * as Detect from '@pipegram/core/Detect'
import * as Link from '@pipegram/core/Link'
import * as E from 'fp-ts/lib/Either.js'

// destructors

/** The address of a link, as it is sent. `undefined` if it is not the address of a web page. */
export const addressOf = (href: string): string | undefined => {
  const url = URL.parse(href)
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > longest) return undefined
  // Telegram refuses a message with a link to `https://localhost`, or to an incomplete host.
  return E.getOrElseW(() => undefined)(Link.fromString(url.href))
}

/** True if the text of a link names a host that its address does not have. */
export const isMisleading = (label: string, address: string): boolean => {
  const host = hostOf(address)
  // Invisible characters could hide a name.
  const seen = label.replace(/\p{Cf}/gu, '')
  return Detect.links(seen).some(({ offset, length }) => {
    const named = hostOf(seen.slice(offset, offset + length))
    return named !== undefined && host !== named && host?.endsWith(`.${named}`) !== true
  })
}

// private

const longest = 2_048

const hostOf = (link: string): string | undefined =>
  URL.parse(/^[a-z]+:\/\//i.test(link) ? link : `https://${link}`)?.hostname.replace(/^www\./, '')
