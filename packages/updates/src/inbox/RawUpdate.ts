// Turns an update from Telegram into the form that an inbox stores: its whole text, its lane, and its fault.

import { updateKinds, type Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { decode, idOf } from '../Batch.ts'
import { reasonOf } from '../DeadLetter.ts'
import type { InboxUpdate } from './Inbox.ts'

// destructors

/**
 * An update in the form that an inbox stores, in the lane that `lane` returns, or in a lane of its own. An
 * update that does not decode is stored whole, with its fault. `undefined` if the update has no `update_id`,
 * or is nested too deeply for JSON.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toInboxUpdate } from '@pipegram/updates/RawUpdate'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(toInboxUpdate({ ...said('Hi'), update_id: 5 }, () => 'all')?.kind, 'message')
 *   assert.ok(toInboxUpdate({ update_id: 6, message: 5 }, () => 'all')?.fault?.startsWith('update.message'))
 */
export const toInboxUpdate = (
  raw: unknown,
  lane: (update: Update) => string | undefined,
): InboxUpdate | undefined => {
  const id = idOf(raw)
  const text = textOf(raw)
  if (id === undefined || text === undefined) return undefined
  const own = `update:${id}`
  const kept = { id, kind: kindIn(raw), text }
  const decoded = decode(raw)
  return E.isRight(decoded)
    ? { ...kept, lane: lane(decoded.right) ?? own, update: decoded.right }
    : { ...kept, lane: own, fault: reasonOf({ _tag: 'Undecodable', update: raw, errors: decoded.left }) }
}

/**
 * True if an update is about a user or a chat: they sent it, it was sent in that chat, or it says that the
 * user's membership changed. A message that only quotes or mentions them is not about them.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { isAbout } from '@pipegram/updates/RawUpdate'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(isAbout(1001)(said('Hi')), true)
 *   assert.strictEqual(isAbout(1002)(said('Hi')), false)
 */
export const isAbout =
  (id: number) =>
  (raw: unknown): boolean =>
    fieldsOf(raw).some(
      (content) =>
        subjects.some((path) => isId(id, path.reduce(fieldOf, content))) ||
        newcomers(content).some((user) => isId(id, fieldOf(user, 'id'))),
    )

// private

// The paths to the ids of the users and chats that an update is about.
const subjects: ReadonlyArray<ReadonlyArray<string>> = [
  ...['from', 'user', 'chat', 'sender_chat', 'actor_chat', 'voter_chat', 'left_chat_member'].map((name) => [
    name,
    'id',
  ]),
  ['user_chat_id'],
  ['message', 'chat', 'id'],
  ['new_chat_member', 'user', 'id'],
  ['boost', 'source', 'user', 'id'],
  ['source', 'user', 'id'],
]

// The decoder takes a string for an integer, too.
const isId = (id: number, value: unknown): boolean => value === id || value === String(id)

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const fieldsOf = (raw: unknown): ReadonlyArray<unknown> =>
  typeof raw === 'object' && raw !== null ? Object.values(raw) : []

const newcomers = (content: unknown): ReadonlyArray<unknown> => {
  const found = fieldOf(content, 'new_chat_members')
  return Array.isArray(found) ? found : []
}

const textOf = (raw: unknown): string | undefined => {
  try {
    return JSON.stringify(raw)
  } catch {
    return undefined
  }
}

const kindIn = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null ? (updateKinds.find((kind) => kind in raw) ?? 'unknown') : 'unknown'
