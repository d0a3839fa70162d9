// Runs one call over a transport, within limits. It uses one promise, one timer and one controller.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import * as Answer from '../Answer.ts'
import { toApiError, type Transport, type TransportError } from '../Transport.ts'
import type { WireAnswer } from '../Wire.ts'
import * as WireRequest from '../WireRequest.ts'
import * as Redaction from './Redaction.ts'
import type { Listen } from './Signal.ts'

// model

/** The state that all clients of one `makeClient` share. `running` and `closing` are for `close`. */
export interface Connection {
  readonly transport: Transport
  /** The host of the API root, with its port. */
  readonly host: string
  readonly redact: Redaction.Redact
  readonly running: Set<() => void>
  readonly closing: AbortController
  readonly listen: Listen
  /** Runs for each call that fails. */
  readonly onError: (call: Call<unknown>, error: ApiError) => void
}

/** The limits of a call. */
export interface CallBounds {
  readonly timeout: Millis
  readonly signals: ReadonlyArray<AbortSignal>
}

/** The longest that a timer can wait. */
export const longest: Millis = 2 ** 31 - 1

// combinators

/**
 * Runs a call until its answer, its timeout or its signal, whichever is first. Then it releases the others.
 */
export const runOn = <A>(
  connection: Connection,
  { timeout, signals }: CallBounds,
  call: Call<A>,
): Promise<E.Either<ApiError, A>> =>
  new Promise((resolve) => {
    const { method } = call
    const controller = new AbortController()
    const after = Math.min(timeout + patienceOf(call), longest)
    const late = () => {
      fail({ _tag: 'Timeout', method, after })
    }
    let timer = setTimeout(late, after)
    const onSent = () => {
      clearTimeout(timer)
      if (connection.running.has(abort)) timer = setTimeout(late, after)
    }
    const abort = () => {
      fail({ _tag: 'Aborted', method })
    }
    const finish = (result: E.Either<ApiError, A>) => {
      clearTimeout(timer)
      connection.running.delete(abort)
      stops.forEach((stop) => {
        stop()
      })
      if (E.isLeft(result)) connection.onError(call, result.left)
      resolve(E.mapLeft(Redaction.error(connection.redact))(result))
    }
    const fail = (error: ApiError) => {
      finish(E.left(error))
      controller.abort()
    }
    connection.running.add(abort)
    const stops = signals.map((signal) => connection.listen(signal, abort))
    if (connection.closing.signal.aborted || signals.some(({ aborted }) => aborted)) abort()
    else void exchange(connection, call, controller.signal, fail, onSent).then(finish)
  })

// private

const exchange = async <A>(
  { transport, redact, host }: Connection,
  call: Call<A>,
  signal: AbortSignal,
  fail: (error: ApiError) => void,
  onSent: () => void,
): Promise<E.Either<ApiError, A>> => {
  const { method } = call
  // The method is in the path after the token, so it must not lead to another path.
  if (!/^[a-z]+$/i.test(method))
    return E.left({ _tag: 'Unsendable', method, reason: 'This is not a method name.' })
  const request = await WireRequest.fromCall(
    call,
    (reason) => {
      fail({ _tag: 'Unsendable', method, reason })
    },
    onSent,
    signal,
  )
  if (E.isLeft(request)) return E.left({ _tag: 'Unsendable', method, reason: request.left })
  const { release } = request.right
  if (release !== undefined) signal.addEventListener('abort', release)
  // The timeout may be over before the files are open.
  const answer: E.Either<TransportError, WireAnswer> = signal.aborted
    ? E.left({ _tag: 'Unreachable', reason: 'ABORTED' })
    : await transport.send(method, request.right, signal)
  release?.()
  return E.isLeft(answer)
    ? E.left(toApiError(method, host)(answer.left))
    : Answer.toResult(call, redact)(answer.right)
}

// How long a call asks Telegram to wait before it answers. https://core.telegram.org/bots/api#getupdates
const patienceOf = <A>({ method, params }: Call<A>): Millis =>
  method === 'getUpdates' && 'timeout' in params && typeof params.timeout === 'number' && params.timeout > 0
    ? params.timeout * 1000
    : 0
