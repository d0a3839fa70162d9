// A span for each call, by the tracer of OpenTelemetry.

import type { ApiError } from '@pipegram/core/ApiError'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { markFailed, spanKinds, type Span, type Tracer } from '@pipegram/core/Tracer'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf, shownChat } from './internal/Methods.ts'

export type { Span, Tracer } from '@pipegram/core/Tracer'

// constructors

/**
 * Opens a span for each call, of the kind `client`, beneath the span that is active, and active itself while
 * the call runs. It is named by the method, and bears the method, the chat, and of an error the tag and the
 * code; no text, and no token. A tracer that throws breaks no call.
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

// A tracer that fails is no reason to fail.
const quietly = (act: () => void): void => {
  try {
    act()
  } catch {
    // What the call has done is done, seen or not.
  }
}

const mark = (span: Span, error: ApiError): void => {
  if (error._tag === 'Rejected') span.setAttribute('telegram.error_code', error.code)
  markFailed(error._tag)(span)
}
