// A Bot API server in a neighbour container, or behind a unix socket, could not be used.

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ApiRoot from '@pipegram/client/ApiRoot'
import { download, toBytes } from '@pipegram/client/Download'
import { toString } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientOf, failure, getMe, me, text } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

// The names that the tests look up, and their addresses.
const { names } = vi.hoisted(() => ({ names: new Map<string, ReadonlyArray<string>>() }))
vi.mock('node:dns', () => ({
  lookup: (name: string, _options: object, callback: (error: null, found: ReadonlyArray<object>) => void) => {
    callback(
      null,
      (names.get(name) ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  },
}))
beforeEach(() => {
  names.clear()
})

const plainHttp = 'private network'

describe('an API root with http://', () => {
  it.each([
    'http://bot-api:8081',
    'http://bot_api',
    'http://bot-api.internal',
    'http://bot-api.default.svc.cluster.local:8081',
    'http://10.1.2.3',
    'http://172.16.0.1:8081',
    'http://172.31.255.255',
    'http://192.168.0.7',
    'http://169.254.1.1',
    'http://[fd12:3456::1]:8081',
    'http://[fe80::1]',
    'http://167772161',
  ])('is refused without plainHttp, and accepted with it: %s', (root) => {
    expect(ApiRoot.fromString(root)).toMatchObject(E.left(expect.stringContaining('plainHttp')))
    expect(ApiRoot.fromString(root, plainHttp)).toMatchObject(E.right({ isUnencrypted: true }))
  })

  it.each([
    'http://api.telegram.org',
    'http://8.8.8.8',
    'http://172.15.0.1',
    'http://172.32.0.1',
    'http://192.169.0.1',
    'http://11.0.0.1',
    'http://100.64.0.1',
    'http://0.0.0.0',
    'http://[fc::1]',
    'http://[fec0::1]',
    'http://[2001:db8::1]',
    'http://[::ffff:10.0.0.1]',
    'http://[::]',
    'http://internal.example.com',
    'http://bot-api.internal.example.com',
    'http://10.0.0.1.example.com',
    'http://bot-api.local.',
  ])('is refused even with plainHttp: %s', (root) => {
    expect(ApiRoot.fromString(root, plainHttp)).toMatchObject(
      E.left(expect.stringContaining('is not in a private network')),
    )
  })

  it('needs the connections of Node, which check each address', () => {
    for (const apiRoot of ['http://bot-api:8081', 'unix:/run/bot-api.sock'])
      expect(() => clientOf({ apiRoot, plainHttp, fetch })).toThrow('connections of Node')
  })
})

describe('a server in a private network', () => {
  it('is reached by its name, and not through a proxy', async () => {
    await using server = await serve(ok(me))
    names.set('bot-api', ['127.0.0.1'])
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1')
    onTestFinished(() => void vi.unstubAllEnvs())
    await using client = clientOf({ apiRoot: server.apiRoot.replace('127.0.0.1', 'bot-api'), plainHttp })
    expect(await client(getMe)()).toEqual(E.right(me))
    expect(server.received[0]).toMatchObject({ path: `/bot${text}/getMe` })
  })

  it.each([
    ['93.184.216.34'],
    ['127.0.0.1', '93.184.216.34'],
    ['2606:2800:220::1', 'fd00::1'],
    ['::ffff:127.0.0.1'],
  ])('is not connected to if its name leads to %s %s', async (...addresses) => {
    await using server = await serve(ok(me))
    names.set('bot-api', addresses)
    await using client = clientOf({ apiRoot: server.apiRoot.replace('127.0.0.1', 'bot-api'), plainHttp })
    const error = await failure(client(getMe)())
    expect(error._tag).toBe('Unsendable')
    expect(toString(error)).toMatch(/bot-api leads to \S+, which is not an address of a private network/)
    expect(server.received).toEqual([])
    expect(server.sockets.size).toBe(0)
  })

  it('is not connected to when its name leads to another address later', async () => {
    await using server = await serve((response, received, request) => {
      response.setHeader('connection', 'close')
      ok(me)(response, received, request)
    })
    names.set('bot-api', ['127.0.0.1'])
    await using client = clientOf({ apiRoot: server.apiRoot.replace('127.0.0.1', 'bot-api'), plainHttp })
    expect(await client(getMe)()).toEqual(E.right(me))
    names.set('bot-api', ['93.184.216.34'])
    expect(await failure(client(getMe)())).toMatchObject({ _tag: 'Unsendable' })
    expect(server.received).toHaveLength(1)
  })
})

describe('a unix socket', () => {
  it.each(['unix:', 'unix:bot-api.sock', `unix:/${'a'.repeat(103)}`, 'unix:/a?b', 'unix:/a#b'])(
    'is an absolute path of at most 103 characters, unlike %s',
    (root) => {
      expect(ApiRoot.fromString(root)).toMatchObject(
        E.left(expect.stringContaining('an absolute path of at most 103 characters')),
      )
    },
  )

  it('carries calls and files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pipegram-'))
    const path = join(folder, 'a.sock')
    const server = createServer((request, response) => {
      response
        .setHeader('content-type', 'application/json')
        .end(request.url === `/bot${text}/getMe` ? JSON.stringify({ ok: true, result: me }) : 'a photo')
    })
    await new Promise<void>((resolve) => void server.listen(path, resolve))
    onTestFinished(async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    })
    await using client = clientOf({ apiRoot: `unix:${path}` })
    expect(await client(getMe)()).toEqual(E.right(me))
    const file = { file_id: 'AgAC', file_path: 'photos/file_1.jpg' }
    expect(await pipe(download(client)(file), TE.chain(toBytes))()).toEqual(
      E.right(new TextEncoder().encode('a photo')),
    )
    await using other = clientOf({ apiRoot: `unix:${join(folder, 'b.sock')}` })
    expect(await failure(other(getMe)())).toMatchObject({
      reason: 'ENOENT',
      host: join(folder, 'b.sock'),
      unsent: true,
    })
  })
})
