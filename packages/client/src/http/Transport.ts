// Posts requests to the Bot API. Only this module unwraps the token. It returns an answer, or the error code
// of the system. It returns no error of ky or the platform, since those contain the URL, and so the token.
// https://core.telegram.org/bots/api#making-requests

import type { ApiError } from '@pipegram/core/ApiError'
import * as Secret from '@pipegram/core/Secret'
import type { Token } from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { makeWire } from '#fetch'
import type { ApiRoot } from './ApiRoot.ts'
import { codeOf, isUnsent, sentenceOf } from './internal/Cause.ts'
import type * as Wire from './Wire.ts'

// model

/** Connections to one server, for one bot. */
export interface Transport {
  /** Posts a request. */
  readonly send: (
    method: string,
    request: Wire.WireRequest,
    signal: AbortSignal,
  ) => Promise<E.Either<TransportError, Wire.WireAnswer>>
  /**
   * Opens the file at a path that is already encoded. It fails as `send` does. `codeOf` reads the error with
   * which the body breaks off.
   */
  readonly receive: (path: string, signal: AbortSignal) => Promise<E.Either<TransportError, Wire.WireStream>>
  /** Changes the token of all later requests. */
  readonly rotate: (token: Token) => void
  /** Closes every connection at once. */
  readonly close: () => Promise<void>
}

/** Why no answer came: the system's code, such as `ECONNREFUSED`, otherwise `NETWORK`; or a sentence. */
export type TransportError =
  | { readonly _tag: 'Unreachable'; readonly reason: string; readonly unsent?: true }
  | { readonly _tag: 'Unsendable'; readonly reason: string }

/** The options of a transport. */
export interface TransportOptions extends Omit<Wire.WireOptions, 'origin' | 'socket' | 'isUnencrypted'> {
  readonly token: Token
  readonly apiRoot: ApiRoot
  /**
   * True if the bot belongs to the test environment.
   * https://core.telegram.org/bots/webapps#using-bots-in-the-test-environment
   */
  readonly testEnvironment: boolean
}

// constructors

/** Makes a transport, which you must close. */
export const makeTransport = ({
  token,
  apiRoot: { origin, path, socket, isUnencrypted },
  testEnvironment,
  ...rest
}: TransportOptions): Transport => {
  const { exchange, receive, close } = makeWire({
    origin,
    socket,
    isUnencrypted: isUnencrypted === true,
    ...rest,
  })
  const botOf = (given: Token): string => `bot${Secret.expose(given)}${testEnvironment ? '/test' : ''}/`
  let bot = botOf(token)
  let prefix = `${origin}${path}/${bot}`
  return {
    send: (method, request, signal) => exchange(prefix + method, request, signal).then(E.right, failed),
    receive: (file, signal) => receive(`${origin}${path}/file/${bot}${file}`, signal).then(E.right, failed),
    rotate: (next) => {
      bot = botOf(next)
      prefix = `${origin}${path}/${bot}`
    },
    close,
  }
}

// destructors

/** The error of a call that got no answer from a host. */
export const toApiError =
  (method: string, host: string) =>
  (self: TransportError): ApiError =>
    self._tag === 'Unsendable' ? { ...self, method } : { ...self, method, host }

// private

const failed = (cause: unknown): E.Either<TransportError, never> => {
  const sentence = sentenceOf(cause)
  if (sentence !== undefined) return E.left({ _tag: 'Unsendable', reason: sentence })
  return E.left({
    _tag: 'Unreachable',
    reason: codeOf(cause),
    ...(isUnsent(cause) ? { unsent: true } : {}),
  })
}
