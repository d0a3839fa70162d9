// Puts a batch of updates into an inbox, and delivers them from there to the bot. A batch is confirmed when
// the inbox has it.

import { system, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { decode, idOf } from '../Batch.ts'
import { persistent, reporting } from '../DeadLetter.ts'
import type { Delivery, DeliveryOptions } from '../Delivery.ts'
import { makeUnnumbered } from '../internal/Unnumbered.ts'
import { laneOf } from '../Lane.ts'
import { stderr } from '../Notice.ts'
import type { OpenInbox } from './Inbox.ts'
import type { InboxSeeing } from './InboxSeeing.ts'
import { type InboxWorker, makeInboxWorker, type InboxWorkerOptions } from './InboxWorker.ts'
import { makePersist } from './internal/Outage.ts'
import { makeInboxTally, watchInbox } from './internal/worker/InboxWatch.ts'
import { makePollLeader } from './internal/worker/PollLeader.ts'
import { tracedPut } from './internal/worker/TracedPut.ts'
import { toInboxUpdate } from './RawUpdate.ts'

// model

export interface InboxDeliveryOptions
  extends DeliveryOptions, InboxSeeing, Pick<InboxWorkerOptions, 'attempts'> {
  /** True if this process also takes updates from the inbox. Default: true. */
  readonly handles?: boolean
}

// constructors

/** Delivers to a bot through an inbox. `onEnd` runs after each update. */
export const makeInboxDelivery = (
  inbox: OpenInbox,
  options: InboxDeliveryOptions,
  onEnd: IO<void>,
): Delivery => {
  const { call, clock = system, random = Math.random, report = stderr } = options
  const lane = laneOf(options.bot, options)
  const tally = makeInboxTally(options.metrics, options.me.id)
  const worker = options.handles === false ? undefined : makeInboxWorker(inbox, options, onEnd)
  const leader =
    inbox.lead === undefined ? undefined : makePollLeader(inbox.lead, { clock, random, report, tally })
  const persist = makePersist(clock, random, report)
  const put: InboxWorker['put'] =
    worker?.put ??
    ((updates, signal, own = inbox.put) =>
      () =>
        persist(own(updates), signal))
  const inFlight = (): number => worker?.inFlight() ?? 0
  const unwatch = watchInbox(options.metrics, options.me.id, inbox, inFlight, clock)
  const isNew = makeUnnumbered()
  let offset: number | undefined
  return {
    ...defined({
      ready: leader?.ready ?? worker?.owns,
      gone: leader?.gone,
      shares: leader === undefined ? undefined : worker?.isOwner,
    }),
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
      const written =
        updates.length === 0
          ? E.right(0)
          : await tracedPut(options.tracing, updates, (traced) => put(traced, signal, leader?.put)())
      if (E.isLeft(written)) return 0
      tally.received(written.right)
      for (const raw of batch) {
        if (sound.has(raw) || (idOf(raw) === undefined && !isNew(raw))) continue
        const decoded = decode(raw)
        if (E.isLeft(decoded)) await deliver({ _tag: 'Undecodable', update: raw, errors: decoded.left })()
      }
      // No maximum with the old offset: Telegram's numbering may restart at a lower number.
      const ids = batch.flatMap((raw) => idOf(raw) ?? [])
      if (ids.length > 0) offset = Math.max(...ids) + 1
      return written.right
    },
    offset: () => offset,
    inFlight,
    stuck: () => worker?.stuck() ?? [],
    unconfirmed: () => 0,
    close: (deadline: Millis) => async () => {
      unwatch()
      await leader?.close()
      return worker?.close(deadline)() ?? 0
    },
  }
}
