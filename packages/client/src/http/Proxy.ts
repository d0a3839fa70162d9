// The proxy for calls on Node, from the option `proxy` or the environment: an HTTP proxy or a SOCKS 5 proxy.

import * as E from 'fp-ts/lib/Either.js'
import { identity } from 'fp-ts/lib/function.js'
import * as ApiRoot from './ApiRoot.ts'

// model

/** The environment variables. */
export interface ProxyEnvironment {
  readonly [name: string]: string | undefined
}

// constructors

/**
 * The address of a proxy; `http://` may be left out. It may contain a user name and a password. With
 * `socks5h://` or `socks://`, the proxy looks up the name of the server; with `socks5://`, this machine does.
 * It fails with a sentence that does not show the user name and the password.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as Proxy from '@pipegram/client/Proxy'
 *
 *   assert.deepStrictEqual(
 *     Proxy.fromString('proxy.example.com:3128'),
 *     E.right('http://proxy.example.com:3128/'),
 *   )
 *   assert.ok(E.isRight(Proxy.fromString('socks5h://proxy.example.com')))
 *   assert.ok(E.isLeft(Proxy.fromString('ftp://proxy.example.com')))
 */
export const fromString = (text: string): E.Either<string, string> => {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(address))
    return E.left('The proxy is not a URL. One looks like http://proxy.example.com:3128.')
  const { protocol, href, hostname, username, password } = new URL(address)
  if (!/^(?:https?|socks|socks5h?):$/.test(protocol))
    return E.left(
      `The proxy begins with ${protocol} and should begin with http://, https://, socks5h:// or socks5://.`,
    )
  if (hostname === '')
    return E.left('The proxy has no host. One looks like socks5h://proxy.example.com:1080.')
  if (!isDecodable(username) || !isDecodable(password))
    return E.left('The user name or the password of the proxy has a wrong percent-encoding: write % as %25.')
  return E.right(href)
}

/**
 * The proxy for an API root, from the first of `https_proxy`, `HTTPS_PROXY`, `all_proxy` and `ALL_PROXY` that
 * is set. `undefined` if none is set, if the API root is not encrypted or on this machine, or if `no_proxy`
 * or `NO_PROXY` names its host. It fails if the variable is not an address.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as Proxy from '@pipegram/client/Proxy'
 *
 *   const environment = { HTTPS_PROXY: 'http://proxy.example.com:3128' }
 *   assert.deepStrictEqual(
 *     Proxy.fromEnvironment('https://api.telegram.org', environment),
 *     E.right('http://proxy.example.com:3128/'),
 *   )
 *   assert.deepStrictEqual(Proxy.fromEnvironment('http://localhost:8081', environment), E.right(undefined))
 */
export const fromEnvironment = (
  origin: string,
  environment: ProxyEnvironment,
): E.Either<string, string | undefined> => {
  const name = variables.find((variable) => environment[variable] !== undefined) ?? ''
  const text = environment[name]?.trim() ?? ''
  const url = new URL(origin)
  const exceptions = environment['no_proxy'] ?? environment['NO_PROXY'] ?? ''
  if (text === '' || url.protocol === 'http:' || ApiRoot.isLoopback(url.hostname)) return E.right(undefined)
  if (isExcepted(url, exceptions)) return E.right(undefined)
  return E.mapLeft((reason: string) => `${name} in the environment is not a proxy. ${reason}`)(
    fromString(text),
  )
}

// private

const variables = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']

// As curl reads `no_proxy`: `*`, or names with or without a port. A name also stands for its subdomains.
const isExcepted = ({ hostname, port }: URL, exceptions: string): boolean =>
  exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', only] = /^\*?\.?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [undefined, entry]
      return (
        entry === '*' ||
        ((only === undefined || only === (port || '443')) &&
          (hostname === name || hostname.endsWith(`.${name}`)))
      )
    })

const isDecodable = (text: string): boolean => E.isRight(E.tryCatch(() => decodeURIComponent(text), identity))
