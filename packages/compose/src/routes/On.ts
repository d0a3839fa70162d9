// Lets updates of a kind through, and says what they carry.
// https://core.telegram.org/bots/api#update

import { has, type With } from '@pipegram/core/Filter'
import type { UpdateKind } from '@pipegram/core/Types'
import { payloadOf, type UpdatePayload } from '@pipegram/core/Update'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'

// model

/** What `on` adds: the payload, under the name that it has in the update. */
export type OnUpdate<K extends UpdateKind, F extends keyof UpdatePayload<K>> = {
  readonly [P in K]: With<UpdatePayload<P>, F & keyof UpdatePayload<P>>
}

/** What `on` adds for several kinds: which it is, and the payload. */
export interface OnAny<K extends UpdateKind, F extends keyof UpdatePayload<K>> {
  readonly kind: K
  readonly payload: With<UpdatePayload<K>, F>
}

// constructors

/**
 * Lets updates of a kind through that have all the fields named; the payload is added under the kind's name.
 * Of several kinds, in a list, it is the `payload`, with its `kind`.
 *
 * @example
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { chain, use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { reply } from '@pipegram/core/Reply'
 *
 *   const photos = pipe(
 *     chain(),
 *     use(on('message', 'photo')),
 *     handle(({ call, message }) => call(reply(message, `${message.photo.length} sizes`))),
 *   )
 */
export function on<K extends UpdateKind, F extends keyof UpdatePayload<K> & string = never>(
  kinds: ReadonlyArray<K>,
  ...fields: ReadonlyArray<F>
): Middleware<HasUpdate, OnAny<K, F>, never>
export function on<K extends UpdateKind, F extends keyof UpdatePayload<K> & string = never>(
  kind: K,
  ...fields: ReadonlyArray<F>
): Middleware<HasUpdate, OnUpdate<K, F>, never>
export function on(
  asked: UpdateKind | ReadonlyArray<UpdateKind>,
  ...fields: ReadonlyArray<string>
): Middleware<HasUpdate, object, never> {
  const kinds: ReadonlyArray<UpdateKind> = typeof asked === 'string' ? [asked] : asked
  return withRoutes(
    [kinds.join('|'), ...fields].join(':'),
    kinds.map((kind) => ({ kind })),
    fields.length === 0,
  )((ctx: HasUpdate, next) => {
    for (const kind of kinds) {
      const payload = payloadOf(kind, ctx.update)
      if (payload !== undefined && fields.every((field) => Reflect.get(payload, field) !== undefined))
        return next(kind === asked ? { [kind]: payload } : { kind, payload })
    }
    return skipped
  })
}

// guards

export { has, type With }
