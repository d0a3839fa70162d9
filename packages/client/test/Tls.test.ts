// Nothing outside the program weakens the checks of a certificate: neither the environment nor a flag of
// Node.

import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { selfSigned } from './Certificates.ts'
import { type Fault, faulty, good200, http } from './Faults.ts'
import { makeProxy } from './ProxyServer.ts'

const answer: Fault['answer'] = (socket) => {
  socket.end(http('200 OK', good200))
}

// Makes a call in a separate process, and returns its result.
const call = async (apiRoot: string, options: string, flags: ReadonlyArray<string>): Promise<string> => {
  const program = `
    const { makeClient } = await import('@pipegram/client')
    const Token = await import('@pipegram/core/Token')
    const { right: token } = Token.fromString('123456789:a-token-of-no-bot-at-all')
    const client = makeClient({ token, apiRoot: '${apiRoot}', ${options} })
    const result = { decode: (right) => ({ _tag: 'Right', right }) }
    const { left } = await client({ method: 'getMe', params: {}, result })()
    await client.close()
    console.log(left === undefined ? 'the result' : left.reason)
  `
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', HTTPS_PROXY: '', https_proxy: '' }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '--eval', program],
    { cwd: new URL('..', import.meta.url), env },
  )
  return stdout.trim()
}

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  it('turns off no check of certificates, with or without a proxy, except for a custom fetch', async () => {
    await using server = await faulty({ name: '', tls: { cert: selfSigned }, answer })
    await using proxy = await makeProxy(server.apiRoot)
    expect(await call(server.apiRoot, '', [])).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(await call(server.apiRoot, `proxy: '${proxy.address}'`, [])).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(proxy.asked).toHaveLength(1)
    expect(server.requests()).toBe(0)
    // This shows that the variable works. A custom fetch is the user's responsibility.
    expect(await call(server.apiRoot, 'fetch', [])).toBe('the result')
  })
})

describe('--tls-min-v1.0', () => {
  it('does not allow a call over TLS 1.1', async () => {
    await using server = await faulty({
      name: '',
      tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      answer,
    })
    expect(await call(server.apiRoot, '', ['--tls-min-v1.0', '--tls-cipher-list=DEFAULT@SECLEVEL=0'])).toBe(
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    )
    expect(server.requests()).toBe(0)
  })
})
