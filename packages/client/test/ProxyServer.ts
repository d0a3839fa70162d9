// A proxy that makes all tunnels to one server, for any name.

import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'

export interface ProxyServer extends AsyncDisposable {
  readonly address: string
  /** The names of the tunnels, and the users that asked for them. */
  readonly asked: ReadonlyArray<{ readonly name: string; readonly authorization: string | undefined }>
  /** All bytes from the client. */
  readonly heard: () => string
  /** Resolves with the number of open connections as soon as it is 0. */
  readonly drained: () => Promise<number>
}

/** Makes tunnels to a server; `instead` can refuse, close or ignore a client instead. */
export const makeProxy = async (
  apiRoot: string,
  instead?: (socket: Socket) => void,
): Promise<ProxyServer> => {
  const asked: Array<{ name: string; authorization: string | undefined }> = []
  const heard: Array<string> = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    response.writeHead(405).end(request.url)
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      server.emit('gone')
    })
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push({ name: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    heard.push(request.rawHeaders.join(' '))
    // The sockets of an HTTP server stay half open by default.
    socket.on('end', () => {
      socket.end()
    })
    if (instead !== undefined) return instead(socket.resume())
    const { hostname, port } = new URL(apiRoot)
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    })
    onward
      .on('error', () => {
        socket.destroy()
      })
      .on('close', () => {
        socket.destroy()
      })
    socket
      .on('data', (chunk: Buffer) => {
        heard.push(chunk.toString('latin1'))
      })
      .on('close', () => {
        onward.destroy()
      })
    socket.pipe(onward).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked,
    heard: () => heard.join('\n'),
    drained: async () => {
      while (sockets.size > 0) await once(server, 'gone')
      return sockets.size
    },
    [Symbol.asyncDispose]: async () => {
      sockets.forEach((socket) => {
        socket.destroy()
      })
      server.close()
      await once(server, 'close')
    },
  }
}
