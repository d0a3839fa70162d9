// A fleet on a NATS cluster of three, whose leader is killed under load: nothing is lost, and no chat is out
// of order.

import { expect, it } from 'vitest'
import { programOf } from '../../storage/test/Servers.ts'
import { chaos } from './Chaos.ts'

const program = programOf('nats-server')

it.skipIf(program === undefined)(
  'loses nothing and keeps the order, though the leader of three NATS servers is killed',
  async () => {
    const seed = Math.floor(Math.random() * 1_000_000)
    const plan = {
      ...{ engine: 'cluster' as const, seed, workers: 2, updates: 3_000, chats: 60 },
      ...{ kills: 1, stalls: 0, restarts: 2, lease: 4_000 },
    }
    const { said, codes, ...result } = await chaos(plan, program ?? '')
    const { lost, lateBegins, lateEffects, kills, restarts } = result
    const context = `seed ${seed}, ${JSON.stringify(result)}, ${codes.join()}\n${said.join('\n')}`
    expect({ lost, lateBegins, lateEffects }, context).toEqual({ lost: 0, lateBegins: 0, lateEffects: 0 })
    expect({ kills, restarts }, context).toEqual({ kills: 1, restarts: 2 })
    expect(new Set(codes), context).toEqual(new Set([0]))
  },
)
