// The state of a partition: which updates above the floor have ended, and the marks of the others. One entry
// of a bucket stores all of it. Another process may add to the entry what it erases from the stream.

import { recordIn } from '../NatsEngine.ts'
import { freshMark, type NatsMark, type NatsUpdate } from '../NatsRecord.ts'

// model

// A range of the stream in which all messages of the partition have ended, or one update that has not ended.
interface PartitionSlot {
  readonly from: number
  to: number
  /** How many messages of the partition the range has. */
  count: number
  update: NatsUpdate | undefined
}

export interface PartitionState {
  /** All messages up to here have ended. */
  floor: number
  /** The last message that was read. */
  read: number
  slots: Array<PartitionSlot>
  /** The updates that were read and have not ended, by their place in the stream. */
  readonly open: Map<number, PartitionSlot>
  /** The marks of updates that this owner has not read yet. */
  readonly marks: Map<number, NatsMark>
  /** The messages that were erased, as far as this owner knows. */
  readonly erased: Set<number>
}

/** The entry of a partition, decoded. */
export interface PartitionEntry {
  /** The worker that owns the partition. Empty if it was given back. */
  readonly worker: string
  readonly token: string
  /** When the stream was created. Another stream has other sequence numbers. */
  readonly epoch: string
  readonly floor: number
  /** How many messages above the floor have ended. */
  readonly above: number
  /** The messages that were erased, and that the owner has not yet written as ended. */
  readonly erased: ReadonlyArray<number>
  readonly state: PartitionState
}

// constructors

export const emptyState = (): PartitionState => ({
  floor: 0,
  read: 0,
  slots: [],
  open: new Map(),
  marks: new Map(),
  erased: new Set(),
})

/** Reads an entry. If its owner has died, each update that was running counts one more death. */
export const entryIn = (text: string): PartitionEntry => {
  const found = recordIn(text)
  const floor = Number(found['floor'] ?? 0)
  const done = numbersIn(found['done'])
  const state = { ...emptyState(), floor, read: floor }
  for (let i = 0, at = floor; i + 2 < done.length; i += 3) {
    const from = at + (done[i] ?? 0)
    const to = from + (done[i + 1] ?? 0)
    state.slots.push({ from, to, count: done[i + 2] ?? 0, update: undefined })
    at = to
  }
  const hasDied = found['worker'] !== ''
  for (const each of Array.isArray(found['marks']) ? found['marks'] : []) addMark(state, each, hasDied)
  const erased = numbersIn(found['erased'])
  erase(state, erased)
  return {
    worker: wordIn(found['worker']),
    token: wordIn(found['token']),
    epoch: wordIn(found['epoch']),
    floor,
    above: state.slots.reduce((sum, { count }) => sum + count, 0),
    erased,
    state,
  }
}

// destructors

/** The text of an entry. */
export const showEntry = (
  state: PartitionState,
  owner: { readonly worker: string; readonly token: string; readonly epoch: string },
): string => {
  compact(state)
  const done: Array<number> = []
  const marks: Array<ReadonlyArray<number | string>> = []
  let at = state.floor
  for (const { from, to, count, update } of state.slots)
    if (update === undefined) {
      done.push(from - at, to - from, count)
      at = to
    } else if (isMarked(update.mark)) marks.push(markOf(update.seq, update.mark))
  for (const [seq, mark] of state.marks) marks.push(markOf(seq, mark))
  return JSON.stringify({ ...owner, floor: state.floor, done, marks })
}

/** An entry with more erased messages; the rest of the entry stays as it is. */
export const withErased = (entry: string, seqs: ReadonlyArray<number>): string => {
  const found = recordIn(entry)
  return JSON.stringify({ ...found, erased: [...new Set([...numbersIn(found['erased']), ...seqs])] })
}

// combinators

/** Notes that a message was read. Returns its mark, or `undefined` if the message has already ended. */
export const readTo = (state: PartitionState, seq: number): NatsMark | undefined => {
  const isNew = seq > state.read
  state.read = Math.max(state.read, seq)
  if (!isNew || isCovered(state, seq)) return undefined
  const mark = state.marks.get(seq) ?? freshMark()
  state.marks.delete(seq)
  return mark
}

/** Adds an update that was read. */
export const addOpen = (state: PartitionState, update: NatsUpdate): void => {
  const slot = { from: update.seq, to: update.seq, count: 1, update }
  state.open.set(update.seq, slot)
  state.slots.splice(placeOf(state, update.seq), 0, slot)
}

/** Ends an update. */
export const endOpen = (state: PartitionState, seq: number): void => {
  const slot = state.open.get(seq)
  if (slot === undefined) return
  slot.update = undefined
  state.open.delete(seq)
}

/** Ends erased messages. They do not count as ended, since the stream no longer has them. */
export const erase = (state: PartitionState, seqs: ReadonlyArray<number>): void => {
  for (const seq of seqs) {
    if (state.erased.has(seq)) continue
    state.erased.add(seq)
    state.marks.delete(seq)
    if (seq <= state.floor) continue
    const place = placeOf(state, seq)
    const slot = state.slots[place]
    if (slot === undefined || slot.from > seq)
      state.slots.splice(place, 0, { from: seq, to: seq, count: 0, update: undefined })
    else {
      slot.count = Math.max(0, slot.count - 1)
      endOpen(state, seq)
    }
  }
}

// private

const numbersIn = (value: unknown): ReadonlyArray<number> => (Array.isArray(value) ? value.map(Number) : [])

const wordIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const addMark = (state: PartitionState, value: unknown, hasDied: boolean): void => {
  if (!Array.isArray(value)) return
  const [seq, attempts, deaths, running, due] = value.slice(0, 5).map(Number)
  const parking: unknown = value[5]
  state.marks.set(seq ?? 0, {
    attempts: attempts ?? 0,
    deaths: (deaths ?? 0) + (hasDied && running === 1 ? 1 : 0),
    isRunning: false,
    due: due ?? 0,
    ...(typeof parking === 'string' && { parking }),
  })
}

const isMarked = ({ attempts, deaths, due, parking }: NatsMark): boolean =>
  attempts > 0 || deaths > 0 || due > 0 || parking !== undefined

const markOf = (
  seq: number,
  { attempts, deaths, isRunning, due, parking }: NatsMark,
): ReadonlyArray<number | string> => [
  ...[seq, attempts, deaths, isRunning ? 1 : 0, due],
  ...(parking === undefined ? [] : [parking]),
]

// The first slot that does not end before a message. It searches from the end, where most messages come.
const placeOf = ({ slots }: PartitionState, seq: number): number => {
  let at = slots.length
  while (at > 0 && (slots[at - 1]?.to ?? 0) >= seq) at -= 1
  return at
}

const isCovered = (state: PartitionState, seq: number): boolean =>
  seq <= state.floor || (state.slots[placeOf(state, seq)]?.from ?? Infinity) <= seq

// Raises the floor, and joins ranges that have ended. A range above `read` stays: messages below it may not
// have been read yet.
const compact = (state: PartitionState): void => {
  const slots: Array<PartitionSlot> = []
  for (const slot of state.slots) {
    const last = slots.at(-1)
    const isEnded = slot.update === undefined && slot.from <= state.read
    if (isEnded && last === undefined) state.floor = slot.to
    else if (isEnded && last !== undefined && last.update === undefined) {
      last.to = slot.to
      last.count += slot.count
    } else slots.push(slot)
  }
  state.slots = slots
  state.read = Math.max(state.read, state.floor)
}
