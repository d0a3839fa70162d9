// A server that answers as a test says, over real HTTP: rightly, wrongly, or never.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { defined } from '@pipegram/core/Defined'

export interface Received {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer<ArrayBuffer>
}

export interface Server extends AsyncDisposable {
  readonly apiRoot: string
  readonly received: ReadonlyArray<Received>
  /** The open connections. */
  readonly sockets: ReadonlySet<Socket>
  /** Resolves when the next request has arrived completely. */
  readonly arrival: () => Promise<unknown>
}

export type Script = (response: ServerResponse, received: Received, request: IncomingMessage) => void

export const serve = async (script: Script): Promise<Server> => {
  const received: Array<Received> = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      const one = { path: request.url ?? '', headers, body: Buffer.concat(chunks) }
      received.push(one)
      server.emit('arrival')
      script(response, one, request)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    apiRoot: `http://127.0.0.1:${address.port}`,
    received,
    sockets,
    arrival: () => once(server, 'arrival'),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const reply =
  (
    status: number,
    body: string | Uint8Array,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Script =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

export const json = (status: number, body: unknown): Script => reply(status, JSON.stringify(body))

export const refuse = (code: number, description: string, parameters?: object): Script =>
  json(code, defined({ ok: false, error_code: code, description, parameters }))

export const ok = (result: unknown): Script => json(200, { ok: true, result })
