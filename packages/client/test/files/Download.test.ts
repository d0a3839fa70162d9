import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createRawServer } from 'node:net'
import { inspect } from 'node:util'
import { withSignal, withTimeout } from '@pipegram/client'
import { download, toBytes } from '@pipegram/client/Download'
import * as DownloadError from '@pipegram/client/DownloadError'
import { through } from '@pipegram/client/Outgoing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { bytes, faultOf, filed } from '../FileServer.ts'
import { clientOf, secret, text as token } from '../Fixtures.ts'
import { serve, type Script } from '../Server.ts'

const path = 'documents/file_1.txt'
const whole: Script = filed({ file_path: path, file_size: 5 }, (response) => {
  response.end('Hello')
})

const some = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(inspect(result.left))
  return result.right
}

const wires: ReadonlyArray<readonly [string, { readonly fetch?: typeof fetch }]> = [
  ['undici', {}],
  ['fetch', { fetch }],
]

describe.each(wires)('a download through %s', (_name, options) => {
  it('gets the path, and reads the file with its checksum and progress', async () => {
    await using server = await serve(whole)
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const heard: Array<unknown> = []
    const file = some(
      await download(client, {
        checksum: true,
        onProgress: (...seen) => {
          heard.push(seen)
        },
      })('id')(),
    )
    expect(file).toMatchObject({ name: 'file_1.txt', size: 5 })
    expect(file.sha256()).toBeUndefined()
    expect(await toBytes(file)()).toEqual(E.right(bytes('Hello')))
    expect(file.sha256()).toBe(createHash('sha256').update('Hello').digest('hex'))
    expect(heard.at(-1)).toEqual([5, 5])
    expect(server.received.map((request) => request.path)).toEqual([
      `/bot${token}/getFile`,
      `/file/bot${token}/${path}`,
    ])
  })

  it('takes any object with a file_id, and does not call getFile if the path is known', async () => {
    await using server = await serve(
      filed({ file_path: 'a b/ü?#%2e.jpg' }, (response) => {
        response.end()
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const get = (file: Parameters<ReturnType<typeof download>>[0]) =>
      pipe(file, download(client), TE.chain(toBytes))()
    expect(await get({ file_id: 'id', file_path: path })).toEqual(E.right(new Uint8Array()))
    expect(await get({ file_id: 'id', file_size: 3 })).toEqual(E.right(new Uint8Array()))
    expect(server.received.map((request) => request.path)).toEqual([
      `/file/bot${token}/${path}`,
      `/bot${token}/getFile`,
      `/file/bot${token}/a%20b/%C3%BC%3F%23%252e.jpg`,
    ])
  })

  it('has the file_name of its sender, made safe; without one, the last name of its path', async () => {
    await using server = await serve(whole)
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const nameOf = async (file: Parameters<ReturnType<typeof download>>[0]) => {
      const { name, stream } = some(await download(client)(file)())
      await stream.cancel()
      return name
    }
    const file_id = 'id'
    expect(await nameOf({ file_id, file_name: 'Räkning nr 5.pdf' })).toBe('Räkning nr 5.pdf')
    expect(await nameOf({ file_id, file_name: '../../.bashrc', file_path: path })).toBe('_bashrc')
    expect(await nameOf({ file_id, file_name: '' })).toBe('file')
    expect(await nameOf({ file_id })).toBe('file_1.txt')
  })

  it('goes through the middlewares, and to the test environment', async () => {
    await using server = await serve(
      filed(
        { file_path: path },
        (response) => {
          response.end('x')
        },
        `/file/bot${token}/test/`,
      ),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, testEnvironment: true, ...options })
    const seen: Array<string> = []
    const noted = through((call, next) => {
      seen.push(call.method)
      return next(call)
    })(client)
    expect(await pipe('id', download(noted), TE.chain(toBytes))()).toEqual(E.right(bytes('x')))
    expect(seen).toEqual(['getFile'])
  })

  it.each<[string, object, (size: number) => Script]>([
    [
      'by the size from getFile',
      { file_size: 6 },
      () =>
        filed({ file_path: path, file_size: 6 }, (response) => {
          response.end('Hello!')
        }),
    ],
    [
      'by its header',
      { size: undefined },
      () =>
        filed({ file_path: path }, (response) => {
          response.writeHead(200, { 'content-length': '6' }).end('Hello!')
        }),
    ],
    [
      'as it comes',
      {},
      () =>
        filed({ file_path: path }, (response) => {
          response.write('Hel')
          response.end('lo!')
        }),
    ],
  ])('has no more bytes than its limit, %s', async (_how, _file, script) => {
    await using server = await serve(script(6))
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const within = (limit: number) => pipe('id', download(client, { limit }), TE.chain(toBytes))
    expect(await within(6)()).toEqual(E.right(bytes('Hello!')))
    expect(await faultOf(within(5))).toMatchObject({ _tag: 'TooLarge', limit: 5 })
  })

  it('has at most 20 MB by default', async () => {
    await using client = clientOf({ apiRoot: 'http://localhost:1', ...options })
    const fault = await faultOf(download(client)({ file_id: 'id', file_size: 20 * 1024 ** 2 + 1 }))
    expect(fault).toEqual({
      _tag: 'TooLarge',
      limit: 20 * 1024 ** 2,
      size: 20 * 1024 ** 2 + 1,
      sentence: 'This file is too large: 20 MB at most.',
    })
    expect(
      await faultOf(
        download(client, { limit: 1500, sentence: 'Too much.' })({ file_id: 'id', file_size: 1501 }),
      ),
    ).toMatchObject({ sentence: 'Too much.' })
    expect(() => download(client, { limit: NaN })).toThrow(RangeError)
  })

  it.each<[string, (response: import('node:http').ServerResponse) => void, object]>([
    [
      'a file that is gone',
      (response) => {
        response.writeHead(404).end('{"ok":false,"error_code":404,"description":"Not Found"}')
      },
      { _tag: 'Rejected', code: 404 },
    ],
    [
      'a rate limit',
      (response) => {
        response.writeHead(429, { 'retry-after': '7' }).end()
      },
      { _tag: 'RateLimited', retryAfter: 7 },
    ],
    [
      'a proxy that fails',
      (response) => {
        response.writeHead(502).end('<html>')
      },
      { _tag: 'Rejected', code: 502 },
    ],
    [
      'a long page instead',
      (response) => {
        response.writeHead(500).end('x'.repeat(100_000))
      },
      { _tag: 'Rejected', code: 500, description: expect.stringContaining('more than 64 kB') },
    ],
    [
      'a redirect',
      (response) => {
        response.writeHead(302, { location: 'http://localhost:1/' }).end()
      },
      { _tag: 'Malformed' },
    ],
    [
      'an empty answer',
      (response) => {
        response.writeHead(204).end()
      },
      { _tag: 'Malformed' },
    ],
    [
      'a closed connection',
      (response) => {
        response.socket?.destroy()
      },
      { _tag: 'Unreachable' },
    ],
  ])('says what happened after %s', async (_what, answer, expected) => {
    await using server = await serve(filed({ file_path: path }, answer))
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    expect(await faultOf(download(client)('id'))).toMatchObject({ method: 'download', ...expected })
  })

  it('breaks off with its connection, or if a chunk never comes, and the connection closes', async () => {
    for (const [finish, expected] of [
      [
        (response: import('node:http').ServerResponse) => {
          response.socket?.destroy()
        },
        { _tag: 'Unreachable' },
      ],
      [() => undefined, { _tag: 'Timeout', after: 300 }],
    ] as const) {
      await using server = await serve(
        filed({ file_path: path }, (response) => {
          response.writeHead(200, { 'content-length': '10' }).write('Hel', () => {
            finish(response)
          })
        }),
      )
      await using client = clientOf({ apiRoot: server.apiRoot, ...options })
      const fault = await faultOf(pipe('id', download(withTimeout(300)(client)), TE.chain(toBytes)))
      expect(fault).toMatchObject(expected)
      if (options.fetch === undefined) await closed(server.sockets)
    }
  })

  it('ends with the signal: before it, without a reader, with a reader, and with the client', async () => {
    await using server = await serve(
      filed({ file_path: path }, (response) => {
        response.writeHead(200).write('Hel')
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const aborted = { _tag: 'Aborted', method: expect.any(String) }
    expect(
      await faultOf(download(withSignal(AbortSignal.abort())(client))({ file_id: 'id', file_path: path })),
    ).toEqual(aborted)
    const controller = new AbortController()
    const unread = some(await download(withSignal(controller.signal)(client))('id')())
    const reading = some(await download(withSignal(controller.signal)(client))('id')())
    const running = faultOf(toBytes(reading))
    controller.abort()
    expect(await running).toEqual(aborted)
    expect(await faultOf(toBytes(unread))).toEqual(aborted)
    const open = some(await download(client)('id')())
    await client.close()
    expect(await faultOf(toBytes(open))).toEqual(aborted)
    expect(await faultOf(download(client)({ file_id: 'id', file_path: path }))).toEqual(aborted)
    if (options.fetch === undefined) await closed(server.sockets)
  })

  it('closes its connection if its stream is cancelled or its progress throws', async () => {
    await using server = await serve(
      filed({ file_path: path }, (response) => {
        response.writeHead(200).write('Hel')
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    await some(await download(client)('id')()).stream.cancel()
    const thrower = download(client, {
      onProgress: () => {
        throw new Error('mine')
      },
    })
    expect(await faultOf(pipe('id', thrower, TE.chain(toBytes)))).toEqual({
      _tag: 'Aborted',
      method: 'download',
    })
    if (options.fetch === undefined) await closed(server.sockets)
  })

  it('reads only as much as is taken', async () => {
    let written = 0
    const piece = new Uint8Array(1024 ** 2)
    const stuck = Promise.withResolvers<void>()
    await using server = await serve(
      filed({ file_path: path }, (response) => {
        const more = (): void => {
          written += piece.byteLength
          // If the client does not read, the written bytes stay here.
          if (
            response.write(piece, () => {
              if (written < 64e6) more()
            }) ||
            written > 1
          )
            setTimeout(() => {
              stuck.resolve()
            }, 300)
        }
        more()
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const file = some(await download(client, { limit: 1e9 })('id')())
    await stuck.promise
    expect(written).toBeLessThan(32e6)
    await file.stream.cancel()
  })

  it('never shows the link', async () => {
    await using server = await serve(
      filed({ file_path: path }, (response) => {
        response.writeHead(404).end(`no /file/bot${token}/${path}`)
      }),
    )
    await using client = clientOf({ apiRoot: server.apiRoot, ...options })
    const things: Array<unknown> = [
      download(client),
      await download(client)('id')(),
      client.receive(path),
      client.receive,
    ]
    for (const file_path of [
      `../bot${token}`,
      `a//${secret}`,
      '.',
      '',
      '\ud800',
      `/etc/bot${token}`,
      'C:\\x',
    ])
      things.push(await download(client)({ file_id: 'id', file_path })())
    await using other = await serve(
      filed({ file_path: path }, (response) => {
        response.writeHead(200, { 'content-length': '9' }).write('x', () => {
          response.socket?.destroy()
        })
      }),
    )
    await using broken = clientOf({ apiRoot: other.apiRoot, ...options })
    const file = some(await download(broken)('id')())
    things.push(file)
    const cause: unknown = await file.stream
      .getReader()
      .read()
      .then(
        ({ value }) => value,
        (thrown: unknown) => thrown,
      )
    things.push(cause, await pipe('id', download(broken), TE.chain(toBytes))())
    for (const thing of things) {
      for (const shown of [
        inspect(thing, { depth: Infinity, showHidden: true }),
        String(thing),
        String(JSON.stringify(thing)),
        thing instanceof Error ? thing.stack : '',
      ]) {
        expect(shown).not.toContain(secret)
      }
    }
  })
})

describe('a path', () => {
  it('leads only to files of this bot', async () => {
    const asked: Array<string> = []
    await using client = clientOf({
      fetch: async (url) => {
        asked.push(url)
        return new Response('x')
      },
    })
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('..', '.', '', 'a', '%2e%2e', '\\', '?', '#', 'http:', '@'))
        .map((parts) => parts.join('/')),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (file_path) => {
        await download(client)({ file_id: 'id', file_path })()
      }),
      { numRuns: 300 },
    )
    expect(asked.length).toBeGreaterThan(50)
    for (const url of asked)
      expect(new URL(url).href.startsWith(`https://api.telegram.org/file/bot${token}/`)).toBe(true)
  })

  it('is an error if it is missing or of another machine', async () => {
    await using server = await serve(filed({}, () => undefined))
    await using client = clientOf({ apiRoot: server.apiRoot })
    expect(await faultOf(download(client)('id'))).toEqual({
      _tag: 'Malformed',
      method: 'getFile',
      errors: ['The server gave no file_path.'],
    })
    for (const file_path of ['/var/lib/x', 'C:\\bot\\x', '\\\\server\\x'])
      expect(await faultOf(download(client)({ file_id: 'id', file_path }))).toMatchObject({
        errors: [expect.stringContaining('localFiles')],
      })
  })
})

it('a file without a length that ends too early is an error', async () => {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nHel')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  await using client = clientOf({ apiRoot: `http://127.0.0.1:${address.port}` })
  expect(
    await faultOf(
      pipe({ file_id: 'id', file_path: path, file_size: 5 }, download(client), TE.chain(toBytes)),
    ),
  ).toMatchObject({ _tag: 'Malformed', errors: ['3 bytes came of a file that has 5 bytes.'] })
  server.close()
})

it('an error of a download or a save is a sentence', () => {
  expect(DownloadError.toString(DownloadError.tooLarge(5, 6))).toBe(
    'The file, of 6 bytes, is larger than the 5 bytes that this download may have: see its limit.',
  )
  expect(DownloadError.toString({ _tag: 'Unsaved', code: 'EEXIST', reason: 'a already exists.' })).toBe(
    'The file was not saved (EEXIST): a already exists.',
  )
  expect(DownloadError.toString({ _tag: 'Aborted', method: 'download' })).toBe(
    'download failed: the caller cancelled it.',
  )
  expect(DownloadError.fromCause(Object.assign(new Error('x'), { error: 'mine' }))).toBeUndefined()
})

// Connections close a little after the call has ended: this waits for each.
const closed = async (sockets: ReadonlySet<import('node:net').Socket>): Promise<void> => {
  await Promise.all(
    [...sockets].filter((socket) => !socket.destroyed && busy(socket)).map((socket) => once(socket, 'close')),
  )
}

// A connection that waits for its next request may stay open.
const busy = (socket: import('node:net').Socket): boolean =>
  '_httpMessage' in socket && socket._httpMessage !== null
