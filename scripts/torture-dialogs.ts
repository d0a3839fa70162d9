// Kills a bot in the middle of dialogs, 200 times with each store, and writes docs/operate/killed-dialogs.md.
// `npm run torture:dialogs -- redis file` takes some stores only and writes nothing. `--kills 20` kills less.

import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { killed, stageOf, storeKinds, type StoreKind } from '../packages/updates/test/dialogs/Killed.ts'
import { root } from './lib/Workspace.ts'

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '200' } },
  allowPositionals: true,
})
const chosen = storeKinds.filter((kind) => positionals.length === 0 || positionals.includes(kind))
const kills = Number(values.kills)

const names = { sqlite: 'SQLite', file: 'a JSON file', postgres: 'Postgres', redis: 'Redis', nats: 'NATS' }

const page = (rows: ReadonlyArray<string>): string => `# Killed dialogs

A person goes through a dialog of four questions again and again. Two of them are nested, and one has buttons.
Another person begins a dialog with \`within\` and never answers. The bot is a process of its own, with its
state in a store. It kills itself with SIGKILL at random instants, and the next process starts. In two of
three lives it dies before or after an access to the store or a call, in the third at any moment.
\`npm run torture:dialogs\` writes this page.

- *Timeouts*: times that were over and told, after kills in between. Each dialog that was left had one.
- *Asked again*: a question that was answered came again, or a dialog ended with wrong answers.
- *In flight*: calls that had begun and had no written result when the bot died. Only these may be sent again.
- *Sent again*: messages that came twice.

| state in | kills | dialogs that ended | timeouts | asked again | in flight | sent again |
|---|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on ${cpus().length}
processors, at a load of ${Math.round(loadavg()[0] ?? 0)}.
`

const run = async (kind: StoreKind): Promise<string | undefined> => {
  const stage = await stageOf(kind)
  if (stage === undefined) {
    console.error(`${kind}: its server is not installed.`)
    return undefined
  }
  const result = await killed({ stage, kills }).finally(stage.stop)
  console.log(kind, result)
  const { dialogs, timeouts, faults, flights, repeats } = result
  return faults.length > 0 || repeats > flights
    ? undefined
    : `| ${names[kind]} | ${[kills, dialogs, timeouts, faults.length, flights, repeats].join(' | ')} |`
}

// A bot is mostly starting, so that several can do that beside each other.
const rows = (await Promise.all(chosen.map(run))).filter((row) => row !== undefined)
const hasFault = rows.length < chosen.length
process.exitCode = hasFault ? 1 : 0
if (!hasFault && chosen.length === storeKinds.length)
  writeFileSync(join(root, 'docs', 'operate', 'killed-dialogs.md'), page(rows))
