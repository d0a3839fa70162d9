// Values that are slow to get, such as a database row: loaded at most once, and only if a handler asks.

import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../Context.ts'
import { named, type Middleware } from '../Middleware.ts'

// model

/** What `lazy` adds: an effect under a name, which loads the value. */
export type HasLazy<K extends string, E, A> = { readonly [P in K]: TE.TaskEither<E, A> }

// constructors

/**
 * Adds an effect under a name. For each update it runs at most once, at its first use. All callers get the
 * same value or the same error, even if they ask while it runs. The step itself cannot fail.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { lazy } from '@pipegram/compose/Lazy'
 *   import { on } from '@pipegram/compose/On'
 *   import { getChatMemberCount } from '@pipegram/core/Calls'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const size = pipeline(
 *     use(on('message', 'text')),
 *     use(lazy('members', ({ call, message }) => call(getChatMemberCount({ chat_id: message.chat.id })))),
 *     handle(({ call, message, members }) =>
 *       message.text === 'size'
 *         ? pipe(
 *             members,
 *             TE.chain((count) => call(reply(message, `We are ${count}`))),
 *           )
 *         : TE.right(undefined),
 *     ),
 *   )
 */
export const lazy = <K extends string, R = Context, E = never, A = unknown>(
  name: K,
  load: (ctx: R) => TE.TaskEither<E, A>,
): Middleware<R, HasLazy<K, E, A>, never> =>
  named(
    name,
    (ctx, next) => {
      let loaded: ReturnType<TE.TaskEither<E, A>> | undefined
      // An error thrown before there is a promise is kept, too.
      const value: TE.TaskEither<E, A> = () => (loaded ??= (async () => load(ctx)())())
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the key is widened
      return next({ [name]: value } as HasLazy<K, E, A>)
    },
    true,
  )
