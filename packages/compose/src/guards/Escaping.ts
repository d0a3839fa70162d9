// A guard around the calls of handlers: a text is sent as markup only if its author marked it as markup.
// https://core.telegram.org/bots/api#formatting-options

import type { ApiError } from '@pipegram/core/ApiError'
import { bounded, type BoundedInterpreter } from '@pipegram/core/Bounded'
import type { Call } from '@pipegram/core/Call'
import { escaped, type EscapingOptions } from '@pipegram/core/Trusted'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasCall } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'

// model

export type { EscapingOptions }

/**
 * A `call` that refuses markup which its author did not mark. A handler that accepts only such a `call` asks
 * for `escapes`.
 */
export interface EscapingInterpreter extends BoundedInterpreter {
  readonly escapes: true
}

/** What `escaping` adds. */
export interface HasEscaping {
  readonly call: EscapingInterpreter
}

// constructors

/**
 * Puts a guard around `call` for all later steps. A call with a parse mode, at any depth, passes only if
 * `rawMarkup` marked its text or the options allow it. Any other call fails as `Unsendable`; with `otherwise:
 * 'plain'` it loses the mode, so that the text is shown as it is. Plain strings, texts with entities (`fmt`)
 * and calls marked by `trusted` pass. A handler that accepts only such a `call` asks for `HasEscaping`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { escaping } from '@pipegram/compose/Escaping'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   // As a program without types would build it.
 *   const byHand = (chat_id: number, text: string) => ({
 *     ...sendMessage({ chat_id, text }),
 *     params: { chat_id, text, parse_mode: 'HTML' },
 *   })
 *
 *   const bot = pipeline(
 *     use(escaping({ otherwise: 'plain' })),
 *     use(on('message', 'text')),
 *     handle(({ call, message }) => call(byHand(message.chat.id, `You said: <i>${message.text}</i>`))),
 *   )
 *
 *   const { calls } = await harness(bot)(said('</i><b>Pay here</b>'))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'You said: <i></i><b>Pay here</b></i>' })
 */
export const escaping = (options: EscapingOptions = {}): Middleware<HasCall, HasEscaping, never> => {
  const check = escaped(options)
  const around = (inner: BoundedInterpreter): EscapingInterpreter =>
    Object.assign(
      <A>(call: Call<A>): TE.TaskEither<ApiError, A> => pipe(check(call), E.matchW(TE.left, inner)),
      inner,
      {
        signal: inner.signal,
        with: (limits: Parameters<BoundedInterpreter['with']>[0]) => around(inner.with(limits)),
        escapes: true as const,
      },
    )
  const escaping: Middleware<HasCall, HasEscaping, never> = ({ call }, next) =>
    next({ call: around(bounded(call)) })
  return named('escaping', escaping, true)
}
