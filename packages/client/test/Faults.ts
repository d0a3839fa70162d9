// Every way in which a server, or the way to it, can fail a call, with real sockets on loopback, and the
// result of each.

import { once } from 'node:events'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import {
  createServer as createTlsServer,
  getCACertificates,
  setDefaultCACertificates,
  type TlsOptions,
} from 'node:tls'
import { gzipSync } from 'node:zlib'
import { authority, expired, good, key, otherHost, selfSigned, strange } from './Certificates.ts'
import { text } from './Fixtures.ts'

export interface Fault {
  readonly name: string
  /** What the server does with a request. The path contains the token. */
  readonly answer?: (socket: Socket, path: string) => void
  /** What the server does with a connection, before a request comes. */
  readonly greet?: (socket: Socket) => void
  /** The TLS options of the server; without them it speaks plain HTTP. */
  readonly tls?: TlsOptions
  /** The API root, if it is not that of the server. */
  readonly apiRoot?: (port: number) => string
  /** True if only the client's timeout ends the call. */
  readonly endless?: true
  /** True if the call gets its result in spite of the fault. */
  readonly harmless?: true
}

export interface Faulty extends AsyncDisposable {
  readonly apiRoot: string
  /** How many requests arrived completely. */
  readonly requests: () => number
  /** Resolves with the number of open connections as soon as it is 0. */
  readonly drained: () => Promise<number>
}

// This process trusts the authority of the tests. The client has no option for that.
setDefaultCACertificates([...getCACertificates('default'), authority])

