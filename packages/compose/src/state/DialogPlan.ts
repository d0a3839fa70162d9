// The parts of a dialog: what it asks, and how it is left.

import type { Millis } from '@pipegram/core/Clock'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { DialogContext, DialogTimeout } from './DialogContext.ts'
import type { DialogMoves } from './internal/DialogMoves.ts'
import type { DialogStep } from './internal/DialogStep.ts'

// model

export type { DialogContext, DialogTimeout }

/** A function of a dialog, such as that of `cancel`. */
export type DialogRun<E> = (ctx: DialogContext) => TE.TaskEither<E, unknown>

/** What a dialog does besides asking. */
export interface DialogRules<E> {
  /** The command that leaves the dialog, and what it does. */
  readonly cancel?: { readonly command: string; readonly run: DialogRun<E> }
  /** The command that goes back to the question before. */
  readonly back?: string
  /** How long a question may stay open, and what happens after that. */
  readonly within?: {
    readonly limit: Millis
    readonly run: (ctx: DialogTimeout<object>) => TE.TaskEither<E, unknown>
  }
  /** What happens to a message that is not an answer. */
  readonly fallback?: DialogRun<E>
}

/** A dialog as far as it is built: `A` is the type of the answers so far. */
export interface DialogDraft<A, E> {
  readonly steps: ReadonlyArray<DialogStep>
  readonly rules: DialogRules<E>
  /** Only for the compiler: no value has this field. */
  readonly answers?: A
}

/** What `converse` and `begin` take: a dialog, or a state machine. `A` is the type of its value. */
export interface Conversation<A, E = never> {
  readonly name: string
  /** Changes when the questions, their order or their codecs change. */
  readonly form: string
  readonly rules: DialogRules<E>
  readonly moves: DialogMoves
  /** Only for the compiler: no value has this field. */
  readonly answers?: A
}

/** Questions, one after another. `A` is the type of all answers. */
export interface DialogPlan<A, E = never> extends DialogDraft<A, E>, Conversation<A, E> {
  readonly answers?: A
}

/** A part of a dialog, such as `ask(…)`: a function from the draft before it to the draft after it. */
export type DialogPart<D1, D2> = (draft: D1) => D2

/** The dialog of a finished draft. */
export type DialogOf<D> =
  D extends DialogDraft<infer A, infer E> ? DialogPlan<{ readonly [K in keyof A]: A[K] }, E> : never
