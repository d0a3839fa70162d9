// Puts updates into the stream, which refuses an update whose id it knows.

import { apiCodeOf, isOutdated } from '@pipegram/storage/NatsServer'
import { type InboxError, type InboxUpdate, type OpenInbox, unavailable } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { contentOf, parkFacts } from '../InboxRecord.ts'
import { type NatsEngine, type NatsLink, partitionOf, partitions } from './NatsEngine.ts'
import { parkedValue } from './NatsParked.ts'
import { messageId } from './NatsRecord.ts'
import { entryIn } from './partition/PartitionState.ts'

// model

// How many lanes are written at a time.
const together = 256

// The error codes of a full stream or a full disk.
const fullCodes = new Set([10_023, 10_025, 10_028, 10_047, 10_054, 10_077])

// constructors

/** Puts updates. `onPut` gets the place of each. */
export const makeNatsPut = (
  engine: NatsEngine,
  onPut: (partition: number, seq: number) => void,
): OpenInbox['put'] => {
  const { settings } = engine
  // An upper bound of the updates that wait, as far as this process knows, and when it must count again.
  let waiting = Infinity
  let until = 0

  const refusal = async (link: NatsLink, count: number): Promise<E.Either<InboxError, undefined>> => {
    const now = settings.clock.now()
    if (waiting + count > settings.most || now >= until) {
      waiting = await waitingCount(engine, link)
      until = now + settings.lease / 4
    }
    return waiting < settings.most
      ? E.right(undefined)
      : E.left({
          _tag: 'Full',
          reason:
            `${settings.server.name} holds ${waiting} updates that wait, of ${settings.most} at most. ` +
            'Nothing more is confirmed until some of them are handled.',
        })
  }

  return (updates) =>
    engine.attempt(async (link) => {
      const refused = await refusal(link, updates.length)
      if (E.isLeft(refused)) return refused
      const lanes = [...Map.groupBy(updates, ({ lane }) => lane).values()]
      let count = 0
      try {
        for (let i = 0; i < lanes.length; i += together)
          for (const each of await settled(
            lanes.slice(i, i + together).map((lane) => putLane(engine, link, lane, onPut)),
          ))
            count += each
      } catch (cause) {
        if (!fullCodes.has(apiCodeOf(cause) ?? 0)) throw cause
        return E.left(
          unavailable(`${settings.server.name} has no room left: give it more disk, or a higher limit.`),
        )
      }
      waiting += count
      return E.right(count)
    })
}

/** How many updates wait. */
export const waitingCount = async (engine: NatsEngine, link: NatsLink): Promise<number> =>
  (await waitingCounts(engine, link)).reduce((sum, each) => sum + each, 0)

/** How many updates wait in each partition. */
export const waitingCounts = (engine: NatsEngine, link: NatsLink): Promise<ReadonlyArray<number>> =>
  Promise.all(Array.from({ length: partitions }, (_, partition) => waitingIn(engine, link, partition)))

// private

// Waits until all puts have ended, even if one fails.
const settled = async (puts: ReadonlyArray<Promise<number>>): Promise<ReadonlyArray<number>> => {
  await Promise.allSettled(puts)
  return Promise.all(puts)
}

// Puts one update after the other: if one fails, no later update may be in the stream before it.
const putLane = async (
  { settings: { bot, clock }, subject }: NatsEngine,
  { js, parked }: NatsLink,
  updates: ReadonlyArray<InboxUpdate>,
  onPut: (partition: number, seq: number) => void,
): Promise<number> => {
  let count = 0
  for (const update of updates.toSorted((a, b) => a.id - b.id)) {
    const partition = partitionOf(update.lane)
    const content = contentOf(update, clock.now())
    const { fault } = update
    const { duplicate, seq } = await js.publish(
      fault === undefined ? `${subject}.in.${partition}` : `${subject}.fault`,
      fault === undefined ? content : '',
      { msgID: messageId(bot, update.id) },
    )
    if (fault === undefined) onPut(partition, seq)
    else {
      try {
        // An update that was parked before has an entry, or left a mark when it was replayed or dropped.
        await parked.put(String(update.id), parkedValue(parkFacts(fault, 0, clock.now()), content), {
          previousSeq: 0,
        })
      } catch (cause) {
        if (!isOutdated(cause)) throw cause
      }
    }
    if (!duplicate) count += 1
  }
  return count
}

// The number of messages above the floor, without those that have ended.
const waitingIn = async (
  { settings, stream, subject }: NatsEngine,
  { jsm, owners }: NatsLink,
  partition: number,
): Promise<number> => {
  const found = await owners.get(`p.${partition}`)
  const { floor, above } = entryIn(found?.string() ?? '')
  const { name, num_pending } = await jsm.consumers.add(stream, {
    ack_policy: 'none',
    deliver_policy: 'by_start_sequence',
    opt_start_seq: floor + 1,
    filter_subject: `${subject}.in.${partition}`,
    inactive_threshold: settings.lease * 1_000_000,
    mem_storage: true,
    num_replicas: 1,
  })
  void jsm.consumers.delete(stream, name).catch(() => undefined)
  return Math.max(0, num_pending - above)
}
