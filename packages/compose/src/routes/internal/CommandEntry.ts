// One entry of a table of commands: its names, its routes, and its function.

import * as Arguments from '@pipegram/core/ArgumentList'
import { defined } from '@pipegram/core/Defined'
import type { MessageKind } from '@pipegram/core/Filter'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { settle } from '../../pipeline/Handler.ts'
import type { Outcome } from '../../pipeline/Middleware.ts'
import type { CommandInfo, Route } from '../../pipeline/Shape.ts'
import type { CommandRun, HasCommand, CommandSpec } from '../CommandSpec.ts'

// model

/** A command as its author wrote it, with its name first and its aliases after it. */
export interface CommandEntry<C, O> {
  readonly names: ReadonlyArray<string>
  readonly spec: CommandSpec<C, unknown, O> | CommandRun<C, O>
}

// constructors

/** All entries of a table. */
export const entriesOf = <C, O>(table: object): ReadonlyArray<CommandEntry<C, O>> =>
  Object.entries<CommandEntry<C, O>['spec']>({ ...table }).map(([name, spec]) => ({
    spec,
    names: [name, ...(isSpec(spec) ? (spec.aliases ?? []) : [])],
  }))

// guards

/** Whether an entry is a record, as its author may have written something else in JavaScript. */
export const isSpec = <C, O>(spec: CommandEntry<C, O>['spec']): spec is CommandSpec<C, unknown, O> => {
  const given: unknown = spec
  return typeof given === 'object' && given !== null
}

// destructors

/** The menu entry of a command. */
export const infoOf = <C, O>({ names: [command = ''], spec }: CommandEntry<C, O>): CommandInfo => {
  if (!isSpec(spec)) return { command }
  const { description, descriptions, scopes } = spec
  return defined({ command, description, descriptions, scopes })
}

/** The routes of a command: one for each kind of message, each prefix and each name. */
export const routesOf = <C, O>(
  entry: CommandEntry<C, O>,
  kinds: ReadonlyArray<MessageKind>,
  prefixes: ReadonlyArray<string>,
): ReadonlyArray<Route> => {
  const info = infoOf(entry)
  return kinds.flatMap((kind, i) =>
    prefixes.flatMap((prefix) =>
      entry.names.map((name): Route => {
        if (prefix !== '/') return { kind, key: `!${`${prefix}${name}`.toLowerCase()}` }
        const key = `/${name}` as const
        // Only the first kind has the menu entry, because a menu lists a command once.
        if (i > 0) return { kind, key }
        return { kind, key, info: name === info.command ? info : { command: name } }
      }),
    ),
  )
}

/** The function of a command, which also decodes its arguments. */
export const runOf = <C, E, O>({
  spec,
}: CommandEntry<C, O>): ((ctx: C & HasCommand<O>) => TE.TaskEither<E, Outcome>) => {
  if (typeof spec === 'function') return (ctx) => settle(failing<E>(spec(ctx)))
  const { args, run } = spec
  if (args === undefined) return (ctx) => settle(failing<E>(run({ ...ctx, args: undefined })))
  const decode = Arguments.decode(args)
  return (ctx) => {
    const decoded = decode(ctx.command)
    return settle(
      failing<E>(E.isRight(decoded) ? run({ ...ctx, args: decoded.right }) : TE.left(decoded.left)),
    )
  }
}

// private

// `CommandErrorsOf` takes the errors of an entry from the type of the table. Here an entry has no type.
const failing = <E>(run: () => Promise<unknown>): TE.TaskEither<E, unknown> =>
  // oxlint-disable-next-line typescript/consistent-type-assertions -- an entry has no type here
  run as TE.TaskEither<E, unknown>
