// Connections through a SOCKS proxy, by the package `socks`, which the program installs if it needs one.
// https://www.rfc-editor.org/rfc/rfc1928

// oxlint-disable-next-line typescript/triple-slash-reference -- An ambient module cannot be imported.
/// <reference path="./Undici.d.ts" />

import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { SocksClient } from 'socks'
import buildConnector from 'undici/lib/core/connect.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import { unsendable } from './Cause.ts'
import type { Tunnel, TunnelOptions } from './Tunnel.node.ts'

// constructors

/**
 * Connections through a SOCKS proxy. With `socks5h` and `socks`, the proxy looks up the name of the server;
 * with `socks5`, this machine does. If the proxy refuses, the code is `PROXY_AUTH` or `PROXY_REFUSED`.
 */
export const makeSocksPool = async ({ origin, proxy, settings }: TunnelOptions): Promise<Tunnel> => {
  const { SocksClient: client } = await load()
  const { timeout } = settings.connect
  const encrypt = buildConnector({ ...settings.connect, allowH2: false })
  const opening = new Set<Socket>()

  const open = async (host: string, port: number): Promise<Socket> => {
    const url = new URL(proxy)
    const socket = connect({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 1080),
      autoSelectFamilyAttemptTimeout: settings.connect.autoSelectFamilyAttemptTimeout,
    })
    opening.add(socket)
    const late = setTimeout(() => {
      socket.destroy(failure('The proxy does not answer.', 'UND_ERR_CONNECT_TIMEOUT'))
    }, timeout)
    try {
      await once(socket, 'connect')
      return await greet(client, url, socket, {
        host: url.protocol === 'socks5:' ? (await lookup(host)).address : host,
        port,
      })
    } catch (cause) {
      socket.on('error', () => undefined).destroy()
      throw cause
    } finally {
      clearTimeout(late)
      opening.delete(socket)
    }
  }

  const pool = new Pool(origin, {
    ...settings,
    connect: (options, callback) => {
      open(options.hostname, Number(options.port || 443)).then(
        (httpSocket) => {
          encrypt({ ...options, httpSocket }, callback)
        },
        (cause: unknown) => {
          callback(cause instanceof Error ? cause : failure('No connection.', 'PROXY_FAILED'), null)
        },
      )
    },
  })
  return {
    dispatch: (options, handler) => pool.dispatch(options, handler),
    destroy: async () => {
      opening.forEach((socket) => {
        socket.destroy(failure('The client was closed.', 'ABORTED'))
      })
      await pool.destroy()
    },
  }
}

// private

const failure = (sentence: string, code: string): Error => Object.assign(new Error(sentence), { code })

const load = async (): Promise<typeof import('socks')> => {
  try {
    return await import('socks')
  } catch {
    throw unsendable('A SOCKS proxy needs the package socks, which is not installed: npm install socks.')
  }
}

// Errors of the package hold the password of the proxy, so they do not leave this function.
const greet = async (
  client: typeof SocksClient,
  url: URL,
  socket: Socket,
  destination: { readonly host: string; readonly port: number },
): Promise<Socket> => {
  const account =
    url.username === ''
      ? {}
      : { userId: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  try {
    const { socket: through } = await client.createConnection({
      proxy: { host: url.hostname, port: Number(url.port || 1080), type: 5, ...account },
      command: 'connect',
      destination,
      existing_socket: socket,
    })
    return through
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : ''
    const code = /auth/i.test(text) ? 'PROXY_AUTH' : /reject/i.test(text) ? 'PROXY_REFUSED' : 'PROXY_FAILED'
    throw failure('The proxy refuses the connection.', code)
  }
}
