// A bot in a separate process against the emulator, over real HTTP, and a signal that ends it again and
// again. What the bot wrote down shows what was lost, repeated or out of order.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { systemClock, type EmulatorClock } from '@pipegram/emulator/EmulatorClock'
import { makeTally, type Tally, type TallyCounts } from './Tally.ts'
import { waitingAt, waitingIn } from './Waiting.ts'

// model

/** A bot for torture, and its source of updates. */
export interface TortureSubject {
  readonly name: string
  /** The program. Default: our bot. */
  readonly file?: string
  readonly source: 'polling' | 'webhook'
  readonly hasInbox: boolean
}

export interface Torture {
  readonly subject: TortureSubject
  readonly updates: number
  readonly chats: number
  /** How many times the process is ended before all updates are handled. */
  readonly ends: number
  readonly signal: 'SIGKILL' | 'SIGTERM'
  /** The mean time of a handler, in milliseconds. */
  readonly delay?: number
}

export interface TortureResult extends Omit<TallyCounts, 'left'> {
  /** How many times the process was ended while updates were left. */
  readonly ends: number
  /** Updates whose handler never ended. */
  readonly lost: number
  /** How many times the process ended by itself, although updates were left. */
  readonly crashes: number
  /** How the processes ended after SIGTERM; `null`: it did not end within the time, and was killed. */
  readonly codes: ReadonlyArray<number | null>
  readonly seconds: number
  /** What the processes said, without the usual lines. */
  readonly said: ReadonlyArray<string>
}

// A bot that is silent for so long has lost something, or has nothing left to do.
const quiet = 3_000
const silence = 30_000

/** How many messages a chat sends before the next one does. */
export const inRow = 3

// How long a process may take to end after SIGTERM.
const patience = 20_000

// After so many crashes, the torture gives up.
const mostCrashes = 20

// Telegram posts a refused update again after 2, 4, 8 … 60 seconds. This clock makes that 0.2 … 6 seconds.
const hastyClock: EmulatorClock = {
  ...systemClock,
  after: (wait, run) => systemClock.after(wait / 10, run),
}

const own = fileURLToPath(new URL('../fixtures/tortured.ts', import.meta.url))

// instances

export const subjects = {
  polling: { name: 'polling', source: 'polling', hasInbox: false },
  pollingInbox: { name: 'polling with an inbox', source: 'polling', hasInbox: true },
  webhook: { name: 'webhook', source: 'webhook', hasInbox: false },
  webhookInbox: { name: 'webhook with an inbox', source: 'webhook', hasInbox: true },
} satisfies Readonly<Record<string, TortureSubject>>

// constructors

