// Who may call the emulator: only requests to its own names that do not come from pages of other sites.
// Without this, any page in a browser could reach it, by DNS rebinding or a cross-site request.
// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site

import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { Refusal } from '@pipegram/core/ApiError'
import { refusal } from '../../requests/internal/Refusals.ts'
import { bare, isLoopback } from './LoopbackName.ts'

// model

/** The address that the server listens on, and its other names. */
export interface ServerNames {
  /** If this is not a loopback address, any IP address is also a name of the server. */
  readonly host: string
  /** Names besides `localhost` and loopback addresses, without a port. */
  readonly names: ReadonlyArray<string>
  readonly scheme: 'http' | 'https'
}

// guards

/** Why a request is refused because of its headers. `undefined` if it may pass. */
export const refusedHeaders = (
  { host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  self: ServerNames,
): Refusal | undefined => {
  // Every browser sends a host.
  if (host !== undefined && !isOwnName(hostnameOf(host), self))
    return refusal(
      403,
      `the emulator does not answer to the host name "${host}"; if it is yours, add it to the option "hosts"`,
    )
  // A request of a page has one of these headers. A typed address has the site `none`.
  const isForeign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : origin.toLowerCase() !== `${self.scheme}://${host ?? ''}`.toLowerCase()
  return isForeign
    ? refusal(403, 'the emulator does not answer to pages of other origins; call it from outside a browser')
    : undefined
}

// private

const hostnameOf = (host: string): string => host.replace(/:\d*$/, '')

const isOwnName = (hostname: string, { host, names }: ServerNames): boolean =>
  isLoopback(hostname) ||
  [host, ...names].some((name) => name.toLowerCase() === hostname.toLowerCase()) ||
  (!isLoopback(host) && isIP(bare(hostname)) !== 0)
