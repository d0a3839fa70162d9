// Kills a broadcast to 100,000 people twenty times on a virtual clock, and one to fewer over real HTTP, and
// measures what one to a million holds in memory. It writes its part of docs/operate/fleet-reliability.md:
// `npm run torture -- broadcast`. It takes some ten minutes. `--quick` runs a hundredth and writes nothing;
// `--people 3000`, `--recipients 100000` and `--rate 100` are for a machine that is busy.

import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { killedBroadcast } from '../packages/queue/test/broadcast/KilledBroadcast.ts'
import { virtualBroadcast } from '../packages/queue/test/broadcast/VirtualBroadcast.ts'
import { root } from './lib/Workspace.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rate: { type: 'string', default: '250' },
    people: { type: 'string', default: '10000' },
    recipients: { type: 'string', default: '1000000' },
  },
  allowPositionals: true,
})
const scale = values.quick ? 0.01 : 1

/** The heap at each hundredth of a broadcast, in bytes. */
const heapsOf = async (recipients: number): Promise<ReadonlyArray<number>> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-many-'))
  const program = join(root, 'packages', 'queue', 'test', 'fixtures', 'manyRecipients.ts')
  const heaps: Array<number> = []
  const child = fork(program, {
    env: { ...process.env, DB: join(folder, 'bot.db'), COUNT: String(recipients) },
    execArgv: ['--expose-gc'],
  })
  child.on('message', (heap) => heaps.push(Number(heap)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0) throw new Error(`The broadcast to ${recipients} ended with ${String(code)}.`)
  return heaps
}

const virtualPlan = { people: 100_000 * scale, kills: values.quick ? 0 : 20, latency: 20, inFlight: 10 }
const virtual = await virtualBroadcast(virtualPlan)
const virtualLeast = virtualPlan.people / 30
console.log('virtual', virtualPlan, virtual, virtual.seconds / virtualLeast)

const plan = {
  people: Number(values.people) * scale,
  kills: values.quick ? 2 : 20,
  rate: Number(values.rate),
  inFlight: 50,
}
const tally = await killedBroadcast(plan)
console.log('broadcast', plan, tally)

const recipients = Number(values.recipients) * scale
const heaps = await heapsOf(recipients)
const megabytes = (heap: number | undefined): string => `${((heap ?? 0) / 2 ** 20).toFixed(1)} MB`
const [early, late] = [heaps[4], heaps.at(-1)]
console.log('memory', recipients, megabytes(early), megabytes(late))

const faults = [
  virtual.leftOut > 0 && `${virtual.leftOut} left out on the virtual clock`,
  virtual.densest > 30 && `${virtual.densest} messages in a second`,
  virtual.repeats > virtual.kills * virtualPlan.inFlight && `${virtual.repeats} repeats on the virtual clock`,
  virtual.kills < virtualPlan.kills && `${virtual.kills} kills only on the virtual clock`,
  virtual.seconds > 1.05 * virtualLeast && `${virtual.seconds} s, of ${virtualLeast} s at least`,
  tally.leftOut > 0 && `${tally.leftOut} left out`,
  tally.refused > 0 && `${tally.refused} refused by a 429`,
  tally.repeats > tally.kills * plan.inFlight && `${tally.repeats} repeats`,
  tally.kills < plan.kills && `${tally.kills} kills only`,
  (late ?? 0) > (early ?? 0) + 16 * 2 ** 20 && 'the memory grows',
].filter((fault) => fault !== false)
for (const fault of faults) console.error(`${fault}.`)
process.exitCode = faults.length === 0 ? 0 : 1

const least = plan.people / plan.rate
const perKill = tally.pauses / (tally.kills + 1)
const atThirty = plan.people / 30
const english = (count: number): string => count.toLocaleString('en')
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const seconds = (length: number): string => `${length.toFixed(1)} s`
const virtualRows: ReadonlyArray<readonly [string, string]> = [
  ['people', String(virtualPlan.people)],
  ['kills', String(virtual.kills)],
  ['left out', String(virtual.leftOut)],
  [
    'messages beyond the first of a chat',
    `${virtual.repeats}, at most ${virtualPlan.kills * virtualPlan.inFlight}`,
  ],
  ['most messages of one chat', String(virtual.mostOfOne)],
  ['most messages in any second', `${virtual.densest}, at most 30`],
  ['least time at 30 a second', seconds(virtualLeast)],
  ['time', seconds(virtual.seconds)],
  ['time beyond the least', percent(virtual.seconds / virtualLeast - 1)],
]
const table = (lines: typeof virtualRows): string => lines.map((row) => `| ${row.join(' | ')} |`).join('\n')
const rows: ReadonlyArray<readonly [string, string]> = [
  ['people', String(plan.people)],
  ['kills (SIGKILL)', String(tally.kills)],
  ['left out', String(tally.leftOut)],
  ['messages beyond the first of a chat', `${tally.repeats}, at most ${plan.kills * plan.inFlight}`],
  ['most messages of one chat', String(tally.mostOfOne)],
  ['refused by a 429', String(tally.refused)],
  [`least time at ${plan.rate} a second`, seconds(least)],
  ['time', seconds(tally.seconds)],
  ['from a start to its first message, at the mean', seconds(perKill)],
  ['time while sending, beyond the least', percent((tally.seconds - tally.pauses) / least - 1)],
  ['heap of the process, at most', megabytes(tally.heap)],
]

const { rate, inFlight } = plan
const part = `## Broadcast

A broadcast to ${english(virtualPlan.people)} people, on a virtual clock, with a server that counts.
A call takes 0 to ${virtualPlan.latency} ms. Its process is killed ${virtual.kills} times; it goes on when its
lease of 5 s is over. On this clock a process starts at once, and reads at once who has the message.

| | |
|---|---|
${table(virtualRows)}

Telegram counts a message at some moment of its call. So that no second has more than 30, each of the 30
places is taken again one second after the *end* of its call: the rate is 30 / (1 s + latency). A latency of
20 ms costs 2 % of the pace, one of 100 ms 9 %.

A broadcast to ${english(plan.people)} people, over real HTTP, with an emulator that counts. Its process is
killed again and again, and started again at once; it goes on when its lease of 5 s is over. Its messages are
paid ones, with a limit of ${rate} a second in place of 1,000, so that it ends in minutes; ${inFlight} are
under way at a time. \`npm run torture -- broadcast\` writes this part.

| | |
|---|---|
${table(rows)}

At 30 messages a second, the least time is ${seconds(atThirty)}. ${tally.kills} restarts of this length add
${percent((tally.kills * perKill) / atThirty)}.

A broadcast to ${english(recipients)} people, from a generator, with answers that come at once:
${megabytes(early)} of heap after the first twentieth, ${megabytes(late)} at the end.

Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on ${cpus().length}
processors, at a load of ${Math.round(loadavg()[0] ?? 0)}. On a machine that is busy with other work, starts
take long, and the limit may not be reached: then the times say little, and the counts hold.
`
const path = join(root, 'docs', 'operate', 'fleet-reliability.md')
if (!values.quick && faults.length === 0) {
  const [fleet = ''] = readFileSync(path, 'utf8').split('\n## Broadcast')
  writeFileSync(path, `${fleet.trimEnd()}\n\n${part}`)
}
