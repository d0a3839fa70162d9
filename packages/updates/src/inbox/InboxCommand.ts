// The command `pipegram inbox`: lists, shows, replays and drops the parked updates in a file, also while its
// bot runs. Only `show` prints what users wrote.

import { system } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type CommandOutput, toConsole } from '../command/CommandOutput.ts'
import { type InboxError, type OpenInbox, type ParkedUpdate, showInboxError, unusable } from './Inbox.ts'

// model

/** A parsed command. */
interface Request {
  readonly action: (typeof actions)[number]
  readonly file: string
  readonly ids: ReadonlyArray<number>
  readonly isAll: boolean
  readonly bot: number | undefined
}

const actions = ['list', 'show', 'replay', 'drop'] as const

const help = `Usage: pipegram inbox <command> <file> [ids] [--all] [--bot <id>]

  list    what is parked: ids, kinds, attempts, times and reasons, never the words of users
  show    one parked update, whole, as JSON
  replay  gives parked updates to the bot again, with new attempts
  drop    erases parked updates for good

  --all   all that is parked, in place of ids: for replay and drop
  --bot   the id of the bot, if the file holds the updates of several bots

Examples:
  npx pipegram inbox list bot.db
  npx pipegram inbox replay bot.db 531072430 531072431
  npx pipegram inbox drop bot.db --all

The bot may run at the same time. It takes replayed updates within a few seconds.`

// constructors

/** Runs a command, and returns its exit code: 0, 1 if it failed, or 2 if it was not understood. */
export const runCommand = async (
  args: ReadonlyArray<string>,
  output: CommandOutput = toConsole,
): Promise<number> => {
  if (args.length === 0 || args.some((each) => ['--help', '-h', 'help'].includes(each))) {
    output.out(help)
    return 0
  }
  const request = read(args)
  if (E.isLeft(request)) {
    output.err(`${request.left} "pipegram inbox --help" shows how.`)
    return 2
  }
  const result = await open(request.right, (inbox) => act(inbox, request.right))()
  if (E.isLeft(result)) {
    output.err(showInboxError(result.left))
    return 1
  }
  for (const line of result.right) output.out(line)
  return 0
}

// private

const read = ([topic, action, ...rest]: ReadonlyArray<string>): E.Either<string, Request> => {
  if (topic !== 'inbox') return E.left(`There is no command "${topic ?? ''}": the only one is "inbox".`)
  const known = actions.find((each) => each === action)
  if (known === undefined)
    return E.left(`"inbox ${action ?? ''}" is no command: say ${actions.join(', ')} after inbox.`)
  const words: Array<string> = []
  let isAll = false
  let bot: number | undefined
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    if (word === '--all') isAll = true
    else if (word === '--bot') {
      bot = numberIn(rest[++i])
      if (bot === undefined) return E.left('--bot needs the id of a bot, a number.')
    } else if (word.startsWith('-')) return E.left(`There is no option ${word}.`)
    else words.push(word)
  }
  const [file, ...names] = words
  if (file === undefined) return E.left('The file of the inbox is missing, such as bot.db.')
  const ids = names.flatMap((name) => numberIn(name) ?? [])
  if (ids.length < names.length) return E.left('An id is a number, as "list" shows it.')
  const fault = countFault(known, ids.length, isAll)
  return fault === undefined ? E.right({ action: known, file, ids, isAll, bot }) : E.left(fault)
}

const countFault = (action: Request['action'], ids: number, isAll: boolean): string | undefined => {
  switch (action) {
    case 'list':
      return ids > 0 || isAll ? '"list" takes no ids.' : undefined
    case 'show':
      return ids === 1 && !isAll ? undefined : '"show" takes one id.'
    case 'replay':
    case 'drop':
      return ids > 0 === isAll ? `"${action}" takes ids, or --all.` : undefined
  }
}

const numberIn = (word: string | undefined): number | undefined =>
  word !== undefined && /^-?\d{1,15}$/.test(word) ? Number(word) : undefined

const open = <A>(
  { file, bot }: Request,
  use: (inbox: OpenInbox) => TE.TaskEither<InboxError, A>,
): TE.TaskEither<InboxError, A> =>
  pipe(
    TE.tryCatch(
      () => import('./internal/SqliteCommand.ts'),
      () => unusable('This runtime has no node:sqlite. Use Node 22.19 or later.'),
    ),
    TE.chainEitherK(({ openExisting }) => openExisting({ file, bot, clock: system })),
    TE.chain((inbox) => async () => {
      const result = await use(inbox)()
      await inbox.close()
      return result
    }),
  )

const act = (
  inbox: OpenInbox,
  { action, ids, isAll }: Request,
): TE.TaskEither<InboxError, ReadonlyArray<string>> => {
  const [first = 0] = ids
  const chosen = isAll
    ? pipe(
        all(inbox),
        TE.map((parked) => parked.map(({ id }) => id)),
      )
    : TE.right(ids)
  switch (action) {
    case 'list':
      return pipe(
        TE.Do,
        TE.bind('count', () => inbox.count),
        TE.bind('parked', () => all(inbox)),
        TE.map(({ count, parked }) => [
          `${count.waiting} waiting, ${parked.length} parked`,
          ...parked.map(
            ({ id, kind, attempts, receivedAt, parkedAt, reason }) =>
              `${id}  ${kind}  attempts ${attempts}  received ${time(receivedAt)}  ` +
              `parked ${time(parkedAt)}  ${reason}`,
          ),
        ]),
      )
    case 'show':
      return pipe(
        inbox.show(first),
        TE.chain((shown) =>
          shown === undefined ? TE.left(unusable(`Update ${first} is not parked.`)) : TE.right([shown.text]),
        ),
      )
    case 'replay':
      return pipe(
        chosen,
        TE.chain(inbox.replay),
        TE.map((count) => [`Replayed: ${count}.`]),
      )
    case 'drop':
      return pipe(
        chosen,
        TE.chain(inbox.drop),
        TE.map((count) => [`Dropped: ${count}.`]),
      )
  }
}

// All parked updates, page by page.
const all =
  (inbox: OpenInbox): TE.TaskEither<InboxError, ReadonlyArray<ParkedUpdate>> =>
  async () => {
    const found: Array<ParkedUpdate> = []
    for (let from: number | undefined; ;) {
      const page = await inbox.list(from)()
      if (E.isLeft(page)) return page
      found.push(...page.right)
      const last = page.right.at(-1)
      if (last === undefined) return E.right(found)
      from = last.id + 1
    }
  }

const time = (ms: number): string => new Date(ms).toISOString()
