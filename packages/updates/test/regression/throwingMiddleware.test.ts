// A call middleware that threw made `start` reject, and ended polling without a report, although the promise
// of `run` never rejects.

import type { CallMiddleware } from '@pipegram/client/CallMiddleware'
import type { Bot } from '@pipegram/compose/Handler'
import { start } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { makeServer, token } from '../Server.ts'
import { said } from '../Telegram.ts'

const serve = async () => {
  const server = await makeServer()
  onTestFinished(server.close)
  return server
}

const bot: Bot = () => async () => E.right('handled')

it.each<[string, CallMiddleware]>([
  [
    'throws',
    () => {
      throw new TypeError('of a user')
    },
  ],
  ['rejects', () => () => Promise.reject(new TypeError('of a user'))],
])('start fails if a middleware %s, and says where', async (_, middleware) => {
  const { apiRoot } = await serve()
  const result = await start(bot, { token, apiRoot, middlewares: [middleware] })()
  expect(result).toMatchObject(
    E.left({
      _tag: 'Unsendable',
      method: 'getMe',
      reason: expect.stringMatching(/^A call middleware threw: TypeError .*throwingMiddleware/),
    }),
  )
  expect(JSON.stringify(result)).not.toContain('of a user')
})

it('polling goes on after a middleware has thrown, and reports it once', async () => {
  const server = await serve()
  const told: Array<string> = []
  let throws = 2
  const flaky: CallMiddleware = (call, next) => {
    if (call.method === 'getUpdates' && throws-- > 0) throw new TypeError('of a user')
    return next(call)
  }
  const started = await start(bot, {
    token,
    apiRoot: server.apiRoot,
    middlewares: [flaky],
    random: () => 0,
    report: (sentence) => () => {
      told.push(sentence)
    },
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  server.push(said(1, 1))
  await server.until(() => server.polls.at(-1)?.offset === 2)
  await started.right.stop()
  expect(await started.right.done()).toEqual(E.right(undefined))
  expect(told).toEqual([
    expect.stringMatching(
      /^getUpdates failed: it could not be sent\. A call middleware threw: TypeError .* Trying again\.$/,
    ),
  ])
})
