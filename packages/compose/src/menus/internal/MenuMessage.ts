// The message in which a menu stands after a press.

import type { ApiError, Reason } from '@pipegram/core/ApiError'
import { edit, reply } from '@pipegram/core/Reply'
import type { CallbackQuery } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { handled, type Outcome } from '../../pipeline/Middleware.ts'
import type { MenuFace, MenuGround } from './MenuScene.ts'

// constructors

/** Puts a menu into the message of the button or, if that cannot be edited, into a new one. */
export const put = (
  { call }: MenuGround,
  query: CallbackQuery,
  { text, reply_markup }: MenuFace,
): TE.TaskEither<ApiError, Outcome> =>
  pipe(
    call(edit(query, text, { reply_markup })),
    TE.orElseW((error): TE.TaskEither<ApiError, unknown> => {
      if (error._tag !== 'Rejected') return TE.left(error)
      if (error.reason === 'MessageNotModified') return handled
      return query.message !== undefined && uneditable.has(error.reason)
        ? call(reply(query, text, { reply_markup }))
        : TE.left(error)
    }),
    TE.chainW(() => handled),
  )

// private

// A location or a poll, for example, has neither a text nor a caption.
const uneditable: ReadonlySet<Reason> = new Set<Reason>([
  'MessageCannotBeEdited',
  'MessageNotFound',
  'NoTextToEdit',
  'NoCaptionToEdit',
  'CaptionTooLong',
])
