// Counts the notes of a bot in a torture: updates that were lost, repeated or out of order, and repeats that
// nothing explains.

import { readFileSync } from 'node:fs'

// model

/** What the processes of a bot did. */
export interface TallyCounts {
  /** Updates whose handler has not ended. */
  readonly left: number
  /** Handlers that began after the handler of a later update of their chat, for the first time. */
  readonly outOfOrder: number
  /** The same, with repeats. */
  readonly regressions: number
  /** Handlers that began while another handler of their chat ran. */
  readonly overlaps: number
  /** Handlers that began again. */
  readonly repeats: number
  /** Such repeats of an update that was confirmed, or had already been repeated since the process began. */
  readonly unexplained: number
  /** Updates that had begun and were not confirmed, over all ends of a process. */
  readonly open: number
  /** The most such updates in one chat at one end. */
  readonly openPerChat: number
}

export interface Tally {
  /** Counts the notes that exist now. */
  readonly counts: () => TallyCounts
  /**
   * The process has ended. `waiting` has the updates that are not confirmed, as `chat number`: those that
   * have begun may be repeated once by the next process.
   */
  readonly end: (waiting: Iterable<string>) => void
}

interface TallyState {
  readonly updates: number
  readonly begun: Set<string>
  readonly ended: Set<string>
  /** The latest number that has begun, by chat. */
  readonly latest: Map<string, number>
  /** How many handlers run, by chat. */
  readonly running: Map<string, number>
  mayRepeat: Set<string>
  counts: Omit<TallyCounts, 'left'>
}

// constructors

/** Counts a file of notes that may not exist yet. */
export const makeTally = (file: string, updates: number): Tally => {
  const state: TallyState = {
    updates,
    begun: new Set(),
    ended: new Set(),
    latest: new Map(),
    running: new Map(),
    mayRepeat: new Set(),
    counts: {
      outOfOrder: 0,
      regressions: 0,
      overlaps: 0,
      repeats: 0,
      unexplained: 0,
      open: 0,
      openPerChat: 0,
    },
  }
  let read = 0
  const catchUp = (): void => {
    const lines = linesOf(file)
    for (const line of lines.slice(read)) {
      const [what, chat = '', number = ''] = line.split(' ')
      if (what === 'begin') begin(state, chat, Number(number))
      else end(state, chat, Number(number))
    }
    read = lines.length
  }
  return {
    counts: () => {
      catchUp()
      return { ...state.counts, left: updates - state.ended.size }
    },
    end: (waiting) => {
      catchUp()
      close(state, waiting)
    },
  }
}

// private

// The last line may be half written.
const linesOf = (file: string): ReadonlyArray<string> => {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}

const begin = (state: TallyState, chat: string, number: number): void => {
  const { begun, latest, mayRepeat, running } = state
  const key = `${chat} ${number}`
  const isRepeat = begun.has(key)
  const isLate = (latest.get(chat) ?? -1) > number
  const isBusy = (running.get(chat) ?? 0) > 0
  const isExplained = mayRepeat.delete(key)
  begun.add(key)
  latest.set(chat, Math.max(latest.get(chat) ?? -1, number))
  running.set(chat, (running.get(chat) ?? 0) + 1)
  const { counts } = state
  state.counts = {
    ...counts,
    outOfOrder: counts.outOfOrder + Number(isLate && !isRepeat),
    regressions: counts.regressions + Number(isLate),
    overlaps: counts.overlaps + Number(isBusy),
    repeats: counts.repeats + Number(isRepeat),
    unexplained: counts.unexplained + Number(isRepeat && !isExplained),
  }
}

const end = ({ ended, running }: TallyState, chat: string, number: number): void => {
  ended.add(`${chat} ${number}`)
  running.set(chat, (running.get(chat) ?? 0) - 1)
}

const close = (state: TallyState, waiting: Iterable<string>): void => {
  const open = [...waiting].filter((key) => state.begun.has(key))
  const perChat = new Map<string, number>()
  for (const key of open) {
    const chat = key.split(' ')[0] ?? ''
    perChat.set(chat, (perChat.get(chat) ?? 0) + 1)
  }
  state.running.clear()
  state.mayRepeat = new Set(open)
  state.counts = {
    ...state.counts,
    open: state.counts.open + open.length,
    openPerChat: Math.max(state.counts.openPerChat, ...perChat.values()),
  }
}
