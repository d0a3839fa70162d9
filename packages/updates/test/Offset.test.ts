import * as Offset from '@pipegram/updates/Offset'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

// Ascending ids with gaps, each with its place in the order in which the updates end.
const taken = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 2 ** 40 }), order: fc.double({ noNaN: true }) }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 60,
  })
  .map((all) => all.toSorted((a, b) => a.id - b.id))

const take = (ids: ReadonlyArray<number>, from = Offset.empty): Offset.Offset =>
  ids.reduce((self, id) => Offset.take(id)(self), from)

describe('Offset', () => {
  it('confirms nothing before the first update', () => {
    expect(Offset.confirmed(Offset.empty)).toBeUndefined()
  })

  it('never confirms an unfinished update, never moves back, and ends after the highest id', () => {
    fc.assert(
      fc.property(taken, (all) => {
        let offset = take(all.map(({ id }) => id))
        const open = new Set(all.map(({ id }) => id))
        let before = 0
        for (const { id } of all.toSorted((a, b) => a.order - b.order)) {
          const confirmed = Offset.confirmed(offset) ?? 0
          expect(confirmed).toBe(Math.min(...open))
          expect(confirmed).toBeGreaterThanOrEqual(before)
          before = confirmed
          open.delete(id)
          offset = Offset.finish(id, offset.era)(offset)
        }
        expect(Offset.confirmed(offset)).toBe(Math.max(...all.map(({ id }) => id)) + 1)
      }),
    )
  })

  it('knows the updates that were taken, and no later ones', () => {
    fc.assert(
      fc.property(taken, fc.nat(), (all, which) => {
        const ids = all.map(({ id }) => id)
        const done = ids[which % ids.length] ?? 0
        const offset = Offset.finish(done, 0)(take(ids))
        for (const id of ids) expect(Offset.isKnown(id)(offset)).toBe(true)
        expect(Offset.isKnown(Math.max(...ids) + 1)(offset)).toBe(false)
        expect(take(ids, offset)).toEqual(offset)
      }),
    )
  })

  it('starts a new era when the numbering of Telegram restarts at a lower id', () => {
    const before = Offset.finish(5000, 0)(take([5000, 5001]))
    const after = Offset.renumber([70, 71], Offset.confirmed(before))(before)
    expect(Offset.isKnown(70)(after)).toBe(false)
    expect(Offset.confirmed(take([70, 71], after))).toBe(70)
    // An update that ends late belongs to the old numbering.
    const again = take([5001], after)
    expect(Offset.finish(5001, before.era)(again)).toEqual(again)
  })

  it('goes on when Telegram skips ids or repeats them', () => {
    const before = take([5000, 5001])
    expect(Offset.renumber([5000, 5001, 900000], 5000)(before)).toBe(before)
    expect(Offset.renumber([5000], undefined)(before)).toBe(before)
    expect(Offset.confirmed(Offset.finish(5001, 0)(Offset.finish(5000, 0)(take([900000], before))))).toBe(
      900000,
    )
  })
})
