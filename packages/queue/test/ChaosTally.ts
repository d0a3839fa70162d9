// What the workers of a fleet wrote down, counted.

import { readFileSync } from 'node:fs'

// model

export interface ChaosTally {
  /** Updates without an effect. */
  readonly lost: number
  /** Handlers that began after the handler of a later update of their chat. */
  readonly lateBegins: number
  /** Effects that came after the effect of a later update of their chat. */
  readonly lateEffects: number
  /** Handlers that began again. */
  readonly repeats: number
  /** Effects that had already happened. */
  readonly repeatedEffects: number
  /** Updates that had begun without an effect when a blow hit their worker, over all blows. */
  readonly inFlight: number
  /** Ends that the inbox refused, as from workers that woke up too late. */
  readonly refused: number
  /** The longest time from a blow to the next begin in a chat that the blow hit, in ms. */
  readonly takeover: number
}

/** When which process was killed, stopped or cut off from the engine. */
export interface ChaosBlow {
  readonly pid: number | undefined
  readonly at: number
}

interface Line {
  readonly what: string
  readonly chat: string
  readonly text: number
  readonly pid: number
  readonly at: number
}

// destructors

/** Counts what is in the log. */
export const tallyOf = (
  log: string,
  { updates }: { readonly updates: number },
  blows: ReadonlyArray<ChaosBlow>,
): ChaosTally => {
  const lines = linesIn(log)
  const begins = lines.filter(({ what }) => what === 'begin')
  const effects = lines.filter(({ what }) => what === 'effect')
  const open = blows.map((blow) => openAt(lines, blow))
  return {
    lost: updates - keysOf(effects).size,
    lateBegins: lateIn(begins),
    lateEffects: lateIn(effects),
    repeats: begins.length - keysOf(begins).size,
    repeatedEffects: effects.length - keysOf(effects).size,
    inFlight: open.reduce((sum, each) => sum + each.length, 0),
    refused: lines.filter(({ what }) => what === 'refused').length,
    takeover: Math.max(0, ...open.flatMap((each, i) => gapsAfter(begins, each, blows[i]))),
  }
}

// private

const linesIn = (log: string): ReadonlyArray<Line> => {
  let text = ''
  try {
    text = readFileSync(log, 'utf8')
  } catch {
    // No worker has written yet.
  }
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [what = '', chat = '', number, pid, at] = line.split(' ')
      return { what, chat, text: Number(number), pid: Number(pid), at: Number(at) }
    })
}

const keysOf = (lines: ReadonlyArray<Line>): ReadonlySet<string> =>
  new Set(lines.map(({ chat, text }) => `${chat} ${text}`))

// How many lines come after a line of the same chat with a higher number.
const lateIn = (lines: ReadonlyArray<Line>): number => {
  const highest = new Map<string, number>()
  return lines.filter(({ chat, text }) => {
    const before = highest.get(chat) ?? -1
    highest.set(chat, Math.max(before, text))
    return text < before
  }).length
}

// The updates that a process had begun at a time, and that had no effect yet.
const openAt = (lines: ReadonlyArray<Line>, blow: ChaosBlow): ReadonlyArray<Line> => {
  const open = new Map<string, Line>()
  for (const line of lines) {
    if (line.pid !== blow.pid || line.at > blow.at) continue
    if (line.what === 'begin') open.set(`${line.chat} ${line.text}`, line)
    else open.delete(`${line.chat} ${line.text}`)
  }
  return [...open.values()]
}

const gapsAfter = (
  begins: ReadonlyArray<Line>,
  open: ReadonlyArray<Line>,
  blow: { readonly at: number } | undefined,
): ReadonlyArray<number> =>
  open.flatMap(({ chat }) => {
    const at = blow?.at ?? 0
    const next = begins.find((begin) => begin.chat === chat && begin.at > at)
    return next === undefined ? [] : [next.at - at]
  })
