// A person who goes through a dialog again and again, with a bot that dies at one instant after the other.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'

// model

/** What came of it. */
export interface KilledDialogs {
  /** How often the bot died. */
  readonly kills: number
  /** How many dialogs came to their end. */
  readonly dialogs: number
  /** Questions that were asked although they had been answered, and ends with wrong answers. */
  readonly faults: ReadonlyArray<string>
  /** How often the bot died while a call was in flight. */
  readonly flights: number
  /** Messages of the bot that came once more. */
  readonly repeats: number
}

// constructors

/** Kills the bot as often, at each time at another instant, and lets it come to an end. */
export const killed = async (kills: number): Promise<KilledDialogs> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-dialogs-'))
  const emulator = await makeEmulator({ patience: 600_000 })
  try {
    const lives = makeLives(emulator, join(folder, 'bot.db'), kills)
    const [result] = await Promise.all([talk(emulator, lives), lives.ended])
    return { ...result, flights: sizeOf(join(folder, 'bot.db.flights')) }
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

// private

const program = fileURLToPath(new URL('../fixtures/dialogs.ts', import.meta.url))

// Enough for two steps of the dialog: an answer has ten instants.
const instants = 23

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

const makeLives = (emulator: Emulator, database: string, kills: number) => {
  let died = 0
  let end = (): void => undefined
  const life = async (instant: number): Promise<void> => {
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        API_ROOT: emulator.apiRoot,
        BOT_TOKEN: emulator.token,
        DATABASE: database,
        INSTANT: String(instant),
      },
    })
    end = () => void child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const ended = (async () => {
    for (; died < kills; died += 1) await life(1 + ((died * 7) % instants))
    await life(0)
  })()
  return {
    ended,
    died: () => died,
    isMortal: () => died < kills,
    /** Ends the last life, which does not end by itself. */
    over: () => end(),
  }
}

const talk = async (
  emulator: Emulator,
  lives: ReturnType<typeof makeLives>,
): Promise<Omit<KilledDialogs, 'flights'>> => {
  const ann = emulator.user({ first_name: 'Ann' })
  const faults: Array<string> = []
  let [dialogs, asked, repeats] = [0, 0, 0]
  ann.send('/begin')
  for (;;) {
    const { text = '' } = await ann.received()
    const answers = [`a${dialogs}`, `${dialogs}`, `c${dialogs}`, 'yes']
    if (text === `done ${answers.join(' ')}`) {
      if (asked < 4) faults.push(`${text} after ${asked} questions`)
      dialogs += 1
      asked = 0
      if (!lives.isMortal()) break
      ann.send('/begin')
    } else if (text === `${asked + 1}?`) {
      asked += 1
      const answer = answers[asked - 1] ?? ''
      if (asked === 4 && dialogs % 2 === 0) ann.press('Yes')
      else ann.send(answer)
    } else if (text === `${asked}?` || text.startsWith(`done a${dialogs - 1} `)) repeats += 1
    else faults.push(`"${text}" after question ${asked} of dialog ${dialogs}`)
  }
  lives.over()
  return { kills: lives.died(), dialogs, faults, repeats }
}
