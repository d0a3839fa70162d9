// Connections through a proxy: a tunnel by CONNECT with TLS inside, so that the proxy sees the name of the
// server, but not the token. Loaded only if there is a proxy.

// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- An ambient module cannot be imported.
/// <reference path="./Undici.d.ts" />

import type { SecureVersion } from 'node:tls'
import { defined } from '@pipegram/core/Defined'
import type { Dispatcher, Pool as PoolType } from 'undici'
import connect from 'undici/lib/api/api-connect.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'

// model

/** The requirements of each TLS connection. */
export interface Tls {
  readonly rejectUnauthorized: true
  readonly minVersion: SecureVersion
}

/** How to reach a proxy. */
export interface TunnelOptions {
  readonly proxy: string
  /** Whether hosts that `NO_PROXY` names are reached without it. */
  readonly isFromEnvironment: boolean
  readonly settings: Omit<PoolType.Options, 'connect'> & { readonly connect: Tls }
}

// constructors

/** Connections through a proxy. If it refuses a tunnel, the code is `PROXY_` and its status. */
export const makeTunnel = ({ proxy, isFromEnvironment, settings }: TunnelOptions): Dispatcher =>
  new EnvHttpProxyAgent({
    ...settings,
    requestTls: settings.connect,
    proxyTls: settings.connect,
    httpProxy: '',
    httpsProxy: proxy,
    ...defined({ noProxy: isFromEnvironment ? undefined : '' }),
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
