import {
  ask,
  begin,
  catchError,
  choose,
  commands,
  converse,
  dialog,
  pipeline,
  report,
} from '@pipegram/compose'
import { NonEmptyString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeEmulator } from '@pipegram/emulator'
import { redisStore } from '@pipegram/storage/RedisStore'
import { start, type Started } from '@pipegram/updates/Start'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { programOf, startRedis } from '../../../storage/test/Servers.ts'

const signup = dialog('signup', ask('name', 'Name?', NonEmptyString), ask('city', 'City?', NonEmptyString))

// A server of Redis, an emulator, and lives of a bot. The person was asked for a name.
const stage = async (program: string) => {
  const lines = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const [server, emulator] = await Promise.all([startRedis(program), makeEmulator({ patience: 60_000 })])
  const store = redisStore({ url: server.url })
  onTestFinished(async () => {
    lines.mockRestore()
    await store.close()
    await Promise.all([server.stop(), emulator.close()])
  })
  const bot = pipeline(
    choose(
      converse(signup, {
        store,
        done: ({ call, message, value }) => call(reply(message, `${value.name} of ${value.city}`)),
      }),
      commands({ signup: begin(signup) }),
    ),
    catchError(report),
  )
  const life = async (): Promise<Started> => {
    const { apiRoot, token } = emulator
    const started = await start(bot, { apiRoot, token, deadline: 1, report: () => () => undefined })()
    return E.isRight(started) ? started.right : expect.unreachable()
  }
  const first = await life()
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/signup')
  expect((await ann.received()).text).toBe('Name?')
  const told = () =>
    vi.waitUntil(() => lines.mock.calls.some((line) => String(line).includes('The store is unavailable')), {
      timeout: 60_000,
    })
  return { ann, first, life, server, told }
}

const redis = programOf('redis-server')
if (redis === undefined) console.warn('SKIPPED: a database that goes away. Install Redis.')

// A handler whose store was away counted as handled: the update was confirmed, and nobody got an answer.
describe.skipIf(redis === undefined)('an update that came while the database was away', () => {
  it('is handled when the database is back', async () => {
    const { ann, first, server, told } = await stage(redis ?? '')
    await server.kill()
    ann.send('Ann')
    await told()
    await server.restart()
    expect((await ann.received()).text).toBe('City?')
    ann.send('Rome')
    expect((await ann.received()).text).toBe('Ann of Rome')
    await first.stop()
  }, 120_000)

  it('is not confirmed by a bot that stops, and arrives at the next process', async () => {
    const { ann, first, life, server, told } = await stage(redis ?? '')
    await server.kill()
    ann.send('Ann')
    await told()
    await first.stop()
    await server.restart()
    const second = await life()
    expect((await ann.received()).text).toBe('City?')
    await second.stop()
  }, 120_000)
})
