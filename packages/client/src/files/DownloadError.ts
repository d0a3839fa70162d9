// Why a file did not come, or was not kept. No variant can hold the token, nor the link to the file.

import type { ApiError } from '@pipegram/core/ApiError'
import * as Api from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'

// model

/**
 * The file has more bytes than the download may have. Nothing that came is to be used. `sentence` is for who
 * sent it.
 */
export interface FileTooLarge {
  readonly _tag: 'TooLarge'
  readonly limit: number
  /** What the file has, where that was said. */
  readonly size?: number
  readonly sentence: string
}

/**
 * The file could not be written. `code` is the system's, such as `EEXIST`, and `reason` a sentence. Nothing
 * is left behind.
 */
export interface Unsaved {
  readonly _tag: 'Unsaved'
  readonly code: string
  readonly reason: string
}

/** Why a file did not come. `method` is `getFile` where asking for its path failed, and `download` after that. */
export type DownloadError = ApiError | FileTooLarge

/** Why a file was not kept. */
export type SaveError = DownloadError | Unsaved

// constructors

/** A file of more bytes than `limit`. */
export const tooLarge = (
  limit: number,
  size?: number,
  sentence = `This file is too large: ${shown(limit)} at most.`,
): FileTooLarge => defined({ _tag: 'TooLarge' as const, limit, size, sentence })

/** What a stream breaks off with: an `Error` that says why, and has the data beside it. */
export const toCause = (error: DownloadError): Error => Object.assign(new Error(toString(error)), { error })

/**
 * Why the stream of a download broke off, from what reading it throws; `undefined` where something else
 * threw.
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

/** One sentence for a person who runs the bot: what went wrong and what to do. */
export const toString = (error: SaveError): string => {
  switch (error._tag) {
    case 'TooLarge':
      return `The file${error.size === undefined ? '' : `, of ${error.size} bytes,`} is larger than the ${error.limit} bytes that this download may have: see its limit.`
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
