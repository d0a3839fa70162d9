// Reports the parts of updates that the decoder left out, once for each place in an update.

import { lossesOf } from '@pipegram/core/Loss'
import type { Update } from '@pipegram/core/Types'
import type { Notify } from '../Notice.ts'

// model

/** Reports what one update has lost. */
export type LossReport = (update: Update) => void

// The most places that are remembered. Losses at further ones are not reported.
const most = 100

// constructors

/** A report that remembers the places it has reported. */
export const makeLossReport = (notify: Notify): LossReport => {
  const reported = new Set<string>()
  return (update) => {
    for (const { path, reasons } of lossesOf(update)) {
      const place = path.replaceAll(/\[\d+\]/g, '[]')
      if (reported.has(place) || reported.size >= most) continue
      reported.add(place)
      notify(
        `update ${update.update_id}: ${path} is not as the Bot API says, and was left out ` +
          `(${reasons.slice(0, 3).join('; ')}). The rest is handled, and lossesOf(update) has the part. ` +
          'This place is not reported again.',
      )()
    }
  }
}
