// Who may call the emulator: the names it answers to, and pages of other sites.

import type { IncomingHttpHeaders } from 'node:http'
import { makeEmulator } from '@pipegram/emulator'
import { expect, test } from 'vitest'
import { refusedHeaders } from '../../src/http/internal/RequestGate.ts'
import { send } from '../BotClient.ts'

const loopback = { host: '127.0.0.1', names: ['bot-api'], scheme: 'http' as const }

const passing: ReadonlyArray<IncomingHttpHeaders> = [
  {},
  { host: '127.0.0.1:8081' },
  { host: 'localhost' },
  { host: 'LOCALHOST:80' },
  { host: 'api.localhost:8081' },
  { host: '[::1]:8081' },
  { host: 'bot-api:8081' },
  { host: 'localhost:1', origin: 'http://localhost:1' },
  { host: 'localhost:1', 'sec-fetch-site': 'same-origin' },
  { host: 'localhost:1', 'sec-fetch-site': 'none' },
]
test.each(passing)('a request of this machine may pass: %j', (headers) => {
  expect(refusedHeaders(headers, loopback)).toBeUndefined()
})

const refused: ReadonlyArray<IncomingHttpHeaders> = [
  { host: 'evil.example' },
  { host: 'evil.example:8081' },
  { host: 'localhost.evil.example' },
  { host: '127.0.0.1.evil.example' },
  { host: '127.evil.0.1' },
  { host: 'evillocalhost' },
  { host: '192.168.1.5' },
  { host: '' },
  { host: 'localhost:1', origin: 'http://localhost:2' },
  { host: 'localhost:1', origin: 'https://localhost:1' },
  { host: 'localhost:1', origin: 'https://evil.example' },
  { host: 'localhost:1', origin: 'null' },
  { host: 'localhost:1', 'sec-fetch-site': 'same-site' },
  { host: 'localhost:1', 'sec-fetch-site': 'cross-site' },
]
test.each(refused)('a request of another site is refused: %j', (headers) => {
  expect(refusedHeaders(headers, loopback)).toMatchObject({ error_code: 403 })
})

test('a server beyond loopback answers to all IP addresses, but not to all names', () => {
  const open = { host: '0.0.0.0', names: [], scheme: 'http' as const }
  expect(refusedHeaders({ host: '192.168.1.5:8081' }, open)).toBeUndefined()
  expect(refusedHeaders({ host: '[fe80::1]' }, open)).toBeUndefined()
  expect(refusedHeaders({ host: 'evil.example' }, open)).toMatchObject({ error_code: 403 })
})

test('a foreign request changes nothing, and the refusal says what to do', async () => {
  const emulator = await makeEmulator({ hosts: ['bot-api'] })
  const path = `/bot${emulator.token}/logOut`
  const rebound = await send(emulator, path, { headers: { host: 'evil.example' } })
  expect([rebound.status, rebound.body.description]).toEqual([
    403,
    'Forbidden: the emulator does not answer to the host name "evil.example"; ' +
      'if it is yours, add it to the option "hosts"',
  ])
  const posted = await send(emulator, path, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
  })
  expect(posted.status).toBe(403)
  expect(posted.headers).not.toHaveProperty('access-control-allow-origin')
  expect([emulator.calls(), emulator.state().loggedOut]).toEqual([[], false])
  const own = await send(emulator, `/bot${emulator.token}/getMe`, { headers: { host: 'bot-api:80' } })
  expect(own.status).toBe(200)
  await emulator.close()
})
