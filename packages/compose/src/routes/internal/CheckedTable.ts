// What the compiler checks in a table of commands, and its error messages.

import type * as t from 'io-ts'
import type { EffectCheck } from '../../pipeline/Handler.ts'
import type { CommandRun, CommandSpec } from '../CommandSpec.ts'

// model

/**
 * A table `T` of commands, inferred as a whole. `A` has the arguments of each command, `O` is the type of the
 * options.
 */
export type CheckedTable<C, A, T, O> = T &
  Named<T> &
  Decoded<T> &
  Returning<T> & {
    readonly [K in keyof A]: CommandOfTable<C, A[K], O> | CommandRun<C, O>
  } & Known<T>

// `Decoded` refuses codecs in a list or under names. This type infers them nevertheless, so that the function
// after them has no error of its own.
interface CommandOfTable<C, A, O> extends Omit<CommandSpec<C, A, O>, 'args'> {
  readonly args?: t.Decoder<unknown, A> | { readonly [P in keyof A]: t.Decoder<unknown, A[P]> } | readonly []
}

// Says what makes one codec of several.
type Decoded<T> = {
  readonly [K in keyof T]: T[K] extends { readonly args: infer G }
    ? G extends t.Decoder<unknown, unknown> | undefined
      ? unknown
      : { readonly args: 'The args are one codec: write t.tuple([…]), or t.type({ … }) for names.' }
    : unknown
}

// The compiler does not report misspelt fields in a table that it infers. This type reports them by name.
type Known<T> = {
  readonly [K in keyof T]: T[K] extends string | ((...args: never) => unknown)
    ? unknown
    : { readonly [P in Exclude<keyof T[K], keyof CommandSpec<never, never>>]: UnknownField }
}

type UnknownField =
  'A command has `description`, `descriptions`, `scopes`, `aliases`, `args` and `run`, and nothing else.'

// Says how to write a name, before the bot starts. A name that the compiler does not know is checked at the
// start.
type Named<T> = {
  readonly [K in keyof T]: Record<never, never> extends Record<K & string, unknown>
    ? unknown
    : K extends `/${string}`
      ? 'Write the name of a command without its slash.'
      : K extends Lowercase<K & string>
        ? unknown
        : 'The name of a command has no capital letters.'
}

// Shows an error message type for a wrong result, instead of a long message of the compiler.
type Returning<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => infer R
    ? EffectCheck<R>
    : T[K] extends { readonly run: (...args: never) => infer R }
      ? { readonly run: EffectCheck<R> }
      : T[K] extends string
        ? "This is a text and no function: write says('…')."
        : unknown
}
