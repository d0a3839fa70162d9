// From a batch of updates to an inbox, and from there to the bot. A batch is confirmed when the inbox has it.

import { system, type Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { decode, idOf } from '../Batch.ts'
import { persistent, reporting } from '../DeadLetter.ts'
import type { Delivery, DeliveryOptions } from '../Delivery.ts'
import { makeUnnumbered } from '../internal/Unnumbered.ts'
import { laneOf } from '../Lane.ts'
import { stderr } from '../Notice.ts'
import type { OpenInbox } from './Inbox.ts'
import { makeInboxWorker, type InboxWorkerOptions } from './InboxWorker.ts'
import { toInboxUpdate } from './RawUpdate.ts'

// constructors

/** Delivers to a bot by way of an inbox. `onEnd` runs after each update. */
export const makeInboxDelivery = (
  inbox: OpenInbox,
  options: DeliveryOptions & Pick<InboxWorkerOptions, 'attempts'>,
  onEnd: IO<void>,
): Delivery => {
  const { call, clock = system, random = Math.random, report = stderr } = options
  const lane = laneOf(options.bot, options)
  const worker = makeInboxWorker(inbox, options, onEnd)
  const isNew = makeUnnumbered()
  let offset: number | undefined
  return {
    ready: worker.owns,
    take: (batch, _sent, signal) => async () => {
      const sorted = batch.toSorted((a, b) => (idOf(a) ?? 0) - (idOf(b) ?? 0))
      const sound = new Set<unknown>()
      const updates = sorted.flatMap((raw) => {
        const kept = toInboxUpdate(raw, lane)
        if (kept?.update !== undefined) sound.add(raw)
        return kept ?? []
      })
      const deliver = persistent(options.onDeadLetter ?? reporting(report), {
        client: call,
        clock,
        random,
        report,
        signal,
      })
      const put = updates.length === 0 ? E.right(0) : await worker.put(updates, signal)()
      if (E.isLeft(put)) return 0
      for (const raw of batch) {
        if (sound.has(raw) || (idOf(raw) === undefined && !isNew(raw))) continue
        const decoded = decode(raw)
        if (E.isLeft(decoded)) await deliver({ _tag: 'Undecodable', update: raw, errors: decoded.left })()
      }
      // Telegram's numbering may begin again at a lower number.
      const ids = batch.flatMap((raw) => idOf(raw) ?? [])
      if (ids.length > 0) offset = Math.max(...ids) + 1
      return put.right
    },
    offset: () => offset,
    inFlight: worker.inFlight,
    stuck: worker.stuck,
    unconfirmed: () => 0,
    close: (deadline: Millis) => worker.close(deadline),
  }
}
