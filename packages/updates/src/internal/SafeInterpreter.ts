// For the calls that a source makes itself: if a call middleware throws, the call fails with an error.

import type { Interpreter } from '@pipegram/core/Call'
import * as E from 'fp-ts/lib/Either.js'
import { placeOf } from '../DeadLetter.ts'

// combinators

/** The same interpreter, but it never throws or rejects. */
export const safe =
  (self: Interpreter): Interpreter =>
  (call) =>
  async () => {
    try {
      return await self(call)()
    } catch (cause) {
      return E.left({
        _tag: 'Unsendable',
        method: call.method,
        reason: `A call middleware threw: ${placeOf(cause)}`,
      })
    }
  }
