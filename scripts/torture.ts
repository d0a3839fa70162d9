// Kills bots again and again, over real HTTP against the emulator, and writes docs/operate/reliability.md. It
// takes some minutes. `--quick` runs a tenth and writes nothing.

import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { torture, type Torture, type TortureResult } from '../packages/updates/test/torture/Torture.ts'
import { root } from './lib/Workspace.ts'

// model

interface Row {
  readonly plan: Torture
  readonly result: TortureResult
}

const today = new Date().toISOString().slice(0, 10)

// All processes of the machine that want a processor.
const load = Math.round(loadavg()[0] ?? 0)

const isQuick = process.argv.includes('--quick')
const scale = isQuick ? 0.1 : 1

const plans: ReadonlyArray<Torture> = [
  { updates: 10_000, chats: 200, ends: 50, signal: 'SIGKILL', hasInbox: true },
  { updates: 10_000, chats: 200, ends: 50, signal: 'SIGKILL', hasInbox: false },
  { updates: 10_000, chats: 200, ends: 20, signal: 'SIGTERM', hasInbox: true },
  { updates: 10_000, chats: 200, ends: 20, signal: 'SIGTERM', hasInbox: false },
]

// destructors

const nameOf = ({ hasInbox }: Torture): string => (hasInbox ? 'polling with an inbox' : 'polling')

// What breaks a promise.
const faultOf = ({ plan, result }: Row): string | undefined => {
  if (result.lost > 0) return `${result.lost} lost`
  if (result.outOfOrder > 0) return `${result.outOfOrder} out of order`
  if (plan.hasInbox && result.regressions > 0) return `${result.regressions} repeats out of order`
  if (result.repeats > result.ends * 100) return `${result.repeats} repeated`
  if (plan.signal === 'SIGTERM' && result.repeats > 0) return `${result.repeats} repeated`
  if (plan.signal === 'SIGTERM' && result.codes.some((code) => code !== 0)) return 'another exit code than 0'
  return undefined
}

const page = (rows: ReadonlyArray<Row>): string => `# Reliability

A bot runs in a process of its own against the emulator, over real HTTP. Its handlers take 0 to 10 ms. A
signal ends the process again and again, at random moments, while updates are left; then the next process
starts. The bot writes down the begin and the end of each handler, and this page counts. \`npm run torture\`
writes it.

- *Lost*: the handler of the update never ended.
- *Out of order*: the handler began for the first time after that of a later update of its chat.
- *Repeated*: the handler began again. An update that is running at a kill, or has just ended, is repeated.

| source | updates | chats | ended by | lost | out of order | repeated | exit codes |
|---|---|---|---|---|---|---|---|
${rows
  .map(
    ({ plan, result }) =>
      `| ${nameOf(plan)} | ${plan.updates} | ${plan.chats} | ${result.ends} × ${plan.signal} | ` +
      `${result.lost} | ${result.outOfOrder} | ${result.repeats} | ` +
      `${plan.signal === 'SIGTERM' ? [...new Set(result.codes)].join(', ') : '–'} |`,
  )
  .join('\n')}

With an inbox, even a repeated update never began after a later one of its chat. Without an inbox, the updates
of a chat that were handled and not yet confirmed are repeated together, in their order.

Measured on ${today} with Node ${process.version} on ${cpus().length} processors, at a load of ${load}.
[Delivery](delivery.md) says what is promised.
`

const rows: Array<Row> = []
for (const full of plans) {
  const plan = { ...full, updates: full.updates * scale, ends: Math.ceil(full.ends * scale) }
  const row = { plan, result: await torture(plan) }
  rows.push(row)
  const { codes, said, ...counts } = row.result
  console.log(`${faultOf(row) === undefined ? 'ok  ' : 'FAIL'}  ${nameOf(plan)}, ${plan.signal}`, counts)
  for (const line of new Set([...said, ...codes.map((code) => `exit code ${code}`)]))
    console.log(`      ${line}`)
}
const faults = rows.flatMap((row) => {
  const fault = faultOf(row)
  return fault === undefined ? [] : [`${nameOf(row.plan)}, ${row.plan.signal}: ${fault}.`]
})
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
if (!isQuick && faults.length === 0)
  writeFileSync(join(root, 'docs', 'operate', 'reliability.md'), page(rows))
