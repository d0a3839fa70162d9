// The proxy for calls on Node: from the option `proxy`, or from the environment.

import * as E from 'fp-ts/lib/Either.js'
import { identity } from 'fp-ts/lib/function.js'
import * as ApiRoot from './ApiRoot.ts'

// model

/** The environment variables. The connections themselves read `NO_PROXY`. */
export interface ProxyEnvironment {
  readonly [name: string]: string | undefined
}

// constructors

/**
 * The address of a proxy; `http://` may be left out. It may contain a user name and a password. It fails with
 * a sentence that does not show them.
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
 *   assert.ok(E.isLeft(Proxy.fromString('socks5://proxy.example.com')))
 */
export const fromString = (text: string): E.Either<string, string> => {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(address))
    return E.left('The proxy is not a URL. One looks like http://proxy.example.com:3128.')
  const { protocol, href, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:')
    return E.left(`The proxy begins with ${protocol} and should begin with http:// or https://.`)
  if (!isDecodable(username) || !isDecodable(password))
    return E.left('The user name or the password of the proxy has a wrong percent-encoding: write % as %25.')
  return E.right(href)
}

/**
 * The proxy for an API root, from `https_proxy` or else `HTTPS_PROXY`; `undefined` if neither is set, or if
 * the API root is on this machine. It fails if the variable is not an address.
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
  const name = environment['https_proxy'] === undefined ? 'HTTPS_PROXY' : 'https_proxy'
  const text = environment[name]?.trim() ?? ''
  if (text === '' || ApiRoot.isLoopback(new URL(origin).hostname)) return E.right(undefined)
  return E.mapLeft((reason: string) => `${name} in the environment is not a proxy. ${reason}`)(
    fromString(text),
  )
}

// private

const isDecodable = (text: string): boolean => E.isRight(E.tryCatch(() => decodeURIComponent(text), identity))
