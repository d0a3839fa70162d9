// Three processes send as much as Telegram allows, on each engine, over real HTTP.

import { describe, expect, it, onTestFinished } from 'vitest'
import { programOf, startNats, startRedis } from '../../../storage/test/Servers.ts'
import { limitFleet } from './LimitFleet.ts'

const engines = [
  ['redis', programOf('redis-server'), startRedis],
  ['nats', programOf('nats-server'), startNats],
] as const

describe.each(engines)('on %s', (engine, program, start) => {
  it.skipIf(program === undefined)('get no 429, and send all, people before bulk', async () => {
    const server = await start(program ?? '')
    onTestFinished(server.stop)
    const result = await limitFleet({ engine, url: server.url, processes: 3, messages: 200 })
    expect(result.refused).toBeLessThanOrEqual(result.late)
    expect(result.sent + result.refused).toBe(600)
    expect(result.densest).toBeLessThanOrEqual(30)
    expect(result.order.at(-1)).toBe(0)
    expect(result.requests).toBeLessThan(4)
  })
})
