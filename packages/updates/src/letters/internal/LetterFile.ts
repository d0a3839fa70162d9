// Dead letters in a file, one line of JSON each. Only the user of the process can read the file.

import type * as FileSystem from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { placeOf } from '../../DeadLetter.ts'
import { isLetterAbout, letterIn, toText, updateIn } from './KeptLetter.ts'
import type { DeadLetterBox } from './LetterBox.ts'

/** Dead letters in a file. */
export const letterFile = (file: string): DeadLetterBox => {
  // One operation on the file at a time.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <A>(run: () => Promise<A>): Promise<A> => {
    const result = turn.then(run)
    turn = result.catch(() => undefined)
    return result
  }
  const attempt =
    <A>(what: string, run: () => Promise<A>): TaskEither<string, A> =>
    async () => {
      try {
        return E.right(await run())
      } catch (cause) {
        return E.left(`${file} cannot be ${what}: ${placeOf(cause)} What is in it stays.`)
      }
    }
  // Before the first letter there may be no file.
  const found = async (): Promise<ReadonlyArray<string>> =>
    process.getBuiltinModule('node:fs').existsSync(file) ? linesOf(file) : []
  return {
    hook: (letter) => () => inTurn(() => append(file, toText(letter, Date.now()))),
    replay: (handle) =>
      attempt('replayed', async () => {
        const lines = await inTurn(() => linesOf(file))
        const gone = new Set<number>()
        for (const [i, line] of lines.entries()) {
          const update = updateIn(line)
          if (update !== undefined && (await handle(update)())) gone.add(i)
        }
        // Letters that arrived during the replay are after the lines that were read.
        await inTurn(async () =>
          rewrite(
            file,
            (await linesOf(file)).filter((_, i) => !gone.has(i)),
          ),
        )
        return gone.size
      }),
    exportOf: (id) =>
      attempt('read', async () =>
        (await inTurn(found)).filter(isLetterAbout(id)).flatMap((line) => letterIn(line) ?? []),
      ),
    eraseOf: (id) =>
      attempt('changed', () =>
        inTurn(async () => {
          const lines = await found()
          const rest = lines.filter((line) => !isLetterAbout(id)(line))
          if (rest.length < lines.length) await rewrite(file, rest)
          return lines.length - rest.length
        }),
      ),
  }
}

// private

// Loaded at run time, so that a bundle for a browser names no module of Node.
const fs = (): typeof FileSystem => process.getBuiltinModule('node:fs/promises')

const append = async (file: string, line: string): Promise<void> => {
  const { open } = fs()
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(`${line}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const linesOf = async (file: string): Promise<ReadonlyArray<string>> => {
  const { readFile } = fs()
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
}

// At any moment, either the old or the new file is whole.
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
