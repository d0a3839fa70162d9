// A bot in a process of its own against the emulator, over real HTTP, and a signal that ends it again and
// again. What the bot wrote down shows what was lost, repeated or out of order.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'

// model

export interface Torture {
  readonly updates: number
  readonly chats: number
  /** How often the process is ended before all updates are handled. */
  readonly ends: number
  readonly signal: 'SIGKILL' | 'SIGTERM'
  /** Whether the bot has an inbox in a file. */
  readonly hasInbox: boolean
  /** The mean time of a handler, in milliseconds. */
  readonly delay?: number
}

export interface TortureResult {
  /** How often the process was ended while updates were left. */
  readonly ends: number
  /** Updates whose handler never ended. */
  readonly lost: number
  /** Handlers that began after the handler of a later update of the chat, for the first time. */
  readonly outOfOrder: number
  /** The same, with repeats. */
  readonly regressions: number
  /** Handlers that began again. */
  readonly repeats: number
  /** Updates that had begun and not ended, over all ends of the process. */
  readonly inFlight: number
  /** How the processes ended after SIGTERM. */
  readonly codes: ReadonlyArray<number | null>
  readonly seconds: number
  /** What the processes said, without the usual lines. */
  readonly said: ReadonlyArray<string>
}

// A bot that says nothing for so long has lost something.
const silence = 30_000

const file = fileURLToPath(new URL('../fixtures/tortured.ts', import.meta.url))

// constructors

/** Runs a torture to its end. */
export const torture = async (plan: Torture): Promise<TortureResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-torture-'))
  const emulator = await makeEmulator({ patience: 600_000 })
  const began = performance.now()
  try {
    return await endless(plan, emulator, folder, began)
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

// private

const endless = async (
  plan: Torture,
  emulator: Emulator,
  folder: string,
  began: number,
): Promise<TortureResult> => {
  const log = join(folder, 'log')
  const env = {
    API_ROOT: emulator.apiRoot,
    BOT_TOKEN: emulator.token,
    LOG: log,
    DELAY: String(plan.delay ?? 5),
    ...(plan.hasInbox ? { INBOX: join(folder, 'bot.db') } : {}),
  }
  deliver(plan, emulator)
  const codes: Array<number | null> = []
  const said: Array<string> = []
  let inFlight = 0
  for (let ends = 0; ; ends++) {
    const isLast = ends >= plan.ends
    const handled = tally(plan, log)
    // The ends spread over the updates that are left.
    const most = (handled.left * 2) / (plan.ends - ends + 1)
    const stopAfter = isLast ? Infinity : Math.ceil(Math.random() * Math.min(most, handled.left - 1))
    const end = await once(plan, env, stopAfter, handled.left, () => tally(plan, log).left === 0)
    said.push(...end.said)
    if (!isLast) {
      codes.push(end.code)
      inFlight += tally(plan, log).open - handled.open
    }
    const now = tally(plan, log)
    if (now.left === 0 || isLast) {
      const { left: lost, outOfOrder, regressions, repeats } = now
      const seconds = (performance.now() - began) / 1000
      return { ends: codes.length, lost, outOfOrder, regressions, repeats, inFlight, codes, said, seconds }
    }
  }
}

// Each chat sends its messages in turn: their texts are numbers from 0 on.
const deliver = ({ updates, chats }: Torture, emulator: Emulator): void => {
  for (let i = 0; i < updates; i++) {
    const id = 1_000 + (i % chats)
    const person = { id, first_name: 'Ann' }
    const given = emulator.deliver({
      message: {
        message_id: i + 1,
        date: Math.floor(Date.now() / 1000),
        from: { ...person, is_bot: false },
        chat: { ...person, type: 'private' },
        text: String(Math.floor(i / chats)),
      },
    })
    if (given === undefined) throw new Error('The emulator does not deliver messages to this bot.')
  }
}

// Runs the bot until it has ended so many handlers, or all, and sends the signal.
const once = (
  { signal }: Torture,
  env: Readonly<Record<string, string>>,
  stopAfter: number,
  left: number,
  isDone: () => boolean,
): Promise<{ readonly code: number | null; readonly said: ReadonlyArray<string> }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let ended = 0
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const stuck = setTimeout(() => child.kill('SIGTERM'), silence)
    child.stdout.on('data', (chunk: Buffer) => {
      stuck.refresh()
      ended += chunk.toString().match(/end/g)?.length ?? 0
      // A second signal would end the process at once.
      if (child.killed) return
      if (ended >= stopAfter) child.kill(signal)
      else if (ended >= left && isDone()) child.kill('SIGTERM')
    })
    child.on('exit', (code) => {
      clearTimeout(stuck)
      const usual = /is polling|belongs to process/
      resolve({ code, said: said.split('\n').filter((line) => line !== '' && !usual.test(line)) })
    })
  })

const tally = ({ updates, chats }: Torture, log: string) => {
  const begun = new Map<number, Map<number, number>>()
  const done = new Set<string>()
  let [outOfOrder, regressions, repeats, open] = [0, 0, 0, 0]
  for (const line of read(log).split('\n').slice(0, -1)) {
    const [what, chat = '', text = ''] = line.split(' ')
    if (what === 'end') {
      done.add(`${chat} ${text}`)
      open -= 1
      continue
    }
    const times = begun.get(Number(chat)) ?? new Map<number, number>()
    begun.set(Number(chat), times)
    const before = times.get(Number(text)) ?? 0
    const isLate = Math.max(-1, ...times.keys()) > Number(text)
    if (before > 0) repeats += 1
    if (isLate) regressions += 1
    if (isLate && before === 0) outOfOrder += 1
    times.set(Number(text), before + 1)
    open += 1
  }
  if (begun.size > chats) throw new Error('The bot handled chats that do not exist.')
  return { left: updates - done.size, outOfOrder, regressions, repeats, open }
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
