// What the compiler checks in a table of commands, and its sentences for mistakes.

import type { EffectCheck } from '../../pipeline/Handler.ts'
import type { CommandRun, CommandSpec } from '../CommandSpec.ts'

// model

/** A table `T` of commands, inferred as a whole. `A` has the arguments of each command, `O` the options. */
export type CheckedTable<C, A, T, O> = T &
  Named<T> &
  Returning<T> & { readonly [K in keyof A]: CommandSpec<C, A[K], O> | CommandRun<C, O> } & Known<T>

// The compiler does not look for misspelt fields in a table that it infers. This refuses them by name.
type Known<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => unknown
    ? unknown
    : { readonly [P in Exclude<keyof T[K], keyof CommandSpec<never, never>>]: UnknownField }
}

type UnknownField =
  'A command has `description`, `descriptions`, `scopes`, `aliases`, `args` and `run`, and nothing else.'

// Says how a name must be written, before the bot starts. Names that are not known yet are looked at then.
type Named<T> = {
  readonly [K in keyof T]: Record<never, never> extends Record<K & string, unknown>
    ? unknown
    : K extends `/${string}`
      ? 'The name of a command stands without its slash.'
      : K extends Lowercase<K & string>
        ? unknown
        : 'The name of a command has no capital letters.'
}

// Says what a function must return, in place of a long message of the compiler.
type Returning<T> = {
  readonly [K in keyof T]: T[K] extends (...args: never) => infer R
    ? EffectCheck<R>
    : T[K] extends { readonly run: (...args: never) => infer R }
      ? { readonly run: EffectCheck<R> }
      : unknown
}
