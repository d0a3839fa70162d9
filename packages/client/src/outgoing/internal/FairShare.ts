// How the processes of a bot divide the places of one limit: how many each has, and how many it should have.

import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// codecs

const Row = t.readonly(
  t.type({
    /** Grows with each write of the process. */
    beat: t.number,
    /** The places that the process has. */
    have: t.number,
    /** The places that the process wants for calls in bulk, and for all other calls. */
    bulk: t.number,
    calls: t.number,
    /** The places that the next call of the process needs at once. */
    least: t.number,
    /** The turn of a process whose next call needs more than one place; 0 if it needs only one. */
    turn: t.number,
  }),
)

const Table = t.readonly(
  t.type({
    /** The end of a pause after a 429, in which no process sends, and the length of that pause. */
    until: t.number,
    pause: t.number,
    rows: t.readonly(t.record(t.string, Row)),
  }),
)

// model

/** The places of a limit that one process has and wants. */
export type ShareRow = t.TypeOf<typeof Row>

/** The places of a limit that all processes have and want. */
export type ShareTable = t.TypeOf<typeof Table>

// constructors

/** Reads a table. A text that is no table counts as an empty one, and is overwritten. */
export const tableOf = (text: string | undefined): ShareTable => {
  try {
    const table = Table.decode(JSON.parse(text ?? ''))
    return E.isRight(table) ? table.right : empty
  } catch {
    return empty
  }
}

// destructors

/** The places that are taken. */
export const takenIn = (rows: ShareTable['rows']): number =>
  Object.values(rows).reduce((sum, { have }) => sum + have, 0)

/**
 * The places that each process should have. First, calls of several messages get their places, in turn. Then
 * usual calls, then calls in bulk: each process gets as many places as it wants, or as many as any other.
 */
export const targetsOf = (rows: ShareTable['rows'], total: number): ReadonlyMap<string, number> => {
  const names = Object.entries(rows).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const targets = new Map(names.map(([name]) => [name, 0]))
  let left = total
  const give = (name: string, places: number): void => {
    targets.set(name, (targets.get(name) ?? 0) + places)
    left -= places
  }
  for (const [name, { least, turn }] of names.toSorted(([, a], [, b]) => a.turn - b.turn))
    if (turn > 0 && least <= left) give(name, least)
  for (const kind of ['calls', 'bulk'] as const) {
    const wants = names
      .map(([name, row]) => ({ name, want: wantOf(row, kind) - (targets.get(name) ?? 0) }))
      .filter(({ want }) => want > 0)
      .toSorted((a, b) => a.want - b.want)
    for (const [i, { name, want }] of wants.entries())
      give(name, Math.min(want, Math.floor(left / (wants.length - i))))
  }
  return targets
}

/** True if a process has fewer places than it should have. */
export const isShort = (
  rows: ShareTable['rows'],
  targets: ReadonlyMap<string, number>,
  name: string,
): boolean => (rows[name]?.have ?? 0) < (targets.get(name) ?? 0)

// private

const empty: ShareTable = { until: 0, pause: 0, rows: {} }

const wantOf = ({ bulk, calls }: ShareRow, kind: 'calls' | 'bulk'): number =>
  kind === 'calls' ? calls : calls + bulk
