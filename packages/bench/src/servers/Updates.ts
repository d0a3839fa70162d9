// The endless updates: each of a thousand chats sends two messages in a row, and then waits for its turn. The
// text of a message is its number in its chat.

import { incapable } from '../Suite.ts'

// constructors

const chats = 1000
const name = '"first_name":"Ann"'

const chatOf = (id: number): number => Math.floor(id / 2) % chats

/** The update with an id, as JSON. */
export const updateText = (id: number): string => {
  const chat = 1000 + chatOf(id)
  const place = Math.floor(id / (2 * chats)) * 2 + (id % 2)
  const people = `"from":{"id":${chat},"is_bot":false,${name}},"chat":{"id":${chat},"type":"private",${name}}`
  return `{"update_id":${id},"message":{"message_id":${id},"date":1767225600,${people},"text":"${place}"}}`
}

/** Checks that the updates of a chat are handled one after another, once each, in their order. */
export interface Order {
  readonly begin: (chat: number, text: string) => void
  readonly end: (chat: number) => void
  /** The number of updates handled to the end. Throws if the order of a chat was broken. */
  readonly handled: () => number
}

export const makeOrder = (): Order => {
  const last = new Map<number, number>()
  const busy = new Set<number>()
  let handled = 0
  let broken = false
  return {
    begin: (chat, text) => {
      const place = Number(text)
      // Ids begin at 1, so the first chat begins with its second message.
      const expected = (last.get(chat) ?? (chat === 1000 ? 0 : -1)) + 1
      if (busy.has(chat) || place !== expected) broken = true
      last.set(chat, place)
      busy.add(chat)
    },
    end: (chat) => {
      busy.delete(chat)
      handled += 1
    },
    handled: () => {
      if (broken) throw incapable('breaks the order of a chat')
      return handled
    },
  }
}
