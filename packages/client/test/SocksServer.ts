// A SOCKS 5 proxy that makes all connections to one server, for any name.
// https://www.rfc-editor.org/rfc/rfc1928

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface SocksServer extends AsyncDisposable {
  /** The host and the port. */
  readonly address: string
  /** The names and addresses of the requested connections, each with its port. */
  readonly asked: ReadonlyArray<string>
  /** All bytes from the client. */
  readonly heard: () => string
  /** Resolves with the number of open connections as soon as it is 0. */
  readonly drained: () => Promise<number>
}

export interface SocksOptions {
  /** `name:password`; without it, the proxy asks for none. */
  readonly account?: string
  /** The code of the answer to a request: 0 for success, 5 for a refused connection. */
  readonly code?: number
  readonly isSilent?: boolean
}

export const makeSocks = async (apiRoot: string, options: SocksOptions = {}): Promise<SocksServer> => {
  const { account, code = 0, isSilent = false } = options
  const asked: Array<string> = []
  const heard: Array<string> = []
  const sockets = new Set<Socket>()

  const converse = async (socket: Socket): Promise<void> => {
    const next = async (): Promise<Buffer> => {
      const [bytes]: ReadonlyArray<unknown> = await once(socket, 'data')
      if (!Buffer.isBuffer(bytes)) throw new Error('The client sends no bytes.')
      heard.push(bytes.toString('latin1'))
      return bytes
    }
    await next()
    if (isSilent) return
    socket.write(Buffer.of(5, account === undefined ? 0 : 2))
    if (account !== undefined) {
      const bytes = await next()
      const split = 2 + (bytes[1] ?? 0)
      const given = `${bytes.toString('utf8', 2, split)}:${bytes.toString('utf8', split + 1)}`
      socket.write(Buffer.of(1, given === account ? 0 : 1))
      if (given !== account) return
    }
    const request = await next()
    const isName = request[3] === 3
    const end = isName ? 5 + (request[4] ?? 0) : 8
    const host = isName ? request.toString('latin1', 5, end) : [...request.subarray(4, end)].join('.')
    asked.push(`${host}:${request.readUInt16BE(end)}`)
    socket.write(Buffer.of(5, code, 0, 1, 0, 0, 0, 0, 0, 0))
    if (code !== 0) return
    const onward = connect(Number(new URL(apiRoot).port), '127.0.0.1')
    onward.on('error', () => undefined).on('close', () => socket.destroy())
    socket.on('data', (bytes) => heard.push(bytes.toString('latin1'))).on('close', () => onward.destroy())
    socket.pipe(onward).pipe(socket)
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket)
        server.emit('gone')
      })
    converse(socket).catch(() => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    address: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
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
