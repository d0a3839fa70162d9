// Reports calls that a handler made but did not run, so that Telegram never received them. It reports each
// place in the code once.

import type { UnrunCall } from '@pipegram/core/CallTracker'
import * as Token from '@pipegram/core/Token'
import type { Notify } from '../Notice.ts'

// model

/** Reports the calls that did not run, of `update 7` or of a job. */
export type UnrunReport = (subject: string, calls: ReadonlyArray<UnrunCall>) => void

// The most places that are remembered; a program has few. More places are not reported.
const most = 100

// constructors

/** A report that remembers the places it has reported. */
export const makeUnrunReport = (notify: Notify): UnrunReport => {
  const reported = new Set<string>()
  return (subject, calls) => {
    for (const { method, made } of calls) {
      const place = placeIn(made)
      const key = `${method} ${place}`
      if (reported.has(key) || reported.size >= most) continue
      reported.add(key)
      notify(
        `${subject}: a call of ${method} was made and not run${place}. ` +
          'Return it, or chain it: pipe(call(a), TE.chain(() => call(b))). This place is not reported again.',
      )()
    }
  }
}

// private

// The first line of the stack outside pipegram: the line of the handler. After a chain of middlewares, the
// stack may have no such line.
const placeIn = ({ stack = '' }: Error): string => {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const line = frames.find((frame) => !ours.test(frame))
  return line === undefined ? '' : `, ${Token.redact(line.trim())}`
}

const ours =
  /[\\/](?:@pipegram[\\/][a-z]+|packages[\\/](?:core|client|compose|updates))[\\/](?:src|dist)[\\/]/
