// Where the Bot API is: Telegram's own server, a local one, or the emulator.

import * as E from 'fp-ts/lib/Either.js'

// model

/** The address of a Bot API server. `path` is empty or begins with a slash, and never ends with one. */
export interface ApiRoot {
  readonly origin: string
  readonly path: string
}

// constructors

/** Telegram's own server. https://core.telegram.org/bots/api#making-requests */
export const telegram = 'https://api.telegram.org'

/**
 * An API root from text. Plain HTTP is accepted for this machine alone (`localhost`, 127.0.0.0/8, `::1`),
 * since the token travels in the path. It fails with a sentence that repeats at most the origin of the text.
 */
export const fromString = (text: string): E.Either<string, ApiRoot> => {
  if (!URL.canParse(text))
    return E.left(`The API root is not a URL. One looks like ${telegram} or http://localhost:8081.`)
  const { protocol, host, hostname, origin, pathname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:')
    return E.left(`The API root begins with ${protocol} and should begin with https:.`)
  if (username !== '' || password !== '')
    return E.left(`The API root ${origin} holds a user name or a password: leave them out.`)
  if (search !== '' || hash !== '')
    return E.left(`The API root ${origin} holds a query or a fragment: leave it out.`)
  if (/\/bot[^/]*:/i.test(decoded(pathname)))
    return E.left(
      `The API root ${origin} holds a token: end it before /bot, the client adds the token itself.`,
    )
  if (/\/bot\/*$/i.test(pathname))
    return E.left(
      `The API root ${origin}${pathname} ends in /bot: leave that out, the client adds /bot and the token itself.`,
    )
  if (protocol === 'http:' && !isLoopback(hostname))
    return E.left(
      `The API root ${origin} would send the token unencrypted. http:// is only for localhost: write https://${host}.`,
    )
  return E.right({ origin, path: pathname.replace(/(?<!\/)\/+$/, '') })
}

// guards

/** Whether a host, as a URL writes it, is this machine. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

// private

// Names as the URL parser writes them: it has already turned 127.1, 0x7f000001 and [0:0::1] into these forms.
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const decoded = (path: string): string => path.replaceAll(/%3a/gi, ':')