/** A server with one fault. */
export const faulty = async ({
  answer = () => undefined,
  greet = () => undefined,
  tls,
  apiRoot,
}: Fault): Promise<Faulty> => {
  const sockets = new Set<Socket>()
  let requests = 0
  const converse = (socket: Socket): void => {
    let seen = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString('latin1')
      const head = seen.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0)
      if (head < 0 || seen.length < head + 4 + length) return
      const path = seen.split(' ')[1] ?? ''
      seen = ''
      requests += 1
      answer(socket, path)
    })
    greet(socket)
  }
  const server: NetServer = tls === undefined ? createServer() : createTlsServer({ key, cert: good, ...tls })
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined)
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      server.emit('gone')
    })
  })
  server.on(tls === undefined ? 'connection' : 'secureConnection', converse)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    apiRoot: apiRoot?.(port) ?? `${tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    requests: () => requests,
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

/** The bytes of an answer. The server leaves the connection open, so that a leak of the client shows. */
export const http = (
  status: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | number>> = {},
  version = '1.1',
): Buffer => {
  const all = {
    'content-type': 'application/json',
    connection: 'close',
    'content-length': Buffer.byteLength(body),
    ...headers,
  }
  const head = Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  return Buffer.concat([Buffer.from(`HTTP/${version} ${status}\r\n${head}\r\n`), Buffer.from(body)])
}

/** The right answer to `getMe`. */
export const good200 = JSON.stringify({
  ok: true,
  result: { id: 123456789, is_bot: true, first_name: 'Ann' },
})

const says =
  (
    status: string,
    body: string | ((path: string) => string),
    headers?: Readonly<Record<string, string | number>>,
  ): NonNullable<Fault['answer']> =>
  (socket, path) => {
    socket.write(http(status, typeof body === 'string' ? body : body(path), headers))
  }

const raw =
  (bytes: string | Buffer, then?: (socket: Socket) => void): NonNullable<Fault['answer']> =>
  (socket, path) => {
    socket.write(typeof bytes === 'string' ? bytes.replace('PATH', path) : bytes, () => then?.(socket))
  }

const end = (socket: Socket): void => {
  socket.end()
}
const reset = (socket: Socket): void => {
  socket.resetAndDestroy()
}

const page =
  (title: string) =>
  (path: string): string =>
    `<html><head><title>${title}</title></head><body>` +
    `<p>The requested URL ${path} (${text.replace(':', '%3A')}) failed.</p></body></html>`

// Writes until the connection closes.
const forever =
  (first: string | Buffer, piece: string | Buffer, every?: number): NonNullable<Fault['answer']> =>
  (socket) => {
    socket.write(first)
    const timer = setInterval(() => {
      if (socket.writableLength < 1e6) socket.write(piece)
    }, every ?? 1)
    socket.on('close', () => {
      clearInterval(timer)
    })
  }

const headOf = (headers: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${headers}\r\n`
const chunk = (body: string): string => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`

// A port that is free again. Port 1 does not work: a `fetch` refuses it by itself.
const vacated = createServer().listen(0, '127.0.0.1')
await once(vacated, 'listening')
const address = vacated.address()
const vacant = typeof address === 'object' && address !== null ? address.port : 0
vacated.close()
await once(vacated, 'close')

export const faults: ReadonlyArray<Fault> = [
  // Faults before the request.
  { name: 'a name that does not resolve', apiRoot: () => 'https://bot-api.invalid' },
  { name: 'a port where nobody listens', apiRoot: () => `http://127.0.0.1:${vacant}` },
  { name: 'a connection that is closed at once', greet: end },
  { name: 'a connection that is reset at once', greet: reset },
  { name: 'a connection that is accepted, and then silence', endless: true },
  {
    name: 'TLS: a handshake that is never answered',
    apiRoot: (port) => `https://127.0.0.1:${port}`,
    endless: true,
  },
  {
    name: 'TLS: a server that speaks plain HTTP',
    apiRoot: (port) => `https://127.0.0.1:${port}`,
    greet: (socket) => {
      socket.write(http('400 Bad Request', 'The plain HTTP request was sent to HTTPS port'))
    },
  },
  { name: 'TLS: an authority that nobody knows', tls: { cert: strange } },
  { name: 'TLS: a certificate signed by itself', tls: { cert: selfSigned } },
  { name: 'TLS: a certificate that has expired', tls: { cert: expired } },
  { name: 'TLS: a certificate for another host', tls: { cert: otherHost } },
  {
    name: 'TLS: no version above 1.1',
    tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
  },
  // Faults instead of an answer.
  { name: 'a request that is met by a close', answer: end },
  { name: 'a request that is met by a reset', answer: reset },
  { name: 'another protocol', answer: raw('220 mail.example.com ESMTP ready\r\n') },
  { name: 'a head that never ends', answer: forever('HTTP/1.1 200 OK\r\n', 'x', 1), endless: true },
  { name: 'a head above 16 KB', answer: raw(headOf(`x-padding: ${'x'.repeat(100_000)}\r\n`)) },
  { name: 'a head with NUL in it', answer: raw(headOf('x-a: a\0b\r\ncontent-length: 2\r\n').concat('{}')) },
  {
    name: 'a switch of protocols (101) that nobody asked for',
    answer: raw('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
  },
  {
    name: '100 Continue that nobody asked for',
    answer: raw(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), http('200 OK', good200)])),
  },
  // Faults within the answer.
  { name: 'a head, and then silence', answer: raw(headOf('content-length: 1000\r\n')), endless: true },
  {
    name: 'an answer byte by byte, without end',
    answer: forever(headOf('transfer-encoding: chunked\r\n'), chunk(' '), 2),
    endless: true,
  },
  {
    name: 'a close in the middle of the body',
    answer: raw(headOf('content-length: 1000\r\n').concat('{"ok":true,"result":"PATH'), end),
  },
  {
    name: 'a reset in the middle of the body',
    answer: raw(headOf('content-length: 1000\r\n').concat('{"ok":true,"result":"PATH'), reset),
  },
  {
    name: 'Content-Length above what comes, and then silence',
    answer: says('200 OK', good200, { 'content-length': 1_000 }),
    endless: true,
  },
  { name: 'Content-Length below what comes', answer: says('200 OK', good200, { 'content-length': 20 }) },
  { name: 'Content-Length that is no number', answer: says('200 OK', good200, { 'content-length': 'many' }) },
  {
    name: 'two Content-Lengths',
    answer: raw(headOf('content-length: 2\r\ncontent-length: 3\r\n').concat('{} ')),
  },
  {
    name: 'Content-Length beside chunks',
    answer: raw(headOf('content-length: 2\r\ntransfer-encoding: chunked\r\n').concat('0\r\n\r\n')),
  },
  {
    name: 'chunks that are none',
    answer: raw(headOf('transfer-encoding: chunked\r\n').concat('zz\r\n{"ok":true\r\n')),
  },
  {
    name: 'a close between two chunks',
    answer: raw(headOf('transfer-encoding: chunked\r\n').concat(chunk('{"ok":true,')), end),
  },
  {
    name: 'an answer without end',
    answer: forever(headOf('transfer-encoding: chunked\r\n'), chunk(' '.repeat(50_000))),
  },
  {
    name: '20 KB that unpack to 20 MB',
    answer: (socket) => {
      socket.write(http('200 OK', bomb(), { 'content-encoding': 'gzip' }))
    },
  },
  {
    name: 'bytes that are no gzip, and say so',
    answer: says('200 OK', good200, { 'content-encoding': 'gzip' }),
  },
  // Complete answers that are wrong.
  { name: 'truncated JSON', answer: says('200 OK', (path) => `{"ok":true,"result":{"id":"${path}`) },
  { name: 'an empty body', answer: says('200 OK', '') },
  { name: '204 No Content', answer: raw('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n') },
  {
    name: 'a page of a proxy, as 200',
    answer: says('200 OK', page('Please log in'), { 'content-type': 'text/html' }),
  },
  {
    name: 'a page of a proxy, as 502',
    answer: says('502 Bad Gateway', page('502 Bad Gateway'), { 'content-type': 'text/html' }),
  },
  {
    name: '502 in the words of the Bot API',
    answer: says('502 Bad Gateway', '{"ok":false,"error_code":502,"description":"Bad Gateway"}'),
  },
  {
    name: '500 of a server that restarts',
    answer: says(
      '500 Internal Server Error',
      '{"ok":false,"error_code":500,"description":"Internal Server Error: restart"}',
    ),
  },
  { name: '413 without a body', answer: says('413 Payload Too Large', '') },
  {
    name: '429 of a proxy, with Retry-After',
    answer: says('429 Too Many Requests', page('Slow down'), { 'retry-after': 7 }),
  },
  {
    name: '407 of a proxy',
    answer: says('407 Proxy Authentication Required', page('Log in'), { 'proxy-authenticate': 'Basic' }),
  },
  {
    name: '401 with a challenge',
    answer: says('401 Unauthorized', page('Log in'), { 'www-authenticate': 'Basic realm="x"' }),
  },
  {
    name: 'a redirect',
    answer: (socket, path) => {
      socket.write(http('302 Found', '', { location: `http://127.0.0.1:1${path}` }))
    },
  },
  { name: 'a redirect without a place', answer: says('308 Permanent Redirect', '') },
  {
    name: '`ok: false` without a code, as 200',
    answer: says('200 OK', (path) => JSON.stringify({ ok: false, description: path })),
  },
  {
    name: '`ok: false` without a description, as 400',
    answer: says('400 Bad Request', '{"ok":false,"error_code":400}'),
  },
  { name: '`ok: true` without a result', answer: says('200 OK', '{"ok":true}') },
  {
    name: 'a result of another shape',
    answer: says('200 OK', (path) =>
      JSON.stringify({ ok: true, result: { id: path, is_bot: text, first_name: 1 } }),
    ),
  },
  {
    name: 'JSON nested 200,000 deep',
    answer: says('200 OK', '{"ok":true,"result":'.concat('['.repeat(200_000), ']'.repeat(200_000), '}')),
  },
  // Answers that look like faults but are not.
  {
    name: 'the right JSON as another type',
    answer: says('200 OK', good200, { 'content-type': 'text/html' }),
    harmless: true,
  },
  { name: 'TLS 1.2', tls: { maxVersion: 'TLSv1.2' }, answer: says('200 OK', good200), harmless: true },
  {
    name: 'HTTP/1.0',
    answer: (socket) => {
      socket.write(http('200 OK', good200, {}, '1.0'))
    },
    harmless: true,
  },
  {
    name: 'a body that a close ends',
    answer: (socket) => {
      socket.end(`HTTP/1.0 200 OK\r\n\r\n${good200}`)
    },
    harmless: true,
  },
  {
    name: '103 Early Hints before the answer',
    answer: raw(
      Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'), http('200 OK', good200)]),
    ),
    harmless: true,
  },
]

let packed: Buffer | undefined
const bomb = (): Buffer => (packed ??= gzipSync(Buffer.alloc(20e6, ' ')))
