// Default parameters of calls, such as silent messages, protected content or no link previews.

import type * as Calls from '@pipegram/core/Calls'
import type { MethodName } from '@pipegram/core/Calls'
import type { Instead, Markup } from '@pipegram/core/Markup'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'

// model

/** Parameters by method: only its optional parameters, and no texts. */
export type CallDefaults = { readonly [M in MethodName]?: OptionalParams<Parameters<(typeof Calls)[M]>[0]> }

// constructors

/**
 * Adds parameters to calls that do not have them, from a table by method or from a function of the method
 * name. A parameter of the call wins, and a default that is `null` is left out. Parameters are not merged
 * with each other. Telegram ignores parameters that a method does not have.
 *
 * A parse mode cannot be a default, at any depth: the text of a user must not become markup. In a table, a
 * parse mode throws a `TypeError` at once; from a function, the calls fail as `Unsendable`.
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

type OptionalParams<P> = P extends object
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
  'A parse mode cannot be a default, since it would make markup of every text. ' +
  "Name the markup in its call: `text: rawMarkup('HTML', …)`."

const hasParseMode = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([name, inner]) => /(?:^|_)parse_mode$/.test(name) || hasParseMode(inner))
