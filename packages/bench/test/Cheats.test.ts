// A subject that skips work has no figure, and the report fails. Each test has a subject that cheats.

import { expect, it, onTestFinished } from 'vitest'
import { runAll } from '../src/Runner.ts'
import type { Bench, Prepare } from '../src/Suite.ts'
import { prepareWith as calls, text } from '../src/suites/calls/Task.ts'
import { benchOf } from '../src/suites/decode/Task.ts'
import { dispatch } from '../src/suites/Dispatch.ts'
import { prepareWith as dispatched, type BenchUpdate, type Tally } from '../src/suites/dispatch/Task.ts'
import { prepareWith as mixed, type MixedUpdate, type Took } from '../src/suites/mixed/Task.ts'
import { prepareWith as started } from '../src/suites/start/Task.ts'
import { prepareWith as throughput, type Handle } from '../src/suites/throughput/Task.ts'
import { prepareWith as webhook } from '../src/suites/webhook/Task.ts'

const effort = { ms: 1, scale: 0 }

const ready = async (prepare: Prepare, run: string): Promise<Bench> => {
  const bench = await prepare(run)
  onTestFinished(async () => bench.close?.())
  return bench
}

it('catches a dispatch that skips the middlewares, or does not run its command', async () => {
  const cheat = (handle: (tally: Tally) => (update: BenchUpdate) => void) =>
    dispatched(async () => async () => {
      const tally = { passed: 0, hits: 0 }
      return { tally, handle: handle(tally) }
    })
  const lazy = await ready(await cheat(() => () => undefined)(), '10')
  await expect(lazy.measure(effort)).rejects.toThrow('Work was skipped: updates through the middlewares')
  const deaf = await ready(
    await cheat((tally) => () => {
      tally.passed += 1
    })(),
    '10',
  )
  await expect(deaf.measure(effort)).rejects.toThrow('Work was skipped: commands that ran')
})

it('catches a bot of mixed updates that does not wait, or takes what nobody wants', async () => {
  const cheat = (handle: (took: Took, update: MixedUpdate) => unknown) =>
    mixed(async () => async (took) => (update) => handle(took, update))
  const honest = async (took: Took, update: MixedUpdate): Promise<void> => {
    const { callback_query, message } = { callback_query: undefined, message: undefined, ...update }
    if (callback_query !== undefined) await took('button', callback_query.data)
    else if (message?.text.startsWith('/') === true) await took('command', message.text.slice(7))
    else if (message !== undefined) await took('text', message.text)
  }
  const bench = await ready(await cheat(honest)(), 'mixed')
  await expect(bench.measure(effort)).resolves.toHaveLength(2)
  const hasty = await cheat((took, update) => void honest(took, update))()
  await expect(hasty('mixed')).rejects.toThrow('Work was skipped: text in the handlers: 0 of 1')
  const eager = await cheat(async (took, update) => {
    await honest(took, update)
    if ('poll_answer' in update) await took('text', '1')
  })()
  await expect(eager('mixed')).rejects.toThrow('Work was skipped: text in the handlers: 8 of 7')
})

it('catches a decoder that refuses nothing, or does not give the whole update', () => {
  expect(() => benchOf((parsed) => parsed, { strict: true })).toThrow('a wrong update was not refused')
  expect(() => benchOf(() => ({}), { strict: false })).toThrow('was not decoded whole')
})

it('catches a call that is not sent, or whose reply does not come from the server', async () => {
  const unsent = await ready(
    calls(() => ({ send: async () => ({ message_id: 1, text }) })),
    '1',
  )
  await expect(unsent.measure(effort)).rejects.toThrow('Work was skipped: calls that the server received')
  const unread = await ready(
    calls((origin) => ({
      send: async () => {
        await fetch(`${origin}/bot1:bench/sendMessage`)
        return { message_id: 0, text }
      },
    })),
    '1',
  )
  await expect(unread.measure(effort)).rejects.toThrow('Work was skipped: the sum of the ids')
})

it('catches a webhook that answers and does not handle', async () => {
  const bench = await ready(
    webhook(() => (_, response) => void response.end()),
    'load',
  )
  await expect(bench.measure(effort)).rejects.toThrow('Work was skipped: updates that were handled')
})

it('catches a bot that handles the same update again', async () => {
  const again = async (_: string, handle: Handle): Promise<void> => {
    for (let i = 0; i < 3; i += 1) await handle(1000, '1')
  }
  const bench = await ready(throughput(again), '0 ms')
  await expect(bench.measure(effort)).rejects.toThrow('breaks the order of a chat')
})

it('catches an empty bundle, and a bot that does not load', async () => {
  // undici is not a subject: the test of all subjects may use their folders at the same time.
  const bundle = await ready(started('undici', ''), 'bundle')
  await expect(bundle.measure(effort)).rejects.toThrow('Work was skipped: the bundle')
  const load = await ready(started('undici', 'export const bot = undefined'), 'import')
  await expect(load.measure(effort)).rejects.toThrow('The bot did not load')
})

it('reports a failure when a process of a subject fails', async () => {
  const { failures, suites } = await runAll(
    [{ ...dispatch, subjects: [{ name: 'nobody', prepare: () => Promise.reject(new Error('never here')) }] }],
    'once',
    () => undefined,
  )
  expect(failures).toEqual([expect.stringContaining('The suite "dispatch" has no subject "nobody"')])
  expect(suites['dispatch']?.['1']?.['nobody']).toMatchObject({ median: null, missing: 'failed' })
})
