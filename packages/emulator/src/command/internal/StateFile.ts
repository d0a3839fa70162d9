// The file that keeps the state of an emulator between runs.

import { readFile, rename, writeFile } from 'node:fs/promises'
import process from 'node:process'
import type { Emulator } from '../../Emulator.ts'

// combinators

/**
 * Restores the state from a file. Returns `false` if there is no file yet. Rejects with an `Error` if the
 * file is not the state of an emulator.
 */
export const readState = async (emulator: Emulator, path: string): Promise<boolean> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw new Error(`The state file ${path} cannot be read: is the path right?`, { cause: error })
  }
  try {
    emulator.restore(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The state file ${path} does not fit. ${why} Remove it to begin anew.`, { cause: error })
  }
  return true
}

/** The same emulator, which writes its state every five seconds after a change, and when it is closed. */
export const keepState = (emulator: Emulator, path: string): Emulator => {
  let written = emulator.state()
  let writing: Promise<void> = Promise.resolve()
  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      const state = emulator.state()
      if (state === written) return
      // The old file stays until the new one is complete, so a crash leaves a complete file.
      await writeFile(`${path}.new`, await emulator.snapshot())
      await rename(`${path}.new`, path)
      written = state
    })
    return writing
  }
  const timer = setInterval(() => {
    write().catch((error: unknown) => {
      process.stderr.write(`The state could not be written to ${path}: ${String(error)}\n`)
    })
  }, 5_000)
  timer.unref()
  return {
    ...emulator,
    close: async () => {
      clearInterval(timer)
      await write()
      await emulator.close()
    },
  }
}
