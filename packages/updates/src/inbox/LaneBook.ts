// The updates that wait and those that are held, lane by lane, in memory, without their content. An inbox
// changes the book only after the disk has the change.

import type { Millis } from '@pipegram/core/Clock'
import { deathsTogether } from './Inbox.ts'

// model

/** An update in the book. */
export interface BookEntry {
  readonly id: number
  /** Its number in the inbox. */
  readonly seq: number
  /** How many times its handling has begun. */
  attempts: number
  /** True if a process died while it handled the update. */
  readonly hasDied: boolean
}

/** An entry that was given, with the token of its lane. */
export interface Given {
  readonly lane: string
  readonly token: string
  readonly entry: BookEntry
}

export interface LaneBook {
  readonly add: (lane: string, entry: BookEntry) => void
  /** Returns the entries that may be held now, and marks them as held. */
  readonly give: (now: Millis) => ReadonlyArray<Given>
  /** The entry, if its lane is still held under this token. */
  readonly held: (lane: string, token: string, id: number) => BookEntry | undefined
  /** Removes a held entry. */
  readonly end: (lane: string, id: number) => void
  /** Gives a lane back until a time. */
  readonly postpone: (lane: string, at: Millis) => void
  /** When the next postponed lane may go on. */
  readonly due: () => Millis | undefined
  /** Removes the entries that wait in some lanes. Held entries stay. */
  readonly forget: (isIn: (lane: string) => boolean) => void
  /** The lanes that are held. */
  readonly busy: () => ReadonlyArray<string>
  readonly size: () => number
}

export interface BookLimits {
  readonly lanes: number
  readonly perLane: number
}

interface BookLane {
  readonly name: string
  /** Sorted by id. The entries before `head` are removed. */
  waiting: Array<BookEntry>
  head: number
  readonly held: Map<number, BookEntry>
  /** Empty while the lane is not held. */
  token: string
  due: Millis
}

interface Book {
  readonly limits: BookLimits
  readonly lease: number
  readonly lanes: Map<string, BookLane>
  readonly ready: Set<BookLane>
  readonly postponed: Set<BookLane>
  /** Lanes that are held; `growing` has those of them with more entries to give. */
  readonly busy: Set<BookLane>
  readonly growing: Set<BookLane>
  /** The lane of the update that runs alone. */
  lone: BookLane | undefined
  tokens: number
  size: number
}

// constructors

/** An empty book. Each token has the number of the lease, so no other lease has the same token. */
export const makeLaneBook = (limits: BookLimits, lease: number): LaneBook => {
  const book: Book = {
    limits,
    lease,
    lanes: new Map(),
    ready: new Set(),
    postponed: new Set(),
    busy: new Set(),
    growing: new Set(),
    lone: undefined,
    tokens: 0,
    size: 0,
  }
  const { lanes, postponed } = book
  return {
    add: (name, entry) => {
      const lane = lanes.get(name) ?? { name, waiting: [], head: 0, held: new Map(), token: '', due: 0 }
      lanes.set(name, lane)
      insert(lane, entry)
      book.size += 1
      if (!postponed.has(lane)) place(book, lane)
    },
    give: (now) => give(book, now),
    held: (name, token, id) => {
      const lane = lanes.get(name)
      return lane?.token === token ? lane.held.get(id) : undefined
    },
    end: (name, id) => {
      const lane = lanes.get(name)
      if (lane?.held.delete(id) !== true) return
      book.size -= 1
      place(book, lane)
    },
    postpone: (name, at) => {
      const lane = lanes.get(name)
      if (lane === undefined) return
      for (const entry of lane.held.values()) insert(lane, entry)
      lane.held.clear()
      lane.token = ''
      lane.due = at
      place(book, lane)
    },
    due: () => {
      let first: Millis | undefined
      for (const { due } of postponed) if (first === undefined || due < first) first = due
      return first
    },
    forget: (isIn) => {
      for (const lane of lanes.values()) if (isIn(lane.name)) empty(book, lane)
    },
    busy: () => [...book.busy].map(({ name }) => name),
    size: () => book.size,
  }
}

// private

const isLone = ({ hasDied, attempts }: BookEntry): boolean => hasDied && attempts >= deathsTogether

// Puts a lane into the right sets after a change.
const place = (book: Book, lane: BookLane): void => {
  const { busy, growing, lanes, postponed, ready } = book
  if (lane.held.size > 0) {
    if (left(lane) > 0) growing.add(lane)
    return
  }
  busy.delete(lane)
  growing.delete(lane)
  if (book.lone === lane) book.lone = undefined
  if (left(lane) === 0) lanes.delete(lane.name)
  else if (lane.due > 0) postponed.add(lane)
  else ready.add(lane)
}

const give = (book: Book, now: Millis): ReadonlyArray<Given> => {
  const { busy, growing, limits, postponed, ready } = book
  const given: Array<Given> = []
  for (const lane of postponed)
    if (lane.due <= now) {
      lane.due = 0
      postponed.delete(lane)
      ready.add(lane)
    }
  // If other lanes wait and no more lanes may be held, a held lane gets no more entries: it must end first.
  if (ready.size === 0 || busy.size < limits.lanes) for (const lane of growing) giveFrom(book, lane, given)
  for (const lane of ready) {
    if (busy.size >= limits.lanes) break
    claim(book, lane, given)
  }
  return given
}

const claim = (book: Book, lane: BookLane, given: Array<Given>): void => {
  const before = given.length
  book.tokens += 1
  lane.token = `${book.lease}.${book.tokens}`
  giveFrom(book, lane, given)
  if (given.length === before) return
  book.ready.delete(lane)
  book.busy.add(lane)
  place(book, lane)
}

const giveFrom = (book: Book, lane: BookLane, given: Array<Given>): void => {
  while (lane.held.size < book.limits.perLane && book.lone !== lane) {
    const entry = lane.waiting[lane.head]
    if (entry === undefined) break
    if (isLone(entry)) {
      if (book.lone !== undefined || lane.held.size > 0) break
      book.lone = lane
    }
    lane.head += 1
    lane.held.set(entry.id, entry)
    given.push({ lane: lane.name, token: lane.token, entry })
  }
  shrink(lane)
  if (left(lane) === 0) book.growing.delete(lane)
}

const left = ({ waiting, head }: BookLane): number => waiting.length - head

// Ids mostly come in order, so the search begins at the end.
const insert = (lane: BookLane, entry: BookEntry): void => {
  let at = lane.waiting.length
  while (at > lane.head && (lane.waiting[at - 1]?.id ?? 0) > entry.id) at -= 1
  if (at === lane.waiting.length) lane.waiting.push(entry)
  else lane.waiting.splice(at, 0, entry)
}

const empty = (book: Book, lane: BookLane): void => {
  book.size -= left(lane)
  lane.waiting = []
  lane.head = 0
  lane.due = 0
  book.ready.delete(lane)
  book.postponed.delete(lane)
  book.growing.delete(lane)
  if (lane.held.size === 0) book.lanes.delete(lane.name)
}

// Copies a long lane only after many entries have left it.
const shrink = (lane: BookLane): void => {
  if (lane.head < 1_000 && left(lane) > 0) return
  lane.waiting = lane.waiting.slice(lane.head)
  lane.head = 0
}
