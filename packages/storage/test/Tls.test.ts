// Connections to a server beyond this machine. In this test, its names lead to this machine.

import dns from 'node:dns'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClosableStore } from '@pipegram/storage/ClosableStore'
import { natsStore } from '@pipegram/storage/NatsStore'
import { postgresStore } from '@pipegram/storage/PostgresStore'
import { redisStore } from '@pipegram/storage/RedisStore'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  certify,
  postgresPrograms,
  programOf,
  startNats,
  startPostgres,
  startProgram,
  startRedis,
  type Certificate,
  type Server,
} from './Servers.ts'
import { closing } from './ServerTests.ts'

const host = 'db.example.com'
const otherName = 'other.example.com'

// Both functions get a name and options; the first one also gets a callback.
for (const module of [dns, dns.promises]) {
  const lookup: unknown = module.lookup
  const astray = (...[name, ...rest]: ReadonlyArray<unknown>): unknown =>
    typeof lookup === 'function'
      ? Reflect.apply(lookup, module, [String(name).endsWith('.example.com') ? '127.0.0.1' : name, ...rest])
      : undefined
  Reflect.set(module, 'lookup', astray)
  afterAll(() => void Reflect.set(module, 'lookup', lookup))
}

interface Kind {
  readonly name: string
  readonly program: string | undefined
  readonly plain: (program: string) => Promise<Server>
  readonly encrypted: (program: string, certificate: Certificate) => Promise<Server>
  /** The beginning of an address with TLS. */
  readonly protocol: string
  readonly open: (options: {
    readonly url: string
    readonly ca?: string
    readonly insecure?: 'no TLS'
  }) => ClosableStore
}

const kinds: ReadonlyArray<Kind> = [
  {
    name: 'Postgres',
    program: postgresPrograms,
    plain: startPostgres,
    encrypted: (program, { cert, key }) =>
      startPostgres(
        program,
        ...['ssl=on', `ssl_cert_file=${cert}`, `ssl_key_file=${key}`].flatMap((each) => ['-c', each]),
      ),
    protocol: 'postgres:',
    open: postgresStore,
  },
  {
    name: 'Redis',
    program: programOf('redis-server'),
    plain: startRedis,
    encrypted: (program, { cert, key }) =>
      startProgram('redis', (port, folder) => [
        program,
        ...['--port', '0', '--tls-port', String(port), '--bind', '127.0.0.1', '--dir', folder],
        ...['--tls-cert-file', cert, '--tls-key-file', key, '--tls-auth-clients', 'no', '--save', ''],
      ]),
    protocol: 'rediss:',
    open: redisStore,
  },
  {
    name: 'NATS',
    program: programOf('nats-server'),
    plain: startNats,
    encrypted: (program, { cert, key }) => startNats(program, '--tls', '--tlscert', cert, '--tlskey', key),
    protocol: 'tls:',
    open: natsStore,
  },
]

const canCertify = programOf('openssl') !== undefined

describe.each(kinds)('a store in $name beyond this machine', ({ program, ...kind }) => {
  describe.skipIf(program === undefined || !canCertify)('(skipped without the server and openssl)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-tls-'))
    let encrypted: Server
    let plain: Server
    let certificate: Certificate
    beforeAll(async () => {
      certificate = certify(folder, host)
      encrypted = await kind.encrypted(program ?? '', certificate)
      plain = await kind.plain(program ?? '')
    })
    afterAll(async () => {
      await Promise.all([encrypted.stop(), plain.stop()])
      rmSync(folder, { recursive: true })
    })

    const urlOf = ({ url }: Server, name: string, protocol = kind.protocol): string =>
      url.replace('127.0.0.1', name).replace(/^\w+:/, protocol)
    const reasonOf = async (store: ClosableStore): Promise<string> => {
      const found = await closing(store).get('a')()
      return E.isLeft(found) && found.left._tag === 'Unavailable' ? found.left.reason : JSON.stringify(found)
    }

    it('does not trust a self-signed certificate', async () => {
      expect(await reasonOf(kind.open({ url: urlOf(encrypted, host) }))).toContain(
        'has a certificate that nobody has signed: give its certificate as ca.',
      )
    })

    it('trusts the certificate in the options, for the host in it', async () => {
      const { pem } = certificate
      const store = closing(kind.open({ url: urlOf(encrypted, host), ca: pem }))
      expect(E.isRight(await store.set('a', '1', undefined)())).toBe(true)
      expect(await reasonOf(kind.open({ url: urlOf(encrypted, otherName), ca: pem }))).toContain(
        'has a certificate for another host.',
      )
    })

    it('uses a server without TLS only if the options allow it', async () => {
      const { pem } = certificate
      expect(await reasonOf(kind.open({ url: urlOf(plain, host), ca: pem }))).toMatch(/speaks (no )?TLS/)
      const address = urlOf(plain, host, new URL(plain.url).protocol)
      const store = closing(kind.open({ url: address, insecure: 'no TLS' }))
      expect(E.isRight(await store.set('a', '1', undefined)())).toBe(true)
    })
  })
})
