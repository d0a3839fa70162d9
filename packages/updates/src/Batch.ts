// An answer to getUpdates, update by update: an update that does not decode does not hold up the others.
// https://core.telegram.org/bots/api#getupdates

import type { Call } from '@pipegram/core/Call'
import { explain } from '@pipegram/core/Fault'
import { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

// model

/** Parameters of getUpdates. https://core.telegram.org/bots/api#getupdates */
export interface PollParams {
  /** All updates below this id are confirmed, and Telegram forgets them. */
  readonly offset?: number
  /** 1–100. */
  readonly limit?: number
  /** How long Telegram may wait for an update, in seconds: 0–50. */
  readonly timeout?: number
  readonly allowed_updates?: ReadonlyArray<string>
}

// constructors

/** Asks for updates and leaves them undecoded. */
export const getUpdates = (params: PollParams): Call<ReadonlyArray<unknown>> => ({
  method: 'getUpdates',
  params,
  result: t.UnknownArray,
})

// destructors

/** The id of an update, even of one that does not decode. */
export const idOf = (raw: unknown): number | undefined => {
  const update_id: unknown =
    typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'update_id') : undefined
  // A batch is sorted by its ids, so the usual form costs no decoding.
  if (typeof update_id === 'number' && Number.isSafeInteger(update_id)) return update_id
  const update = Update.decode({ update_id })
  return E.isRight(update) ? update.right.update_id : undefined
}

/** An update, or one sentence with a path for each fault. */
export const decode = (raw: unknown): E.Either<ReadonlyArray<string>, Update> =>
  pipe(Update.decode(raw), E.mapLeft(explain('update')))
