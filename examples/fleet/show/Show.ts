// Three workers on a local Bot API, a stream of messages, a kill of one worker, and what became of it all.

import { setTimeout as sleep } from 'node:timers/promises'
import { makeEmulator } from '@pipegram/emulator'
import type { Engine } from './Engine.ts'
import { makeTally, type Tally, type TallyFigures } from './Tally.ts'
import { makeWorkers, type Workers } from './Workers.ts'

// model

export interface ShowResult extends TallyFigures {
  /** The longest time from the kill to the next answer, in a chat that waited then. In seconds. */
  readonly takeover: number
  /** Workers that did not end as they should. */
  readonly faults: ReadonlyArray<string>
}

const [chats, rounds] = [20, 30]

// In milliseconds: between two messages of a chat, of a lease, and how long the last answers may take.
const [pause, lease, patience] = [250, 2_000, 60_000]

const names = ['worker 1', 'worker 2', 'worker 3']

// constructors

/** Plays the show, and tells what happens. */
export const play = async (engine: Engine, tell: (line: string) => void): Promise<ShowResult> => {
  const emulator = await makeEmulator({ patience: 600_000 })
  const { token, apiRoot } = emulator
  const workers = makeWorkers({
    ...engine.env,
    ...{ BOT_TOKEN: token, BOT_API_ROOT: apiRoot, LEASE: String(lease) },
  })
  try {
    await Promise.all(names.map(workers.begin))
    tell(`${names.length} workers share one inbox. ${chats} users write ${rounds} messages each.`)
    const tally = makeTally()
    const people = Array.from({ length: chats }, () => {
      const { id, received, send } = emulator.user({ first_name: 'Ann' })
      // It ends when the emulator closes.
      void listen(received, (text) => tally.answered(id, text, performance.now())).catch(() => undefined)
      return { id, send }
    })
    let killed: number | undefined
    for (let round = 0; round < rounds; round++) {
      for (const { id, send } of people) send(tally.sent(id, performance.now()))
      if (round === rounds / 3) killed = await killBusiest(workers, tally, tell)
      await sleep(pause)
      if (round % 4 === 3) tell(progress(tally))
    }
    for (let waited = 0; tally.waiting() > 0 && waited < patience; waited += 50) await sleep(50)
    tell(progress(tally))
    const faults = await workers.stop()
    return { ...tally.figures(), takeover: tally.gapAfter(killed ?? 0) / 1000, faults }
  } finally {
    await workers.stop()
    await emulator.close()
  }
}

// private

const listen = async (
  received: () => Promise<{ readonly text?: string }>,
  hear: (text: string) => void,
): Promise<never> => {
  for (;;) hear((await received()).text ?? '')
}

const killBusiest = async (workers: Workers, tally: Tally, tell: (line: string) => void): Promise<number> => {
  const [busiest = names[0] ?? ''] = [...tally.byWorker()].toSorted(([, a], [, b]) => b - a)[0] ?? []
  await workers.kill(busiest)
  const at = performance.now()
  tell(`${busiest} is killed (SIGKILL). What it held is free again after its lease of ${lease / 1000} s.`)
  return at
}

const progress = (tally: Tally): string => {
  const counts = names.map((name) => `${name}: ${String(tally.byWorker().get(name) ?? 0).padStart(3)}`)
  return `  ${counts.join('   ')}   waiting: ${String(tally.waiting()).padStart(3)}`
}
