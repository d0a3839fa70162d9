// Lets updates of a kind through, and says what they carry.
// https://core.telegram.org/bots/api#update

import { has, type With } from '@pipegram/core/Filter'
import type { UpdateKind } from '@pipegram/core/Types'
import { payloadOf, type PayloadOf } from '@pipegram/core/Update'
import type { HasUpdate } from './Context.ts'
import { skipped, withRoutes, type Middleware } from './Middleware.ts'

// model

/** What `on` adds: the payload, under the name that it has in the update. */
export type On<K extends UpdateKind, F extends keyof PayloadOf<K>> = { readonly [P in K]: With<PayloadOf<P>, F & keyof PayloadOf<P>> }

// constructors

/**
 * Lets updates of a kind through that have all the fields named; the payload is added under the kind's name.
 *
 * @example
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { chain, use } from '@pipegram/compose/Chain'
 * import { handle } from '@pipegram/compose/Handler'
 * import { on } from '@pipegram/compose/On'
 * import { reply } from '@pipegram/core/Reply'
 *
 * const photos = pipe(
 *   chain(),
 *   use(on('message', 'photo')),
 *   handle(({ call, message }) => call(reply(message, `${message.photo.length} sizes`))),
 * )
 */
export const on = <K extends UpdateKind, F extends keyof PayloadOf<K> & string = never>(
  kind: K,
  ...fields: ReadonlyArray<F>
): Middleware<HasUpdate, On<K, F>, never> => {
  return withRoutes([kind, ...fields].join(':'), [{ kind }])((ctx: HasUpdate, next) => {
    const payload = payloadOf(kind, ctx.update)
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the compiler widens a computed key to any string; this one is `kind`
    return payload !== undefined && has(payload, ...fields) ? next({ [kind]: payload } as On<K, F>) : skipped
  })
}

// guards

export { has, type With }
