// A host was never reached if its IPv4 address takes longer than 250 ms and its IPv6 address leads nowhere.

import net from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { clientOf, getMe } from '../Fixtures.ts'
import { ok, serve } from '../Server.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

it.each([
  [undefined, 2_500],
  ['40s', 10_000],
  [20, 10],
] as const)('with a connectTimeout of %s, each address has %i ms', async (connectTimeout, each) => {
  await using server = await serve(ok(true))
  const connect = vi.spyOn(net, 'connect')
  await using client = clientOf({
    apiRoot: server.apiRoot,
    ...(connectTimeout === undefined ? {} : { connectTimeout }),
  })
  await client(getMe)()
  expect(connect.mock.calls).toMatchObject([[{ autoSelectFamilyAttemptTimeout: each }]])
})

it('a connectTimeout that is not a duration is a mistake in the program', () => {
  expect(() => clientOf({ connectTimeout: -1 })).toThrow('connectTimeout is -1')
})
