// The command `pipegram broadcast`: lists, shows, pauses and cancels the broadcasts in a store, also while
// another process sends them.

import { existsSync } from 'node:fs'
import type { Store, StoreError } from '@pipegram/core/Store'
import { showStoreError } from '@pipegram/core/StoreKeys'
import { sqliteStore } from '@pipegram/storage/SqliteStore'
import { type CommandOutput, toConsole } from '@pipegram/updates/CommandOutput'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { broadcastControl, broadcastsIn } from './BroadcastControl.ts'
import { showProgress } from './BroadcastProgress.ts'

// model

const actions = ['list', 'show', 'pause', 'resume', 'cancel'] as const

type Action = (typeof actions)[number]

const help = `Usage: pipegram broadcast <command> <file> [id]

  list    the broadcasts in a SQLite store, and their progress
  show    the progress of one broadcast
  pause   sends no more until "resume", also after a restart
  resume  goes on
  cancel  ends it for good

Examples:
  npx pipegram broadcast list bot.db
  npx pipegram broadcast pause bot.db "news of May"

The process that sends sees it within two seconds.`

// constructors

/** Runs a command, and returns its exit code: 0, 1 if it failed, or 2 if it was not understood. */
export const runCommand = async (
  args: ReadonlyArray<string>,
  output: CommandOutput = toConsole,
): Promise<number> => {
  const [, name, file, id, ...more] = args
  if (name === undefined || args.some((each) => ['--help', '-h', 'help'].includes(each))) {
    output.out(help)
    return 0
  }
  const action = actions.find((each) => each === name)
  const fault =
    action === undefined
      ? `"broadcast ${name}" is no command: say ${actions.join(', ')} after broadcast.`
      : faultOf(action, file, id, more)
  if (action === undefined || file === undefined || fault !== undefined) {
    output.err(`${fault ?? 'The file is missing.'} "pipegram broadcast --help" shows how.`)
    return 2
  }
  if (!existsSync(file)) {
    output.err(`${file} does not exist. Name the file of the store, such as bot.db.`)
    return 1
  }
  try {
    const store = sqliteStore(file)
    const result = await act(store, action, id ?? '')()
    await store.close()
    if (E.isLeft(result)) output.err(showStoreError(result.left))
    else for (const line of result.right) output.out(line)
    return E.isLeft(result) ? 1 : 0
  } catch (cause) {
    output.err(cause instanceof Error ? cause.message : String(cause))
    return 1
  }
}

// private

const faultOf = (
  action: Action,
  file: string | undefined,
  id: string | undefined,
  more: ReadonlyArray<string>,
): string | undefined => {
  if (file === undefined) return 'The file of the store is missing, such as bot.db.'
  if (more.length > 0) return `"${more.join(' ')}" is too much. Put an id of several words in quotes.`
  if (action === 'list') return id === undefined ? undefined : '"list" takes no id.'
  return id === undefined ? `The id is missing: "list" shows the ids.` : undefined
}

const act = (
  store: Required<Store>,
  action: Action,
  id: string,
): TE.TaskEither<StoreError, ReadonlyArray<string>> => {
  const control = broadcastControl(store, id)
  const line = (name: string): TE.TaskEither<StoreError, string> =>
    pipe(
      broadcastControl(store, name).progress,
      TE.map((found) => (found === undefined ? 'It was never started.' : showProgress(found))),
    )
  switch (action) {
    case 'list':
      return pipe(
        broadcastsIn(store),
        TE.chain(
          TE.traverseSeqArray((name) =>
            pipe(
              line(name),
              TE.map((text) => `${name}  ${text}`),
            ),
          ),
        ),
        TE.map((lines) => (lines.length === 0 ? ['There is no broadcast.'] : lines)),
      )
    case 'show':
      return pipe(
        line(id),
        TE.map((text) => [text]),
      )
    case 'pause':
    case 'resume':
    case 'cancel':
      return pipe(
        control[action],
        TE.chain(() => line(id)),
        TE.map((text) => [text]),
      )
  }
}
