// Puts updates, each with a span of its receipt. The context of the span is stored with the update.

import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { InboxError, InboxUpdate } from '../../Inbox.ts'
import type { TraceCarrier } from '../../UpdateTracing.ts'

/** Puts updates. The spans end when the inbox has answered. */
export const tracedPut = async (
  tracing: TraceCarrier | undefined,
  updates: ReadonlyArray<InboxUpdate>,
  put: (updates: ReadonlyArray<InboxUpdate>) => Promise<E.Either<InboxError, number>>,
): Promise<E.Either<InboxError, number>> => {
  if (tracing === undefined) return put(updates)
  const spans = updates.map(tracing.received)
  const written = await put(
    updates.map((update, i) => ({ ...update, ...defined({ trace: spans[i]?.kept }) })),
  )
  for (const { end } of spans) end(E.isLeft(written) ? written.left._tag : undefined)
  return written
}
