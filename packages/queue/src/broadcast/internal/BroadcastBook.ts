// What a broadcast keeps in its store: a mark for each recipient, and its own state.

import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { ofChat, ofUser } from '@pipegram/core/KeyOwner'
import { type Store, type StoreError, total, type Version } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'

// codecs

// The state of a recipient. `begun`: their message is under way, sent by the run with this id.
const Mark = t.intersection([
  t.type({ is: t.keyof({ begun: null, sent: null, gone: null, refused: null, unsure: null }) }),
  t.partial({ run: t.string, message: t.number, why: t.string }),
])

const State = t.intersection([
  t.type({
    phase: t.keyof({ open: null, paused: null, cancelled: null, done: null }),
    counts: t.type({ sent: t.number, gone: t.number, refused: t.number, unsure: t.number }),
    rate: t.number,
    until: t.number,
  }),
  // The run that holds the broadcast until the time `until`.
  t.partial({ runner: t.string }),
])

// model

export type BroadcastMark = t.TypeOf<typeof Mark>

export type BroadcastState = t.TypeOf<typeof State>

export type BroadcastPhase = BroadcastState['phase']

/** A new state, and what the caller gets. */
export interface StateChange<A> {
  readonly value: BroadcastState | undefined
  readonly result: A
}

export interface BroadcastBook {
  /** Writes the mark of a recipient if the version is still the same, and returns the new version. */
  readonly mark: (
    id: number,
    mark: BroadcastMark,
    version: Version | undefined,
  ) => TE.TaskEither<StoreError, Version>
  readonly markOf: (
    id: number,
  ) => TE.TaskEither<StoreError, { readonly value: BroadcastMark; readonly version: Version } | undefined>
  readonly unmark: (id: number, version: Version) => TE.TaskEither<StoreError, void>
  readonly state: {
    readonly get: TE.TaskEither<StoreError, BroadcastState | undefined>
    readonly change: <A>(
      become: (before: BroadcastState | undefined) => StateChange<A>,
    ) => TE.TaskEither<StoreError, A>
  }
}

/** The beginning of the keys of all broadcasts. */
export const beginning = 'bot broadcast '

// constructors

/** The book of a broadcast. Marks disappear after `ttl`. */
export const makeBook = (store: Store, name: string, ttl: Millis): BroadcastBook => {
  const safe = total(store)
  const [marks, states] = [typed(Mark)(safe), typed(State)(safe)]
  const stateKey = `${beginning}${name}`
  // The key of a mark names its recipient, so that all data of one person can be found.
  const keyOf = (id: number): string => `${id > 0 ? ofUser(id) : ofChat(id)} broadcast ${name}`
  return {
    mark: (id, mark, version) => marks.set(keyOf(id), mark, version, ttl),
    markOf: (id) => marks.get(keyOf(id)),
    unmark: (id, version) => marks.remove(keyOf(id), version),
    state: {
      get: pipe(
        states.get(stateKey),
        TE.map((found) => found?.value),
      ),
      change: (become) =>
        states.change(stateKey, (before) => {
          const { value, result } = become(before)
          return { value, result, ...defined({ ttl: ttl === 0 ? undefined : 2 * ttl }) }
        }),
    },
  }
}
