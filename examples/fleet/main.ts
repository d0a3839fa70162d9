// Shows a fleet in the terminal: npm start fleet, or npm start fleet -- nats. It needs the server of Redis or
// of NATS on this machine, and no token.

import process from 'node:process'
import { startEngine } from './show/Engine.ts'
import { play } from './show/Show.ts'

const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const engine = await startEngine(process.argv.at(-1) === 'nats' ? 'nats' : 'redis')
if (typeof engine === 'string') {
  process.stderr.write(`${engine}\n`)
  process.exitCode = 1
} else {
  try {
    const { sent, handled, lost, outOfOrder, repeated, takeover, faults } = await play(engine, tell)
    tell('')
    tell(`sent          ${sent}`)
    tell(`handled       ${handled}`)
    tell(`lost          ${lost}`)
    tell(`out of order  ${outOfOrder}`)
    tell(`repeated      ${repeated}, in flight at the kill`)
    tell(`taken over    within ${takeover.toFixed(1)} s`)
    for (const name of faults) tell(`${name} did not end as it should.`)
    process.exitCode = lost === 0 && outOfOrder === 0 && faults.length === 0 ? 0 : 1
  } finally {
    await engine.stop()
  }
}
