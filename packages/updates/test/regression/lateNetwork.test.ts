// A bot ended if the network came up after its start, although it waits if the network goes away later.

import { handled } from '@pipegram/compose/Middleware'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { startPatiently } from '../../src/internal/StartPatience.ts'
import { makeServer, token } from '../Server.ts'

// The address of a server that is not there yet.
const closedRoot = async (): Promise<string> => {
  const server = await makeServer()
  await server.close()
  return server.apiRoot
}

const begin = (
  apiRoot: string,
  options: { readonly startupPatience?: '3m'; readonly token?: string } = {},
) => {
  const [clock, stopping] = [makeTestClock(), new AbortController()]
  const lines: Array<string> = []
  const report = (line: string) => () => void lines.push(line)
  const result = startPatiently(
    start(() => handled, { token, apiRoot, clock, report, random: () => 0, ...options }),
    { clock, report, random: () => 0, ...options },
    stopping.signal,
  )
  return { clock, lines, result, stopping }
}

it('a bot waits for a network that comes up later', async () => {
  const apiRoot = await closedRoot()
  const { clock, lines, result } = begin(apiRoot)
  await clock.asleep()
  expect(lines).toEqual([expect.stringMatching(/^getMe failed: .* Trying again until it answers\.$/)])
  const server = await makeServer(Number(new URL(apiRoot).port))
  onTestFinished(server.close)
  await clock.advance(30_000)
  const started = await result
  if (started === undefined || E.isLeft(started)) throw new Error('It did not start.')
  await server.polled(1)
  const stop = started.right.stop()
  await clock.advance(10_000)
  await stop
})

it('a bot reports a missing network once a minute, and ends when its patience is over', async () => {
  const { clock, lines, result } = begin(await closedRoot(), { startupPatience: '3m' })
  let ended = false
  void result.then(() => (ended = true))
  const over = result.then(() => 'over')
  while ((await Promise.race([over, clock.asleep()])) !== 'over') await clock.advance(5_000)
  expect(ended).toBe(true)
  expect(clock.now()).toBeGreaterThan(120_000)
  expect(clock.now()).toBeLessThan(200_000)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.length).toBeLessThanOrEqual(4)
  expect(await result).toMatchObject({ left: { _tag: 'Unreachable' } })
})

it('a signal ends the wait, and a wrong token ends it at once', async () => {
  const waiting = begin(await closedRoot())
  await waiting.clock.asleep()
  waiting.stopping.abort()
  expect(await waiting.result).toBeUndefined()
  const server = await makeServer()
  onTestFinished(server.close)
  const wrong = begin(server.apiRoot, { token: '1000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  expect(await wrong.result).toMatchObject({ left: { _tag: 'Unauthorized' } })
  expect(wrong.lines).toEqual([])
})
