// A pressed button shows a spinner until it is answered, and a widget waits for an answer. This step answers
// them if the handler ends without an answer.
// https://core.telegram.org/bots/api#answercallbackquery
// https://core.telegram.org/bots/api#answerwidgetquery

import type { ApiError } from '@pipegram/core/ApiError'
import { bounded, type BoundedInterpreter } from '@pipegram/core/Bounded'
import type { Call } from '@pipegram/core/Call'
import { answer } from '@pipegram/core/Reply'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall, HasUpdate } from '../pipeline/Context.ts'
import { report } from '../pipeline/errors/Report.ts'
import { isRefused } from '../pipeline/errors/UserFacingError.ts'
import { named, skipped, type Middleware, type Outcome } from '../pipeline/Middleware.ts'
import { quietly } from '../watch/internal/OutcomeLabel.ts'

// constructors

/**
 * Answers a press that the later steps did not answer, without a text, when they have ended, failed or
 * thrown. A skipped press stays open for the next alternative. A press that failed with an error that the
 * user can correct stays open for `tell`, which says more. A widget query is answered without data.
 *
 * If an answer of the later steps comes too late (`QueryTooOld`), it is printed as `report` prints it, and
 * counts as given: the handler continues. If the answer of this step fails, that is ignored.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { edit } from '@pipegram/core/Reply'
 *   import { answering } from '@pipegram/compose/Answering'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { pressed } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(answering),
 *     use(on('callback_query')),
 *     handle(({ call, callback_query }) => call(edit(callback_query, 'Thank you'))),
 *   )
 *
 *   const { calls } = await harness(bot)(pressed('any'))()
 *   assert.deepStrictEqual(
 *     calls.map(({ method }) => method),
 *     ['editMessageText', 'answerCallbackQuery'],
 *   )
 */
export const answering: Middleware<HasUpdate & HasCall, HasCall, never> = /* @__PURE__ */ named(
  'answering',
  (ctx: HasUpdate & HasCall, next) => {
    const { callback_query, widget_query, shared_widget_query } = ctx.update
    const query = callback_query ?? widget_query ?? shared_widget_query
    const param = callback_query === undefined ? 'widget_query_id' : 'callback_query_id'
    if (query === undefined) return next({ call: ctx.call })
    let isOpen = true
    const around = (inner: BoundedInterpreter): BoundedInterpreter =>
      Object.assign(
        <A>(request: Call<A>): TE.TaskEither<ApiError, A> => {
          const run = inner(request)
          if (Reflect.get(request.params, param) !== query.id) return run
          return async () => {
            isOpen = false
            const result = await run()
            if (E.isRight(result)) return result
            if (!isTooLate(result.left)) {
              isOpen = true
              return result
            }
            await report(result.left, ctx)()
            return pipe(
              request.result.decode(true),
              E.mapLeft(() => result.left),
            )
          }
        },
        inner,
        {
          signal: inner.signal,
          with: (limits: Parameters<BoundedInterpreter['with']>[0]) => around(inner.with(limits)),
        },
      )
    const begun = begin(() => next({ call: around(bounded(ctx.call)) }))
    return begun === skipped
      ? begun
      : async () => {
          let end: E.Either<unknown, Outcome> | undefined
          try {
            const result = await begun()
            end = result
            return result
          } finally {
            if (isOpen && !isLeftToOthers(end)) await quietly(ctx.call(answer(query)))
          }
        }
  },
  true,
)

// private

const isTooLate = (error: ApiError): boolean => error._tag === 'Rejected' && error.reason === 'QueryTooOld'

// If a function throws before it returns a promise, the press is still open.
const begin = <Err>(run: () => TE.TaskEither<Err, Outcome>): TE.TaskEither<Err, Outcome> => {
  try {
    return run()
  } catch (cause) {
    return async () => {
      throw cause
    }
  }
}

const isLeftToOthers = (end: E.Either<unknown, Outcome> | undefined): boolean => {
  if (end === undefined) return false
  return E.isRight(end) ? end.right === 'skipped' : isRefused(end.left)
}
