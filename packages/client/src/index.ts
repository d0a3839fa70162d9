// The client: an Interpreter over HTTP, files, and what a call goes through on its way.

export type { CallMiddleware } from './outgoing/CallMiddleware.ts'
export {
  type Client,
  type Limits as CallLimits,
  makeClient,
  type Options as ClientOptions,
  withSignal,
  withTimeout,
} from './Client.ts'
export {
  download,
  type Download,
  type FileRef,
  type Options as DownloadOptions,
  toBytes,
} from './files/Download.ts'
export { toString as showDownloadError, type DownloadError, type SaveError } from './files/DownloadError.ts'
export * as FileName from './http/FileName.ts'
export * from './outgoing/Outgoing.ts'
