// Processes that send through an outbox, and are killed.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('fixtures/outbox.ts', import.meta.url))

/**
 * Handles updates in processes that are killed after some messages, until one of them comes to the end. Gives
 * how often each message was sent, and how many processes there were.
 */
export const sendings = async (
  inFlight: string,
  { updates, kills }: { readonly updates: number; readonly kills: number },
): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly processes: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'pipegram-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const counts = new Map<string, number>()
  let processes = 0
  for (let [left, isHandled] = [kills, false]; !isHandled; left--) {
    const args = [program, join(folder, 'bot.db'), `${updates}`, inFlight]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let own = 0
    processes += 1
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'handled') isHandled = true
      else counts.set(line, (counts.get(line) ?? 0) + 1)
      if (left > 0 && ++own > left % 5) child.kill('SIGKILL')
    }
    await ended
  }
  return { counts, processes }
}
