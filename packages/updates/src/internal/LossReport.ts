// Reports the parts of updates and of results that the decoder left out, once for each place.

import type { CallMiddleware } from '@pipegram/client/CallMiddleware'
import { lossesOf } from '@pipegram/core/Loss'
import type { Update } from '@pipegram/core/Types'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Notify } from '../Notice.ts'

// model

/** Reports the parts that one update has lost. */
export type LossReport = (update: Update) => void

// The most places that are remembered. Losses at more places are not reported.
const most = 100

// constructors

/** A report that remembers the places it has reported. */
export const makeLossReport = (notify: Notify): LossReport => {
  const tell = makeTeller(notify)
  return (update) => tell(`update ${update.update_id}`, 'update', update)
}

/** Reports the parts that results of calls have lost. It must be the first middleware. */
export const makeResultReport = (notify: Notify): CallMiddleware => {
  const tell = makeTeller(notify)
  return (call, next) =>
    pipe(
      next(call),
      TE.map((result) => {
        tell(`the result of ${call.method}`, call.method, result)
        return result
      }),
    )
}

// private

const makeTeller = (notify: Notify) => {
  const reported = new Set<string>()
  return (what: string, kind: string, decoded: unknown): void => {
    for (const { path, reasons } of lossesOf(decoded)) {
      const place = `${kind} ${path.replaceAll(/\[\d+\]/g, '[]')}`
      if (reported.has(place) || reported.size >= most) continue
      reported.add(place)
      notify(
        `${what}: ${path} is not as the Bot API says, and was left out ` +
          `(${reasons.slice(0, 3).join('; ')}). The rest is kept; lossesOf returns the parts. ` +
          'This place is not reported again.',
      )()
    }
  }
}
