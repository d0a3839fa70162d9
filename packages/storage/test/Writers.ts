// Processes that write to one store, and are killed now and then.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const programOf = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))

/**
 * Lets two processes change one session 50 times each, at the same time. Gives how many changes they told.
 */
export const sessions = async (kind: string, place: string): Promise<number> => {
  const children = [0, 1].map(() =>
    spawn(process.execPath, [programOf('session'), kind, place], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  const outputs = children.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]())
  const lines = async (): Promise<ReadonlyArray<string>> =>
    (await Promise.all(outputs.map((output) => output.next()))).map(({ value }) => String(value))
  const begun = await lines()
  if (begun.some((line) => line !== 'ready')) throw new Error(begun.join(', '))
  for (const { stdin } of children) stdin.write('go\n')
  return (await lines()).reduce((sum, line) => sum + Number(line), 0)
}

/**
 * Lets processes count in a store until as many of them were killed. Each is killed after some of its
 * changes, and followed by another. Gives how many changes they told.
 */
export const writers = async (
  kind: string,
  place: string,
  { processes, kills }: { readonly processes: number; readonly kills: number },
): Promise<number> => {
  let counted = 0
  let left = kills
  const life = async (): Promise<void> => {
    const child = spawn(process.execPath, [programOf('writer'), kind, place], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    const last = 5 + (left % 4)
    let own = 0
    for await (const line of createInterface({ input: child.stdout })) {
      if (line !== 'counted') throw new Error(line)
      counted += 1
      own += 1
      if (own === last) child.kill('SIGKILL')
    }
    await ended
  }
  const lives = async (): Promise<void> => {
    while (left-- > 0) await life()
  }
  await Promise.all(Array.from({ length: processes }, lives))
  return counted
}
