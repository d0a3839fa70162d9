// Runs Bot API calls over HTTP: an Interpreter with connections, which you must close.
// https://core.telegram.org/bots/api#making-requests

import type { Call } from '@pipegram/core/Call'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import type { Token } from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { type Receive, receiver } from './files/Receiver.ts'
import * as ApiRoot from './http/ApiRoot.ts'
import type { PlainHttp } from './http/ApiRoot.ts'
import { type CallBounds, type Connection, longest, runOn } from './http/internal/Connection.ts'
import { any, makeListen } from './http/internal/Signal.ts'
import { makeTokens, type TokenRotation, type Tokens } from './http/internal/Tokens.ts'
import { makeTransport } from './http/Transport.ts'
import type { FetchLike } from './http/Wire.ts'
import { type BoundedInterpreter, type CallMiddleware, through } from './outgoing/CallMiddleware.ts'
import { type FloodWait, makeFloodTable } from './outgoing/FloodWait.ts'

// model

export type { TokenRotation } from './http/internal/Tokens.ts'

/** The limits of calls. */
export interface CallLimits {
  /**
   * The most time from the start of a call to the end of its answer. It includes the time to open files and
   * to wait for a connection. It starts again with each chunk of a file that is sent or received: an upload
   * can be too slow, but not too long. More than 24 days count as 24 days. Default: `30s`.
   */
  readonly timeout?: Duration
  /** Ends the running calls, and all later ones, as `Aborted`. */
  readonly signal?: AbortSignal
}

/** The options of a client. */
export interface ClientOptions extends CallLimits {
  readonly token: Token
  /**
   * The address of the Bot API server. `http://` is only for this machine, unless `plainHttp` allows more. On
   * Node, `unix:/run/bot-api.sock` is a unix socket. Default: `https://api.telegram.org`.
   */
  readonly apiRoot?: string
  /**
   * Allows an `apiRoot` with `http://` in a private network, such as `http://bot-api:8081` in a neighbour
   * container. Every machine of that network can then read the token and all messages. Each address is
   * checked before it is used; there is never a connection to a public one. Only on Node. Default: none.
   */
  readonly plainHttp?: PlainHttp
  /**
   * True if the bot belongs to the test environment. Default: false.
   * https://core.telegram.org/bots/webapps#using-bots-in-the-test-environment
   */
  readonly testEnvironment?: boolean
  /** A `fetch` to use instead of the runtime's own connections. It sees the token in the URL. */
  readonly fetch?: FetchLike
  /**
   * The proxy to use on Node, such as `http://user:password@proxy.example.com:3128` or
   * `socks5h://proxy.example.com:1080`, which needs the package `socks`. It sees the name of the server, but
   * not the token. Default: the proxy that `HTTPS_PROXY` or else `ALL_PROXY` names, except for hosts in
   * `NO_PROXY`, for this machine and for `plainHttp`.
   */
  readonly proxy?: string
  /**
   * The most time for making one connection on Node. If the host has several addresses, each but the last one
   * may take a fourth of it. Default: `10s`.
   */
  readonly connectTimeout?: Duration
  /**
   * The most connections at once on Node; more calls wait. Elsewhere the runtime decides. Default: 100.
   */
  readonly connections?: number
  /** The most bytes of an answer. Default: 64 MB. */
  readonly answerLimit?: number
  /** How a token is replaced while calls run. Default: a call whose token is refused fails. */
  readonly rotation?: TokenRotation
  /**
   * The middlewares of each call; the first is outermost. Default: none: each call is sent at once, and only
   * once.
   */
  readonly middlewares?: ReadonlyArray<CallMiddleware>
}

/** Runs calls over HTTP. A call never rejects: each failure is an `ApiError`, without the token. */
export interface Client extends BoundedInterpreter {
  /**
   * A client on the same connections with other limits for its calls: a `timeout` replaces the present one, a
   * `signal` is added to the present ones.
   */
  readonly with: (limits: CallLimits) => Client
  /** Opens the content of a file by its `file_path`, for `download`. */
  readonly receive: Receive
  /** The chats and methods that must wait after a 429, and until when. */
  readonly waits: IO<ReadonlyArray<FloodWait>>
  /** Ends the running calls, and all later ones, as `Aborted`, and closes the connections. */
  readonly close: Task<void>
}

// constructors

