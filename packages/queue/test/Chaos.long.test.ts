// A fleet is killed, stopped and cut off from its engine: nothing is lost, and no chat is out of order.

import { expect, it } from 'vitest'
import { programOf } from '../../storage/test/Servers.ts'
import { chaos } from './Chaos.ts'

const engines = [
  { engine: 'redis', program: programOf('redis-server') },
  { engine: 'nats', program: programOf('nats-server') },
] as const

for (const { engine, program } of engines)
  it.skipIf(program === undefined)(
    `loses nothing and keeps the order, though workers and ${engine} are killed (skipped without the server)`,
    async () => {
      const seed = Math.floor(Math.random() * 1_000_000)
      const plan = {
        ...{ engine, seed, workers: 2, updates: 1_500, chats: 60 },
        ...{ kills: 4, stalls: 1, restarts: 2, lease: 2_000 },
      }
      const { said, codes, ...result } = await chaos(plan, program ?? '')
      const { lost, lateBegins, lateEffects, kills, stalls, restarts } = result
      const context = `seed ${seed}, ${JSON.stringify(result)}, ${codes.join()}\n${said.join('\n')}`
      expect({ lost, lateBegins }, context).toEqual({ lost: 0, lateBegins: 0 })
      // A worker that is stopped within a call finishes that call when it is woken: no inbox can prevent it.
      expect(lateEffects, context).toBeLessThanOrEqual(stalls)
      expect(kills + stalls + restarts, context).toBeGreaterThan(3)
      expect(new Set(codes), context).toEqual(new Set([0]))
    },
  )
