// Commands: a table from names to functions, with typed arguments. One lookup finds the function.
// https://core.telegram.org/bots/features#commands

import * as Command from '@pipegram/core/Command'
import type { MessageKind } from '@pipegram/core/Filter'
import type { Message } from '@pipegram/core/Types'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Chain } from '../pipeline/Chain.ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { end, make, type Handler } from '../pipeline/Handler.ts'
import { skipped, type Outcome } from '../pipeline/Middleware.ts'
import type { Route } from '../pipeline/Shape.ts'
import type { CommandErrorsOf, HasCommand } from './CommandSpec.ts'
import type { CheckedTable } from './internal/CheckedTable.ts'
import { entriesOf, routesOf, runOf } from './internal/CommandEntry.ts'
import { faultsOfTable } from './internal/CommandFaults.ts'

// model

export type { BadArguments } from '@pipegram/core/ArgumentList'

/** Options of `commands`. */
export interface CommandsOptions {
  /** The kinds of messages. Default: new messages only. */
  readonly kinds?: ReadonlyArray<MessageKind>
  /** True if a caption may contain a command, too. Default: false. */
  readonly captions?: boolean
  /**
   * The characters before the name of a command. Without `/` among them, no menu lists the commands. After
   * another prefix, the name is the rest of the first word, in any script: `!ban` with the prefix `!`.
   * Default: only `/`.
   */
  readonly prefixes?: ReadonlyArray<string>
  /**
   * True if a message that its sender did not write may contain a command: a forwarded message, or one sent
   * through another bot. Then a user who forwards `/ban 7` gives this command. Default: false.
   */
  readonly relayed?: boolean
}

type Ends<C, T> = <R0, E1 = never>(self: Chain<R0, C, E1>) => Handler<R0, E1 | CommandErrorsOf<T>>

// combinators

/**
 * Ends a chain with a table of commands. A name has 1–32 lower-case letters, digits and `_`. A message
 * without one of these commands is skipped. So are commands for another bot, forwarded commands, and commands
 * sent through another bot. Throws a `RangeError` when the bot starts, for a name or a description that
 * Telegram would refuse, and for a name that is declared twice.
 *
 * @example
 *   import * as t from 'io-ts'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     commands({
 *       start: ({ call, message, from }) => call(reply(message, `Hello, ${from.first_name}`)),
 *       add: {
 *         description: 'Add two numbers',
 *         descriptions: { de: 'Zwei Zahlen addieren' },
 *         aliases: ['plus'],
 *         args: t.tuple([IntFromString, IntFromString]),
 *         run: ({ call, message, args: [a, b] }) => call(reply(message, `${a + b}`)),
 *       },
 *     }),
 *   )
 */
export const commands: {
  // A separate signature, so that a `fromAsync` inside a table gets its context. Options that are not
  // inferred yet would not give it one.
  <C extends HasUpdate & HasMe, A, T extends object>(table: CheckedTable<C, A, T, object>): Ends<C, T>
  <C extends HasUpdate & HasMe, A, T extends object, const O extends CommandsOptions>(
    table: CheckedTable<C, A, T, O>,
    options: O,
  ): Ends<C, T>
} =
  <C extends HasUpdate & HasMe, A, T extends object, const O extends CommandsOptions = object>(
    table: CheckedTable<C, A, T, O>,
    options?: O,
  ) =>
  <R0, E1 = never>(self: Chain<R0, C, E1>): Handler<R0, E1 | CommandErrorsOf<T>> => {
    const settings: CommandsOptions = options ?? {}
    const { kinds = ['message'], captions = false, prefixes = ['/'], relayed = false } = settings
    const find = messageIn(kinds)
    const read = readerOf(prefixes, captions)
    const posts = kinds.includes('channel_post') || kinds.includes('edited_channel_post')
    const entries = entriesOf<C, O>(table)
    const [fault] = faultsOfTable(prefixes, entries)
    if (fault !== undefined) throw new RangeError(fault)
    const routes = entries
      .flatMap((entry) => routesOf(entry, kinds, prefixes))
      .map((route): Route => (captions ? { ...route, captions } : route))
    const runs = new Map(
      entries.flatMap((entry) => {
        const run = runOf<C, CommandErrorsOf<T>, O>(entry)
        return entry.names.map((name) => [name, run] as const)
      }),
    )
    const run = (ctx: C): TE.TaskEither<CommandErrorsOf<T>, Outcome> => {
      const message = find(ctx.update)
      if (message === undefined || (message.from === undefined && !posts)) return skipped
      const command = read(message)
      if (O.isNone(command) || !Command.isFor(ctx.me)(command.value)) return skipped
      if (!relayed && !Command.isBySender(ctx.me)(message)) return skipped
      return (
        // oxlint-disable-next-line typescript/consistent-type-assertions -- `read` does as it says
        runs.get(command.value.name)?.({
          ...ctx,
          message,
          from: message.from,
          command: command.value,
        } as C & HasCommand<O>) ?? skipped
      )
    }
    // If several prefixes match, the longest one counts. Then the rest of the word may not be a name.
    return end(make(run, { label: 'commands', routes, next: [], exact: prefixes.length === 1 }))(self)
  }

// private

const readerOf = (
  prefixes: ReadonlyArray<string>,
  captions: boolean,
): ((message: Message) => O.Option<Command.ParsedCommand>) => {
  const others = prefixes.filter((prefix) => prefix !== '/')
  const fromText = Command.fromPrefix(others)
  return (message) => {
    if (message.text === undefined && !captions) return O.none
    const slashed =
      others.length === prefixes.length
        ? O.none
        : message.text === undefined
          ? Command.fromCaption(message)
          : Command.fromMessage(message)
    return O.isSome(slashed) || others.length === 0
      ? slashed
      : fromText(message.text ?? message.caption ?? '')
  }
}
