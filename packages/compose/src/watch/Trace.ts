// A span for each update, by the tracer of OpenTelemetry.

import { markFailed, spanKinds, type Span, type Tracer } from '@pipegram/core/Tracer'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { watched } from './internal/OutcomeLabel.ts'
import { privacy, type PrivacyPolicy, type UpdateSummary } from './Privacy.ts'

// model

/** What `trace` adds: the span of the update, to say more in. */
export interface HasSpan {
  readonly span: Pick<Span, 'setAttribute'>
}

export interface TraceOptions {
  /** What may be said of an update; without one, ids are hashed, and nothing is said of texts and names. */
  readonly privacy?: PrivacyPolicy
}

// constructors

/**
 * Opens a span for each update, of the kind `consumer`, active while all runs that it stands before: what
 * else is traced meanwhile, such as calls by `outgoing.trace`, is beneath it. It is named by the kind of the
 * update, bears what the policy lets be said, and how it ended; an error marks it by its tag, a fault of the
 * program as `threw`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { trace } from '@pipegram/compose/Trace'
 *   import type { Span } from '@pipegram/core/Tracer'
 *   import { harness, said } from '@pipegram/testing'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const told: Array<unknown> = []
 *   // In a program: `import { trace as api } from '@opentelemetry/api'`, then `trace(api.getTracer('bot'))`.
 *   const tracer = {
 *   startActiveSpan: <A>(name: string, _options: object, run: (span: Span) => A) => (told.push(name), run(span)),
 *   }
 *   const span: Span = { setAttribute: (key, value) => told.push([key, value]), setStatus: () => undefined, end: () => told.push('end') }
 *   const bot = pipeline(use(trace(tracer)), handle(({ span }) => TE.fromIO(() => span.setAttribute('shop.items', 2))))
 *
 *   await harness(bot)(said('two apples'))()
 *   assert.deepStrictEqual(told, ['telegram.update.message', ['shop.items', 2], ['telegram.outcome', 'handled'], 'end'])
 */
export const trace = (
  tracer: Tracer,
  { privacy: { summaryOf } = privacy() }: TraceOptions = {},
): Middleware<HasUpdate, HasSpan, never> => {
  const trace =
    <E>(
      { update }: HasUpdate,
      next: (added: HasSpan) => TE.TaskEither<E, Outcome>,
    ): TE.TaskEither<E, Outcome> =>
    () => {
      let running: ReturnType<TE.TaskEither<E, Outcome>> | undefined
      const within = (span: Span): ReturnType<TE.TaskEither<E, Outcome>> =>
        (running = watched(
          () => next({ span }),
          (ending, level) => {
            try {
              span.setAttribute('telegram.outcome', ending)
              if (level !== 'info') markFailed(ending)(span)
            } finally {
              span.end()
            }
          },
        )())
      try {
        const summary = summaryOf(update)
        return tracer.startActiveSpan(
          `telegram.update.${summary.kind}`,
          { kind: spanKinds.consumer, attributes: attributesOf(summary) },
          within,
        )
      } catch {
        // A tracer that fails breaks no update, and runs none twice.
        return running ?? within(silent)
      }
    }
  return named('trace', trace, true)
}

// private

const silent: Span = { setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined }

// Ids by the names that calls have for them.
const names = new Map([
  ['kind', 'update_kind'],
  ['chat', 'chat_id'],
  ['user', 'user_id'],
])

const attributesOf = (summary: UpdateSummary): { [key: string]: string | number } =>
  Object.fromEntries(
    Object.entries<string | number>({ ...summary }).map(([name, value]) => [
      `telegram.${names.get(name) ?? name}`,
      value,
    ]),
  )
