// Takes partitions and gives them back, and sorts the updates that a worker reads: into the book, or parked.

import { isOutdated } from '@pipegram/storage/NatsServer'
import { deathsTogether } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { parkFacts } from '../InboxRecord.ts'
import { isFree, type Members, preferred, quotaOf } from './Membership.ts'
import { type NatsEngine, type NatsLink, partitionOf } from './NatsEngine.ts'
import { dropParked, parkedValue } from './NatsParked.ts'
import type { NatsUpdate } from './NatsRecord.ts'
import { lose, type NatsWorker, wakeAll } from './NatsWorker.ts'
import { makePartition, type Partition, type PartitionOwner } from './partition/Partition.ts'
import { emptyState, showEntry } from './partition/PartitionState.ts'

// model

// The time before a failed operation is tried again.
const pauseTime = 200

// combinators

/** Takes partitions, or gives some back, until this worker has its share. */
export const share = async (worker: NatsWorker, link: NatsLink, members: Members): Promise<void> => {
  const { id, partitions } = worker
  for (const { number, token, isLeaving, commit } of partitions.values()) {
    const found = members.entries.get(number)
    if (found !== undefined && found.token !== token && !isLeaving()) return lose(worker)
    // With its next write, the partition learns what was erased.
    if (found?.token === token && found.erased.length > 0) void commit()
  }
  const quota = quotaOf(members, id)
  const order = preferred(members, id)
  const owned = order.filter((each) => partitions.get(each)?.isLeaving() === false)
  const busy = busyIn(worker)
  const surplus = [...owned.filter((each) => busy.has(each)), ...owned.filter((each) => !busy.has(each))]
  for (const each of surplus.slice(quota)) partitions.get(each)?.leave()
  if (surplus.length > quota) {
    worker.fresh = worker.fresh.filter(({ lane }) => isKept(worker, lane))
    worker.book.forget((lane) => !isKept(worker, lane))
    releaseIdle(worker)
  }
  let room = quota - owned.length
  for (const each of order) {
    if (worker.error !== undefined) break
    // A partition that could not be given back is taken again, and given back at the next look.
    const isLeft = members.entries.get(each)?.worker === id
    if (partitions.has(each) || !isFree(members, id, each) || (room <= 0 && !isLeft)) continue
    if (await acquire(worker, link, members, each)) room -= 1
  }
  if (room < 0) worker.isRung ||= surplus.length <= quota
  worker.isShort = room > 0
  wakeAll(worker)
}

/** Gives back the partitions that this worker leaves, if it holds none of their updates. */
export const releaseIdle = (worker: NatsWorker): void => {
  const busy = busyIn(worker)
  for (const partition of worker.partitions.values())
    if (partition.isLeaving() && !busy.has(partition.number)) void giveBack(worker, partition)
}

/**
 * Parks an update and ends it. The mark `parking` is written first, so that another worker can finish.
 * Returns false if the lease was lost.
 */
export const park = async (
  worker: NatsWorker,
  partition: Partition,
  update: NatsUpdate,
): Promise<boolean> => {
  const { clock } = worker.engine.settings
  if (!(await partition.commit())) return false
  while (partition.has(update)) {
    const parked = await worker.engine.attempt(async (link) => {
      await link.parked.put(String(update.id), parkedValue(update.mark.parking ?? '', update.content))
      return E.right(undefined)
    })()
    if (E.isRight(parked)) break
    if (worker.error !== undefined) return false
    await clock.sleep(pauseTime, worker.over.signal)()
  }
  partition.end(update.seq)
  if (!(await partition.commit())) return false
  // The update was erased from the stream while it was being parked.
  if (partition.state.erased.has(update.seq)) await dropParked(worker.engine, [update.id])()
  return true
}

// private

const isKept = ({ partitions }: NatsWorker, lane: string): boolean =>
  partitions.get(partitionOf(lane))?.isLeaving() === false

