// A span for each call, by the tracer of OpenTelemetry. Its API is not imported: a tracer is taken by its shape.
// https://opentelemetry.io/docs/specs/otel/trace/api/

import type { ApiError } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { methodOf, shownChat } from './internal/Methods.ts'

// model

/** What is used of a span. */
export interface Span {
  setAttribute(key: string, value: string | number): unknown
  setStatus(status: { code: number; message?: string }): unknown
  end(): void
}

/** What is used of a tracer: `trace.getTracer('bot')` of `@opentelemetry/api` is one. */
export interface Tracer {
  startActiveSpan<A>(name: string, options: { kind?: number; attributes?: { [key: string]: string | number } }, run: (span: Span) => A): A
}

// constructors

/**
 * Opens a span for each call, of the kind `client`, beneath the span that is active, and active itself while the call runs. It is named by
 * the method, and bears the method, the chat, and of an error the tag and the code; no text, and no token.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { through, trace } from '@pipegram/client'
 * import { getMe } from '@pipegram/core/Calls'
 * import { Answer, makeRecorder } from '@pipegram/testing'
 *
 * const ended: Array<string> = []
 * // In a program: `import { trace as api } from '@opentelemetry/api'`, then `trace(api.getTracer('bot'))`.
 * const client = pipe(makeRecorder(Answer.success()).call, through(trace({
 *   startActiveSpan: (name, _options, run) => run({ setAttribute: () => undefined, setStatus: () => undefined, end: () => ended.push(name) }),
 * })))
 *
 * await client(getMe())()
 * assert.deepStrictEqual(ended, ['telegram.getMe'])
 */
export const trace =
  (tracer: Tracer): CallMiddleware =>
  (call, next) =>
  () => {
    const method = methodOf(call)
    const chat = shownChat(call)
    const attributes = { 'telegram.method': method, ...(chat === undefined ? {} : { 'telegram.chat_id': chat }) }
    return tracer.startActiveSpan(`telegram.${method}`, { kind: client, attributes }, async (span: Span) => {
      try {
        const result = await next(call)()
        if (E.isLeft(result)) mark(span, result.left)
        return result
      } finally {
        span.end()
      }
    })
  }

// private

// SpanKind.CLIENT and SpanStatusCode.ERROR of the API.
const client = 2
const failed = 2

const mark = (span: Span, error: ApiError): void => {
  span.setAttribute('error.type', error._tag)
  if (error._tag === 'Rejected') span.setAttribute('telegram.error_code', error.code)
  span.setStatus({ code: failed, message: error._tag })
}
