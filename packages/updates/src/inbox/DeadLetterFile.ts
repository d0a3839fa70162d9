// Dead letters in a file, a line of JSON for each, for bots without an inbox. Only the user of the process
// can read it.

import type * as FileSystem from 'node:fs/promises'
import type { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { decode } from '../Batch.ts'
import { type DeadLetterHook, placeOf, reasonOf } from '../DeadLetter.ts'

// model

/** Dead letters in a file. */
export interface DeadLetterFile {
  /** The `onDeadLetter` of a bot: it ends when the letter is on the disk. */
  readonly hook: DeadLetterHook
  /**
   * Gives each update that decodes now to a function, oldest first, and removes it if that gives true. Gives
   * how many were removed, or a sentence if the file cannot be read or written. What comes meanwhile stays.
   */
  readonly replay: (handle: (update: Update) => Task<boolean>) => TaskEither<string, number>
}

// constructors

/**
 * Dead letters in a file of this machine, with mode 0600. Its folder must exist.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { mkdtempSync, readFileSync } from 'node:fs'
 *   import { tmpdir } from 'node:os'
 *   import { join } from 'node:path'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *   import { said } from '@pipegram/testing/Build'
 *   import { deadLettersIn } from '@pipegram/updates/DeadLetterFile'
 *
 *   const file = join(mkdtempSync(join(tmpdir(), 'letters-')), 'letters.jsonl')
 *   const { hook, replay } = deadLettersIn(file)
 *   const { call } = makeRecorder(Answer.success())
 *   await hook({ _tag: 'TimedOut', update: said('Hi'), after: 60_000 }, call)()
 *
 *   assert.deepStrictEqual(await replay(() => async () => true)(), { _tag: 'Right', right: 1 })
 *   assert.strictEqual(readFileSync(file, 'utf8'), '')
 */
export const deadLettersIn = (file: string): DeadLetterFile => {
  // One write at a time.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <A>(run: () => Promise<A>): Promise<A> => {
    const result = turn.then(run)
    turn = result.catch(() => undefined)
    return result
  }
  const append = async (lines: ReadonlyArray<string>): Promise<void> => {
    const { open } = fs()
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.appendFile(lines.map((line) => `${line}\n`).join(''))
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  return {
    hook: (letter) => () => {
      const line = { at: new Date().toISOString(), reason: reasonOf(letter), update: letter.update }
      return inTurn(() => append([JSON.stringify(line)]))
    },
    replay: (handle) => async () => {
      try {
        const lines = await inTurn(() => linesOf(file))
        const gone = new Set<number>()
        for (const [i, line] of lines.entries()) {
          const update = updateIn(line)
          if (update !== undefined && (await handle(update)())) gone.add(i)
        }
        // Letters that came meanwhile stand behind the lines that were read.
        await inTurn(async () =>
          rewrite(
            file,
            (await linesOf(file)).filter((_, i) => !gone.has(i)),
          ),
        )
        return E.right(gone.size)
      } catch (cause) {
        return E.left(`${file} cannot be replayed: ${placeOf(cause)} What is in it stays.`)
      }
    },
  }
}

// private

// Asked for by name, so that a bundle for a browser names no module of Node.
const fs = (): typeof FileSystem => process.getBuiltinModule('node:fs/promises')

const linesOf = async (file: string): Promise<ReadonlyArray<string>> => {
  const { readFile } = fs()
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
}

// A line that a crash has cut short is no update, and stays.
const updateIn = (line: string): Update | undefined => {
  try {
    const letter: unknown = JSON.parse(line)
    const raw: unknown =
      typeof letter === 'object' && letter !== null ? Reflect.get(letter, 'update') : undefined
    const decoded = decode(raw)
    return E.isRight(decoded) ? decoded.right : undefined
  } catch {
    return undefined
  }
}

// The old file or the new one is there at any moment.
const rewrite = async (file: string, lines: ReadonlyArray<string>): Promise<void> => {
  const { open, rename } = fs()
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.writeFile(lines.map((line) => `${line}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
}
