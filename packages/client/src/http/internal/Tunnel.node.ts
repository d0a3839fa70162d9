// Connections through an HTTP proxy: a tunnel by CONNECT with TLS inside. The proxy sees the name of the
// server, but not the token. This module is loaded only for a proxy.

// oxlint-disable-next-line typescript/triple-slash-reference -- An ambient module cannot be imported.
/// <reference path="./Undici.d.ts" />

import type { LookupFunction } from 'node:net'
import type { SecureVersion } from 'node:tls'
import type { Dispatcher, Pool as PoolType } from 'undici'
import connect from 'undici/lib/api/api-connect.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js'

// model

/** How each connection is made, and the requirements of its TLS. */
export interface Connecting {
  readonly rejectUnauthorized: true
  readonly minVersion: SecureVersion
  readonly timeout: number
  readonly autoSelectFamilyAttemptTimeout: number
  readonly socketPath?: string
  readonly lookup?: LookupFunction
}

/** Connections to one server. */
export interface Tunnel extends Pick<Dispatcher, 'dispatch'> {
  readonly destroy: () => Promise<void>
}

/** How to reach a server through a proxy. */
export interface TunnelOptions {
  readonly origin: string
  readonly proxy: string
  readonly settings: Omit<PoolType.Options, 'connect'> & { readonly connect: Connecting }
}

// constructors

/** Connections through an HTTP proxy. If it refuses a tunnel, the code is `PROXY_` and the HTTP status. */
export const makeTunnel = ({ proxy, settings }: Omit<TunnelOptions, 'origin'>): Tunnel =>
  new ProxyAgent({
    ...settings,
    uri: proxy,
    requestTls: settings.connect,
    proxyTls: settings.connect,
    proxyTunnel: true,
    clientFactory: toProxy,
  })

// private

// A proxy that does not answer a CONNECT fails like a server that does not answer.
const toProxy = (url: URL, options: object): Dispatcher => {
  const pool = new Pool(url, { ...options, headersTimeout: 10_000 })
  return Object.assign(pool, {
    connect: async (wanted: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
      const tunnel = await connect.call(pool, wanted)
      if (tunnel.statusCode === 200) return tunnel
      tunnel.socket.on('error', () => undefined).destroy()
      throw Object.assign(new Error('The proxy refuses the tunnel.'), { code: `PROXY_${tunnel.statusCode}` })
    },
  })
}
