// What an owner of a partition writes: the next owner reads it, and goes on without a loss or a repeat.

import { expect, it } from 'vitest'
import { freshMark } from '../src/internal/nats/NatsRecord.ts'
import {
  addOpen,
  emptyState,
  endOpen,
  entryIn,
  erase,
  type PartitionState,
  readTo,
  showEntry,
  withErased,
} from '../src/internal/nats/partition/PartitionState.ts'

const owner = { worker: 'w', token: 't', epoch: 'e' }

const read = (state: PartitionState, seq: number): boolean => {
  const mark = readTo(state, seq)
  if (mark !== undefined) addOpen(state, { id: seq, lane: 'a', seq, content: '', text: '', mark })
  return mark !== undefined
}

const sequence = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'owners follow each other without a loss or a repeat, by seed %i',
  (seed) => {
    const random = sequence(seed)
    // Messages of other partitions are between them.
    const places = Array.from({ length: 400 }, (_, i) => 3 * i + 1 + random(3))
    const ended = new Set<number>()
    let state = emptyState()
    let next = 0
    let owners = 0
    while (ended.size < places.length) {
      const what = random(10)
      const place = places[next]
      if (what < 5 && place !== undefined) {
        expect(read(state, place)).toBe(!ended.has(place))
        next += 1
      } else if (what < 9) {
        const open = [...state.open.keys()]
        const seq = open[random(Math.max(1, open.length))]
        if (seq === undefined) continue
        endOpen(state, seq)
        ended.add(seq)
      } else {
        const text = showEntry(state, owner)
        const entry = entryIn(text)
        const above = places.filter((each) => each > entry.floor && ended.has(each)).length
        expect(entry.above).toBe(above)
        expect(places.filter((each) => each <= entry.floor).every((each) => ended.has(each))).toBe(true)
        owners += 1
        if (random(4) > 0) continue
        state = entry.state
        next = places.findIndex((each) => each > entry.floor)
        if (next < 0) next = places.length
      }
    }
    // Messages that have ended but were not read again must not raise the floor.
    for (const place of places.slice(next)) expect(read(state, place)).toBe(false)
    expect(JSON.parse(showEntry(state, owner))).toMatchObject({ floor: places.at(-1), done: [], marks: [] })
    expect(owners).toBeGreaterThan(10)
  },
)

it('an entry stays short while the first update of a partition waits for long', () => {
  const state = emptyState()
  for (let seq = 1; seq <= 10_000; seq++) {
    read(state, seq)
    if (seq > 1) endOpen(state, seq)
    if (seq % 100 === 0) showEntry(state, owner)
  }
  expect(showEntry(state, owner).length).toBeLessThan(120)
  expect(state.slots.length).toBe(2)
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'what was erased ends, and counts neither as ended nor as open, by seed %i',
  (seed) => {
    const random = sequence(seed)
    // The messages in the stream, and those that have ended.
    const stream = new Set(Array.from({ length: 200 }, (_, i) => i + 1))
    const ended = new Set<number>()
    let state = emptyState()
    let next = 1
    for (let step = 0; step < 600; step++) {
      const what = random(10)
      if (what < 4 && next <= 200) {
        if (stream.has(next)) expect(read(state, next)).toBe(!ended.has(next))
        next += 1
      } else if (what < 7) {
        const [seq] = [...state.open.keys()].slice(random(3))
        if (seq === undefined) continue
        endOpen(state, seq)
        ended.add(seq)
      } else {
        const gone = [...stream].filter(() => random(60) === 0)
        const entry = entryIn(withErased(showEntry(state, owner), gone))
        expect(entry).toMatchObject({ ...owner, erased: gone })
        for (const seq of gone) stream.delete(seq)
        const left = [...stream].filter((seq) => seq > entry.floor)
        expect(left.length - entry.above).toBe([...stream].filter((seq) => !ended.has(seq)).length)
        if (what < 9) {
          // The owner learns the erasure, twice if it must write again.
          erase(state, gone)
          erase(state, gone)
          for (const seq of gone) expect(state.open.has(seq)).toBe(false)
          continue
        }
        state = entry.state
        next = entry.floor + 1
      }
    }
    expect(stream.size).toBeLessThan(200)
    expect(stream.size).toBeGreaterThan(0)
    for (const seq of stream) if (seq >= next) read(state, seq)
    const last = entryIn(showEntry(state, owner))
    const left = [...stream].filter((seq) => seq > last.floor)
    expect(left.length - last.above).toBe([...stream].filter((seq) => !ended.has(seq)).length)
  },
)

it('counts a death for an update that ran when its owner died, not for one given back', () => {
  const state = emptyState()
  for (const seq of [1, 2]) read(state, seq)
  const mark = state.open.get(2)?.update?.mark ?? freshMark()
  Object.assign(mark, { attempts: 1, isRunning: true })
  const died = entryIn(showEntry(state, owner)).state
  expect(died.marks.get(2)).toEqual({ attempts: 1, deaths: 1, isRunning: false, due: 0 })
  const left = entryIn(showEntry(state, { ...owner, worker: '' })).state
  expect(left.marks.get(2)).toEqual({ attempts: 1, deaths: 0, isRunning: false, due: 0 })
  // The next owner keeps the marks before it has read the updates again.
  expect(entryIn(showEntry(died, { ...owner, worker: '' })).state.marks.get(2)?.deaths).toBe(1)
})
