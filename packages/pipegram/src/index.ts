// The front door: what a bot needs, under one name. It only re-exports; each part can be imported alone.

export { pipe, flow } from 'fp-ts/lib/function.js'
export * as E from 'fp-ts/lib/Either.js'
export * as O from 'fp-ts/lib/Option.js'
export * as T from 'fp-ts/lib/Task.js'
export * as TE from 'fp-ts/lib/TaskEither.js'
export * as t from 'io-ts'

export * from '@pipegram/core'
export * from '@pipegram/client'
export * from '@pipegram/compose'
export * from '@pipegram/updates'
