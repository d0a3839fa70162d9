import type { CallMiddleware } from '@pipegram/client/CallMiddleware'
import type { Bot } from '@pipegram/compose/Handler'
import { getMe } from '@pipegram/core/Calls'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as Token from '@pipegram/core/Token'
import { jobs } from '@pipegram/updates/Jobs'
import { showStartError, start, type Started, type StartError } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeServer, token, type Server } from './Server.ts'
import { said } from './Telegram.ts'

const serve = async (): Promise<Server> => {
  const server = await makeServer()
  onTestFinished(server.close)
  return server
}

const started = (result: E.Either<StartError, Started>): Started => {
  if (E.isLeft(result)) throw new Error(showStartError(result.left))
  return result.right
}

const nothing: Bot = () => async () => E.right('handled')

describe('start', () => {
  it('returns the user of the bot, handles updates over HTTP, and closes its connections', async () => {
    const server = await serve()
    const seen: Array<number> = []
    const bot: Bot =
      ({ update }) =>
      async () => {
        seen.push(update.update_id)
        return E.right('handled')
      }
    const running = started(await start(bot, { token, apiRoot: server.apiRoot })())
    expect(running.me).toMatchObject({ id: 1000000, username: 'test_bot' })
    server.push(...Array.from({ length: 300 }, (_, i) => said(i + 1, i % 7)))
    await server.until(() => server.polls.at(-1)?.offset === 301)
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
    await running.stop()
    expect(await running.done()).toEqual(E.right(undefined))
    expect(
      await running.client({
        method: 'getUpdates',
        params: {},
        result: { name: '', decode: E.right, validate: E.right },
      })(),
    ).toMatchObject(E.left({ _tag: 'Aborted' }))
  })

  it('runs jobs beside the bot, and stops them with it', async () => {
    const server = await serve()
    const { promise, resolve } = Promise.withResolvers<string>()
    const table = jobs(
      { greet: { payload: t.string, run: ({ payload }) => TE.fromIO(() => resolve(payload)) } },
      { store: makeMemoryStore() },
    )
    const running = started(await start(nothing, { token, apiRoot: server.apiRoot, jobs: table })())
    await table.of(running.me).schedule.greet('Hello', { at: 0 })()
    expect(await promise).toBe('Hello')
    await table.of(running.me).schedule.greet('later', { in: '1d' })()
    expect(running.health().jobs).toMatchObject({ waiting: 1 })
    await running.stop()
    expect(await running.done()).toEqual(E.right(undefined))
  })

  it('sends all calls of the bot and of the polling through the middlewares', async () => {
    const server = await serve()
    const seen: Array<string> = []
    const noted: CallMiddleware = (call, next) => {
      seen.push(call.method)
      return next(call)
    }
    const bot: Bot =
      ({ call }) =>
      async () => {
        await call(getMe())()
        return E.right('handled')
      }
    const running = started(await start(bot, { token, apiRoot: server.apiRoot, middlewares: [noted] })())
    server.push(said(1, 1))
    await server.until(() => server.polls.at(-1)?.offset === 2)
    await running.stop()
    expect(seen.filter((method) => method === 'getMe')).toHaveLength(2)
    expect(seen).toContain('getUpdates')
  })

  it('takes a parsed token', async () => {
    const server = await serve()
    const parsed = Token.fromString(token)
    expect(E.isRight(parsed)).toBe(true)
    if (E.isRight(parsed))
      await started(await start(nothing, { token: parsed.right, apiRoot: server.apiRoot })()).stop()
  })

  it('says what Telegram answers to a wrong token, and hides the token', async () => {
    const server = await serve()
    const wrong = '1000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    const result = await start(nothing, { token: wrong, apiRoot: server.apiRoot })()
    expect(result).toMatchObject(E.left({ _tag: 'Unauthorized', method: 'getMe' }))
    expect(JSON.stringify(result)).not.toContain('AAAA')
  })

  it.each([
    ['not a token', { token: 'secret' }, /not a bot token.*\/token\.$/],
    [
      'no token',
      { token: ' ' },
      /^The bot token is empty\..*@BotFather.*tryInTerminal of @pipegram\/emulator/,
    ],
    ['no room', { token, inFlight: 0 }, /inFlight is 0 and should be 1 or more/],
    ['no patience', { token, patience: NaN }, /^patience is NaN and should be milliseconds/],
    ['no deadline', { token, deadline: 0 }, /^deadline is 0 and should be milliseconds/],
    [
      'no HTTPS',
      { token, apiRoot: 'http://example.com' },
      /only for localhost: write https:\/\/example\.com\.$/,
    ],
    ['/bot in the API root', { token, apiRoot: 'https://example.com/bot' }, /ends in \/bot: leave that out/],
  ])('says what is wrong if there is %s', async (_, options, message) => {
    const { apiRoot } = await serve()
    const result = await start(nothing, { apiRoot, ...options })()
    expect(result).toMatchObject(E.left({ _tag: 'Misconfigured' }))
    expect(E.isLeft(result) && showStartError(result.left)).toMatch(message)
    expect(JSON.stringify(result)).not.toMatch(/secret|AAFq2/)
  })

  it('fails if no server answers, and names its host and port', async () => {
    const server = await makeServer()
    await server.close()
    const result = await start(nothing, { token, apiRoot: server.apiRoot })()
    expect(result).toMatchObject(E.left({ _tag: 'Unreachable', method: 'getMe' }))
    expect(E.isLeft(result) && showStartError(result.left)).toBe(
      `getMe failed: no connection to the Bot API at ${new URL(server.apiRoot).host} (ECONNREFUSED). ` +
        'Check the network and the API root.',
    )
  })
})
