// The part of OpenTelemetry that traces updates and calls. Its API is not imported: any tracer of this shape
// works.
// https://opentelemetry.io/docs/specs/otel/trace/api/

// model

/** The part of a span that pipegram uses. */
export interface Span {
  setAttribute(key: string, value: string | number): unknown
  setStatus(status: { code: number; message?: string }): unknown
  end(): void
}

/** The part of a tracer that pipegram uses. `trace.getTracer('bot')` of `@opentelemetry/api` is a tracer. */
export interface Tracer {
  startActiveSpan<A>(
    name: string,
    options: { kind?: number; attributes?: { [key: string]: string | number } },
    run: (span: Span) => A,
  ): A
}

// constructors

/** The kinds of spans that a bot has, from `SpanKind` of the API. */
export const spanKinds = { client: 2, producer: 3, consumer: 4 } as const

// combinators

/**
 * Marks a span as failed, with only the tag of the error.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { markFailed } from '@pipegram/core/Tracer'
 *
 *   const told: Array<unknown> = []
 *   markFailed('RateLimited')({
 *     setAttribute: (key, value) => told.push([key, value]),
 *     setStatus: (status) => told.push(status),
 *     end: () => undefined,
 *   })
 *
 *   assert.deepStrictEqual(told, [['error.type', 'RateLimited'], { code: 2, message: 'RateLimited' }])
 */
export const markFailed =
  (tag: string) =>
  (span: Span): void => {
    span.setAttribute('error.type', tag)
    // SpanStatusCode.ERROR of the API.
    span.setStatus({ code: 2, message: tag })
  }
