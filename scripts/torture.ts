// Kills bots again and again, over real HTTP against the emulator, and writes docs/operate/reliability.md. It
// takes half an hour. `npm run torture -- webhook grammY` runs some parts: the page keeps what the others did
// last, from .build/torture. `--quick` runs a tenth of each and writes nothing.
// `npm run torture -- fleet` and `npm run torture -- broadcast` are programs of their own.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { torture, type Torture } from '../packages/updates/test/torture/Torture.ts'
import { faultsOf } from '../packages/updates/test/torture/Verdict.ts'
import { live, type VirtualTime } from '../packages/updates/test/VirtualDay.ts'
import { liveByWebhook } from '../packages/updates/test/webhook/WebhookDay.ts'
import { dayLineOf, keep, lineOf, pageOf, size, type TortureRow } from './lib/TorturePage.ts'
import { ours, peers, type TorturePart } from './lib/TortureParts.ts'
import { root } from './lib/Workspace.ts'

if (process.argv.includes('fleet')) {
  await import('./torture-fleet.ts')
  process.exit()
}
if (process.argv.includes('broadcast')) {
  await import('./torture-broadcast.ts')
  process.exit()
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const scale = values.quick ? 0.1 : 1
const all: ReadonlyArray<TorturePart> = [...ours, ...peers]
const keys = [...all.map(({ key }) => key), 'day', 'webhook-day']
const unknown = positionals.filter((name) => !keys.includes(name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(' or ')}. There are: ${keys.join(', ')}.`)
  process.exit(1)
}
const run = async ({ key, subject }: TorturePart): Promise<ReadonlyArray<TortureRow>> => {
  const rows: Array<TortureRow> = []
  for (const [signal, ends] of [
    ['SIGKILL', 50],
    ['SIGTERM', 20],
  ] as const) {
    const plan: Torture = { ...size, subject, updates: size.updates * scale, ends: ends * scale, signal }
    const result = await torture(plan)
    const { codes, said, ...counts } = result
    console.log(`${key}, ${signal}`, { ...counts, codes: [...new Set(codes)] })
    for (const line of new Set(said)) console.log(`      ${line}`)
    rows.push({ plan, result })
  }
  return rows
}

const isPicked = (key: string): boolean => positionals.length === 0 || positionals.includes(key)

for (const part of all.filter(({ key }) => isPicked(key))) {
  const rows = await run(part)
  // Peers promise something else. Their rows show what they do.
  const faults = ours.includes(part)
    ? rows.flatMap(({ plan, result }) => faultsOf(plan, result).map((fault) => `${plan.signal}: ${fault}`))
    : []
  for (const fault of faults) console.error(`${part.key}, ${fault}.`)
  if (faults.length > 0) process.exitCode = 1
  else if (!values.quick) keep(part.key, rows.map(lineOf))
}

const kept = ({ missing, wrong, lies, state }: Pick<VirtualTime, 'missing' | 'wrong' | 'lies' | 'state'>) =>
  state === 'running' && missing.length + wrong.length + lies.length === 0

if (isPicked('day')) {
  const day = await live(24 * scale)
  console.log('day', day)
  if (!kept(day)) process.exitCode = 1
  else if (!values.quick) keep('day', [dayLineOf('polling', day.faults, day)])
}

if (isPicked('webhook-day')) {
  const day = await liveByWebhook(24 * scale)
  console.log('webhook-day', day)
  const faults = Object.values(day.faults).reduce((sum, count) => sum + count, 0)
  if (!kept(day)) process.exitCode = 1
  else if (!values.quick) keep('webhook-day', [dayLineOf('webhook', faults, day)])
}

const page = values.quick ? undefined : pageOf(ours, peers)
if (page !== undefined) writeFileSync(join(root, 'docs', 'operate', 'reliability.md'), page)
