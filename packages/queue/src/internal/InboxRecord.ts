// What an inbox in Redis keeps of an update: a line of JSON with its facts, and its text.

import type { Millis } from '@pipegram/core/Clock'
import type { InboxUpdate, ParkedUpdate } from '@pipegram/updates/Inbox'

// constructors

/** The content of an update. */
export const contentOf = ({ lane, kind, text }: InboxUpdate, at: Millis): string =>
  `${JSON.stringify({ lane, kind, at })}\n${text}`

/** What is added when an update is parked. */
export const parkFacts = (reason: string, attempts: number, at: Millis): string =>
  JSON.stringify({ reason, attempts, at })

// destructors

/** The text in a content. */
export const textIn = (content: string): string => content.slice(content.indexOf('\n') + 1)

/** A parked update, from its id and its facts; `undefined` if they are none. */
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
