// The moves of a state machine. The store keeps the name of the state, its value, and how many moves led to
// it.

import { explain } from '@pipegram/core/Fault'
import type { AnyText } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import type { AnswerForm } from '../AnswerForm.ts'
import type { AskOptions } from '../Ask.ts'
import type { DialogContext } from '../DialogContext.ts'
import type { AnswerFaults, DialogMoves, DialogStanding } from './DialogMoves.ts'
import { hashOf } from './DialogName.ts'
import {
  listed,
  mostSteps,
  withoutValue,
  writtenBy,
  type DialogStep,
  type StoredAnswers,
} from './DialogStep.ts'

// model

/** A move to a state. */
interface Move {
  readonly state: string
  readonly data: unknown
}

type Go = Readonly<Record<string, (data: unknown) => Move>>

interface Spec {
  readonly data: t.Type<unknown, unknown>
  readonly accepts?: AnswerForm<unknown>
  readonly to?: ReadonlyArray<string>
}

interface Rule extends AskOptions {
  readonly ask: AnyText | ((data: unknown, ctx: DialogContext) => AnyText)
  readonly next: (turn: { readonly answer: unknown; readonly data: unknown; readonly go: Go }) => Move
}

/** A state machine whose types were checked. */
export interface StateTable {
  readonly graph: Readonly<Record<string, Spec>>
  readonly start: (go: Go) => Move
  readonly on: Readonly<Record<string, Rule>>
}

// constructors

/** The moves of a state machine, and its form. */
export const stateMoves = (
  machine: string,
  { graph, start, on }: StateTable,
): { readonly moves: DialogMoves; readonly form: string } => {
  const names = Object.keys(graph)
  for (const [name, { accepts, to = [] }] of Object.entries(graph)) {
    const fault =
      accepts === undefined
        ? to.length > 0 && 'has next states, but accepts no answer'
        : (to.length === 0 && 'accepts answers, but has no next state') ||
          (!Object.hasOwn(on, name) && 'accepts answers, but has no function') ||
          (!to.every((next) => names.includes(next)) && 'goes to a state that does not exist')
    if (fault !== false) throw new RangeError(`The state "${name}" of "${machine}" ${fault}.`)
  }
  const stored = ({ state, data }: Move, count: number): StoredAnswers => ({
    state,
    data: writtenBy(specIn(state).data, `${machine}.${state}`, data),
    count,
  })
  const specIn = (state: string): Spec => {
    const spec = Object.hasOwn(graph, state) ? graph[state] : undefined
    if (spec === undefined) throw new TypeError(`"${machine}" has no state "${state}".`)
    return spec
  }
  return {
    form: hashOf(
      Object.entries(graph).map(
        ([name, { data, accepts, to = [] }]) => `${name}: ${data.name} ${accepts?.label} ${to.join(' ')}`,
      ),
    ),
    moves: {
      start: stored(start(goTo(names)), 0),
      read: ({ state, data, count }) =>
        pipe(
          typeof state === 'string' && Object.hasOwn(graph, state)
            ? E.fromNullable<AnswerFaults>([])(graph[state])
            : E.left([`state: expected one of ${names.join(', ')}`]),
          E.chain((spec) =>
            pipe(
              spec.data.decode(data),
              E.bimap(
                (errors): AnswerFaults => explain('data')(errors).map(withoutValue),
                (held) => standingOf(String(state), spec, held, Number(count), on),
              ),
            ),
          ),
        ),
      take: ({ count }, { step, scope }, answer) => {
        const { to = [] } = specIn(step.name)
        const move = on[step.name]?.next({ answer, data: scope, go: goTo(to) })
        if (move === undefined || !to.includes(move.state))
          throw new TypeError(
            `The state "${step.name}" of "${machine}" goes to ${to.join(' or ')}: return the result of go.`,
          )
        return stored(move, Number(count) + 1)
      },
      back: (same) => same,
      drawn: Object.entries(graph).map(([name, { data, to = [] }]) => ({
        label: `${name}: ${data.name}`,
        routes: 'any' as const,
        next: to.map((next) => ({ label: `to ${next}`, routes: 'any' as const, next: [] })),
      })),
    },
  }
}

// private

const goTo = (names: ReadonlyArray<string>): Go =>
  Object.fromEntries(names.map((state) => [state, (data: unknown): Move => ({ state, data })]))

const standingOf = (
  state: string,
  { accepts }: Spec,
  data: unknown,
  count: number,
  on: StateTable['on'],
): DialogStanding => {
  const answers = { state, data }
  const rule = on[state]
  if (accepts === undefined || rule === undefined) return { answers, open: undefined }
  const { ask, next: _, sentence = listed, ...options } = rule
  const step: DialogStep = {
    scope: [],
    name: state,
    isKept: true,
    form: accepts,
    question: typeof ask === 'function' ? ask : () => ask,
    options,
    sentence,
    conditions: [],
  }
  // The data of buttons contain the number of moves, so buttons of an earlier visit are old.
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the codec has made it
  return { answers, open: { number: count % mostSteps, step, scope: data as never } }
}
