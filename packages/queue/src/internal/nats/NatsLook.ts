// A worker looks from time to time, and when it is woken: it renews its lease, and takes its share of the
// partitions.

import { alarm, type Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import { membersNow, stay } from './Membership.ts'
import { checkTime, lose, type NatsWorker, quit, safePart, wakeAll } from './NatsWorker.ts'
import { share } from './PartitionShare.ts'

// combinators

/** Renews the lease, and takes partitions or gives some back. Runs one look at a time. Never rejects. */
export const look = async (worker: NatsWorker): Promise<void> => {
  worker.isRung = true
  worker.looking ??= lookOn(worker)
  await worker.looking
}

/** Gives all partitions back, and ends the lease. */
export const stop = async (worker: NatsWorker): Promise<void> => {
  const { partitions, unset } = worker
  if (worker.error !== undefined) return
  worker.error = { _tag: 'Lost', reason: 'The lease was given back.' }
  for (const each of unset) each()
  wakeAll(worker)
  await worker.looking
  for (const { state } of partitions.values())
    for (const { update } of state.open.values()) if (update !== undefined) update.mark.isRunning = false
  await Promise.all([...partitions.values()].map((each) => each.release()))
  await quit(worker)
}

// private

const lookOn = async (worker: NatsWorker): Promise<void> => {
  let next: Millis = 0
  while (worker.isRung && worker.error === undefined) {
    worker.isRung = false
    next = await lookOnce(worker)
  }
  worker.looking = undefined
  if (worker.error === undefined) arm(worker, next)
}

// Returns the time until the next look.
const lookOnce = async (worker: NatsWorker): Promise<Millis> => {
  const { engine, id } = worker
  const { clock, lease } = engine.settings
  const sent = clock.now()
  const seen = await engine.attempt<Millis | undefined>(async (link) => {
    const membership = await stay(link, engine.settings, id, worker.membership)
    if (membership === undefined) return E.right(undefined)
    worker.membership = membership
    worker.until = sent + safePart * lease
    const members = await membersNow(link, engine.settings, id)
    for (let i = 0; i < members.expired; i++) worker.claim.onChange?.('expired')
    await share(worker, link, members)
    return E.right(members.next)
  })()
  checkTime(worker)
  if (E.isLeft(seen)) return lease / 8
  if (seen.right === undefined) lose(worker)
  return Math.min(lease / 4, seen.right ?? 0)
}

// Sets the alarms for the next look, and for the end of the lease.
const arm = (worker: NatsWorker, next: Millis): void => {
  const { clock } = worker.engine.settings
  for (const unset of worker.unset) unset()
  worker.unset = [
    alarm(clock)(Math.max(1, next), () => void look(worker)),
    alarm(clock)(Math.max(1, worker.until - clock.now()), () => checkTime(worker)),
  ]
}
