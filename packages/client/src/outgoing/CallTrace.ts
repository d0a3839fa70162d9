// A span for each call, with a tracer of OpenTelemetry.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { markFailed, spanKinds, type Span, type Tracer } from '@pipegram/core/Tracer'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf, shownChat } from './internal/Methods.ts'

export type { Span, Tracer } from '@pipegram/core/Tracer'

// constructors

/**
 * Opens a span for each call, of the kind `client`, within the active span. The new span is active while the
 * call runs. Its name has the method; its attributes are the method, the chat, and the tag and the code of an
 * error. It contains no text and no token. If the tracer throws, the call does not fail.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { through, trace } from '@pipegram/client/Outgoing'
 *   import { getMe } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const ended: Array<string> = []
 *   // In a program: `import { trace as api } from '@opentelemetry/api'`, then `trace(api.getTracer('bot'))`.
 *   const client = pipe(
 *     makeRecorder(Answer.success()).call,
 *     through(
 *       trace({
 *         startActiveSpan: (name, _options, run) =>
 *           run({ setAttribute: () => undefined, setStatus: () => undefined, end: () => ended.push(name) }),
 *       }),
 *     ),
 *   )
 *
 *   await client(getMe())()
 *   assert.deepStrictEqual(ended, ['telegram.getMe'])
 */
export const trace =
  (tracer: Tracer): CallMiddleware =>
  <A>(call: Call<A>, next: Interpreter) =>
  () => {
    const method = methodOf(call)
    const chat = shownChat(call)
    const attributes =
      chat === undefined
        ? { 'telegram.method': method }
        : { 'telegram.method': method, 'telegram.chat_id': chat }
    const within = async (span: Span): Promise<E.Either<ApiError, A>> => {
      try {
        const result = await next(call)()
        if (E.isLeft(result))
          quietly(() => {
            mark(span, result.left)
          })
        return result
      } finally {
        quietly(() => {
          span.end()
        })
      }
    }
    let running: Promise<E.Either<ApiError, A>> | undefined
    quietly(() => {
      void tracer.startActiveSpan(
        `telegram.${method}`,
        { kind: spanKinds.client, attributes },
        (span: Span) => (running = within(span)),
      )
    })
    return running ?? next(call)()
  }

// private

// A call does not fail because its tracer does.
const quietly = (act: () => void): void => {
  try {
    act()
  } catch {
    // The call goes on without a span.
  }
}

const mark = (span: Span, error: ApiError): void => {
  if (error._tag === 'Rejected') span.setAttribute('telegram.error_code', error.code)
  markFailed(error._tag)(span)
}
