// The workers of the show, each in a process of its own.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

// model

export interface Workers {
  /** Starts another one. Ends when it has begun. */
  readonly begin: (name: string) => Promise<void>
  /** Kills one as a crash would: it can do nothing any more. */
  readonly kill: (name: string) => Promise<void>
  /** Stops all cleanly. Gives the names of those that did not end as they should. */
  readonly stop: () => Promise<ReadonlyArray<string>>
}

const program = fileURLToPath(new URL('../run.ts', import.meta.url))

// constructors

/** No workers yet. `env`: what they are told of their engine and of the local Bot API. */
export const makeWorkers = (env: Readonly<Record<string, string>>): Workers => {
  const processes = new Map<string, ChildProcess>()
  return {
    begin: async (name) => {
      const child = spawn(process.execPath, [program], {
        env: { ...process.env, ...env, WORKER: name },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      processes.set(name, child)
      let said = ''
      await new Promise<void>((resolve, reject) => {
        child.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          if (said.includes('Ctrl+C')) resolve()
        })
        child.once('exit', () => reject(new Error(`${name} has ended: ${said}`)))
      })
    },
    kill: async (name) => {
      const child = processes.get(name)
      processes.delete(name)
      if (child === undefined) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      const ends = [...processes].map(async ([name, child]) => {
        if (child.exitCode !== null) return name
        const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        return (await ended) === 0 ? [] : name
      })
      return (await Promise.all(ends)).flat()
    },
  }
}
