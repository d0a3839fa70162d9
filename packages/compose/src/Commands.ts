// Commands: a table from names to functions, found at the cost of one look-up, with typed arguments.
// https://core.telegram.org/bots/features#commands

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import * as Arguments from '@pipegram/core/Arguments'
import { faultsOf } from '@pipegram/core/BotCommands'
import * as Command from '@pipegram/core/Command'
import type { Message, User } from '@pipegram/core/Types'
import type { Chain } from './Chain.ts'
import type { HasMe, HasUpdate } from './Context.ts'
import { end, make, settle, type Handler } from './Handler.ts'
import { skipped, type Outcome } from './Middleware.ts'
import { has, type With } from './On.ts'
import type { Route } from './Shape.ts'

// model

export type { BadArguments } from '@pipegram/core/Arguments'

/** What a command finds in its context: the message, who sent it, and the command as it was typed. */
export interface HasCommand {
  readonly message: With<Message, 'text' | 'from'>
  readonly from: User
  readonly command: Command.Command
}

/** What runs: a function of the context that gives a `TaskEither`. */
export type Run<C> = (ctx: C & HasCommand) => () => Promise<unknown>

/** A command with what the menu says about it, and the codec of its arguments. */
export interface Spec<C, A> {
  /** 1–256 characters, shown in the menu of commands. */
  readonly description?: string
  /**
   * Decodes the words that follow the command, as `Arguments.decode` does: a tuple by their places, a record by their places and under
   * names. The result is `args` in the context.
   */
  readonly args?: t.Decoder<unknown, A>
  readonly run: (ctx: C & HasCommand & { readonly args: A }) => () => Promise<unknown>
}

/** How a table of commands can fail. */
export type ErrorsOf<T> = { readonly [K in keyof T]: T[K] extends { readonly run: infer F } ? FailureOf<F> | ArgumentsOf<T[K]> : FailureOf<T[K]> }[keyof T]

type FailureOf<F> = F extends (...args: never) => infer R
  ? [R] extends [never] ? never
  : R extends TE.TaskEither<infer E, unknown> ? E
  : 'A command must return a TaskEither: `call(…)` gives one, `fromAsync` lifts an async function.'
  : never

type ArgumentsOf<S> = S extends { readonly args: t.Decoder<unknown, unknown> } ? Arguments.BadArguments : never

// A table is inferred whole, so the compiler does not look for fields that are misspelt: this refuses them by name.
type Known<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => unknown ? unknown : { readonly [P in Exclude<keyof T[K], keyof Spec<never, never>>]: 'A command has `description`, `args` and `run`, and nothing else.' }
}

// combinators

/**
 * Ends a chain with a table of commands, of 1–32 lower-case letters, digits and `_`. A message that begins with none of
 * them, or with one that names another bot, is skipped. It throws where it is defined, and so when the bot starts, on
 * a name or a description that Telegram would refuse.
 *
 * @example
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as t from 'io-ts'
 * import { IntFromString } from '@pipegram/core/Argument'
 * import { chain } from '@pipegram/compose/Chain'
 * import { commands } from '@pipegram/compose/Commands'
 * import { reply } from '@pipegram/core/Reply'
 *
 * const bot = pipe(
 *   chain(),
 *   commands({
 *     start: ({ call, message, from }) => call(reply(message, `Hello, ${from.first_name}`)),
 *     add: {
 *       description: 'Add two numbers',
 *       args: t.tuple([IntFromString, IntFromString]),
 *       run: ({ call, message, args: [a, b] }) => call(reply(message, `${a + b}`)),
 *     },
 *   }),
 * )
 */
export const commands =
  <C extends HasUpdate & HasMe, A, T extends object>(table: T & { readonly [K in keyof A]: Spec<C, A[K]> | Run<C> } & Known<T>) =>
  <R0, E1>(self: Chain<R0, C, E1>): Handler<R0, E1 | ErrorsOf<T>> => {
    const listed = Object.entries<Spec<C, unknown> | Run<C>>(table)
    const routes = listed.map(([name, entry]) => routeOf(name, entry))
    const entries = new Map(listed.map(([name, entry]) => [name, runOf<C, ErrorsOf<T>>(entry)]))
    const run = (ctx: C): TE.TaskEither<ErrorsOf<T>, Outcome> => {
      const { message } = ctx.update
      const command = message === undefined ? O.none : Command.fromMessage(message)
      if (O.isNone(command) || message === undefined || !has(message, 'text', 'from') || !Command.isFor(ctx.me)(command.value)) return skipped
      return entries.get(command.value.name)?.({ ...ctx, message, from: message.from, command: command.value }) ?? skipped
    }
    return end(make(run, { label: 'commands', routes, next: [] }))(self)
  }

// private

const routeOf = <C>(name: string, entry: Spec<C, unknown> | Run<C>): Route => {
  const info = { command: name, ...(typeof entry === 'function' || entry.description === undefined ? {} : { description: entry.description }) }
  const [fault] = faultsOf(info)
  if (fault !== undefined) throw new RangeError(fault)
  return { kind: 'message', key: `/${name}`, info }
}

// `ErrorsOf` reads from the type of the table how each entry fails; here that is said of it.
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the compiler cannot follow one entry of a table by its name
const failing = <E>(run: () => Promise<unknown>): TE.TaskEither<E, unknown> => run as TE.TaskEither<E, unknown>

const runOf =
  <C, E>(entry: Spec<C, unknown> | Run<C>): ((ctx: C & HasCommand) => TE.TaskEither<E, Outcome>) => {
    if (typeof entry === 'function') return (ctx) => settle(failing<E>(entry(ctx)))
    const { args, run } = entry
    if (args === undefined) return (ctx) => settle(failing<E>(run({ ...ctx, args: undefined })))
    const decode = Arguments.decode(args)
    return (ctx) => {
      const decoded = decode(ctx.command)
      return settle(failing<E>(E.isRight(decoded) ? run({ ...ctx, args: decoded.right }) : TE.left(decoded.left)))
    }
  }
