// HTTPS on request: with a certificate that the emulator makes, or with a given one.

import { X509Certificate } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { makeEmulator } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { authority, expired, good, key, otherHost } from '../../../client/test/Certificates.ts'
import { runCommand } from '../../src/command/internal/EmulatorCommand.ts'
import { selfSigned } from '../../src/http/internal/SelfSigned.ts'

const get = (address: string, ca?: string, origin?: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = origin === undefined ? {} : { origin }
    const sent = request(
      address,
      { ...(ca === undefined ? {} : { ca }), agent: false, headers },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end()
  })

test('the emulator makes a certificate, and a client that trusts it gets answers', async () => {
  const emulator = await makeEmulator({ https: true, admin: true, hosts: ['bot-api'] })
  expect(emulator.apiRoot).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const { certificate = '' } = emulator
  expect(
    JSON.parse((await get(`${emulator.apiRoot}/bot${emulator.token}/getMe`, certificate)).text),
  ).toMatchObject({ ok: true })
  const byName = emulator.apiRoot.replace('127.0.0.1', 'localhost')
  expect(await get(`${byName}/`, certificate)).toMatchObject({ status: 200 })
  // A page of the same host without TLS is another origin.
  expect(await get(`${byName}/`, certificate, byName)).toMatchObject({ status: 200 })
  expect(await get(`${byName}/`, certificate, byName.replace('https', 'http'))).toMatchObject({ status: 403 })
  await expect(get(`${emulator.apiRoot}/`)).rejects.toThrow(/self-signed/)
  await emulator.close()
})

test('the certificate names hosts and addresses, for a year', () => {
  const made = new X509Certificate(
    selfSigned(['localhost', '127.0.0.1', '::1', 'fe80::2:3'], Date.UTC(2027, 0, 2)).cert,
  )
  expect(made.subjectAltName).toBe(
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:FE80:0:0:0:0:0:2:3',
  )
  expect([made.validFromDate.toISOString(), made.validToDate.toISOString()]).toEqual([
    '2027-01-01T00:00:00.000Z',
    '2028-01-02T00:00:00.000Z',
  ])
  expect(made.verify(made.publicKey)).toBe(true)
  expect(made.ca).toBe(true)
})

test('a given certificate is used', async () => {
  const emulator = await makeEmulator({ https: { cert: good, key } })
  expect(await get(`${emulator.apiRoot}/bot${emulator.token}/getMe`, authority)).toMatchObject({
    status: 200,
  })
  await emulator.close()
})

test('a client refuses a certificate that is too old or of another host', async () => {
  for (const cert of [expired, otherHost]) {
    const emulator = await makeEmulator({ https: { cert, key } })
    await expect(get(emulator.apiRoot, authority)).rejects.toThrow(/expired|altnames/)
    await emulator.close()
  }
})

test('a file that is not a certificate is refused', async () => {
  await expect(makeEmulator({ https: { cert: 'x', key } })).rejects.toThrow(
    'The certificate cannot be used: give a certificate and its own key, both as PEM.',
  )
})

test('the command writes the certificate to a file, and says how to trust it', async () => {
  const result = await runCommand(['--port', '0', '--https', '--bots', 'second_bot'])
  if (result._tag !== 'Running') return expect.unreachable()
  const { emulator, text } = result
  const path = /^NODE_EXTRA_CA_CERTS=(.+)$/m.exec(text)?.[1] ?? ''
  expect(await readFile(path, 'utf8')).toBe(emulator.certificate)
  expect(text).toContain(`SSL_CERT_FILE=${path}`)
  expect(text).toMatch(/^BOT_TOKEN_2=1000001:\S+ # @second_bot$/m)
  await rm(path)
  await emulator.close()
})

test.each<[args: ReadonlyArray<string>, why: string]>([
  [['--cert', 'c.pem'], '--cert and --key belong together: give both, or neither.'],
  [
    ['--cert', '/none.pem', '--key', '/none.pem'],
    'The file /none.pem of --cert cannot be read: is the path right?',
  ],
  [
    ['--bots', 'robot_9'],
    '--bots: "robot_9" cannot be the username of a bot: 5 to 32 of a-z, 0-9 and _, with bot at the end.',
  ],
])('the command line %j is refused: %s', async (args, why) => {
  expect(await runCommand(args)).toEqual({ _tag: 'Failed', code: 2, text: why })
})
