// Every query of the dashboard, and of the rule for the autoscaler, names a series that the bot really has.

import { makeEmulator } from '@pipegram/emulator'
import { E } from 'pipegram'
import { redisInbox } from 'pipegram/queue'
import { start } from 'pipegram/updates'
import { expect, it, onTestFinished, vi } from 'vitest'
import { botOf, registry } from '../bot.ts'
import { startEngine } from '../show/Engine.ts'
import { at, documentsOf, listOf, textOf } from './Files.ts'

const queries = (): ReadonlyArray<string> => [
  ...listOf(at(JSON.parse(textOf('deploy/grafana/fleet.json')), 'panels')).flatMap((panel) =>
    listOf(at(panel, 'targets')).map((target) => String(at(target, 'expr'))),
  ),
  ...documentsOf('deploy/prometheus-adapter.yaml').map((rules) =>
    String(at(rules, 'rules', 'external', 0, 'metricsQuery')),
  ),
]

// The names of series in a query, each with the labels that it asks for.
const seriesIn = (query: string) =>
  [...query.matchAll(/\b((?:pipegram|telegram)_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label),
  }))

const groupsIn = (query: string): ReadonlyArray<string> =>
  [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/))

it('the dashboard asks for series and labels that exist', async ({ skip }) => {
  const engine = await startEngine('redis')
  if (typeof engine === 'string') return skip(engine)
  onTestFinished(engine.stop)
  const emulator = await makeEmulator({ patience: 30_000 })
  onTestFinished(emulator.close)
  const started = await start(botOf('worker'), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
    inbox: redisInbox({ url: engine.env['REDIS_URL'] ?? '' }),
    metrics: registry,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('Hello')
  await ann.received()
  // What ended is counted when the inbox has it.
  const page = await vi.waitFor(async () => {
    const text = await registry.collect()
    expect(text).toContain('pipegram_updates_total')
    return text
  }, 30_000)
  await started.right.stop()

  const all = queries()
  expect(all.length).toBeGreaterThan(12)
  for (const query of all) {
    const series = seriesIn(query)
    expect(series.length, query).toBeGreaterThan(0)
    for (const { name, labels } of series) {
      const lines = page.split('\n').filter((line) => line.startsWith(`${name}{`))
      expect(lines.length, `${name} of ${query}`).toBeGreaterThan(0)
      for (const label of [...labels, ...groupsIn(query)]) expect(lines[0], query).toContain(`${label}="`)
    }
  }
})
