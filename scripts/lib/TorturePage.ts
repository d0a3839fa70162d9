// The page of docs that `npm run torture` writes, from what each part has kept.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import * as t from 'io-ts'
import { inRow, type Torture, type TortureResult } from '../../packages/updates/test/torture/Torture.ts'
import type { VirtualTime } from '../../packages/updates/test/VirtualDay.ts'
import type { TorturePart } from './TortureParts.ts'
import { root } from './Workspace.ts'

// model

export interface TortureRow {
  readonly plan: Torture
  readonly result: TortureResult
}

const KeptPart = t.type({ lines: t.array(t.string), date: t.string, load: t.number })

const folder = join(root, '.build', 'torture')

/** What all parts are run with. */
export const size = { updates: 10_000, chats: 200 }

// combinators

/** Keeps the lines of a part for the page. */
export const keep = (key: string, lines: ReadonlyArray<string>): void => {
  mkdirSync(folder, { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  // All processes of the machine that wanted a processor, over the last 15 minutes.
  const load = Math.round(loadavg()[2] ?? 0)
  writeFileSync(join(folder, `${key}.json`), JSON.stringify({ lines, date, load }))
}

// destructors

/** The page, as Markdown; `undefined` if a part was never run. */
export const pageOf = (
  ours: ReadonlyArray<TorturePart>,
  peers: ReadonlyArray<TorturePart>,
): string | undefined => {
  const [mine = [], others = []] = [ours, peers].map((parts) => parts.flatMap(({ key }) => keptOf(key)))
  const days = ['day', 'webhook-day'].flatMap(keptOf)
  if (days.length < 2 || mine.length + others.length < ours.length + peers.length) return undefined
  const all = [...mine, ...others, ...days]
  const loads = all.map(({ load }) => load)
  const dates = [...new Set(all.map(({ date }) => date))].sort().join(' and ')
  return `# Reliability

A bot runs in a process of its own against the emulator, over real HTTP.
${size.chats} chats send ${size.updates} messages, ${inRow} in a row each time. A handler takes 0 to 10 ms.
A signal ends the process again and again, at random moments, while updates are left; then the next process
starts. The bot writes down the begin and the end of each handler, and this page counts.
\`npm run torture\` writes it.

- *Lost*: the handler of the update never ended.
- *Out of order*: the handler began for the first time after that of a later update of its chat.
- *Overlapping*: the handler began while another handler of its chat ran.
- *Open*: when the process ended, the handler had begun, and the update was not confirmed. With an inbox: the
  inbox had not written down that the update is done.
- *Repeated*: the handler began again. The run fails if an update is repeated that was not open.

${tableOf(mine)}

At each kill, at most 100 updates are open, which is the default of \`inFlight\`. By webhook, and with an
inbox, that is at most one update of each chat, and a repeated update never begins after a later one of its
chat. By polling without an inbox, the open updates of a chat are repeated together, in their order.

A handler ends before its update is confirmed. So an update whose handler has ended may still be open, for
less than a turn of the event loop with an inbox, until the answer has arrived by webhook, and until the next
poll by polling. An update that is open at a kill is not always repeated before the next kill.

The emulator posts a refused update again as Telegram does, but ten times sooner.

## Other libraries

The same handlers, the same kills. Each bot is written as the documentation of its library says, polls, and
stops on SIGTERM. The runner of grammY has \`sequentialize\` by chat. The readme of puregram names no way to
stop on a signal: its bot calls \`stopPolling\`. A row has fewer ends than planned if no update was left.

${tableOf(others)}

A library that confirms updates before they are handled loses those that it holds at a kill. A library that
confirms a batch after it was handled loses none and repeats the batch. In Telegraf, GramIO and puregram the
updates of a chat overlap.

## A day of faults

On a virtual clock, a bot polls for 24 hours. An update comes each 40 seconds. Each 7 minutes calls meet a
fault: no connection, silence, a connection that breaks before or after the call is carried out, half an
answer, a late answer, 429, 500 to 504, 409, and answers that are no answers of the Bot API. Some handlers
throw, some never end, some dead-letter hooks fail, and some updates do not decode. *Deaf*: an update has
waited for more than a minute, and no handler has begun.

Another bot has a webhook. Its faults are those of the way in: refused connections, a wrong certificate, 502
of a proxy, slow bodies, half requests, half answers, repeats of new and of old updates, a newer update before
an older one, requests with a wrong secret, a webhook that others delete or set elsewhere, and getWebhookInfo
that fails or never answers. *Deaf* there: an update waits, and none has come for more than a minute.

| source | updates | faults | ended as they should | otherwise | \`running\` while deaf | at the end |
|---|---|---|---|---|---|---|
${days.flatMap(({ lines }) => lines).join('\n')}

Measured on ${dates} with Node ${process.version} and ${cpus().length} processors,
while ${Math.min(...loads)} to ${Math.max(...loads)} processes of the machine wanted one.
[Delivery](delivery.md) says what is promised.
`
}

/** The line of a torture in its table. */
export const lineOf = ({ plan: { signal, subject }, result }: TortureRow): string => {
  const { codes, ends, lost, open, outOfOrder, overlaps, repeats } = result
  const cells = [
    subject.name,
    `${ends} × ${signal}`,
    ...[lost, outOfOrder, overlaps, open, repeats],
    signal === 'SIGTERM' ? [...new Set(codes)].map((code) => code ?? 'none').join(', ') : '–',
  ]
  return `| ${cells.join(' | ')} |`
}

/** The line of a virtual day in its table. `faults`: how many calls or requests met one. */
export const dayLineOf = (source: string, faults: number, day: DayResult): string => {
  const { sent, missing, wrong, lies, state } = day
  const others = missing.length + wrong.length
  const cells = [source, sent, faults, sent - others, others, `${lies.length} times`, `\`${state}\``]
  return `| ${cells.join(' | ')} |`
}

/** What a part has kept, if it has. */
export const keptOf = (key: string): ReadonlyArray<t.TypeOf<typeof KeptPart>> => {
  const file = join(folder, `${key}.json`)
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  return KeptPart.is(kept) ? [kept] : []
}

// private

type DayResult = Pick<VirtualTime, 'sent' | 'missing' | 'wrong' | 'lies' | 'state'>

const columns = 'source,ended by,lost,out of order,overlapping,open,repeated,exit codes'.split(',')

const tableOf = (parts: ReadonlyArray<t.TypeOf<typeof KeptPart>>): string => `| ${columns.join(' | ')} |
|---|---|---|---|---|---|---|---|
${parts.flatMap(({ lines }) => lines).join('\n')}`
