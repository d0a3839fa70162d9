// The keys by which `throttle` counts updates: the sender, the chat, or the sender with the command.

import * as Command from '@pipegram/core/Command'
import { serviceAccounts } from '@pipegram/core/Id'
import { ofChat, ofUser, type KeyOwner } from '@pipegram/core/KeyOwner'
import type { Update } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'
import { makeRecentMap, type RecentMapOptions } from './RecentMap.ts'

// guards

/** True for an update about a payment. No user can fake such an update. */
export const isPaid = ({ message, purchased_paid_media }: Update): boolean =>
  (message?.successful_payment ?? message?.refunded_payment ?? purchased_paid_media) !== undefined

// constructors

/** What `throttle` can count without a function. */
export type ThrottleSubject = 'user' | 'chat' | 'command'

/** The key of an update. An update without a key is not counted. */
export type ThrottleKeyOf = (update: Update) => number | string | undefined

/**
 * The keys of a subject. Senders can choose some names, so their number is bounded. In one window, a group
 * has at most 20 keys for channels as which users write. A sender has at most 20 keys for commands. All
 * others share a key.
 */
export const makeKeyOf = (subject: ThrottleSubject, options: RecentMapOptions): ThrottleKeyOf => {
  const known = makeRecentMap<string, Set<string>>(options)
  const isKnown = (owner: string, name: string): boolean => {
    const names = known.get(owner) ?? new Set()
    if (names.has(name)) return true
    if (names.size >= mostNames) return false
    known.set(owner, names.add(copyOf(name)))
    return true
  }
  const user: ThrottleKeyOf = (update) => {
    const name = maskOf(update)
    if (name === undefined) return senderOf(update) ?? placeWithoutUser(update)
    const owner = `channels ${O.toUndefined(chatOf(update))?.id ?? ''}`
    return isKnown(owner, String(name)) ? name : owner
  }
  switch (subject) {
    case 'user':
      return user
    case 'chat':
      return (update) => O.toUndefined(chatOf(update))?.id ?? instanceOf(update) ?? pollOf(update)
    case 'command':
      return (update) => {
        const name = commandOf(update)
        if (name === undefined) return undefined
        const owner = ownerOf(user(update) ?? 'nobody')
        return `${owner} /${isKnown(owner, name) ? name : ''}`
      }
  }
}

// destructors

/** The beginning of the key in a store. A number is the id of a user or of a chat. */
export const ownerOf = (key: number | string): KeyOwner =>
  typeof key === 'string' ? key : key < 0 ? ofChat(key) : ofUser(key)

/**
 * A copy of a key, at most 400 characters long. A slice of a text keeps the whole text in memory; a copy that
 * is joined from characters does not.
 */
export const copyOf = (key: string): string => key.slice(0, longest).split('').join('').toWellFormed()

// private

// The key of a store has at most 512 characters, and each key has a prefix.
const longest = 400

const mostNames = 20

const commandOf = (update: Update): string | undefined => {
  const message = O.toUndefined(messageOf(update))
  if (message === undefined || update.callback_query !== undefined) return undefined
  return O.toUndefined(
    message.text === undefined ? Command.fromCaption(message) : Command.fromMessage(message),
  )?.name
}

// The chat in whose name a user writes, reacts or votes.
const maskOf = (update: Update): number | undefined =>
  (
    update.message_reaction?.actor_chat ??
    update.poll_answer?.voter_chat ??
    (update.callback_query === undefined ? O.toUndefined(messageOf(update))?.sender_chat : undefined)
  )?.id

// All anonymous administrators share one account, and so do all users who act in the name of a channel. For
// them, the chat counts.
const senderOf = (update: Update): number | undefined => {
  const user = O.toUndefined(userOf(update))?.id
  return user !== undefined && serviceAccounts.includes(user)
    ? (O.toUndefined(chatOf(update))?.id ?? user)
    : user
}

// An update without a known sender. It has its own key, so that reactions do not use up the limit of posts.
const placeWithoutUser = (update: Update): string | undefined => {
  const chat = O.toUndefined(chatOf(update))
  return chat === undefined ? pollOf(update) : `without a user ${chat.id}`
}

// For an inline message, Telegram gives only `chat_instance` instead of a chat.
const instanceOf = ({ callback_query, widget_query }: Update): string | undefined => {
  const instance = (callback_query ?? widget_query)?.chat_instance
  return instance === undefined ? undefined : `instance/${instance}`
}

// Each vote in an anonymous poll brings its totals. The last totals always pass.
const pollOf = ({ poll }: Update): string | undefined =>
  poll === undefined || poll.is_closed ? undefined : `poll ${poll.id}`
