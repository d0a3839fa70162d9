// How the processes of a bot divide the places of one limit: who has how many, and who should have how many.

import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

// codecs

const Row = t.readonly(
  t.type({
    /** Grows with each write of the process. */
    beat: t.number,
    /** The places that it has. */
    have: t.number,
    /** The places that it wants for calls in bulk, and for all others. */
    bulk: t.number,
    calls: t.number,
    /** The places that its next call needs at once. */
    least: t.number,
    /** Its turn among those whose next call needs more than one place; 0 if it needs one. */
    turn: t.number,
  }),
)

const Table = t.readonly(
  t.type({
    /** Until when nobody sends, by a 429, and for how long Telegram asked that. */
    until: t.number,
    pause: t.number,
    rows: t.readonly(t.record(t.string, Row)),
  }),
)

// model

/** What one process has and wants of a limit. */
export type ShareRow = t.TypeOf<typeof Row>

/** What all processes have and want of a limit. */
export type ShareTable = t.TypeOf<typeof Table>

// constructors

/** Reads a table. Anything else counts as an empty one, and is overwritten. */
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
 * The places that each process should have. A call of several messages gets its places first, in turn. Then
 * come calls of people, then calls in bulk: each process gets what it wants, or as much as any other.
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

/** Whether a process has less than it should have. */
export const isShort = (
  rows: ShareTable['rows'],
  targets: ReadonlyMap<string, number>,
  name: string,
): boolean => (rows[name]?.have ?? 0) < (targets.get(name) ?? 0)

// private

const empty: ShareTable = { until: 0, pause: 0, rows: {} }

const wantOf = ({ bulk, calls }: ShareRow, kind: 'calls' | 'bulk'): number =>
  kind === 'calls' ? calls : calls + bulk
