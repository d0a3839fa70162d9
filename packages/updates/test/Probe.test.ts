// The answers of probes over HTTP, and of health when no updates arrive.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { handled } from '@pipegram/compose/Middleware'
import { makeRegistry } from '@pipegram/core/Metrics'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import { poll } from '@pipegram/updates/Polling'
import { type Probe, probeOf, serveProbe, type ProbeServer } from '@pipegram/updates/Probe'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folder } from './inbox/Stage.ts'
import { makeTelegram, me, said } from './Telegram.ts'

const host = '127.0.0.1'

const serve = async (look: () => Probe, port = 0, collect?: () => Promise<string>): Promise<ProbeServer> => {
  const opened = await serveProbe(look, { port, host }, collect)()
  if (E.isLeft(opened)) throw new Error(opened.left)
  onTestFinished(opened.right.close)
  return opened.right
}

const ask = async (port: number, path: string, method = 'GET') => {
  const response = await fetch(`http://${host}:${port}${path}`, { method })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

const statuses = async (port: number) => [
  (await ask(port, '/live')).status,
  (await ask(port, '/ready')).status,
]

const freePort = async (): Promise<number> => {
  const server = await serve(() => ({ live: true, ready: true }))
  await server.close()
  return server.port
}

describe('a probe', () => {
  it('answers with a status only, and serves nothing else', async () => {
    let probe: Probe = { live: true, ready: false }
    const { port } = await serve(() => probe)
    expect(await statuses(port)).toEqual([200, 503])
    probe = { live: false, ready: false }
    expect(await statuses(port)).toEqual([503, 503])
    const { body, headers } = await ask(port, '/live')
    expect(body).toBe('')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(headers.get('server')).toBeNull()
    for (const path of ['/', '/live/', '/live?x', '/../live/x', '/metrics'])
      expect((await ask(port, path)).status).toBe(404)
    expect((await ask(port, '/live', 'POST')).status).toBe(405)
    expect((await ask(port, '/live', 'HEAD')).status).toBe(503)
  })

  it('is shared by the bots of a process: it is 200 if it is 200 for all', async () => {
    const port = await freePort()
    const first = await serve(() => ({ live: true, ready: true }), port)
    const second = await serve(() => ({ live: true, ready: false }), port)
    expect(await statuses(port)).toEqual([200, 503])
    await second.close()
    expect(await statuses(port)).toEqual([200, 200])
    await first.close()
    await expect(ask(port, '/live')).rejects.toThrow()
  })

  it('answers with metrics, of each registry once', async () => {
    const port = await freePort()
    const registry = makeRegistry()
    const isUp = () => ({ live: true, ready: false })
    await serve(isUp, port, registry.collect)
    await serve(isUp, port, registry.collect)
    const other = await serve(isUp, port, () => Promise.resolve('other 1\n'))
    registry.count('updates_total')
    const { status, body, headers } = await ask(port, '/metrics')
    expect({ status, body }).toEqual({
      status: 200,
      body: '# TYPE updates_total counter\nupdates_total 1\nother 1\n',
    })
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect((await ask(port, '/metrics', 'POST')).status).toBe(405)
    await other.close()
    const failing = await serve(isUp, port, () => Promise.reject(new Error('A mistake.')))
    expect(await ask(port, '/metrics')).toMatchObject({ status: 500, body: '' })
    await failing.close()
  })

  it('says that its port is taken, or is no port', async () => {
    const server = createServer().listen(0, host)
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    expect(await serveProbe(() => ({ live: true, ready: true }), { port, host })()).toEqual(
      E.left(
        `The probe cannot listen at port ${port} (EADDRINUSE): ` +
          'stop what listens there, or choose another port.',
      ),
    )
    expect(await serveProbe(() => ({ live: true, ready: true }), 70_000)()).toMatchObject({
      left: expect.stringContaining('70000 and should be a whole number'),
    })
  })
})

describe('health', () => {
  it('says blocked when no update that Telegram shows ends for a minute: live, but not ready', async () => {
    const [clock, telegram] = [makeTestClock(), makeTelegram()]
    const running = poll({
      ...{ call: telegram.call, withSignal: telegram.withSignal, me, clock, limit: 2 },
      ...{ bot: () => T.never, timeLimit: 'none', report: () => () => undefined },
    })()
    telegram.push(said(1), said(2, 2), said(3, 3))
    await clock.advance(60_000)
    expect(running.health().state).toBe('running')
    await clock.advance(15_000)
    expect(running.health().state).toBe('blocked')
    expect(probeOf(running.health())).toEqual({ live: true, ready: false })
    const stop = running.stop()
    await clock.advance(20_000)
    await stop
    expect(running.health().state).toBe('stopped')
  })

  it('says standby while another process owns the inbox: live, but not ready', async () => {
    const file = join(folder(), 'bot.db')
    const begin = async (report: (line: string) => void) => {
      const inbox = await sqliteInbox(file).open(me.id)()
      if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
      const telegram = makeTelegram()
      const running = poll({
        ...{ call: telegram.call, withSignal: telegram.withSignal, me, bot: () => handled },
        ...{ inbox: inbox.right, report: (line) => () => report(line) },
      })()
      return { inbox: inbox.right, running, telegram }
    }
    const first = await begin(() => undefined)
    await first.telegram.polled(1)
    expect(first.running.health().state).toBe('running')
    const told = Promise.withResolvers<string>()
    const second = await begin(told.resolve)
    expect(await told.promise).toMatch(/belongs to process/)
    await settled()
    expect(second.running.health().state).toBe('standby')
    await first.running.stop()
    await first.inbox.close()
    await second.telegram.polled(1)
    expect(second.running.health().state).toBe('running')
    await second.running.stop()
    await second.inbox.close()
  })
})