/** Runs a torture to its end. */
export const torture = async (plan: Torture): Promise<TortureResult> => {
  const { subject, updates } = plan
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-torture-'))
  const emulator = await makeEmulator({
    patience: 600_000,
    local: true,
    ...(subject.source === 'webhook' && { clock: hastyClock }),
  })
  const log = join(folder, 'log')
  const inbox = subject.hasInbox ? join(folder, 'bot.db') : undefined
  const env = {
    API_ROOT: emulator.apiRoot,
    BOT_TOKEN: emulator.token,
    LOG: log,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    DELAY: String(plan.delay ?? 5),
    ...(inbox !== undefined && { INBOX: inbox }),
    ...(subject.source === 'webhook' && { WEBHOOK_PORT: String(await freePort()) }),
  }
  try {
    return await endless({ plan, emulator, inbox, env, tally: makeTally(log, updates) })
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

// private

interface Stand {
  readonly plan: Torture
  readonly emulator: Emulator
  readonly inbox: string | undefined
  readonly env: Readonly<Record<string, string>>
  readonly tally: Tally
}

const endless = async (stand: Stand): Promise<TortureResult> => {
  const { plan, emulator, inbox, tally } = stand
  const began = performance.now()
  deliver(plan, emulator)
  const codes: Array<number | null> = []
  const said: Array<string> = []
  let [ends, crashes] = [0, 0]
  for (;;) {
    const isLast = ends >= plan.ends
    const left = leftOf(stand)
    // The ends are spread over the updates that are left.
    const most = Math.min((left * 2) / (plan.ends - ends + 1), left * 0.8)
    const end = await oneLife(stand, isLast ? Infinity : Math.ceil(Math.random() * most), left)
    said.push(...end.said)
    if (end.why === 'planned') ends += 1
    if (end.why === 'crashed') crashes += 1
    if (plan.signal === 'SIGTERM' && end.why === 'planned') codes.push(end.code)
    const isOver = end.why === 'over' || crashes > mostCrashes
    // Reads the last output of the process first.
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => void setImmediate(resolve))
    if (!isOver) tally.end(inbox === undefined ? waitingAt(emulator) : waitingIn(inbox))
    else {
      const { left: lost, ...counts } = tally.counts()
      return { ...counts, ends, lost, crashes, codes, said, seconds: (performance.now() - began) / 1000 }
    }
  }
}

// How many updates can still arrive. A bot without an inbox has lost those that Telegram does not keep.
const leftOf = ({ emulator, inbox, tally }: Stand): number =>
  Math.min(tally.counts().left, inbox === undefined ? waitingAt(emulator).length : Infinity)

// The chats take turns, and each sends some messages in a row: their texts are numbers from 0 on.
const deliver = ({ updates, chats }: Torture, emulator: Emulator): void => {
  for (let i = 0; i < updates; i++) {
    const turn = Math.floor(i / inRow)
    const id = 1_000 + (turn % chats)
    const person = { id, first_name: 'Ann' }
    const given = emulator.deliver({
      message: {
        message_id: i + 1,
        date: Math.floor(Date.now() / 1000),
        from: { ...person, is_bot: false },
        chat: { ...person, type: 'private' },
        text: String(Math.floor(turn / chats) * inRow + (i % inRow)),
      },
    })
    if (given === undefined) throw new Error('The emulator does not deliver messages to this bot.')
  }
}

interface LifeEnd {
  /** `over`: nothing is left, or the bot is silent. */
  readonly why: 'planned' | 'over' | 'crashed'
  readonly code: number | null
  readonly said: ReadonlyArray<string>
}

// Runs the bot until it has ended so many handlers, or all that are left, and sends the signal.
const oneLife = async (stand: Stand, stopAfter: number, left: number): Promise<LifeEnd> => {
  const { plan, env, tally } = stand
  const child = spawn(process.execPath, [plan.subject.file ?? own], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let why: LifeEnd['why'] = 'crashed'
  let [ended, silent, said] = [0, 0, '']
  let last: NodeJS.Timeout | undefined
  // A second signal would end the process at once.
  const stop = (reason: LifeEnd['why'], signal: Torture['signal']): void => {
    if (why !== 'crashed') return
    why = reason
    child.kill(signal)
    last = setTimeout(() => child.kill('SIGKILL'), patience)
  }
  const stuck = setInterval(() => {
    silent += 1_000
    if (silent >= silence || (silent >= quiet && leftOf(stand) === 0)) stop('over', 'SIGTERM')
  }, 1_000)
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    silent = 0
    const before = ended
    ended += chunk.toString().match(/end/g)?.length ?? 0
    // The moment is independent of what the bot is doing.
    if (ended >= stopAfter && before < stopAfter)
      setTimeout(() => stop('planned', plan.signal), Math.random() * 5)
    else if (ended >= left && tally.counts().left === 0) stop('over', 'SIGTERM')
  })

  const [code]: ReadonlyArray<unknown> = await once(child, 'close')
  clearInterval(stuck)
  clearTimeout(last)
  const usual = /is polling|is served by webhook|belongs to process|Nothing listens at/
  return {
    why,
    code: typeof code === 'number' ? code : null,
    said: said.split('\n').filter((line) => line !== '' && !usual.test(line)),
  }
}

// Below the ports that the system uses for connections, so that nothing takes it while the bot is away.
const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
