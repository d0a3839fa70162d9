// One command of a table: the context of its function, its entry in the menu, and its errors.

import type { BadArguments } from '@pipegram/core/ArgumentList'
import type { ParsedCommand } from '@pipegram/core/Command'
import type { BotCommandScope, Message, User } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { With } from './On.ts'

// model

/**
 * What a command adds to the context: the message, its sender, and the command as it was typed. The sender of
 * a channel post is not known. `O` is the type of the options of the table.
 */
export interface HasCommand<O = object> {
  readonly message: With<Message, TextOf<O> | FromOf<O>>
  readonly from: [FromOf<O>] extends [never] ? User | undefined : User
  readonly command: ParsedCommand
}

// If the type of the options does not say enough, only the fields that are always present are promised.
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

/** The function of a command: from the context to a `TaskEither`. */
export type CommandRun<C, O = object> = (ctx: C & HasCommand<O>) => () => Promise<unknown>

/** A command with its entry in the menu and the codec of its arguments. */
export interface CommandSpec<C, A, O = object> {
  /** 1–256 characters, shown in the menu of commands. */
  readonly description?: string
  /**
   * The description by language: a code of two letters (ISO 639-1). All other languages show `description`.
   */
  readonly descriptions?: Readonly<Record<string, string>>
  /** The menus that list the command. Default: the menu of all users. `auth` decides who may use it. */
  readonly scopes?: ReadonlyArray<BotCommandScope>
  /** Other names for the command. No menu lists them. */
  readonly aliases?: ReadonlyArray<string>
  /**
   * Decodes the words after the command, as `decode` of `@pipegram/core/ArgumentList` does: a tuple by
   * position, a record by position and by names. The result is `args` in the context.
   */
  readonly args?: t.Decoder<unknown, A>
  readonly run: (ctx: C & HasCommand<O> & { readonly args: A }) => () => Promise<unknown>
}

/** The errors of a table of commands. */
export type CommandErrorsOf<T> = {
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

type ArgumentsOf<S> = S extends { readonly args: t.Decoder<unknown, unknown> } ? BadArguments : never
