// The front door: what a bot needs, under one name. It only re-exports; each part can be imported alone.

export { pipe, flow } from 'fp-ts/lib/function.js'
export * as E from 'fp-ts/lib/Either.js'
export * as O from 'fp-ts/lib/Option.js'
export * as T from 'fp-ts/lib/Task.js'
export * as TE from 'fp-ts/lib/TaskEither.js'
export * as t from 'io-ts'

export * from '@pipegram/core'
export {
  download,
  FileName,
  makeClient,
  showDownloadError,
  toBytes,
  withSignal,
  withTimeout,
  type CallLimits,
  type CallMiddleware,
  type Client,
  type ClientOptions,
  type DownloadedFile,
  type DownloadError,
  type DownloadOptions,
  type FileRef,
  type SaveError,
} from '@pipegram/client'
export * as outgoing from '@pipegram/client/Outgoing'
export * from '@pipegram/compose'
export * from '@pipegram/updates'
