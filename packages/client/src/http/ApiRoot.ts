// The address of a Bot API server: Telegram's own one, a local one, or the emulator.

import * as E from 'fp-ts/lib/Either.js'

// model

/** The address of a Bot API server. `path` is empty, or begins with a slash and does not end with one. */
export interface ApiRoot {
  readonly origin: string
  readonly path: string
}

// constructors

/** Telegram's own server. https://core.telegram.org/bots/api#making-requests */
export const telegram = 'https://api.telegram.org'

/**
 * An API root from text. `http://` is accepted only for this machine (`localhost`, 127.0.0.0/8, `::1`), since
 * the path contains the token. It fails with a sentence that shows at most the origin of the text.
 */
export const fromString = (text: string): E.Either<string, ApiRoot> => {
  if (!URL.canParse(text))
    return E.left(`The API root is not a URL. One looks like ${telegram} or http://localhost:8081.`)
  const { protocol, host, hostname, origin, pathname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:')
    return E.left(`The API root begins with ${protocol} and should begin with https://.`)
  if (username !== '' || password !== '')
    return E.left(`The API root ${origin} contains a user name or a password: leave them out.`)
  if (search !== '' || hash !== '')
    return E.left(`The API root ${origin} contains a query or a fragment: leave it out.`)
  if (/\/bot[^/]*:/i.test(decoded(pathname)))
    return E.left(
      `The API root ${origin} contains a token: end it before /bot, since the client adds the token itself.`,
    )
  if (/\/bot\/*$/i.test(pathname))
    return E.left(
      `The path of the API root ${origin} ends in /bot: leave that out, since the client adds it itself.`,
    )
  if (protocol === 'http:' && !isLoopback(hostname))
    return E.left(
      `The API root ${origin} would send the token unencrypted. ` +
        `http:// is only for localhost: write https://${host}.`,
    )
  return E.right({ origin, path: pathname.replace(/(?<!\/)\/+$/, '') })
}

// guards

/** Whether the host of a URL is this machine. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

// private

// The URL parser turns other forms, such as 127.1, 0x7f000001 and [0:0::1], into these.
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const decoded = (path: string): string => path.replaceAll(/%3a/gi, ':')
