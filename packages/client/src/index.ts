// The client: an Interpreter over HTTP, files, and the middlewares of calls.

export type { CallMiddleware } from './outgoing/CallMiddleware.ts'
export {
  type Client,
  type CallLimits,
  makeClient,
  type ClientOptions,
  withSignal,
  withTimeout,
} from './Client.ts'
export type { FloodWait } from './outgoing/FloodWait.ts'
export {
  download,
  type DownloadedFile,
  type FileRef,
  type DownloadOptions,
  toBytes,
} from './files/Download.ts'
export {
  modelFiles,
  type FileTypeRefused,
  type ModelFile,
  type ModelFilesOptions,
} from './files/ModelFiles.ts'
export { toString as showDownloadError, type DownloadError, type SaveError } from './files/DownloadError.ts'
export * as FileName from './http/FileName.ts'
export * as outgoing from './outgoing/Outgoing.ts'
