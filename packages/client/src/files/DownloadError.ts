// Why a file was not downloaded or not saved. No variant can contain the token or the link to the file.

import type { ApiError } from '@pipegram/core/ApiError'
import * as Api from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'

// model

/**
 * The file has more bytes than the `limit` of the download. Do not use the bytes that arrived. `sentence` is
 * for the user who sent the file.
 */
export interface FileTooLarge {
  readonly _tag: 'TooLarge'
  readonly limit: number
  /** The size of the file, if known. */
  readonly size?: number
  readonly sentence: string
}

/**
 * The file could not be written. `code` is the system's code, such as `EEXIST`; `reason` is a sentence.
 * Nothing is left in the folder.
 */
export interface Unsaved {
  readonly _tag: 'Unsaved'
  readonly code: string
  readonly reason: string
}

/** Why a file was not downloaded. `method` is `getFile` if that call failed, otherwise `download`. */
export type DownloadError = ApiError | FileTooLarge

/** Why a file was not saved. */
export type SaveError = DownloadError | Unsaved

// constructors

/** The error for a file with more bytes than `limit`. */
export const tooLarge = (
  limit: number,
  size?: number,
  sentence = `This file is too large: ${shown(limit)} at most.`,
): FileTooLarge => defined({ _tag: 'TooLarge' as const, limit, size, sentence })

/** The `Error` with which a stream breaks off. It has a message, and the data in its field `error`. */
export const toCause = (error: DownloadError): Error => Object.assign(new Error(toString(error)), { error })

/**
 * Why the stream of a download broke off, from the error that reading it throws; `undefined` for any other
 * error.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromCause, toCause, tooLarge } from '@pipegram/client/DownloadError'
 *
 *   assert.deepStrictEqual(fromCause(toCause(tooLarge(1e6))), {
 *     _tag: 'TooLarge',
 *     limit: 1e6,
 *     sentence: 'This file is too large: 1 MB at most.',
 *   })
 *   assert.strictEqual(fromCause(new Error('of mine')), undefined)
 */
export const fromCause = (cause: unknown): DownloadError | undefined =>
  cause instanceof Error && 'error' in cause && isDownloadError(cause.error) ? cause.error : undefined

// destructors

/** One sentence for the operator of the bot: what went wrong, and what to do. */
export const toString = (error: SaveError): string => {
  switch (error._tag) {
    case 'TooLarge':
      return (
        `The file${error.size === undefined ? '' : `, of ${error.size} bytes,`} ` +
        `is larger than the ${error.limit} bytes that this download may have: see its limit.`
      )
    case 'Unsaved':
      return `The file was not saved (${error.code}): ${error.reason}`
    default:
      return Api.toString(error)
  }
}

// private

const shown = (bytes: number): string =>
  bytes < 1e3
    ? `${bytes} bytes`
    : bytes < 1e6
      ? `${Math.floor(bytes / 1e3)} KB`
      : `${Math.floor(bytes / 1e6)} MB`

const isDownloadError = (u: unknown): u is DownloadError =>
  typeof u === 'object' && u !== null && '_tag' in u && typeof u._tag === 'string'
