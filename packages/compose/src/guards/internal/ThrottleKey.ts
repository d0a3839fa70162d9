// The keys by which `throttle` counts updates: the sender, the chat, or the sender with the command.

import * as Command from '@pipegram/core/Command'
import { serviceAccounts } from '@pipegram/core/Id'
import type { Update } from '@pipegram/core/Types'
import { chatOf, messageOf, userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'

// guards

/** True for an update about a payment. No user can fake one. */
export const isPaid = ({ message, purchased_paid_media }: Update): boolean =>
  (message?.successful_payment ?? message?.refunded_payment ?? purchased_paid_media) !== undefined

// destructors

/** The key of an update, for each subject. An update without a key is not counted. */
export const keysOf = {
  user: (update: Update): number | undefined => senderOf(update),
  chat: (update: Update): number | undefined => O.toUndefined(chatOf(update))?.id,
  command: (update: Update): string | undefined => {
    const message = O.toUndefined(messageOf(update))
    const command =
      message === undefined || update.callback_query !== undefined
        ? undefined
        : O.toUndefined(
            message.text === undefined ? Command.fromCaption(message) : Command.fromMessage(message),
          )
    return command === undefined ? undefined : `${senderOf(update) ?? ''}/${command.name}`
  },
}

/**
 * A copy of a key, at most 400 characters long. A slice of a text keeps the whole text in memory, which can
 * be ten times as long; a text that is joined anew does not.
 */
export const copyOf = (key: string): string => key.slice(0, longest).split('').join('').toWellFormed()

// private

// A store takes keys of at most 512 characters, and each key has a prefix.
const longest = 400

// All anonymous administrators share one account, and so do all users who act in the name of a channel. For
// them the chat is counted.
const senderOf = (update: Update): number | undefined => {
  const chat =
    update.message_reaction?.actor_chat ??
    update.poll_answer?.voter_chat ??
    (update.callback_query === undefined ? O.toUndefined(messageOf(update))?.sender_chat : undefined)
  const user = O.toUndefined(userOf(update))?.id
  return (
    chat?.id ??
    (user !== undefined && serviceAccounts.includes(user)
      ? (O.toUndefined(chatOf(update))?.id ?? user)
      : user)
  )
}
