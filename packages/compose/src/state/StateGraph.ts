// A state machine as data: its states, what each state holds and accepts, and which states may follow.

import type { AnyText } from '@pipegram/core/Types'
import type * as t from 'io-ts'
import type { AnyAnswerForm } from './AnswerForm.ts'
import type { AskOptions } from './Ask.ts'
import type { DialogContext } from './DialogContext.ts'
import type { Conversation, DialogDraft, DialogPart } from './DialogPlan.ts'

// model

/** A state. A state without `accepts` is an end. */
export interface StateSpec {
  /** What the state holds, and its form in the store. */
  readonly data: t.Mixed
  /** The answers that this state accepts. Default: none, because the state is an end. */
  readonly accepts?: t.Mixed | AnyAnswerForm
  /** The names of the states that may follow. */
  readonly to?: ReadonlyArray<string>
}

/** States by name. */
export interface StateGraph {
  readonly [name: string]: StateSpec
}

/** For the compiler: only states of the same machine may follow. */
export type StateNames<T> = {
  readonly [K in keyof T]: { readonly to?: ReadonlyArray<keyof T & string> }
}

/** What a state holds. */
export type StateData<T, K extends keyof T> = T[K] extends { readonly data: infer D extends t.Mixed }
  ? t.TypeOf<D>
  : never

/** An answer in a state. */
export type StateAnswer<T, K extends keyof T> = T[K] extends { readonly accepts: infer F }
  ? F extends t.Mixed
    ? t.TypeOf<F>
    : F extends { readonly codec: infer D extends t.Mixed }
      ? t.TypeOf<D>
      : never
  : never

/** The names of the states that accept an answer. */
export type AskingState<T> = {
  readonly [K in keyof T]: T[K] extends { readonly accepts: unknown } ? K : never
}[keyof T]

/** A state with the value that it holds. */
export type StateValue<T, K extends keyof T = keyof T> = {
  readonly [S in K]: { readonly state: S; readonly data: StateData<T, S> }
}[K]

/** A move to a state, as the functions of `go` return it. */
export interface StateMove<T, K extends keyof T = keyof T> {
  readonly state: K
  readonly data: StateData<T, K>
}

/**
 * A function for each state that may follow a state. Any other state has a function that takes only an error
 * message, which the compiler shows.
 */
export type StateMoves<T, K extends keyof T> = {
  readonly [S in NextState<T, K>]: (data: StateData<T, S>) => StateMove<T, S>
} & {
  readonly [S in Exclude<keyof T & string, NextState<T, K>>]: (
    undeclared: UndeclaredMove<K & string, S>,
  ) => never
}

/** The argument of the function of a state. */
export interface StateTurn<T, K extends keyof T> {
  readonly answer: StateAnswer<T, K>
  readonly data: StateData<T, K>
  /** Makes a move to a state. The function of the state must return this move. */
  readonly go: StateMoves<T, K>
}

/** What a state asks, and where an answer leads. */
export interface StateRule<T, K extends keyof T> extends AskOptions {
  /** What is asked when the state begins, and again after a wrong answer. */
  readonly ask: AnyText | ((data: StateData<T, K>, ctx: DialogContext) => AnyText)
  /** Returns the move after an answer. It must only calculate, because it runs again after a lost race. */
  readonly next: (turn: StateTurn<T, K>) => StateMove<T, NextState<T, K>>
}

/** How a state machine behaves. */
export interface StateRules<T> {
  /** The first state. */
  readonly start: (go: {
    readonly [S in keyof T]: (data: StateData<T, S>) => StateMove<T, S>
  }) => StateMove<T>
  /** What each state asks, and where an answer leads. */
  readonly on: { readonly [K in AskingState<T>]: StateRule<T, K> }
}

/** A part of a state machine: `cancel`, `within` or `fallback`. */
export type StateExit<T, E1, E2> = DialogPart<DialogDraft<StateValue<T>, E1>, DialogDraft<StateValue<T>, E2>>

/** A state machine for `converse` and `begin`. Its value is the end that was reached. */
export type StateMachine<T, E> = Conversation<StateValue<T, Exclude<keyof T, AskingState<T>>>, E>

/** The signature of `states`: up to 3 exits. */
export interface StatesSignature {
  <const T extends StateGraph>(
    name: string,
    graph: T & StateNames<T>,
    rules: StateRules<T>,
  ): StateMachine<T, never>
  <const T extends StateGraph, E1>(
    name: string,
    graph: T & StateNames<T>,
    rules: StateRules<T>,
    exit1: StateExit<T, never, E1>,
  ): StateMachine<T, E1>
  <const T extends StateGraph, E1, E2>(
    name: string,
    graph: T & StateNames<T>,
    rules: StateRules<T>,
    exit1: StateExit<T, never, E1>,
    exit2: StateExit<T, E1, E2>,
  ): StateMachine<T, E2>
  <const T extends StateGraph, E1, E2, E3>(
    name: string,
    graph: T & StateNames<T>,
    rules: StateRules<T>,
    exit1: StateExit<T, never, E1>,
    exit2: StateExit<T, E1, E2>,
    exit3: StateExit<T, E2, E3>,
  ): StateMachine<T, E3>
}

// private

type UndeclaredMove<
  K extends string,
  S extends string,
> = `The state ${K} may not go to ${S}: add '${S}' to the list 'to' of ${K}.`

type NextState<T, K extends keyof T> = T[K] extends { readonly to: ReadonlyArray<infer S> }
  ? Extract<S, keyof T & string>
  : never
