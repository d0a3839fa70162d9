// The queue of updates: they are added, fetched, and expire.
// https://core.telegram.org/bots/api#getting-updates

import { updateKinds, type Update, type UpdateKind } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import type { QueuedUpdate, UpdateQueue } from '../../state/State.ts'
import { type Seconds, toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** An update without its id. */
export type UnnumberedUpdate = Omit<Update, 'update_id'>

/** The fetched updates, and the queue after that. */
export interface FetchedUpdates {
  readonly queue: UpdateQueue
  readonly updates: ReadonlyArray<Update>
}

/** The kinds of update that a bot gets by default. */
export const defaultKinds: ReadonlyArray<UpdateKind> = updateKinds.filter(
  (kind) => kind !== 'chat_member' && kind !== 'message_reaction' && kind !== 'message_reaction_count',
)

/** The most updates that can wait. More updates are lost. */
export const capacity = 100_000

// constructors

/** An empty queue, and the id of its first update. */
export const emptyQueue = (first: number): UpdateQueue => ({
  entries: SortedMap.empty,
  next: first,
  bytes: 0,
  allowed: defaultKinds,
})

// combinators

/**
 * Adds an update, if the bot gets its kind and there is room. The bot always gets kinds that the Bot API does
 * not list.
 */
export const push =
  (content: UnnumberedUpdate, at: Millis) =>
  (self: UpdateQueue): UpdateQueue => {
    // Telegram writes the id first, and some clients read the second key as the kind.
    const number = { update_id: self.next }
    const update: Update = { ...number, ...content, ...number }
    const kind = kindOf(update)
    if (kind !== undefined && !self.allowed.includes(kind)) return self
    const entry: QueuedUpdate = {
      update,
      expires: dateOf(update, toSeconds(at)) + lifetimeOf(kind),
      size: JSON.stringify(update).length,
    }
    if (SortedMap.size(self.entries) >= capacity || self.bytes + entry.size > capacityBytes) return self
    return {
      ...self,
      entries: SortedMap.set(self.next, entry)(self.entries),
      next: self.next + 1,
      bytes: self.bytes + entry.size,
    }
  }

/** Removes an update. */
export const remove =
  (id: number) =>
  (self: UpdateQueue): UpdateQueue => {
    const entry = SortedMap.get(id)(self.entries)
    return entry === undefined
      ? self
      : { ...self, entries: SortedMap.remove(id)(self.entries), bytes: self.bytes - entry.size }
  }

/** Removes all updates. */
export const clear = (self: UpdateQueue): UpdateQueue => ({ ...self, entries: SortedMap.empty, bytes: 0 })

/**
 * Sets the kinds that the bot gets, from the text of `allowed_updates`. A text that is not an array changes
 * nothing.
 */
export const withAllowed =
  (text: string) =>
  (self: UpdateQueue): UpdateQueue => {
    const names = Json.parse(text)
    if (!Json.isArray(names)) return self
    const wanted = new Set(names.map((name) => (typeof name === 'string' ? name.toLowerCase() : '')))
    const known = updateKinds.filter((kind) => wanted.has(kind))
    return {
      ...self,
      allowed: known.length === 0 || known.join() === defaultKinds.join() ? defaultKinds : known,
    }
  }

/**
 * Fetches updates from an offset, and removes earlier ones. 0 means the oldest update, −N the newest N
 * updates. An offset far outside the queue counts as 0.
 */
export const fetch =
  (offset: number, limit: number, at: Millis) =>
  (self: UpdateQueue): FetchedUpdates => {
    const start = startOf(self, offset)
    let queue = dropBefore(self, start)
    const now = toSeconds(at)
    const updates: Array<Update> = []
    let bytes = 0
    for (const [id, { update, expires, size }] of SortedMap.entries(queue.entries)) {
      if (expires < now) {
        queue = remove(id)(queue)
        continue
      }
      bytes += size
      if (updates.length === limit || (bytes > answerBytes && updates.length > 0)) break
      updates.push(update)
    }
    return { queue, updates }
  }

// private

const capacityBytes = 128 * 1024 * 1024
const answerBytes = 4 * 1024 * 1024

const headOf = ({ entries, next }: UpdateQueue): number => SortedMap.first(entries)?.[0] ?? next

const startOf = (self: UpdateQueue, offset: number): number => {
  if (offset < 0) return Math.max(headOf(self), self.next + offset)
  return offset === 0 || offset > self.next + 10 || offset < headOf(self) - 100_000 ? headOf(self) : offset
}

const dropBefore = (self: UpdateQueue, start: number): UpdateQueue => {
  let bytes = self.bytes
  for (const [id, { size }] of SortedMap.entries(self.entries)) {
    if (id >= start) break
    bytes -= size
  }
  return bytes === self.bytes ? self : { ...self, entries: SortedMap.from(start)(self.entries), bytes }
}

const lifetimeOf = (kind: UpdateKind | undefined): Seconds => {
  switch (kind) {
    case 'inline_query':
      return 30
    case 'callback_query':
    case 'shipping_query':
    case 'pre_checkout_query':
      return 150
    case 'chosen_inline_result':
      return 600
    default:
      return 86_400
  }
}

const dateOf = (update: Update, now: Seconds): Seconds => {
  const edited = update.edited_message ?? update.edited_channel_post
  return edited?.edit_date ?? (update.message ?? update.channel_post)?.date ?? now
}
