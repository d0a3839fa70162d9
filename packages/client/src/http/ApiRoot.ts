// The address of a Bot API server: Telegram's own server, a local server, or the emulator.

import * as E from 'fp-ts/lib/Either.js'
import { isPrivateAddress, isPrivateName } from './internal/PrivateNetwork.ts'

// model

/** The address of a Bot API server. `path` is empty, or begins with a slash and does not end with one. */
export interface ApiRoot {
  readonly origin: string
  readonly path: string
  /** The path of the unix socket on which the server listens. */
  readonly socket?: string
  /** True if the server is in a private network, and connections to it are not encrypted. */
  readonly isUnencrypted?: true
}

/** Where calls may be sent without encryption, besides this machine. */
export type PlainHttp = 'private network'

// constructors

/** Telegram's own server. https://core.telegram.org/bots/api#making-requests */
export const telegram = 'https://api.telegram.org'

/**
 * An API root from text. `http://` is accepted only for this machine (`localhost`, 127.0.0.0/8, `::1`), since
 * the path contains the token. With `plainHttp`, it is also accepted for private addresses, and for names
 * that can be in a private network, such as `bot-api` or `bot-api.internal`. `unix:/run/bot-api.sock` is a
 * socket of this machine. It fails with a sentence that shows at most the origin of the text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { fromString } from '@pipegram/client/ApiRoot'
 *
 *   assert.ok(E.isLeft(fromString('http://bot-api:8081')))
 *   assert.ok(E.isRight(fromString('http://bot-api:8081', 'private network')))
 *   assert.ok(E.isLeft(fromString('http://example.com:8081', 'private network')))
 */
export const fromString = (text: string, plainHttp?: PlainHttp): E.Either<string, ApiRoot> => {
  if (/^unix:/i.test(text)) return fromSocket(text.slice('unix:'.length))
  if (!URL.canParse(text))
    return E.left(`The API root is not a URL. One looks like ${telegram} or http://localhost:8081.`)
  const { protocol, host, hostname, origin, pathname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:')
    return E.left(
      `The API root begins with ${protocol} and should begin with https://, or http:// on this machine.`,
    )
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
  const root = { origin, path: pathname.replace(/(?<!\/)\/+$/, '') }
  if (protocol === 'https:' || isLoopback(hostname)) return E.right(root)
  const near = isPrivate(hostname)
  if (near && plainHttp === 'private network') return E.right({ ...root, isUnencrypted: true })
  return E.left(
    `The API root ${origin} would send the token unencrypted. ` +
      (near
        ? `Write https://${host}; or, if every machine of this network may read the token, ` +
          "give the option plainHttp: 'private network' (BOT_API_PLAIN_HTTP in the environment of run)."
        : plainHttp === undefined
          ? `http:// is only for localhost: write https://${host}.`
          : `It is not in a private network: write https://${host}.`),
  )
}

// guards

/** True if the host of a URL is this machine. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

/** True if the host of a URL can be in a private network. Its name may still have a public address. */
export const isPrivate = (hostname: string): boolean =>
  isPrivateAddress(hostname.replace(/^\[|\]$/g, '')) || isPrivateName(hostname)

// private

// A path of at most 103 bytes, which all systems accept.
const fromSocket = (socket: string): E.Either<string, ApiRoot> =>
  /^\/[^\0?#]{1,102}$/.test(socket)
    ? E.right({ origin: 'http://localhost', path: '', socket })
    : E.left(
        'The API root begins with unix: and should go on with an absolute path of at most 103 characters.',
      )

// The URL parser turns other forms, such as 127.1, 0x7f000001 and [0:0::1], into these.
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const decoded = (path: string): string => path.replaceAll(/%3a/gi, ':')
