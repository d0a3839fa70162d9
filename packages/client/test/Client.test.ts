import { getEventListeners } from 'node:events'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { makeClient, withSignal, withTimeout } from '@pipegram/client'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { clientOf, failure, getMe, me, secret, text, token, User } from './Fixtures.ts'
import { json, ok, refuse, reply, type Script, serve } from './Server.ts'

const errorOf = async (script: Script, options = {}) => {
  await using server = await serve(script)
  await using client = clientOf({ apiRoot: server.apiRoot, ...options })
  return await failure(client(getMe)())
}

describe('a call that succeeds', () => {
  it('posts its parameters as JSON to the method and returns the decoded result', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const call = {
      method: 'sendMessage',
      params: { chat_id: 1, text: 'žluťoučký 🐎', reply_markup: undefined, parse_mode: null },
      result: User,
    }
    expect(await client(call)()).toEqual(E.right(me))
    const [received] = server.received
    expect(received?.path).toBe(`/bot${text}/sendMessage`)
    expect(received?.headers['content-type']).toBe('application/json')
    expect(received?.headers['content-length']).toBe(String(received?.body.byteLength))
    expect(JSON.parse(String(received?.body))).toEqual({ chat_id: 1, text: 'žluťoučký 🐎' })
  })

  it('is not sent before it runs, and is sent again each time it runs', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const run = client(getMe)
    expect(server.received).toHaveLength(0)
    await run()
    await run()
    expect(server.received).toHaveLength(2)
  })

  it('goes to the path of the API root, and to the test environment', async () => {
    await using server = await serve(ok(me))
    await using client = clientOf({ apiRoot: `${server.apiRoot}/telegram/`, testEnvironment: true })
    await client(getMe)()
    expect(server.received[0]?.path).toBe(`/telegram/bot${text}/test/getMe`)
  })

  it('is one of fifty at once, each with its own result', async () => {
    await using server = await serve((response, { body }) => {
      ok({ ...me, id: JSON.parse(String(body)).n })(response, { path: '', headers: {}, body }, response.req)
    })
    await using client = clientOf({ apiRoot: server.apiRoot, connections: 10 })
    const ns = Array.from({ length: 50 }, (_, n) => n)
    const results = await Promise.all(ns.map((n) => client({ ...getMe, params: { n } })()))
    expect(results).toEqual(ns.map((n) => E.right({ ...me, id: n })))
    expect(server.sockets.size).toBeLessThanOrEqual(10)
  })

  it('may be answered in many pieces', async () => {
    const first_name = 'Ann '.repeat(100_000)
    await using server = await serve(ok({ ...me, first_name }))
    await using client = clientOf({ apiRoot: server.apiRoot })
    expect(await client(getMe)()).toMatchObject(E.right({ first_name }))
  })

  it('goes through a custom fetch', async () => {
    await using server = await serve(ok(me))
    const urls: Array<string> = []
    await using client = clientOf({
      apiRoot: server.apiRoot,
      fetch: (url, init) => {
        urls.push(url)
        return fetch(url, init)
      },
    })
    expect(await client(getMe)()).toEqual(E.right(me))
    expect(urls).toEqual([`${server.apiRoot}/bot${text}/getMe`])
  })
})

describe('a refusal', () => {
  it.each([
    [400, 'Bad Request: chat not found', { _tag: 'Rejected', code: 400, reason: 'ChatNotFound' }],
    [401, 'Unauthorized', { _tag: 'Unauthorized' }],
    [403, 'Forbidden: bot was blocked by the user', { _tag: 'BotBlocked' }],
    [404, 'Not Found', { _tag: 'Unauthorized' }],
    [404, 'Not Found: method not found', { _tag: 'Rejected', code: 404, reason: 'MethodNotFound' }],
    [409, 'Conflict: terminated by other getUpdates request', { _tag: 'Conflict' }],
    [500, 'Internal Server Error: restart', { _tag: 'Rejected', code: 500, reason: 'Other' }],
  ])('of %i %s becomes its error', async (code, description, expected) => {
    expect(await errorOf(refuse(code, description))).toEqual({ method: 'getMe', description, ...expected })
  })

  it('says how long to wait, by its body or otherwise by its header', async () => {
    const description = 'Too Many Requests: retry after 7'
    const expected = { _tag: 'RateLimited', method: 'getMe', retryAfter: 7, description }
    expect(await errorOf(refuse(429, description, { retry_after: 7 }))).toEqual(expected)
    const body = JSON.stringify({ ok: false, error_code: 429, description })
    expect(await errorOf(reply(429, body, { 'retry-after': '7' }))).toEqual(expected)
    expect(await errorOf(reply(429, '<h1>Slow down</h1>', { 'retry-after': '7' }))).toMatchObject({
      _tag: 'RateLimited',
      retryAfter: 7,
    })
  })

  it('says where a group has migrated', async () => {
    expect(
      await errorOf(
        refuse(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: -1001,
        }),
      ),
    ).toMatchObject({ _tag: 'ChatMigrated', to: -1001 })
  })
})

