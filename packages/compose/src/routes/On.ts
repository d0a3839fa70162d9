// Lets updates of a kind through, and adds their payload.
// https://core.telegram.org/bots/api#update

import { has, type With } from '@pipegram/core/Filter'
import { updateKinds, type UpdateKind } from '@pipegram/core/Types'
import { payloadOf, type UpdatePayload } from '@pipegram/core/Update'
import type { HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'

// model

/** What `on` adds: the payload, under its name in the update. */
export type OnUpdate<K extends UpdateKind, F extends string> = {
  readonly [P in K]: With<UpdatePayload<P>, F & keyof UpdatePayload<P>>
}

/** What `on` adds for several kinds: the kind and the payload. */
export interface OnAny<K extends UpdateKind, F extends keyof UpdatePayload<K>> {
  readonly kind: K
  readonly payload: With<UpdatePayload<K>, F>
}

/** A kind of update, or several. */
export type AskedKinds = UpdateKind | ReadonlyArray<UpdateKind>

/**
 * What `on` adds for the given kinds. A word that is not a kind adds any, so that the compiler reports only
 * one mistake.
 */
export type OnAsked<A, F> =
  A extends ReadonlyArray<infer K extends UpdateKind>
    ? OnAny<K, F & keyof UpdatePayload<K>>
    : OnUpdate<KindOf<A>, F & string>

/** The kinds in the argument of `on`. */
export type KindOf<A> = [A] extends [ReadonlyArray<infer K extends UpdateKind>]
  ? K
  : [A] extends [UpdateKind]
    ? A
    : UpdateKind

/** `unknown` for kinds of updates; otherwise an error message type that says what to write. */
export type KindCheck<A> = [A] extends [AskedKinds]
  ? unknown
  : A extends `${infer K}:${infer F}`
    ? readonly [`Write on('${K}', '${F}').`]
    : readonly ["This is not a kind of update: write one such as 'message' or 'callback_query'."]

// constructors

/**
 * Lets through updates of a kind that have all of the given fields, and adds the payload under the name of
 * the kind. For a list of kinds, it adds the `payload` and its `kind`.
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
export function on<
  const A extends AskedKinds | (string & {}),
  F extends keyof UpdatePayload<KindOf<A>> & string = never,
>(asked: A & KindCheck<A>, ...fields: ReadonlyArray<F>): Middleware<HasUpdate, OnAsked<A, F>, never>
export function on(
  asked: string | ReadonlyArray<UpdateKind>,
  ...fields: ReadonlyArray<string>
): Middleware<HasUpdate, object, never> {
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
