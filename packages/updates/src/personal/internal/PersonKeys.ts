// Finds the keys of a store that are about a person.

import { beginningsOf } from '@pipegram/core/KeyOwner'
import type { Store, StoreError } from '@pipegram/core/Store'
import { keysIn } from '@pipegram/core/StoreKeys'
import * as E from 'fp-ts/lib/Either.js'

/**
 * The keys that begin with a user or a chat, and the keys of members of the chat, of timers of their dialogs,
 * and of their jobs.
 */
export const personKeys = async (
  store: Required<Store>,
  id: number,
): Promise<E.Either<StoreError, ReadonlyArray<string>>> => {
  const keys: Array<string> = []
  for (const beginning of beginningsOf(id)) {
    const found = await keysIn(beginning)(store)()
    if (E.isLeft(found)) return found
    keys.push(...found.right)
  }
  // Only groups have members.
  for (const [prefix, ownerIn] of id < 0 ? [members, timers] : [timers]) {
    const found = await keysIn(prefix)(store)()
    if (E.isLeft(found)) return found
    keys.push(...found.right.filter((key) => isOwner(ownerIn(key), id)))
  }
  const jobs = await keysIn('job ')(store)()
  if (E.isLeft(jobs)) return jobs
  for (const key of jobs.right) {
    const isTheirs = await isJobOf(store, key, id)
    if (E.isLeft(isTheirs)) return isTheirs
    if (isTheirs.right) keys.push(key)
  }
  return E.right(keys)
}

// private

// The beginning of some keys, and how to find the owner in them: in a timer, the owner comes after a word,
// the bot, and a name of two words.
const members = ['member ', (key: string) => key] as const
const timers = ['timer ', (key: string) => after(key, 4)] as const

// True if a key, or the rest of one, begins with a person or a chat, or with a member of the group.
const isOwner = (key: string, id: number): boolean =>
  beginningsOf(id).some((beginning) => `${key} `.startsWith(beginning)) ||
  (id < 0 && key.startsWith('member ') && key.split(' ')[2] === String(id))

const after = (key: string, words: number): string => key.split(' ').slice(words).join(' ')

// In the key of a job, the id comes after a word and the bot. A job that does not decrypt has only its id.
const isJobOf = async (store: Store, key: string, id: number): Promise<E.Either<StoreError, boolean>> => {
  if (isOwner(after(key, 2), id)) return E.right(true)
  const found = await store.get(key)()
  if (E.isLeft(found)) return found.left._tag === 'Unavailable' ? found : E.right(false)
  return E.right(found.right !== undefined && names(found.right.value, id))
}

// True if a JSON text names a person as Telegram does: by `chat_id` or `user_id`, or by the id of an object
// under `chat`, `from` or `user`. A list instead of recursion: a payload may be nested deeply.
const names = (text: string, id: number): boolean => {
  const left: Array<readonly [name: string, value: unknown]> = [['', parsed(text)]]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const [name, value] = at
    if (typeof value === 'object' && value !== null)
      for (const [inner, each] of Object.entries(value))
        left.push([inner === 'id' && holders.has(name) ? 'user_id' : inner, each])
    else if ((name === 'chat_id' || name === 'user_id') && String(value) === String(id)) return true
  }
  return false
}

const holders: ReadonlySet<string> = new Set(['chat', 'from', 'user'])

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
