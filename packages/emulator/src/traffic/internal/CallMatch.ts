// Matches the calls of a bot with the calls of a recording.

import { defined } from '@pipegram/core/Defined'
import * as Json from '../../values/internal/Json.ts'
import { changedParameters, type CallDifference, type ComparedCall } from '../CallDifference.ts'

// model

/** A call of the recording. */
export interface ExpectedCall extends ComparedCall {
  readonly line: number
  readonly after: number | undefined
}

/** A call that the bot made now. */
export interface MadeCall extends ComparedCall {
  readonly after: number | undefined
}

// destructors

/** The subject of a call. Calls about one subject have an order; others may happen in any order. */
export const subjectOf = ({ params }: ComparedCall): string => {
  const key = subjects.find((name) => params[name] !== undefined)
  return key === undefined ? '' : `${key} ${String(params[key])}`
}

/** The parameters of a call as one text, which does not depend on their order. */
export const textOf = ({ params }: ComparedCall): string =>
  JSON.stringify(params, (_, value: unknown) =>
    Json.isObject(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

/** The differences of all calls: the smallest possible number. */
export const differencesOf = (
  expected: ReadonlyArray<ExpectedCall>,
  made: ReadonlyArray<MadeCall>,
): ReadonlyArray<CallDifference> => {
  const [before, now] = [Map.groupBy(expected.map(keyed), subjectOf), Map.groupBy(made.map(keyed), subjectOf)]
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((subject) =>
    aligned(before.get(subject) ?? [], now.get(subject) ?? []),
  )
}

// private

const subjects = ['chat_id', 'inline_message_id', 'callback_query_id', 'inline_query_id', 'user_id']

// The text of a call is made once, and compared many times.
type Keyed<A> = A & { readonly key: string }

const keyed = <A extends ComparedCall>(call: A): Keyed<A> => ({
  ...call,
  key: `${call.method} ${textOf(call)}`,
})

interface KeyedCall extends ComparedCall {
  readonly key: string
}

const isSame = (a: KeyedCall, b: KeyedCall): boolean => a.key === b.key

// Most calls are the same at both ends. Only the rest is compared call by call.
const aligned = (
  expected: ReadonlyArray<Keyed<ExpectedCall>>,
  made: ReadonlyArray<Keyed<MadeCall>>,
): ReadonlyArray<CallDifference> => {
  const sameAt = (i: number, j: number): boolean => {
    const [was, call] = [expected.at(i), made.at(j)]
    return was !== undefined && call !== undefined && isSame(was, call)
  }
  const length = Math.min(expected.length, made.length)
  let start = 0
  while (start < length && sameAt(start, start)) start += 1
  let end = 0
  while (end < length - start && sameAt(-1 - end, -1 - end)) end += 1
  return between(expected.slice(start, expected.length - end), made.slice(start, made.length - end))
}

// The usual table for the cheapest way from one list to the other. A change costs less than a missing call
// and a new one. missing and a new one.
const between = (
  expected: ReadonlyArray<Keyed<ExpectedCall>>,
  made: ReadonlyArray<Keyed<MadeCall>>,
): ReadonlyArray<CallDifference> => {
  if (expected.length * made.length > mostCells) return inParts(expected, made)
  const costs = expected
    .map(() => new Float64Array(made.length + 1))
    .concat(new Float64Array(made.length + 1))
  const costAt = (i: number, j: number): number => costs[i]?.[j] ?? 0
  for (let i = expected.length; i >= 0; i -= 1)
    for (let j = made.length; j >= 0; j -= 1) {
      const row = costs[i]
      const [was, call] = [expected[i], made[j]]
      if (row === undefined || (was === undefined && call === undefined)) continue
      const missing = was === undefined ? Infinity : costAt(i + 1, j) + 1
      const added = call === undefined ? Infinity : costAt(i, j + 1) + 1
      row[j] = Math.min(missing, added, pairCost(was, call) + costAt(i + 1, j + 1))
    }
  const found: Array<CallDifference> = []
  for (let [i, j] = [0, 0]; i < expected.length || j < made.length;) {
    const [was, call] = [expected[i], made[j]]
    if (
      was !== undefined &&
      call !== undefined &&
      costAt(i, j) === pairCost(was, call) + costAt(i + 1, j + 1)
    ) {
      if (!isSame(was, call)) found.push(changed(was, call))
      i += 1
      j += 1
    } else if (was !== undefined && costAt(i, j) === costAt(i + 1, j) + 1) {
      found.push(defined({ _tag: 'Missing', call: bare(was), line: was.line, after: was.after } as const))
      i += 1
    } else if (call !== undefined) {
      found.push(defined({ _tag: 'New', call: bare(call), after: call.after } as const))
      j += 1
    }
  }
  return found
}

const mostCells = 1_000_000

const inParts = (
  expected: ReadonlyArray<Keyed<ExpectedCall>>,
  made: ReadonlyArray<Keyed<MadeCall>>,
): ReadonlyArray<CallDifference> => {
  const size = Math.floor(Math.sqrt(mostCells))
  const parts = Math.ceil(Math.max(expected.length, made.length) / size)
  return Array.from({ length: parts }, (_, part) => part * size).flatMap((at) =>
    between(expected.slice(at, at + size), made.slice(at, at + size)),
  )
}

const pairCost = (was: KeyedCall | undefined, call: KeyedCall | undefined): number =>
  was === undefined || call === undefined || was.method !== call.method
    ? Infinity
    : isSame(was, call)
      ? 0
      : 1.5

const changed = (was: ExpectedCall, call: MadeCall): CallDifference =>
  defined({
    _tag: 'Changed',
    was: bare(was),
    call: bare(call),
    fields: changedParameters(was.params, call.params),
    line: was.line,
    after: call.after,
  } as const)

const bare = ({ method, params }: ComparedCall): ComparedCall => ({ method, params })
