// The tally of a torture finds losses, repeats and wrong orders.

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder } from '../inbox/Stage.ts'
import { makeTally, type Tally } from './Tally.ts'

const begin = (updates: number): { readonly tally: Tally; readonly note: (...lines: string[]) => void } => {
  const file = join(folder(), 'log')
  return {
    tally: makeTally(file, updates),
    note: (...lines) => appendFileSync(file, lines.map((line) => `${line}\n`).join('')),
  }
}

it('a tally counts updates whose handler never ended as left', () => {
  const { tally, note } = begin(3)
  expect(tally.counts().left).toBe(3)
  note('begin 1 0', 'end 1 0', 'begin 2 0')
  expect(tally.counts()).toMatchObject({ left: 2, repeats: 0, overlaps: 0 })
})

it('a tally sees updates of a chat that begin late, again, or in parallel', () => {
  const { tally, note } = begin(3)
  note('begin 1 1', 'begin 2 0', 'end 2 0', 'end 1 1', 'begin 1 0', 'begin 1 2', 'end 1 0', 'begin 1 1')
  expect(tally.counts()).toMatchObject({ outOfOrder: 1, regressions: 2, overlaps: 2, repeats: 1 })
})

it('a repeat is explained once, by an update that was open when the process ended', () => {
  const { tally, note } = begin(4)
  note('begin 1 0', 'begin 2 0', 'end 2 0', 'begin 2 1')
  // 3 0 has not begun.
  tally.end(['1 0', '2 1', '3 0'])
  expect(tally.counts()).toMatchObject({ open: 2, openPerChat: 1 })
  note('begin 1 0', 'begin 2 1')
  expect(tally.counts()).toMatchObject({ repeats: 2, unexplained: 0, overlaps: 0 })
  note('end 1 0', 'begin 1 0', 'end 2 1', 'begin 2 0')
  expect(tally.counts()).toMatchObject({ repeats: 4, unexplained: 2, regressions: 1, outOfOrder: 0 })
})
