// A bot could not run beside a Bot API server in a neighbour container.

import type { CallMiddleware } from '@pipegram/client'
import { run } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, expect, it, vi } from 'vitest'
import { token } from '../Server.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  process.exitCode = undefined
})

// Ends the start before anything is sent.
const refuse: CallMiddleware =
  ({ method }) =>
  async () =>
    E.left({ _tag: 'Unauthorized', method, description: 'Unauthorized' })

/** The reports of a bot with these variables in its environment. */
const reported = async (root: string, plainHttp?: string): Promise<ReadonlyArray<string>> => {
  vi.stubEnv('BOT_API_ROOT', root)
  vi.stubEnv('BOT_API_PLAIN_HTTP', plainHttp)
  const sentences: Array<string> = []
  await run(() => async () => E.right('handled'), {
    token,
    report: (sentence) => () => sentences.push(sentence),
    middlewares: [refuse],
  })
  return sentences
}

const warning =
  'WARNING: nothing is encrypted on the way to http://bot-api:8081. Every machine of that network can read ' +
  "the token and all messages (plainHttp: 'private network')."

it('run takes plain http to a private network from the environment, and warns', async () => {
  expect(await reported('http://bot-api:8081', 'private network')).toEqual([
    warning,
    expect.stringContaining('Telegram does not accept this token'),
  ])
})

it('run does not warn of an encrypted connection or of this machine', async () => {
  for (const root of ['https://bot-api:8081', 'http://localhost:8081'])
    expect(await reported(root, 'private network')).toEqual([expect.stringContaining('this token')])
})

it('run says what to write if the environment allows no plain http, or something else', async () => {
  expect(await reported('http://bot-api:8081')).toEqual([
    expect.stringContaining('BOT_API_PLAIN_HTTP in the environment'),
  ])
  expect(await reported('http://bot-api:8081', 'yes')).toEqual([
    'BOT_API_PLAIN_HTTP should be "private network" or not be set.',
  ])
  expect(await reported('http://example.com:8081', 'private network')).toEqual([
    expect.stringContaining('is not in a private network'),
  ])
})
