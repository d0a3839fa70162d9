// A middleware does not change the types.

import { type CallMiddleware, type Client } from '@pipegram/client'
import {
  compose,
  type CallDefaults,
  through,
  type Tracer,
  unanswered,
  webhookReply,
} from '@pipegram/client/Outgoing'
import type { ApiError, BotFullInfo, Call, Interpreter, Message } from '@pipegram/core'
import { getMe, sendMessage } from '@pipegram/core'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'tstyche'

declare const client: Client
declare const interpreter: Interpreter
declare const middleware: CallMiddleware

describe('through', () => {
  it('keeps the result of each call', () => {
    expect(pipe(client, through(middleware))(getMe())).type.toBe<TaskEither<ApiError, BotFullInfo>>()
    expect(
      pipe(interpreter, through(middleware, compose(middleware)))(sendMessage({ chat_id: 1, text: '' })),
    ).type.toBe<TaskEither<ApiError, Message>>()
  })

  it('returns a client for a client, and an interpreter for an interpreter', () => {
    expect(pipe(client, through(middleware, middleware))).type.toBe<Client>()
    expect(pipe(interpreter, through())).type.toBe<Interpreter>()
  })

  it('refuses a middleware with another result type', () => {
    expect<CallMiddleware>().type.not.toBeAssignableFrom((): TaskEither<ApiError, BotFullInfo> => {
      throw new Error()
    })
  })
})

describe('defaults', () => {
  it('are optional parameters of the method', () => {
    expect<CallDefaults>().type.toBeAssignableFrom({
      sendMessage: { disable_notification: true, link_preview_options: { is_disabled: true } },
      editMessageText: {},
      getUpdates: { timeout: 5 },
    })
    expect<CallDefaults>().type.not.toBeAssignableFrom({ sendMessage: { disable_notification: 'yes' } })
    expect<CallDefaults['sendMessage']>().type.not.toBeAssignableFrom({ caption_entities: [] })
    expect<keyof NonNullable<CallDefaults['deleteMessage']>>().type.toBe<never>()
  })

  it('are never markup or text', () => {
    type Names = keyof NonNullable<CallDefaults['sendPhoto']>
    expect<Names>().type.not.toBeAssignableFrom<'parse_mode'>()
    expect<Names>().type.not.toBeAssignableFrom<'caption'>()
    expect<Names>().type.not.toBeAssignableFrom<'caption_entities'>()
    expect<Names>().type.toBeAssignableFrom<'protect_content'>()
  })
})

describe('a call in the response to a webhook', () => {
  const hello = unanswered(sendMessage({ chat_id: 1, text: '' }))

  it('has no result', () => {
    expect(hello).type.toBe<Call<void>>()
    expect(client(hello)).type.not.toBeAssignableTo<TaskEither<ApiError, Message>>()
  })

  it('is made by a client of the same type, and fails like its handler', () => {
    expect(webhookReply(client)).type.toBeCallableWith((own: Client) => own(hello))
    expect(webhookReply(interpreter)((own) => own(hello))).type.toBe<TaskEither<ApiError, Response>>()
    expect(webhookReply(interpreter)).type.not.toBeCallableWith((own: Client) => own(hello))
  })
})

// The tracer of @opentelemetry/api 1.9, as far as it is used here.
declare enum SpanKind {
  INTERNAL,
  SERVER,
  CLIENT,
}
declare enum SpanStatusCode {
  UNSET,
  OK,
  ERROR,
}
interface OtelSpan {
  setAttribute(key: string, value: string | number | boolean | Array<null | undefined | string>): this
  setStatus(status: { code: SpanStatusCode; message?: string }): this
  end(endTime?: number): void
  isRecording(): boolean
}
interface SpanOptions {
  kind?: SpanKind
  attributes?: { [key: string]: string | number | boolean | undefined }
  root?: boolean
}
interface OtelTracer {
  startSpan(name: string, options?: SpanOptions): OtelSpan
  startActiveSpan<F extends (span: OtelSpan) => unknown>(name: string, fn: F): ReturnType<F>
  startActiveSpan<F extends (span: OtelSpan) => unknown>(
    name: string,
    options: SpanOptions,
    fn: F,
  ): ReturnType<F>
  startActiveSpan<F extends (span: OtelSpan) => unknown>(
    name: string,
    options: SpanOptions,
    context: object,
    fn: F,
  ): ReturnType<F>
}

describe('trace', () => {
  it('takes a tracer of OpenTelemetry', () => {
    expect<Tracer>().type.toBeAssignableFrom<OtelTracer>()
  })
})
