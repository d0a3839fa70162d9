// Tells a bot author, once for each place, of a call that a handler made and nobody ran: Telegram never heard
// of it.

import type { UnrunCall } from '@pipegram/core/CallTracker'
import * as Token from '@pipegram/core/Token'
import type { Update } from '@pipegram/core/Types'
import type { Notify } from '../Notice.ts'

// model

/** Tells of the calls of one update that did not run. */
export type UnrunReport = (update: Update, calls: ReadonlyArray<UnrunCall>) => void

// A program has few such places. More are not remembered, and not told.
const most = 100

// constructors

export const makeUnrunReport = (notify: Notify): UnrunReport => {
  const told = new Set<string>()
  return (update, calls) => {
    for (const { method, made } of calls) {
      const place = placeIn(made)
      const key = `${method} ${place}`
      if (told.has(key) || told.size >= most) continue
      told.add(key)
      notify(
        `update ${update.update_id}: a call of ${method} was made and not run${place}. ` +
          'Return it, or chain it: pipe(call(a), TE.chain(() => call(b))). This place is not told again.',
      )()
    }
  }
}

// private

// The handler's own line: the first below ours. Without one, as after a chain of middlewares, nothing is said.
const placeIn = ({ stack = '' }: Error): string => {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const line = frames.find((frame) => !ours.test(frame))
  return line === undefined ? '' : `, ${Token.redact(line.trim())}`
}

const ours =
  /[\\/](?:@pipegram[\\/][a-z]+|packages[\\/](?:core|client|compose|updates))[\\/](?:src|dist)[\\/]/
