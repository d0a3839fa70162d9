// Commands: a table from names to functions, found at the cost of one look-up, with typed arguments.
// https://core.telegram.org/bots/features#commands

import * as Arguments from '@pipegram/core/ArgumentList'
import { faultsOf } from '@pipegram/core/BotCommands'
import * as Command from '@pipegram/core/Command'
import type { MessageKind } from '@pipegram/core/Filter'
import type { BotCommandScope, Message, User } from '@pipegram/core/Types'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Chain } from '../pipeline/Chain.ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { end, make, settle, type Handler, type Flat } from '../pipeline/Handler.ts'
import { skipped, type Outcome } from '../pipeline/Middleware.ts'
import type { CommandInfo, Route } from '../pipeline/Shape.ts'
import type { With } from './On.ts'

// model

export type { BadArguments } from '@pipegram/core/ArgumentList'

/** Where commands are looked for. */
export interface CommandsOptions {
  /** The kinds of messages; new ones alone unless told. */
  readonly kinds?: ReadonlyArray<MessageKind>
  /** Whether those that stand in captions count as well; not unless told. */
  readonly captions?: boolean
  /**
   * What they begin with; `/` alone unless told. Of any other the name is the rest of the first word, in any
   * script: with `!`, `!ban`. Where `/` is not among them no menu lists the commands.
   */
  readonly prefixes?: ReadonlyArray<string>
}

/**
 * What a command finds in its context: the message, who sent it, and the command as it was typed. Who sends
 * to a channel is not known.
 */
export interface HasCommand<O = object> {
  readonly message: With<Message, TextOf<O> | FromOf<O>>
  readonly from: [FromOf<O>] extends [never] ? User | undefined : User
  readonly command: Command.ParsedCommand
}

// Of options that were put together elsewhere, and whose type says little, the least is promised.
type TextOf<O> = O extends { readonly captions?: infer B }
  ? keyof O & 'captions' extends never
    ? 'text'
    : [B] extends [false | undefined]
      ? 'text'
      : never
  : 'text'

type FromOf<O> = O extends { readonly kinds?: ReadonlyArray<infer K> }
  ? keyof O & 'kinds' extends never
    ? 'from'
    : [Extract<K, 'channel_post' | 'edited_channel_post'>] extends [never]
      ? 'from'
      : never
  : 'from'

/** What runs: a function of the context that gives a `TaskEither`. */
export type CommandRun<C, O = object> = (ctx: C & HasCommand<O>) => () => Promise<unknown>

/** A command with what the menu says about it, and the codec of its arguments. */
export interface Spec<C, A, O = object> {
  /** 1–256 characters, shown in the menu of commands. */
  readonly description?: string
  /** The description by language, two letters of ISO 639-1 each; `description` is for all others. */
  readonly descriptions?: Readonly<Record<string, string>>
  /** Whose menus list it; everybody's unless told. It does not say who may use it: that is what `auth` is for. */
  readonly scopes?: ReadonlyArray<BotCommandScope>
  /** Other names that do the same, which no menu lists. */
  readonly aliases?: ReadonlyArray<string>
  /**
   * Decodes the words that follow the command, as `Arguments.decode` does: a tuple by their places, a record
   * by their places and under names. The result is `args` in the context.
   */
  readonly args?: t.Decoder<unknown, A>
  readonly run: (ctx: C & HasCommand<O> & { readonly args: A }) => () => Promise<unknown>
}

/** How a table of commands can fail. */
export type ErrorsOf<T> = {
  readonly [K in keyof T]: T[K] extends { readonly run: infer F }
    ? FailureOf<F> | ArgumentsOf<T[K]>
    : FailureOf<T[K]>
}[keyof T]

type FailureOf<F> = F extends (...args: never) => infer R
  ? [0 extends 1 & R ? never : R] extends [never]
    ? never
    : R extends TE.TaskEither<infer E, unknown>
      ? E
      : never
  : never

