// The key by which an update of a kind is found in an index: the command of a message, the tag of a pressed button.

import * as O from 'fp-ts/lib/Option.js'
import { tagOf } from '@pipegram/core/CallbackData'
import * as Command from '@pipegram/core/Command'
import type { Update, UpdateKind } from '@pipegram/core/Types'

/** Whether updates of a kind have keys at all. */
export const isKeyed = (kind: UpdateKind): boolean => kind === 'message' || kind === 'callback_query'

/** The key of an update, if updates of its kind have one. */
export const keyOf = (kind: UpdateKind, update: Update): string | undefined => {
  switch (kind) {
    case 'message': {
      const command = update.message === undefined ? O.none : Command.fromMessage(update.message)
      return O.isSome(command) ? command.value.name : undefined
    }
    case 'callback_query':
      return update.callback_query?.data === undefined ? undefined : tagOf(update.callback_query.data)
    default:
      return undefined
  }
}
