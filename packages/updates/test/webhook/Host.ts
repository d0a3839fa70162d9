// A webhook on a real server, and raw requests to it.

import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'
import { serverLimits } from '@pipegram/updates/NodeListener'
import { onTestFinished } from 'vitest'
import { secret } from './World.ts'

export interface Host {
  readonly port: number
  readonly url: string
  /** A raw connection, and all that it has received when the server closes it. */
  readonly raw: (text?: string) => Promise<{ readonly socket: Socket; readonly closed: Promise<string> }>
}

/** Listens on a free port until the test ends. */
export const host = async (listener: RequestListener): Promise<Host> => {
  const server = createServer(serverLimits, listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    raw: async (text) => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      let received = ''
      socket.on('data', (piece) => {
        received += piece.toString()
      })
      // A server that closes while the client still writes resets the connection.
      socket.on('error', () => undefined)
      const closed = once(socket, 'close').then(() => received)
      if (text !== undefined) socket.write(text)
      return { socket, closed }
    },
  }
}

/** The head of a request, with a length or in chunks. */
export const head = (length: number | 'chunked', own: Readonly<Record<string, string>> = {}): string => {
  const headers = {
    host: 'bot.example',
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': secret,
    ...(length === 'chunked' ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) }),
    ...own,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return ['POST /hook HTTP/1.1', ...lines, '', ''].join('\r\n')
}

/** A free port. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
