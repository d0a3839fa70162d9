// Parameters that calls have unless they say otherwise: silent messages, protected content, no link previews.

import type * as Calls from '@pipegram/core/Calls'
import type { MethodName } from '@pipegram/core/Calls'
import type { Instead, Markup } from '@pipegram/core/Markup'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'

// model

/** Parameters by method: only those that a method has and can do without, and no texts. */
export type CallDefaults = { readonly [M in MethodName]?: Optional<Parameters<(typeof Calls)[M]>[0]> }

// constructors

/**
 * Adds parameters to calls that do not have them: by method, or by a function of the method's name. A
 * parameter of the call wins; one that is `null` is sent as none. They are whole: nothing is merged within
 * one. What a method does not have, Telegram ignores.
 *
 * A parse mode is never a default, at any depth: a text that came from a user must not become markup. Given
 * by method, it throws a `TypeError` at once; given by a function, its calls fail as `Unsendable`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { defaults, through } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const client = pipe(call, through(defaults({ sendMessage: { disable_notification: true } })))
 *
 *   await client(sendMessage({ chat_id: 1, text: 'Hush' }))()
 *   await client(sendMessage({ chat_id: 1, text: 'Ring', disable_notification: false }))()
 *   assert.deepStrictEqual(
 *     calls().map(({ params }) => params),
 *     [
 *       { chat_id: 1, text: 'Hush', disable_notification: true },
 *       { chat_id: 1, text: 'Ring', disable_notification: false },
 *     ],
 *   )
 */
export const defaults = (given: CallDefaults | ((method: string) => object | undefined)): CallMiddleware => {
  if (typeof given === 'object' && hasParseMode(given)) throw new TypeError(refusal)
  const table = new Map<string, object>(typeof given === 'function' ? [] : Object.entries(given))
  const byMethod = typeof given === 'function' ? given : (method: string) => table.get(method)
  return (call, next) => {
    const added = byMethod(call.method)
    if (added === undefined) return next(call)
    if (hasParseMode(added))
      return async () => E.left({ _tag: 'Unsendable', method: call.method, reason: refusal })
    const present = new Map<string, unknown>(Object.entries(call.params))
    const missing = Object.entries(added).filter(([name]) => present.get(name) === undefined)
    return next(
      missing.length === 0 ? call : { ...call, params: { ...call.params, ...Object.fromEntries(missing) } },
    )
  }
}

// private

type Optional<P> = P extends object
  ? {
      readonly [
        K in keyof P as object extends Pick<P, K>
          ? IsText<NonNullable<P[K]>> extends true
            ? never
            : K
          : never
      ]?: P[K]
    }
  : never

type IsText<A> = Markup extends A ? true : A extends Instead<string> ? true : false

const refusal =
  "A parse mode cannot be a default, since it would make markup of every text. Name the markup where it is: `text: markup('HTML', …)`."

const hasParseMode = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([name, inner]) => /(?:^|_)parse_mode$/.test(name) || hasParseMode(inner))