/**
 * Makes a client, which you must close. It throws if an option is wrong, which is a mistake in the program. A
 * token that Telegram does not know is an error of the first call. `getUpdates` may take its own `timeout` in
 * addition to the client's.
 */
export const makeClient = (options: ClientOptions): Client => {
  const {
    token,
    apiRoot = ApiRoot.telegram,
    plainHttp,
    testEnvironment = false,
    fetch,
    proxy,
    connectTimeout = '10s',
    connections = 100,
    answerLimit = 64e6,
    rotation,
    middlewares = [],
  } = options
  const root = ApiRoot.fromString(apiRoot, plainHttp)
  if (E.isLeft(root)) throw new TypeError(root.left)
  inRange('connections', connections)
  inRange('answerLimit', answerLimit)
  const transport = makeTransport({
    token,
    apiRoot: root.right,
    testEnvironment,
    fetch,
    proxy,
    connectTimeout: toMillis('connectTimeout', connectTimeout),
    connections,
    answerLimit,
  })
  const floods = makeFloodTable()
  const closing = new AbortController()
  const tokens = makeTokens({ token, rotation, onRotated: transport.rotate, signal: closing.signal })
  const client = fromConnection(
    {
      transport,
      host: root.right.socket ?? new URL(root.right.origin).host,
      redact: tokens.redact,
      running: new Set(),
      closing,
      listen: makeListen(),
      onError: floods.note,
    },
    { waits: floods.waits, tokens },
    bounded({ timeout: 30_000, signals: [] }, options),
  )
  return through(...middlewares)(client)
}

// combinators

/**
 * The same client with another `timeout` for each call.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { makeClient, withTimeout } from '@pipegram/client'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import * as Token from '@pipegram/core/Token'
 *
 *   const token = Token.fromString('123456789:a-token-of-no-bot-at-all')
 *   assert.ok(E.isRight(token))
 *   const client = makeClient({ token: token.right, fetch: () => new Promise(() => undefined) })
 *
 *   assert.deepStrictEqual(
 *     await pipe(client, withTimeout(5))(getMe())(),
 *     E.left({ _tag: 'Timeout', method: 'getMe', after: 5 }),
 *   )
 *   await client.close()
 */
export const withTimeout =
  (timeout: Duration) =>
  (self: Client): Client =>
    self.with({ timeout })

/**
 * The same client, but its calls end as `Aborted` when the signal is aborted.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { makeClient, withSignal } from '@pipegram/client'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import * as Token from '@pipegram/core/Token'
 *
 *   const token = Token.fromString('123456789:a-token-of-no-bot-at-all')
 *   assert.ok(E.isRight(token))
 *   const client = makeClient({ token: token.right })
 *
 *   assert.deepStrictEqual(
 *     await pipe(client, withSignal(AbortSignal.abort()))(getMe())(),
 *     E.left({ _tag: 'Aborted', method: 'getMe' }),
 *   )
 *   await client.close()
 */
export const withSignal =
  (signal: AbortSignal) =>
  (self: Client): Client =>
    self.with({ signal })

// private

interface SharedState {
  readonly waits: Client['waits']
  readonly tokens: Tokens
}

const fromConnection = (connection: Connection, shared: SharedState, bounds: CallBounds): Client => {
  const { waits, tokens } = shared
  const run =
    <A>(call: Call<A>) =>
    () =>
      tokens.through(() => runOn(connection, bounds, call))
  let known: AbortSignal | undefined
  const signal = () => (known ??= any([connection.closing.signal, ...bounds.signals]))
  return Object.assign(run, {
    signal,
    waits,
    receive: receiver({ ...connection, timeout: bounds.timeout, signal }),
    with: (limits: CallLimits) => fromConnection(connection, shared, bounded(bounds, limits)),
    close: async () => {
      connection.closing.abort()
      connection.running.forEach((abort) => {
        abort()
      })
      await connection.transport.close()
    },
  })
}

const bounded = ({ timeout, signals }: CallBounds, limits: CallLimits): CallBounds => ({
  timeout: limits.timeout === undefined ? timeout : Math.min(toMillis('timeout', limits.timeout), longest),
  signals:
    limits.signal === undefined || signals.includes(limits.signal) ? signals : [...signals, limits.signal],
})

const inRange = (name: string, value: number): number => {
  if (Number.isInteger(value) && value >= 1 && value <= longest) return value
  throw new RangeError(`${name} is ${value} and should be a whole number from 1 to ${longest}.`)
}
