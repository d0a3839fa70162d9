// Kills, stops and cuts off the workers of a fleet on each engine, by a seeded plan, and writes
// docs/operate/fleet-reliability.md: `npm run torture -- fleet`. It takes some minutes. `--quick` runs a
// tenth and writes nothing; `--seed 7` runs the plan of a seed; `--scale 0.5` runs half of it.

import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chaos, type ChaosPlan, type ChaosResult } from '../packages/queue/test/Chaos.ts'
import { programOf } from '../packages/storage/test/Servers.ts'
import { root } from './lib/Workspace.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    scale: { type: 'string' },
  },
  allowPositionals: true,
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const scale = Number(values.scale ?? (values.quick ? 0.1 : 1))
const of = (count: number): number => Math.ceil(count * scale)

const today = new Date().toISOString().slice(0, 10)
const load = Math.round(loadavg()[0] ?? 0)

// Each kind of blow alone, and all of them together.
const size = { seed, workers: 3, lease: 4_000 }
const few = { ...size, updates: of(1_500), chats: of(100), kills: 0, stalls: 0, restarts: 0 }
const all = { ...size, updates: of(10_000), chats: of(500) }
const blows: ReadonlyArray<Omit<ChaosPlan, 'engine'>> = [
  { ...few, kills: of(10) },
  { ...few, stalls: of(3) },
  { ...few, restarts: of(3) },
  { ...all, kills: of(30), stalls: of(5), restarts: of(5) },
]

const engines = [
  { engine: 'redis', name: 'Redis', program: programOf('redis-server') },
  { engine: 'nats', name: 'NATS', program: programOf('nats-server') },
] as const

interface Row {
  readonly plan: ChaosPlan
  readonly result: ChaosResult
}

const faultOf = ({ result }: Row): string | undefined => {
  if (result.lost > 0) return `${result.lost} lost`
  if (result.lateBegins > 0) return `${result.lateBegins} begun out of order`
  if (result.lateEffects > result.stalls) return `${result.lateEffects} effects out of order`
  return result.kills + result.stalls + result.restarts === 0 ? 'no blow fell' : undefined
}

const line = ({ plan: { chats, engine, updates }, result }: Row): string => {
  const { kills, stalls, restarts, lost, lateBegins, lateEffects, inFlight, repeats, refused, takeover } =
    result
  const cells = [
    engines.find((each) => each.engine === engine)?.name,
    ...[updates, chats, kills, stalls, restarts, lost, lateBegins, lateEffects, inFlight, repeats, refused],
    `${(takeover / 1000).toFixed(1)} s`,
  ]
  return `| ${cells.join(' | ')} |`
}

const columns = [
  ...['engine', 'updates', 'chats', 'kills', 'stops', 'kills of it', 'lost', 'begun late', 'sent late'],
  ...['in flight', 'repeated', 'refused', 'takeover'],
]

const fleet = `${size.workers} workers`

const page = (rows: ReadonlyArray<Row>): string => `# Reliability of a fleet

${fleet} share an inbox on Redis or on NATS, each in a process of its own, against the emulator, over
real HTTP. One of them leads and polls. A handler takes 0 to 10 ms and sends one message. By a seeded plan,
workers are killed (SIGKILL) and replaced, or stopped (SIGSTOP) for two and a half leases and woken; the
engine is killed (SIGKILL) and started again. The lease is ${size.lease / 1000} s.
A blow that finds no worker awake is left out: 30 kills are planned in the last row of each engine.
\`npm run torture -- fleet\` writes this page.

- *Lost*: no handler of the update has sent its message.
- *Begun late*, *sent late*: after that of a later update of the same chat, repeats counted. A worker that is
  stopped within a call finishes that call when it is woken, so one message a stop can be late.
- *In flight*: begun and not sent when a blow fell, on the workers that it met.
- *Repeated*: the handler began again: it was in flight, or its end was not stored yet.
- *Refused*: the end of an update that a worker reported after its lease was over.
- *Takeover*: the longest time from a blow to the next begin in a chat that it met.

| ${columns.join(' | ')} |
|${'---|'.repeat(columns.length)}
${rows.map(line).join('\n')}

A worker that is silent for longer than its lease, as on a machine that is too busy, loses it like one that
was stopped: what it had in flight is repeated, too.

Measured on ${today} with Node ${process.version} on ${cpus().length} processors, at a load of ${load}, with
seed ${seed}. [Fleet](fleet.md) says what is promised.
`

const rows: Array<Row> = []
for (const { engine, name, program } of engines) {
  if (program === undefined) {
    console.error(`There is no ${name} on this machine: install it.`)
    process.exit(1)
  }
  for (const blow of blows) {
    const plan = { ...blow, engine }
    const row = { plan, result: await chaos(plan, program) }
    rows.push(row)
    const { said, ...counts } = row.result
    console.log(`${faultOf(row) ?? 'ok'}  ${name}, seed ${seed}`, counts)
    for (const each of said) console.log(`      ${each}`)
  }
}
const faults = rows.flatMap((row) => faultOf(row) ?? [])
for (const fault of faults) console.error(`${fault}.`)
process.exitCode = faults.length === 0 ? 0 : 1
const path = join(root, 'docs', 'operate', 'fleet-reliability.md')
if (!values.quick && faults.length === 0) {
  // The part that `npm run torture -- broadcast` writes stays.
  const [, broadcast] = readFileSync(path, 'utf8').split('\n## Broadcast')
  writeFileSync(path, page(rows) + (broadcast === undefined ? '' : `\n## Broadcast${broadcast}`))
}
