// Connections through a proxy: a tunnel by CONNECT, and TLS with the Bot API inside it, so that the proxy
// sees a name and no token. Loaded only where there is a proxy.

// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- A declaration of what undici does not declare cannot be imported.
/// <reference path="./Undici.d.ts" />

import type { SecureVersion } from 'node:tls'
import { defined } from '@pipegram/core/Defined'
import type { Dispatcher, Pool as PoolType } from 'undici'
import connect from 'undici/lib/api/api-connect.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'

// model

/** What is asked of each TLS connection. */
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

/** Connections through a proxy. A tunnel that it refuses fails with the code `PROXY_` and its status. */
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

// A proxy that does not answer a CONNECT is given up as a server that does not answer at all is.
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
