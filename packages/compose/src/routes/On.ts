// Lets updates of a kind through, and adds what they carry.
// https://core.telegram.org/bots/api#update

import { has, type With } from '@pipegram/core/Filter'
import { updateKinds, type UpdateKind } from '@pipegram/core/Types'
import { payloadOf, type UpdatePayload } from '@pipegram/core/Update'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'

// model

/** What `on` adds: the payload, under the name that it has in the update. */
export type OnUpdate<K extends UpdateKind, F extends string> = {
  readonly [P in K]: With<UpdatePayload<P>, F & keyof UpdatePayload<P>>
}

/** What `on` adds for several kinds: the kind and the payload. */
export interface OnAny<K extends UpdateKind, F extends keyof UpdatePayload<K>> {
  readonly kind: K
  readonly payload: With<UpdatePayload<K>, F>
}

// constructors

/**
 * Lets through updates of a kind that have all of the given fields, and adds the payload under the name of
 * the kind. For several kinds, in a list, it adds the `payload` and its `kind`.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const photos = pipeline(
 *     use(on('message', 'photo')),
 *     handle(({ call, message }) => call(reply(message, `${message.photo.length} sizes`))),
 *   )
 */
export function on<K extends UpdateKind, F extends keyof UpdatePayload<K> & string = never>(
  kinds: ReadonlyArray<K>,
  ...fields: ReadonlyArray<F>
): Middleware<HasUpdate, OnAny<K, F>, never>
/** For the compiler: the fields of an update are separate arguments. */
export function on<K extends UpdateKind, F extends string>(
  kind: `${K}:${F}`,
): readonly [`Write on('${K}', '${F}').`]
export function on<K extends UpdateKind, F extends keyof UpdatePayload<K> & string = never>(
  kind: K,
  ...fields: ReadonlyArray<F>
): Middleware<HasUpdate, OnUpdate<K, F>, never>
export function on(
  asked: string | ReadonlyArray<UpdateKind>,
  ...fields: ReadonlyArray<string>
): Middleware<HasUpdate, object, never> | readonly [string] {
  const kinds = typeof asked === 'string' ? [kindFrom(asked)] : asked
  const guard = withRoutes(
    [kinds.join('|'), ...fields].join(':'),
    kinds.map((kind) => ({ kind })),
    fields.length === 0,
  )<HasUpdate, object, never>((ctx, next) => {
    for (const kind of kinds) {
      const payload = payloadOf(kind, ctx.update)
      if (payload !== undefined && fields.every((field) => Reflect.get(payload, field) !== undefined))
        return next(kind === asked ? { [kind]: payload } : { kind, payload })
    }
    return skipped
  })
  return Object.assign(guard, { texts: fields.every((field) => field === 'text') })
}

// guards

export { has, type With }

// private

// The compiler has reported this already in a program with types.
const kindFrom = (text: string): UpdateKind => {
  const kind = updateKinds.find((each) => each === text)
  if (kind !== undefined) return kind
  const [name, ...fields] = text.split(':')
  throw new RangeError(
    fields.length > 0
      ? `Write on('${name}', '${fields.join("', '")}') in place of on('${text}').`
      : `"${text}" is not a kind of update: use one such as "message" or "callback_query".`,
  )
}
