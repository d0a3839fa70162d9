// Messages are typed by key, and their values by name. Middlewares that see updates are inferred in every
// place.

import { metrics as otel, trace as api } from '@opentelemetry/api'
import { handle, log, pipeline, trace, use, type Context, type Handler } from '@pipegram/compose'
import { locale, translations } from '@pipegram/compose/Locale'
import type { Meter } from '@pipegram/core/Metrics'
import type { Text } from '@pipegram/core/Text'
import type { Tracer } from '@pipegram/core/Tracer'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

const words = translations(
  { hello: { name: 'text' }, apples: { count: 'number', until: 'date' }, bye: {} },
  { en: '', de: '' },
  { fallback: 'en' },
)
const spoken = locale(words)

describe('say', () => {
  test('takes the values of the message, by their kinds', () => {
    expect(
      pipeline(
        use(spoken),
        handle(({ say, language }) => {
          expect(say('hello', { name: 'Ann' })).type.toBe<Text>()
          expect(say('apples', { count: 1, until: new Date() })).type.toBe<Text>()
          expect(say('bye')).type.toBe<Text>()
          expect(language).type.toBe<string>()
          // @ts-expect-error Argument of type '"helo"' is not assignable
          say('helo')
          // @ts-expect-error Expected 2 arguments
          say('hello')
          // @ts-expect-error Property 'until' is missing
          say('apples', { count: 1 })
          // @ts-expect-error Type 'string' is not assignable to type 'number'
          say('apples', { count: '1', until: new Date() })
          // @ts-expect-error Expected 1 arguments
          say('bye', {})
          return TE.right(0)
        }),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('describes commands only by messages without values', () => {
    expect(words.describe).type.toBeCallableWith('bye')
    expect(words.describe).type.not.toBeCallableWith('hello')
  })
  test('falls back on a language that exists', () => {
    // @ts-expect-error Type '"fr"' is not assignable to type '"en"'
    translations({}, { en: '' }, { fallback: 'fr' })
  })
  test('needs the context from which its language is read', () => {
    const own = locale(words, {
      language: (ctx: { readonly session: { readonly language: string } }) => ctx.session.language,
    })
    // @ts-expect-error Property 'session' is missing
    pipeline(use(own))
  })
})

describe('log and trace', () => {
  test('add what handlers use, without an annotation', () => {
    pipeline(
      use(log(() => undefined)),
      use(trace(api.getTracer('bot'))),
      handle(({ log: note, span }) => {
        note('paid', { amount: 5 }, 'warn')
        span.setAttribute('items', 2)
        return TE.right(0)
      }),
    )
  })
  test('take the tracer and the meter of OpenTelemetry', () => {
    expect(api.getTracer('bot')).type.toBeAssignableTo<Tracer>()
    expect(otel.getMeter('bot')).type.toBeAssignableTo<Meter>()
  })
})
