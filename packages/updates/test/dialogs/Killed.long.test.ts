import { expect, it, onTestFinished } from 'vitest'
import { killed, stageOf, storeKinds } from './Killed.ts'

const title = 'goes on where it was after 6 kills, with its state in %s'

// `npm run torture:dialogs` kills 200 times.
it.for(storeKinds)(title, { timeout: 600_000 }, async (kind, { skip }) => {
  const stage = await stageOf(kind)
  if (stage === undefined) {
    console.warn(`SKIPPED: a dialog in ${kind}. Install the server.`)
    return skip()
  }
  onTestFinished(stage.stop)
  const { kills, dialogs, timeouts, faults, flights, repeats, seed } = await killed({ stage, kills: 6 })
  expect({ faults, seed }).toEqual({ faults: [], seed })
  expect(kills).toBe(6)
  expect(dialogs).toBeGreaterThan(0)
  expect(timeouts).toBeGreaterThan(0)
  expect(repeats).toBeLessThanOrEqual(flights)
})
