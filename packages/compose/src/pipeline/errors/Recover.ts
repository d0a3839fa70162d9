// Handles the errors with one tag, and passes on all others.
//
// Wing `pipeline/errors`: what happens after an error, and after a command that does not exist.

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { make, settle, shapeOf, type Handler } from '../Handler.ts'
import type { Outcome } from '../Middleware.ts'

// model

/** The tags of a union of errors. */
export type ErrorTag<E> = E extends { readonly _tag: infer T extends string } ? T : never

// combinators

/**
 * Handles the errors with one tag, and removes them from the type of the handler. After it, the update counts
 * as handled. A tag that no error has does not compile. To handle all errors at once, use `catchError`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { recover } from '@pipegram/compose/Recover'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const half = pipeline(
 *     commands({
 *       half: {
 *         args: t.tuple([IntFromString]),
 *         run: ({ call, message, args: [n] }) => call(reply(message, `${n / 2}`)),
 *       },
 *     }),
 *     recover('BadArguments', (error, ctx) => tell(error, ctx)),
 *   )
 */
export const recover =
  <E, T extends ErrorTag<E>, C, E2>(
    tag: T,
    onError: (error: Extract<E, { readonly _tag: T }>, ctx: C) => TE.TaskEither<E2, unknown>,
  ) =>
  (self: Handler<C, E>): Handler<C, Exclude<E, { readonly _tag: T }> | E2> =>
    make((ctx: C) => {
      const run = self(ctx)
      return async (): Promise<E.Either<Exclude<E, { readonly _tag: T }> | E2, Outcome>> => {
        const result = await run()
        if (E.isRight(result)) return result
        if (isOf<E, T>(tag, result.left)) return settle(onError(result.left, ctx))()
        // The error without this tag.
        // oxlint-disable-next-line typescript/consistent-type-assertions -- not seen by TypeScript
        return E.left(result.left as Exclude<E, { readonly _tag: T }>)
      }
    }, shapeOf(self))

// private

const isOf = <E, T extends string>(tag: T, error: E): error is Extract<E, { readonly _tag: T }> =>
  typeof error === 'object' && error !== null && '_tag' in error && error._tag === tag
