// Kills a bot in the middle of dialogs, 200 times with each store, and writes docs/operate/killed-dialogs.md.
// It takes ten minutes. `npm run torture:dialogs -- redis file` runs some stores: the page keeps what the
// others did last, from .build/torture. `--kills 20` kills less and writes nothing; `--seed 7` chooses the
// same instants again. `--page` only writes the page.

import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import {
  killed,
  newSeed,
  stageOf,
  storeKinds,
  type StoreKind,
} from '../packages/updates/test/dialogs/Killed.ts'
import { keep, keptOf } from './lib/TorturePage.ts'
import { root } from './lib/Workspace.ts'

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' }, page: { type: 'boolean' } },
  allowPositionals: true,
})
const kills = Number(values.kills)
const seed = Number(values.seed ?? newSeed())
const unknown = positionals.filter((name) => !storeKinds.some((kind) => kind === name))
if (unknown.length > 0) {
  console.error(`There is no store ${unknown.join(' or ')}. There are: ${storeKinds.join(', ')}.`)
  process.exit(1)
}

const names = { sqlite: 'SQLite', file: 'a JSON file', postgres: 'Postgres', redis: 'Redis', nats: 'NATS' }

type Parts = ReadonlyArray<ReturnType<typeof keptOf>[number]>

const measured = (parts: Parts): string => {
  const days = [...new Set(parts.map(({ date }) => date))].sort().join(' and ')
  const loads = parts.map(({ load }) => load)
  return `Measured on ${days} with Node ${process.version} on ${cpus().length} processors, while
${Math.min(...loads)} to ${Math.max(...loads)} processes of the machine wanted one.`
}

const page = (parts: Parts): string => `# Killed dialogs

A person goes through a dialog of four questions again and again. Two of them are nested, and one has buttons.
Others begin a dialog with \`within\`, one after the other, and never answer. The bot is a process of its own,
with its state in a store. It kills itself with SIGKILL at random instants, and the next process starts. In
two of three lives it dies before or after an access to the store or a call, in the third at any moment.
\`npm run torture:dialogs\` writes this page.

- *Timeouts*: times that were over and told, after kills in between. Each dialog that was left had one.
- *Given up*: of these, how many came only with the next message of the person. Five processes in a row had
  died while they ended that time; [a job](../guide/jobs.md#failures) is given up then.
- *Faults*: a question that was answered came again, a dialog ended with wrong answers, or a person got
  another message than was due. The run fails if there is one, or if nothing happens for a minute.
- *In flight*: calls that had begun and had no written result when the bot died. Only these may be sent again.
- *Sent again*: messages that came twice.

| state in | kills | dialogs that ended | timeouts | given up | faults | in flight | sent again |
|---|---:|---:|---:|---:|---:|---:|---:|
${parts.flatMap(({ lines }) => lines).join('\n')}

A store without a row was not run. All of them outlive the process. A kill ends the process, not the
machine: what a server loses when it dies itself is in [Storage](../guide/storage.md).

${measured(parts)} [Dialogs](../guide/dialog.md) says what is promised,
and [Outbox](outbox.md) what may come twice.
`

const keyOf = (kind: StoreKind): string => `dialogs-${kind}`

// Gives whether all was as it should be.
const run = async (kind: StoreKind): Promise<boolean> => {
  const stage = await stageOf(kind)
  if (stage === undefined) {
    console.error(`${kind}: its server is not installed.`)
    return false
  }
  const begin = performance.now()
  const seconds = (): string => `${Math.round((performance.now() - begin) / 1_000)} s`
  const tell = (count: number): void => {
    if (count % 10 === 0) console.log(`${kind}: ${count} of ${kills} kills, ${seconds()}`)
  }
  const onStage = async (): ReturnType<typeof killed> => {
    try {
      return await killed({ stage, kills, seed, killed: tell })
    } finally {
      await stage.stop()
    }
  }
  const result = await onStage()
  const { dialogs, timeouts, givenUp, faults, flights, repeats } = result
  const cells = [names[kind], kills, dialogs, timeouts, givenUp, faults.length, flights, repeats]
  console.log(`${kind}: ended after ${seconds()},`, { dialogs, timeouts, givenUp, flights, repeats })
  for (const fault of faults) console.error(`${kind}: ${fault}`)
  if (repeats > flights) console.error(`${kind}: more was sent again than was in flight.`)
  const isKept = faults.length === 0 && repeats <= flights
  if (isKept && kills >= 200) keep(keyOf(kind), [`| ${cells.join(' | ')} |`])
  return isKept
}

console.log(`seed ${seed}`)
const chosen = values.page === true ? [] : storeKinds
for (const kind of chosen.filter((name) => positionals.length === 0 || positionals.includes(name))) {
  const isKept = await run(kind).catch((cause: unknown) => {
    console.error(`${kind}:`, cause)
    return false
  })
  if (!isKept) process.exitCode = 1
}
const parts = storeKinds.flatMap((kind) => keptOf(keyOf(kind)))
if (kills >= 200 && parts.length > 0)
  writeFileSync(join(root, 'docs', 'operate', 'killed-dialogs.md'), page(parts))
