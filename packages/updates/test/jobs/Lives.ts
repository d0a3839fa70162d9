// Processes that run jobs and are killed.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/jobs.ts', import.meta.url))

/** Runs jobs in processes that are killed after some of their lines. Returns the lines. */
export const lives = async (setting: {
  readonly jobs: number
  readonly processes: number
  readonly speed: number
  readonly kills: number
}): Promise<ReadonlyArray<string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const args = [program, join(folder, 'bot.db'), `${Date.now()}`, `${setting.speed}`]
  const lines: Array<string> = []
  const ended = new Set<string>()
  const alive = new Set<ChildProcess>()
  let left = setting.kills
  const life = async (more: ReadonlyArray<string> = []): Promise<void> => {
    const child = spawn(process.execPath, [...args, ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
    alive.add(child)
    const gone = once(child, 'exit').then(() => alive.delete(child))
    const last = left > 0 && more.length === 0 ? 2 + (left-- % 5) : Infinity
    let own = 0
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      if (line.startsWith('ended')) ended.add(line)
      if (++own >= last) child.kill('SIGKILL')
      // The other processes print nothing more.
      if (ended.size === setting.jobs) for (const each of alive) each.kill('SIGKILL')
    }
    await gone
  }
  await life([`${setting.jobs}`])
  const chain = async (): Promise<void> => {
    while (ended.size < setting.jobs) await life()
  }
  await Promise.all(Array.from({ length: setting.processes }, chain))
  return lines.filter((line) => line !== 'ready')
}