type ArgumentsOf<S> = S extends { readonly args: t.Decoder<unknown, unknown> }
  ? Arguments.BadArguments
  : never

// A table is inferred whole, so the compiler does not look for fields that are misspelt: this refuses them by
// name.
type Known<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => unknown
    ? unknown
    : { readonly [P in Exclude<keyof T[K], keyof Spec<never, never>>]: Unknown }
}

// This says what a function must return, before the compiler says at length what it is not.
type Returning<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => infer R
    ? Flat<R>
    : T[K] extends { readonly run: (...args: never) => infer R }
      ? { readonly run: Flat<R> }
      : unknown
}

type Table<C, A, T, O> = T &
  Returning<T> & { readonly [K in keyof A]: Spec<C, A[K], O> | CommandRun<C, O> } & Known<T>

type Ends<C, T> = <R0, E1 = never>(self: Chain<R0, C, E1>) => Handler<R0, E1 | ErrorsOf<T>>

type Unknown =
  'A command has `description`, `descriptions`, `scopes`, `aliases`, `args` and `run`, and nothing else.'

// combinators

/**
 * Ends a chain with a table of commands, of 1–32 lower-case letters, digits and `_`. A message that begins
 * with none of them, or with one that names another bot, is skipped. It throws where it is defined, and so
 * when the bot starts, on a name or a description that Telegram would refuse, and on a name that comes
 * twice.
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
  // Apart from the other, so that `fromAsync` within a table gets its context: of options that are not yet
  // known it would get none.
  <C extends HasUpdate & HasMe, A, T extends object>(table: Table<C, A, T, object>): Ends<C, T>
  <C extends HasUpdate & HasMe, A, T extends object, const O extends CommandsOptions>(
    table: Table<C, A, T, O>,
    options: O,
  ): Ends<C, T>
} =
  <C extends HasUpdate & HasMe, A, T extends object, const O extends CommandsOptions = object>(
    table: Table<C, A, T, O>,
    options?: O,
  ) =>
  <R0, E1 = never>(self: Chain<R0, C, E1>): Handler<R0, E1 | ErrorsOf<T>> => {
    const { kinds = ['message'], captions = false, prefixes = ['/'] }: CommandsOptions = options ?? {}
    const find = messageIn(kinds)
    const read = readerOf(prefixes, captions)
    const posts = kinds.includes('channel_post') || kinds.includes('edited_channel_post')
    const listed = Object.entries<CommandEntry<C, O>>(table).map(([name, entry]) => ({
      entry,
      names: [name, ...(typeof entry === 'function' ? [] : (entry.aliases ?? []))],
    }))
    refuse(prefixes, listed)
    const routes = listed
      .flatMap(({ names, entry }) => routesOf(names, infoOf(names[0], entry), kinds, prefixes))
      .map((route): Route => (captions ? { ...route, captions } : route))
    const entries = new Map(
      listed.flatMap(({ names, entry }) => {
        const run = runOf<C, ErrorsOf<T>, O>(entry)
        return names.map((name) => [name, run] as const)
      }),
    )
    const run = (ctx: C): TE.TaskEither<ErrorsOf<T>, Outcome> => {
      const message = find(ctx.update)
      const command = message === undefined ? O.none : read(message)
      if (
        O.isNone(command) ||
        (message?.from === undefined && !posts) ||
        !Command.isFor(ctx.me)(command.value)
      )
        return skipped
      return (
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- `read` looks where the options say, and so does the type
        entries.get(command.value.name)?.({
          ...ctx,
          message,
          from: message?.from,
          command: command.value,
        } as C & HasCommand<O>) ?? skipped
      )
    }
    // Of several prefixes the longest is meant, and what is left of the word may be the name of none.
    return end(make(run, { label: 'commands', routes, next: [], exact: prefixes.length === 1 }))(self)
  }

// private

type CommandEntry<C, O> = Spec<C, unknown, O> | CommandRun<C, O>

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

const routesOf = (
  names: ReadonlyArray<string>,
  info: CommandInfo,
  kinds: ReadonlyArray<MessageKind>,
  prefixes: ReadonlyArray<string>,
): ReadonlyArray<Route> =>
  kinds.flatMap((kind, i) =>
    prefixes.flatMap((prefix) =>
      names.map((name): Route => {
        if (prefix !== '/') return { kind, key: `!${`${prefix}${name}`.toLowerCase()}` }
        // What the menus say is said once.
        return {
          kind,
          key: `/${name}`,
          ...(i > 0 ? {} : { info: name === info.command ? info : { command: name } }),
        }
      }),
    ),
  )

const infoOf = <C, O>(command = '', entry: CommandEntry<C, O>): CommandInfo => {
  if (typeof entry === 'function') return { command }
  const { description, descriptions, scopes } = entry
  return {
    command,
    ...(description === undefined ? {} : { description }),
    ...(descriptions === undefined ? {} : { descriptions }),
    ...(scopes === undefined ? {} : { scopes }),
  }
}

const refuse = <C, O>(
  prefixes: ReadonlyArray<string>,
  listed: ReadonlyArray<{ readonly names: ReadonlyArray<string>; readonly entry: CommandEntry<C, O> }>,
): void => {
  const seen = new Set<string>()
  const [fault] = [
    ...prefixes
      .filter((prefix) => !/^\S+$/.test(prefix))
      .map(
        (prefix) =>
          `"${prefix}" cannot be the prefix of commands: use one or more characters, none of them white space.`,
      ),
    ...listed.flatMap(({ names, entry }) =>
      prefixes.includes('/') ? faultsOfMenu(names, infoOf(names[0], entry)) : names.flatMap(faultsOfWord),
    ),
    ...listed
      .flatMap(({ names }) => names)
      .filter((name) => seen.has(name) || !seen.add(name))
      .map((name) => `The command "${name}" comes twice: a name or an alias belongs to one command.`),
  ]
  if (fault !== undefined) throw new RangeError(fault)
}

const faultsOfWord = (name: string): ReadonlyArray<string> =>
  /^\S+$/.test(name) && name === name.toLowerCase()
    ? []
    : [`"${name}" cannot be a command: use lower case, and no white space.`]

const faultsOfMenu = (
  names: ReadonlyArray<string>,
  { command, description, descriptions = {} }: CommandInfo,
): ReadonlyArray<string> => [
  ...names.flatMap((name) => faultsOf({ command: name })),
  ...[...(description === undefined ? [] : [description]), ...Object.values(descriptions)].flatMap((each) =>
    faultsOf({ command, description: each }),
  ),
  ...Object.keys(descriptions)
    .filter((language) => !/^[a-z]{2}$/.test(language))
    .map(
      (language) =>
        `"${language}" cannot be the language of a menu: use two letters of ISO 639-1, such as "de".`,
    ),
]

// `ErrorsOf` reads from the type of the table how each entry fails; here that is said of it.
const failing = <E>(run: () => Promise<unknown>): TE.TaskEither<E, unknown> =>
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the compiler cannot follow one entry of a table by its name
  run as TE.TaskEither<E, unknown>

const runOf = <C, E, O>(
  entry: CommandEntry<C, O>,
): ((ctx: C & HasCommand<O>) => TE.TaskEither<E, Outcome>) => {
  if (typeof entry === 'function') return (ctx) => settle(failing<E>(entry(ctx)))
  const { args, run } = entry
  if (args === undefined) return (ctx) => settle(failing<E>(run({ ...ctx, args: undefined })))
  const decode = Arguments.decode(args)
  return (ctx) => {
    const decoded = decode(ctx.command)
    return settle(
      failing<E>(E.isRight(decoded) ? run({ ...ctx, args: decoded.right }) : TE.left(decoded.left)),
    )
  }
}
