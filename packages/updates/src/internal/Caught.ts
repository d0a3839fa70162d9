// The calls that a source makes itself: what a middleware of calls throws becomes an error, as what a handler
// throws becomes a dead letter.

import type { Interpreter } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import { placeOf } from '../DeadLetter.ts'

// combinators

/** The same interpreter, which never throws or rejects. */
export const caught =
  (self: Interpreter): Interpreter =>
  (call) =>
  async () => {
    try {
      return await self(call)()
    } catch (cause) {
      return E.left({
        _tag: 'Unsendable',
        method: call.method,
        reason: `A middleware of calls threw: ${placeOf(cause)}`,
      })
    }
  }
