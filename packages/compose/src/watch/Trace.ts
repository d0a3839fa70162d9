// A span for each update, by the OpenTelemetry tracer.

import { markFailed, spanKinds, type Span, type Tracer } from '@pipegram/core/Tracer'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { watched } from './internal/OutcomeLabel.ts'
import { privacy, type PrivacyPolicy, type UpdateSummary } from './Privacy.ts'

// model

/** What `trace` adds: the span of the update, for attributes of your own. */
export interface HasSpan {
  readonly span: Pick<Span, 'setAttribute'>
}

/** Options of `trace`. */
export interface TraceOptions {
  /** What a span may contain. Default: hashed ids, no texts, no names. */
  readonly privacy?: PrivacyPolicy
}

// constructors

/**
 * Opens a span of kind `consumer` for each update. The span is active during all later steps, so other spans,
 * such as those of `outgoing.trace`, become its children. Its name contains the kind of the update. Its
 * attributes are the outcome, and those that the policy allows. After an error, the span is marked as failed
 * with the tag of the error; after a bug in the program, with `threw`.
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
 *   const span: Span = {
 *   setAttribute: (key, value) => told.push([key, value]),
 *   setStatus: () => undefined,
 *   end: () => told.push('end'),
 *   }
 *   // In a program: `import { trace as api } from '@opentelemetry/api'`, then `trace(api.getTracer('bot'))`.
 *   const tracer = {
 *   startActiveSpan: <A>(name: string, _options: object, run: (span: Span) => A) => {
 *   told.push(name)
 *   return run(span)
 *   },
 *   }
 *   const bot = pipeline(
 *   use(trace(tracer)),
 *   handle(({ span }) => TE.fromIO(() => span.setAttribute('shop.items', 2))),
 *   )
 *
 *   await harness(bot)(said('two apples'))()
 *   assert.deepStrictEqual(told, [
 *   'telegram.update.message',
 *   ['shop.items', 2],
 *   ['telegram.outcome', 'handled'],
 *   'end',
 *   ])
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
        // A failing tracer breaks no update and runs no update twice.
        return running ?? within(silent)
      }
    }
  return named('trace', trace, true)
}

// private

const silent: Span = { setAttribute: () => undefined, setStatus: () => undefined, end: () => undefined }

// Ids have the same names as in calls.
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
