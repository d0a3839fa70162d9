import { inspect } from 'node:util'
import * as Proxy from '@pipegram/client/Proxy'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { otherHost } from '../Certificates.ts'
import { type Fault, faulty, good200, http } from '../Faults.ts'
import { clientOf, failure, getMe, me, secret } from '../Fixtures.ts'
import { makeProxy } from '../ProxyServer.ts'

const named: Fault = {
  name: '',
  tls: {},
  answer: (socket) => {
    socket.write(http('200 OK', good200))
  },
}

// The test must not use the environment of the machine.
const environment = (variables: Record<string, string>): void => {
  for (const name of ['https_proxy', 'all_proxy', 'no_proxy', 'http_proxy'])
    for (const one of [name, name.toUpperCase()]) vi.stubEnv(one, variables[one])
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('Proxy.fromString', () => {
  it.each([
    ['proxy.example.com:3128', 'http://proxy.example.com:3128/'],
    ['https://ann:p%40ss@proxy.example.com', 'https://ann:p%40ss@proxy.example.com/'],
    ['http://[::1]:3128', 'http://[::1]:3128/'],
    ['socks5h://ann:p%40ss@proxy:1080', 'socks5h://ann:p%40ss@proxy:1080'],
    ['socks5://[::1]', 'socks5://[::1]'],
    ['socks://proxy', 'socks://proxy'],
  ])('reads %s', (text, address) => expect(Proxy.fromString(text)).toEqual(E.right(address)))

  it.each([
    '',
    'http://',
    'socks4://ann:hunter2@proxy',
    'socks5://ann:hunter2%@proxy',
    'socks5://',
    'ftp://ann:hunter2@proxy',
    'http://ann:hunter2%@proxy',
    'http://ann:hunter2@pro xy',
  ])('refuses %j and does not show it', (text) => {
    const read = Proxy.fromString(text)
    expect(read).toMatchObject({ left: expect.stringMatching(/^The /) })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  it('keeps any user name and password', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, word) => {
        const read = Proxy.fromString(`ann${encodeURIComponent(name)}:${encodeURIComponent(word)}@proxy:3128`)
        const { username, password } = new URL(E.isRight(read) ? read.right : '')
        expect([username, password].map(decodeURIComponent)).toEqual([`ann${name}`, word])
      }),
    )
  })
})

describe('Proxy.fromEnvironment', () => {
  const origin = 'https://api.telegram.org'
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: ' ' }, undefined],
    [{ HTTP_PROXY: 'http://a' }, undefined],
    [{ HTTPS_PROXY: 'a:1' }, 'http://a:1/'],
    [{ https_proxy: 'b:1', HTTPS_PROXY: 'a:1' }, 'http://b:1/'],
    [{ https_proxy: '', HTTPS_PROXY: 'a:1' }, undefined],
    [{ HTTPS_PROXY: 'a:1', ALL_PROXY: 'socks5://b' }, 'http://a:1/'],
    [{ ALL_PROXY: 'socks5://b' }, 'socks5://b'],
    [{ all_proxy: 'socks5h://c', ALL_PROXY: 'socks5://b' }, 'socks5h://c'],
  ])('of %o is %s', (variables, proxy) =>
    expect(Proxy.fromEnvironment(origin, variables)).toEqual(E.right(proxy)),
  )

  it.each([
    '*',
    'api.telegram.org',
    'telegram.org',
    '.telegram.org',
    '*.telegram.org',
    'a, TELEGRAM.org:443',
  ])('is undefined if NO_PROXY is %s', (NO_PROXY) =>
    expect(Proxy.fromEnvironment(origin, { ALL_PROXY: 'b:1', NO_PROXY })).toEqual(E.right(undefined)),
  )

  it.each(['org.uk', 'telegram.org:80', 'i.telegram.org', 'apitelegram.org', ' , '])(
    'is the proxy if no_proxy is %s',
    (no_proxy) =>
      expect(Proxy.fromEnvironment(origin, { ALL_PROXY: 'b:1', no_proxy, NO_PROXY: '*' })).toEqual(
        E.right('http://b:1/'),
      ),
  )

  it('is undefined for this machine', () => {
    for (const root of ['https://localhost', 'http://127.0.0.2:8081', 'https://[::1]:8443'])
      expect(Proxy.fromEnvironment(root, { HTTPS_PROXY: 'a:1' })).toEqual(E.right(undefined))
  })

  it('says which variable is wrong', () => {
    expect(Proxy.fromEnvironment(origin, { https_proxy: 'ftp://a' })).toEqual(
      E.left(
        'https_proxy in the environment is not a proxy. ' +
          'The proxy begins with ftp: and should begin with http://, https://, socks5h:// or socks5://.',
      ),
    )
  })
})

