// A proxy with `socks5://`, or in `ALL_PROXY`, could not be used.

import { inspect } from 'node:util'
import { mayHaveActed, toString } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { otherHost } from '../Certificates.ts'
import { type Fault, faulty, good200, http } from '../Faults.ts'
import { clientOf, failure, getMe, me, secret } from '../Fixtures.ts'
import { makeSocks } from '../SocksServer.ts'

const named: Fault = {
  name: '',
  tls: {},
  answer: (socket) => {
    socket.write(http('200 OK', good200))
  },
}

beforeEach(() => {
  for (const name of ['https_proxy', 'all_proxy', 'no_proxy'])
    for (const one of [name, name.toUpperCase()]) vi.stubEnv(one, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.doUnmock('socks')
})

describe('a client behind a SOCKS proxy', () => {
  it.each(['socks5h', 'socks'])('lets the proxy look up the name, with %s', async (protocol) => {
    await using server = await faulty(named)
    await using proxy = await makeSocks(server.apiRoot)
    await using client = clientOf({ proxy: `${protocol}://${proxy.address}` })
    expect(await client(getMe)()).toEqual(E.right(me))
    expect(proxy.asked).toEqual(['api.telegram.org:443'])
    expect(proxy.heard().length).toBeGreaterThan(500)
    expect(proxy.heard()).not.toContain(secret)
    await client.close()
    expect(await proxy.drained()).toBe(0)
  })

  it('looks up the name itself, with socks5', async () => {
    await using server = await faulty(named)
    await using proxy = await makeSocks(server.apiRoot)
    await using client = clientOf({ proxy: `socks5://${proxy.address}`, apiRoot: server.apiRoot })
    expect(await client(getMe)()).toEqual(E.right(me))
    expect(proxy.asked).toEqual([`127.0.0.1:${new URL(server.apiRoot).port}`])
  })

  it('sends its name and its password, which no error shows', async () => {
    await using server = await faulty(named)
    await using proxy = await makeSocks(server.apiRoot, { account: 'ann:hunter2' })
    await using right = clientOf({ proxy: `socks5h://ann:hunter%32@${proxy.address}` })
    expect(await right(getMe)()).toEqual(E.right(me))
    await using wrong = clientOf({ proxy: `socks5h://ann:hunter3@${proxy.address}` })
    const error = await failure(wrong(getMe)())
    expect(error).toMatchObject({ _tag: 'Unreachable', reason: 'PROXY_AUTH', host: 'api.telegram.org' })
    expect(inspect([error, wrong], { depth: Infinity, showHidden: true })).not.toContain('hunter3')
    expect(mayHaveActed(error)).toBe(false)
  })

  it('uses ALL_PROXY, except for the names in NO_PROXY', async () => {
    await using server = await faulty(named)
    await using proxy = await makeSocks(server.apiRoot)
    vi.stubEnv('ALL_PROXY', `socks5h://${proxy.address}`)
    await using client = clientOf({})
    expect(await client(getMe)()).toEqual(E.right(me))
    vi.stubEnv('NO_PROXY', 'bot-api.invalid')
    await using direct = clientOf({ apiRoot: 'https://bot-api.invalid' })
    expect(await failure(direct(getMe)())).toMatchObject({ _tag: 'Unreachable', unsent: true })
    expect(proxy.asked).toEqual(['api.telegram.org:443'])
  })

  it('checks the certificate of the server', async () => {
    await using server = await faulty({ ...named, tls: { cert: otherHost } })
    await using proxy = await makeSocks(server.apiRoot)
    await using client = clientOf({ proxy: `socks5h://${proxy.address}` })
    expect(await failure(client(getMe)())).toMatchObject({ reason: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(server.requests()).toBe(0)
  })

  it('is Unreachable if the proxy refuses, or does not listen', async () => {
    const proxy = await makeSocks('', { code: 5 })
    await using client = clientOf({ proxy: `socks5h://${proxy.address}` })
    const refused = await failure(client(getMe)())
    expect(refused).toMatchObject({ _tag: 'Unreachable', reason: 'PROXY_REFUSED' })
    expect(mayHaveActed(refused)).toBe(false)
    await proxy[Symbol.asyncDispose]()
    expect(await failure(client(getMe)())).toMatchObject({ reason: 'ECONNREFUSED', unsent: true })
  })

  it('is Timeout if the proxy is silent, and closes its connections with the client', async () => {
    await using proxy = await makeSocks('', { isSilent: true })
    await using client = clientOf({ proxy: `socks5h://${proxy.address}`, timeout: 50 })
    expect(await failure(client(getMe)())).toMatchObject({ _tag: 'Timeout' })
    await client.close()
    expect(await proxy.drained()).toBe(0)
  })

  it('says how to install the package that it needs', async () => {
    vi.doMock('socks', () => {
      throw new Error('Cannot find package')
    })
    await using client = clientOf({ proxy: 'socks5h://127.0.0.1:1' })
    const error = await failure(client(getMe)())
    expect(error._tag).toBe('Unsendable')
    expect(toString(error)).toContain('needs the package socks, which is not installed: npm install socks.')
  })
})
