// An answer to getUpdates, taken apart: each update is decoded alone, so that one which does not decode holds
// up no other.
// https://core.telegram.org/bots/api#getupdates

import type { Call } from '@pipegram/core/Call'
import { explain } from '@pipegram/core/Fault'
import { Update } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

// model

/** Parameters of getUpdates. https://core.telegram.org/bots/api#getupdates */
export interface Params {
  /** All updates below it are confirmed, and Telegram forgets them. */
  readonly offset?: number
  /** 1–100. */
  readonly limit?: number
  /** How long Telegram may wait for an update, in seconds, 0–50. */
  readonly timeout?: number
  readonly allowed_updates?: ReadonlyArray<string>
}

// constructors

/** Asks for updates as they are, not decoded. */
export const getUpdates = (params: Params): Call<ReadonlyArray<unknown>> => ({
  method: 'getUpdates',
  params,
  result: t.UnknownArray,
})

// destructors

/** The id of an update that may not decode. */
export const idOf = (raw: unknown): number | undefined => {
  const id: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'update_id') : undefined
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined
}

/** An update, or one sentence with a path for each fault in it. */
export const decode = (raw: unknown): E.Either<ReadonlyArray<string>, Update> =>
  pipe(Update.decode(raw), E.mapLeft(explain('update')))