describe('an answer that is not in the form of the Bot API', () => {
  it('is Rejected with a status of 400 or more, and shows the text of the page', async () => {
    const page =
      '<html><head><style>b{}</style><title>502 Bad Gateway</title></head><body><hr>nginx</body></html>'
    expect(await errorOf(reply(502, page, { 'content-type': 'text/html' }))).toEqual({
      _tag: 'Rejected',
      method: 'getMe',
      code: 502,
      reason: 'Other',
      description: '(not in the form of the Bot API) "502 Bad Gateway nginx"',
    })
    expect(await errorOf(reply(413, ''))).toMatchObject({
      _tag: 'Rejected',
      code: 413,
      description: expect.stringContaining('an empty answer'),
    })
    expect(await errorOf(json(500, { ok: false }))).toMatchObject({ _tag: 'Rejected', code: 500 })
  })

  it.each<[string, Script, RegExp]>([
    ['a page', reply(200, '<html>Please log in</html>'), /not JSON: "Please log in"/],
    ['truncated JSON', reply(200, '{"ok":true,"result":{"id":1'), /27 bytes, is not JSON/],
    ['nothing', reply(200, ''), /an empty answer/],
    ['JSON of another shape', json(200, [1]), /not in the form of the Bot API/],
    ['success without a result', json(200, { ok: true }), /not in the form of the Bot API/],
    [
      'bytes that are not UTF-8',
      reply(
        200,
        Buffer.concat([Buffer.from('{"ok":true,"result":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      ),
      /not UTF-8/,
    ],
    ['a result of the wrong shape', ok({ ...me, id: 'one' }), /getMe/],
  ])('is Malformed if it is %s', async (_name, script, expected) => {
    const error = await errorOf(script)
    expect(error).toMatchObject({
      _tag: 'Malformed',
      method: 'getMe',
      errors: [expect.stringMatching(expected)],
    })
  })

  it('is Malformed if its decoder throws', async () => {
    await using server = await serve(ok(1))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const result = new t.Type<number>(
      'Bad',
      t.number.is,
      () => {
        throw new RangeError('too deep')
      },
      t.identity,
    )
    expect(await failure(client({ ...getMe, result })())).toMatchObject({
      _tag: 'Malformed',
      errors: ['The decoder of the result failed: too deep'],
    })
  })

  it.each([301, 302, 307, 308])(
    'is Malformed if it redirects with %i, and is not followed',
    async (status) => {
      await using elsewhere = await serve(ok(me))
      const script = reply(status, '', { location: `${elsewhere.apiRoot}/` })
      expect(await errorOf(script)).toMatchObject({
        _tag: 'Malformed',
        errors: [expect.stringContaining('redirects')],
      })
      expect(await errorOf(script, { fetch })).toMatchObject({
        _tag: 'Malformed',
        errors: [expect.stringContaining('redirects')],
      })
      expect(elsewhere.received).toHaveLength(0)
    },
  )

  it.each([{}, { fetch }])('is Malformed if it is too long, and is not read to its end', async (options) => {
    const error = await errorOf(
      (response) => {
        const more = () => {
          while (response.write(' '.repeat(1000)) && !response.destroyed);
        }
        response.on('drain', more).writeHead(200)
        more()
      },
      { answerLimit: 100_000, ...options },
    )
    expect(error).toMatchObject({ _tag: 'Malformed', errors: [expect.stringContaining('answerLimit')] })
  })
})

describe('no answer', () => {
  it('is Unreachable, with the code of the system and the host', async () => {
    const vacated = createServer().listen(0, '127.0.0.1')
    await once(vacated, 'listening')
    const address = vacated.address()
    vacated.close()
    await once(vacated, 'close')
    const apiRoot = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 1}`
    for (const options of [{}, { fetch }]) {
      await using client = clientOf({ apiRoot, ...options })
      expect(await failure(client(getMe)())).toEqual({
        _tag: 'Unreachable',
        method: 'getMe',
        reason: 'ECONNREFUSED',
        host: new URL(apiRoot).host,
        unsent: true,
      })
    }
  })

  it('is Unreachable if the connection breaks before the answer or within it', async () => {
    const before = await errorOf((response) => {
      response.socket?.destroy()
    })
    expect(before).toMatchObject({ _tag: 'Unreachable', method: 'getMe', reason: 'UND_ERR_SOCKET' })
    const within = await errorOf((response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"ok":true', () => {
        response.socket?.resetAndDestroy()
      })
    })
    expect(within).toMatchObject({
      _tag: 'Unreachable',
      method: 'getMe',
      reason: expect.stringMatching(/^(ECONNRESET|UND_ERR_\w+)$/),
    })
  })

  it('is Timeout after the timeout, in the headers or in the body', async () => {
    expect(await errorOf(() => undefined, { timeout: 30 })).toEqual({
      _tag: 'Timeout',
      method: 'getMe',
      after: 30,
    })
    expect(
      await errorOf(
        (response) => {
          response.writeHead(200).write('{"ok":')
        },
        { timeout: 30 },
      ),
    ).toEqual({ _tag: 'Timeout', method: 'getMe', after: 30 })
    expect(
      await errorOf(() => undefined, { timeout: 30, fetch: () => new Promise(() => undefined) }),
    ).toMatchObject({ _tag: 'Timeout' })
  })

  it('comes later for a long poll, by its own timeout', async () => {
    await using server = await serve(() => undefined)
    await using client = clientOf({ apiRoot: server.apiRoot, timeout: 20 })
    const poll = { method: 'getUpdates', params: { timeout: 0.05 }, result: t.unknown }
    expect(await failure(client(poll)())).toEqual({ _tag: 'Timeout', method: 'getUpdates', after: 70 })
    expect(await failure(withTimeout('0.03s')(client)({ ...poll, params: {} })())).toMatchObject({
      after: 30,
    })
  })

  it.each([{}, { fetch }])(
    'is Aborted when a signal is, before the call or during it, and no listener stays: %o',
    async (options) => {
      await using server = await serve(() => undefined)
      const [outer, inner] = [new AbortController(), new AbortController()]
      await using client = clientOf({ apiRoot: server.apiRoot, signal: outer.signal, ...options })
      const bounded = withSignal(inner.signal)(client)
      const arrival = server.arrival()
      const running = [bounded(getMe)(), client(getMe)()] as const
      await arrival
      inner.abort()
      expect(await failure(running[0])).toEqual({ _tag: 'Aborted', method: 'getMe' })
      expect(await failure(bounded(getMe)())).toEqual({ _tag: 'Aborted', method: 'getMe' })
      expect(getEventListeners(outer.signal, 'abort')).toHaveLength(1)
      outer.abort()
      expect(await failure(running[1])).toEqual({ _tag: 'Aborted', method: 'getMe' })
      for (const { signal } of [outer, inner]) expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    },
  )

  it('leaves no listener on a signal of many calls', async () => {
    await using server = await serve(ok(me))
    const { signal } = new AbortController()
    await using client = clientOf({ apiRoot: server.apiRoot, signal })
    for (let n = 0; n < 100; n += 1) expect(E.isRight(await client(getMe)())).toBe(true)
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

describe('close', () => {
  it('ends present and later calls, leaves no socket, and may be repeated', async () => {
    await using server = await serve(() => undefined)
    const client = makeClient({ token, apiRoot: server.apiRoot, connections: 1 })
    const arrival = server.arrival()
    const running = [client(getMe)(), withTimeout(1000)(client)(getMe)()]
    await arrival
    expect(server.sockets.size).toBe(1)
    const closed = [...server.sockets].map((socket) => once(socket, 'close'))
    await client.close()
    expect(await Promise.all(running.map(failure))).toEqual([
      { _tag: 'Aborted', method: 'getMe' },
      { _tag: 'Aborted', method: 'getMe' },
    ])
    await Promise.all(closed)
    expect(server.sockets.size).toBe(0)
    expect(await failure(client(getMe)())).toEqual({ _tag: 'Aborted', method: 'getMe' })
    await client.close()
    expect(server.received).toHaveLength(1)
  })

  it.each([{}, { fetch }])('ends the first call before it has a connection: %o', async (options) => {
    await using server = await serve(ok(me))
    const client = makeClient({ token, apiRoot: server.apiRoot, ...options })
    const running = client(getMe)()
    await client.close()
    expect(await failure(running)).toEqual({ _tag: 'Aborted', method: 'getMe' })
    expect(server.received).toHaveLength(0)
    expect(await failure(client(getMe)())).toEqual({ _tag: 'Aborted', method: 'getMe' })
  })
})

describe('a mistake in the program', () => {
  it.each([
    [{ apiRoot: 'http://api.telegram.org' }, /unencrypted/],
    [{ apiRoot: `https://api.telegram.org/bot${text}` }, /contains a token/],
    [{ timeout: 0 }, /timeout is 0 and should be milliseconds/],
    [{ timeout: '0s' as const }, /timeout is "0s" and should be milliseconds/],
    [{ connections: 1.5 }, /connections is 1.5/],
    [{ answerLimit: Infinity }, /answerLimit is Infinity/],
  ])('throws when the client is made: %o', (options, expected) => {
    expect(() => makeClient({ token, ...options })).toThrow(expected)
  })

  it.each(['../getMe', 'getMe?x=1', 'getMe/..', '', secret])(
    'is Unsendable if it is not a method name: %j',
    async (method) => {
      await using server = await serve(ok(me))
      await using client = clientOf({ apiRoot: server.apiRoot })
      expect(await failure(client({ ...getMe, method })())).toMatchObject({ _tag: 'Unsendable' })
      expect(server.received).toHaveLength(0)
    },
  )

  it('is Unsendable if the parameters have no form in JSON', async () => {
    await using client = clientOf({})
    const loop: { self?: object } = {}
    loop.self = loop
    for (const params of [loop, { n: 1n }])
      expect(await failure(client({ ...getMe, params })())).toMatchObject({
        _tag: 'Unsendable',
        reason: expect.stringContaining('cannot be written as JSON'),
      })
  })
})