describe('a client behind a proxy', () => {
  it('uses a tunnel of HTTPS_PROXY, in which the proxy does not see the token', async () => {
    await using server = await faulty(named)
    await using proxy = await makeProxy(server.apiRoot)
    environment({ HTTPS_PROXY: proxy.address.replace('//', '//ann:hunter%322@') })
    await using client = clientOf({})
    for (let n = 0; n < 3; n += 1) expect(await client(getMe)()).toEqual(E.right(me))
    const authorization = `Basic ${Buffer.from('ann:hunter22').toString('base64')}`
    expect(proxy.asked).toEqual(
      Array.from(proxy.asked, () => ({ name: 'api.telegram.org:443', authorization })),
    )
    expect(proxy.asked.length).toBeGreaterThan(0)
    expect(proxy.heard().length).toBeGreaterThan(500)
    expect(proxy.heard()).not.toContain(secret)
    await client.close()
    expect(await proxy.drained()).toBe(0)
  })

  it('uses the proxy of the option, even for this machine and with NO_PROXY', async () => {
    await using server = await faulty(named)
    await using proxy = await makeProxy(server.apiRoot)
    environment({ NO_PROXY: '*' })
    await using client = clientOf({ apiRoot: server.apiRoot, proxy: proxy.address })
    expect(await client(getMe)()).toEqual(E.right(me))
    expect(proxy.asked.map(({ name }) => name)).toEqual([server.apiRoot.replace('https://', '')])
  })

  it('uses no proxy for this machine and for the names in NO_PROXY', async () => {
    await using server = await faulty(named)
    await using proxy = await makeProxy(server.apiRoot)
    environment({ HTTPS_PROXY: proxy.address, NO_PROXY: 'example.com, .invalid' })
    await using near = clientOf({ apiRoot: server.apiRoot })
    expect(await near(getMe)()).toEqual(E.right(me))
    await using far = clientOf({ apiRoot: 'https://bot-api.invalid' })
    expect(await failure(far(getMe)())).toMatchObject({
      _tag: 'Unreachable',
      reason: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
    })
    expect(proxy.asked).toEqual([])
  })

  it.each([
    [
      'that requires a password',
      'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n',
      'PROXY_407',
    ],
    ['that does not find the server', 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n', 'PROXY_502'],
    ['that hangs up', '', 'UND_ERR_PRX_CONN'],
  ])('is Unreachable through a proxy %s', async (_what, words, reason) => {
    await using proxy = await makeProxy('', (socket) => {
      socket.end(words)
    })
    await using client = clientOf({
      apiRoot: 'https://bot-api.invalid',
      proxy: proxy.address.replace('//', '//ann:hunter2@'),
    })
    const error = await failure(client(getMe)())
    expect(error).toEqual({ _tag: 'Unreachable', method: 'getMe', reason, host: 'bot-api.invalid' })
    expect(inspect([error, client], { depth: Infinity, showHidden: true, getters: true })).not.toMatch(
      /hunter2|YW5uOmh1bnRlcjI/,
    )
    expect(await proxy.drained()).toBe(0)
  })

  it('is Timeout through a silent proxy, and closes its connections with the client', async () => {
    await using proxy = await makeProxy('', () => undefined)
    await using client = clientOf({ apiRoot: 'https://bot-api.invalid', proxy: proxy.address, timeout: 50 })
    expect(await failure(client(getMe)())).toEqual({ _tag: 'Timeout', method: 'getMe', after: 50 })
    await client.close()
    expect(await proxy.drained()).toBe(0)
  })

  it('checks the certificate inside the tunnel', async () => {
    await using server = await faulty({ ...named, tls: { cert: otherHost } })
    await using proxy = await makeProxy(server.apiRoot)
    await using client = clientOf({ proxy: proxy.address })
    expect(await failure(client(getMe)())).toMatchObject({
      _tag: 'Unreachable',
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
    expect(server.requests()).toBe(0)
  })

  it('is not made if the proxy could not be used, or would see the token', () => {
    environment({})
    expect(() => clientOf({ proxy: 'ftp://ann:hunter2@a' })).toThrow('The proxy begins with ftp:')
    expect(() => clientOf({ proxy: 'http://a', fetch })).toThrow('not both')
    expect(() => clientOf({ proxy: 'http://a', apiRoot: 'http://localhost:8081' })).toThrow(
      'leave the proxy out',
    )
    environment({ HTTPS_PROXY: 'ftp://ann:hunter2@a' })
    expect(() => clientOf({})).toThrow(/^HTTPS_PROXY in the environment is not a proxy\.(?!.*hunter2)/)
  })
})
