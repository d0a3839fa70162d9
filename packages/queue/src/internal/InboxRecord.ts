// How an inbox in Redis or NATS stores an update: a line of JSON with its facts, and its text.

import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { InboxUpdate, ParkedUpdate, TakenUpdate } from '@pipegram/updates/Inbox'

// constructors

/** The stored content of an update. */
export const contentOf = ({ lane, kind, text, trace }: InboxUpdate, at: Millis): string =>
  `${JSON.stringify({ lane, kind, at, trace })}\n${text}`

/** The facts that a parked update has in addition. */
export const parkFacts = (reason: string, attempts: number, at: Millis): string =>
  JSON.stringify({ reason, attempts, at })

// destructors

/** The text in a content. */
export const textIn = (content: string): string => content.slice(content.indexOf('\n') + 1)

/** The text in a content, and the facts that its handling needs. Older releases stored no trace. */
export const keptIn = (content: string): Pick<TakenUpdate, 'receivedAt' | 'text' | 'trace'> => {
  const { at, trace } = read(content.slice(0, Math.max(0, content.indexOf('\n')))) ?? {}
  return {
    text: textIn(content),
    ...defined({
      receivedAt: typeof at === 'number' ? at : undefined,
      trace: typeof trace === 'string' ? trace : undefined,
    }),
  }
}

/** A parked update, from its id and its facts; `undefined` if the facts do not decode. */
export const parkedOf = (id: number, facts: string): ParkedUpdate | undefined => {
  const at = facts.indexOf('\n')
  const [parked, kept] = [read(facts.slice(0, at)), read(facts.slice(at + 1))]
  return parked === undefined || kept === undefined
    ? undefined
    : {
        id,
        lane: String(kept['lane']),
        kind: String(kept['kind']),
        reason: String(parked['reason']),
        attempts: Number(parked['attempts']),
        receivedAt: Number(kept['at']),
        parkedAt: Number(parked['at']),
      }
}

// private

const read = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}
