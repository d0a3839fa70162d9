// The events of each chat and of all chats, for those who wait for them.

import type { IO } from 'fp-ts/lib/IO.js'
import type { ChatEvent } from '../../state/ChatEvent.ts'
import type { EmulatorClock, Millis } from '../../values/EmulatorClock.ts'
import { makeEventLog, type EventLog } from '../../values/internal/EventLog.ts'

// model

/** The events of all chats. */
export interface ChatLogs {
  readonly push: (events: ReadonlyArray<ChatEvent>) => void
  /** The events of all chats together. */
  readonly all: EventLog<ChatEvent>
  readonly clear: IO<void>
  /** The events of one chat. */
  readonly of: (chat_id: number) => EventLog<ChatEvent>
}

// constructors

/** Logs without events. A wait lasts at most `patience`. */
export const makeChatLogs = (clock: EmulatorClock, patience: Millis): ChatLogs => {
  const all = makeEventLog<ChatEvent>(clock, patience)
  const logs = new Map<number, EventLog<ChatEvent>>()
  const of = (chat_id: number): EventLog<ChatEvent> => {
    const found = logs.get(chat_id) ?? makeEventLog<ChatEvent>(clock, patience)
    logs.set(chat_id, found)
    return found
  }
  return {
    all,
    of,
    clear: () => {
      for (const log of [all, ...logs.values()]) log.clear()
    },
    push: (events) => {
      for (const event of events) {
        all.push(event)
        of(event.chat_id).push(event)
      }
    },
  }
}