const busyIn = ({ book, partitions }: NatsWorker): ReadonlySet<number> => {
  const busy = new Set(book.busy().map(partitionOf))
  for (const { number, state } of partitions.values())
    for (const { update } of state.open.values()) if (update?.mark.parking !== undefined) busy.add(number)
  return busy
}

const giveBack = async (worker: NatsWorker, partition: Partition): Promise<void> => {
  await partition.release()
  // Several calls may wait for one release: only the first goes on.
  if (!worker.partitions.delete(partition.number)) return
  worker.claim.onChange?.('left')
  worker.engine.ring()
}

// Takes a partition. Returns false if another worker was first.
const acquire = async (
  worker: NatsWorker,
  { owners, jsm }: NatsLink,
  { entries }: Members,
  number: number,
): Promise<boolean> => {
  const { engine, id } = worker
  const found = entries.get(number)
  const { created, state: stream } = await engine.info()
  const isOther = found !== undefined && (found.epoch !== created || stream.last_seq < found.floor)
  const state = found === undefined || isOther ? emptyState() : found.state
  // The stream has lost its last messages, as after a power failure, and gives their numbers again.
  if (isOther && found.epoch === created) state.floor = await lastBefore(engine, jsm, number, found.at)
  worker.tokens += 1
  const token = `${id}.${worker.tokens}`
  const value = showEntry(state, { worker: id, token, epoch: created })
  let revision: number
  try {
    revision = await owners.put(`p.${number}`, value, { previousSeq: found?.revision ?? 0 })
  } catch (cause) {
    if (isOutdated(cause)) return false
    throw cause
  }
  if (isOther && !worker.hasTold)
    worker.claim.report(
      `The stream ${engine.stream} of ${engine.settings.server.name} has lost its data. Updates that it ` +
        'had taken and that were not handled are lost.',
    )()
  worker.hasTold ||= isOther
  const partition = makePartition(engine, ownerOf(worker), { number, state, token, epoch: created, revision })
  worker.partitions.set(number, partition)
  worker.claim.onChange?.('taken')
  partition.expect(await lastIn(engine, jsm, number))
  return true
}

/** The last message of a partition; 0 if the partition has no message. */
export const lastIn = async (
  { stream, subject }: NatsEngine,
  jsm: NatsLink['jsm'],
  number: number,
): Promise<number> => {
  const last = await jsm.direct.getMessage(stream, { last_by_subj: `${subject}.in.${number}` })
  return last?.seq ?? 0
}

// The number before the first message that was put after a time.
const lastBefore = async (
  { settings, stream, subject }: NatsEngine,
  jsm: NatsLink['jsm'],
  number: number,
  at: Date,
): Promise<number> => {
  const { delivered, name } = await jsm.consumers.add(stream, {
    ack_policy: 'none',
    deliver_policy: 'by_start_time',
    opt_start_time: at.toISOString(),
    filter_subject: `${subject}.in.${number}`,
    inactive_threshold: settings.lease * 1_000_000,
    mem_storage: true,
    num_replicas: 1,
  })
  void jsm.consumers.delete(stream, name).catch(() => undefined)
  return delivered.stream_seq
}

const ownerOf = (worker: NatsWorker): PartitionOwner => ({
  worker: worker.id,
  read: (partition, update) => accept(worker, partition, update),
  caughtUp: () => wakeAll(worker),
  lose: () => lose(worker),
  isLost: () => worker.over.signal.aborted,
})

// Keeps an update that was read for the book, or parks it.
const accept = (worker: NatsWorker, partition: Partition, update: NatsUpdate): void => {
  const { claim, engine } = worker
  const { mark } = update
  const deaths = deathsTogether + claim.attempts
  if (mark.parking === undefined && mark.deaths >= deaths) {
    const reason = `The process died while the update was handled, ${deaths} times.`
    mark.parking = parkFacts(reason, deaths, engine.settings.clock.now())
    claim.report('An update is parked because its process died several times while it ran.')()
  }
  if (mark.parking === undefined) worker.fresh.push(update)
  else
    void park(worker, partition, update).then((isDone) => {
      if (isDone) releaseIdle(worker)
    })
}
