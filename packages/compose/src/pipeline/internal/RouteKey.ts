// The keys that find an update in an index: the command of a message, its first word, its whole text, or the
// tag of a pressed button or of a widget.

import { tagOf } from '@pipegram/core/CallbackData'
import * as Command from '@pipegram/core/Command'
import { messageKinds } from '@pipegram/core/Filter'
import type { Update, UpdateKind, User } from '@pipegram/core/Types'
import { messageIn } from '@pipegram/core/UpdateFilters'
import * as O from 'fp-ts/lib/Option.js'
import type { RouteKey } from '../Shape.ts'

// model

/** Keys of one form, and how to read such a key from an update. */
export interface RouteKeyFamily {
  readonly sign: string
  /** Returns no key for a command that names another bot, if `me` is known. */
  readonly keyOf: (update: Update, me: User | undefined) => RouteKey | undefined
}

// destructors

/** The family of a key, if updates of this kind have keys of this form. */
export const familyOf = (kind: UpdateKind, key: RouteKey): RouteKeyFamily | undefined =>
  (queryKinds.includes(kind) ? ofQueries : ofMessages.get(kind))?.find(({ sign }) => key.startsWith(sign))

// private

const queryKinds: ReadonlyArray<UpdateKind> = ['callback_query', 'widget_query', 'shared_widget_query']

const ofQueries: ReadonlyArray<RouteKeyFamily> = [
  {
    sign: '#',
    keyOf: ({ callback_query, widget_query, shared_widget_query }) => {
      const data = (callback_query ?? widget_query ?? shared_widget_query)?.data
      return data === undefined ? undefined : `#${tagOf(data)}`
    },
  },
]

const ofMessages: ReadonlyMap<UpdateKind, ReadonlyArray<RouteKeyFamily>> = new Map(
  messageKinds.map((kind) => {
    const find = messageIn([kind])
    return [
      kind,
      [
        {
          sign: '/',
          keyOf: (update, me) => {
            const message = find(update)
            const command =
              message === undefined
                ? O.none
                : message.text === undefined
                  ? Command.fromCaption(message)
                  : Command.fromMessage(message)
            return O.isSome(command) && (me === undefined || Command.isFor(me)(command.value))
              ? `/${command.value.name}`
              : undefined
          },
        },
        {
          sign: '!',
          keyOf: (update) => {
            const message = find(update)
            const word = /\S+/.exec(message?.text ?? message?.caption ?? '')?.[0]
            return word === undefined ? undefined : `!${word.toLowerCase()}`
          },
        },
        {
          sign: '=',
          keyOf: (update) => {
            const text = find(update)?.text
            return text === undefined ? undefined : `=${text.toLowerCase()}`
          },
        },
      ],
    ]
  }),
)
