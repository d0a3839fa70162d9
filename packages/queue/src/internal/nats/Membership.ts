// The workers of a bot's inbox, and which partitions each of them should own. All times are times of the
// server.

import type { Millis } from '@pipegram/core/Clock'
import { isOutdated } from '@pipegram/storage/NatsServer'
import {
  answerTime,
  entriesIn,
  eraseMark,
  type NatsLink,
  type NatsSettings,
  partitions,
  recordIn,
  stamp,
  writtenAt,
} from './NatsEngine.ts'
import { entryIn, type PartitionEntry } from './partition/PartitionState.ts'

// model

/** The entry of a partition, and its revision. */
export interface FoundEntry extends PartitionEntry {
  readonly revision: number
  /** When the entry was written, by the clock of the server. */
  readonly at: Date
}

/** What a worker sees when it looks. */
export interface Members {
  /** The workers whose lease is not over, in the order in which they joined. */
  readonly live: ReadonlyArray<string>
  readonly entries: ReadonlyMap<number, FoundEntry>
  /** How many leases of other workers had ended. */
  readonly expired: number
  /** How long until the first lease of another worker may end. */
  readonly next: Millis
}

/** The entry of a worker in the bucket. */
export interface Membership {
  /** The revision of the entry. */
  readonly revision: number
  /** The first revision of the entry. It says in which order the workers joined. */
  readonly joined: number
}

// constructors

/** Adds a worker. */
export const join = async ({ owners }: NatsLink, settings: NatsSettings, id: string): Promise<Membership> => {
  const revision = await owners.put(keyOf(id), JSON.stringify(stamp(settings)), { previousSeq: 0 })
  return { revision, joined: revision }
}

/** Renews the lease of a worker. Returns `undefined` if another worker has ended it. */
export const stay = async (
  link: NatsLink,
  settings: NatsSettings,
  id: string,
  { revision, joined }: Membership,
): Promise<Membership | undefined> => {
  const value = JSON.stringify({ joined, ...stamp(settings) })
  const timeout = answerTime(settings)
  try {
    return { joined, revision: await link.owners.put(keyOf(id), value, { previousSeq: revision, timeout }) }
  } catch (cause) {
    if (!isOutdated(cause)) throw cause
    // The answer to an earlier write may have been lost.
    const found = await link.owners.get(keyOf(id))
    return found?.operation === 'PUT' && found.revision !== revision
      ? stay(link, settings, id, { joined, revision: found.revision })
      : undefined
  }
}

/** Removes a worker, unless another one has ended its lease before. */
export const leave = async ({ owners }: NatsLink, id: string, { revision }: Membership): Promise<void> => {
  await end(owners, id, revision)
}

/**
 * Reads all workers, and removes those whose lease is over. `id`: the worker that has just renewed its lease.
 */
export const membersNow = async (link: NatsLink, settings: NatsSettings, id: string): Promise<Members> => {
  const { owners } = link
  const workers = new Map<
    string,
    { readonly at: Millis; readonly revision: number; readonly joined: number }
  >()
  const entries = new Map<number, FoundEntry>()
  for (const entry of await entriesIn(link, owners, '*.*')) {
    const [kind, name = ''] = entry.key.split(/\.(.*)/)
    const { revision } = entry
    if (kind === 'p') entries.set(Number(name), { ...entryIn(entry.string()), revision, at: entry.created })
    else if (entry.operation !== 'PUT') void eraseMark(link, owners, entry)
    else {
      const { joined } = recordIn(entry.string())
      workers.set(name, { at: writtenAt(settings, entry), revision, joined: Number(joined ?? revision) })
    }
  }
  const now = settings.time?.() ?? workers.get(id)?.at ?? 0
  let next = Infinity
  let expired = 0
  for (const [name, { at, revision }] of workers) {
    if (name === id) continue
    if (now - at < settings.lease) next = Math.min(next, at + settings.lease - now)
    else if (await end(owners, name, revision)) {
      workers.delete(name)
      expired += 1
    }
  }
  const live = [...workers].toSorted(([, a], [, b]) => a.joined - b.joined).map(([name]) => name)
  return { live, entries, expired, next }
}

/** How many workers there are. One that has died counts until another one removes it. */
export const workerCount = async (link: NatsLink): Promise<number> =>
  (await entriesIn(link, link.owners, 'w.*')).filter(({ operation }) => operation === 'PUT').length

// destructors

/** How many partitions a worker should own. */
export const quotaOf = ({ live }: Members, id: string): number => {
  const rank = live.indexOf(id)
  return Math.floor(partitions / live.length) + (rank < partitions % live.length ? 1 : 0)
}

/** All partitions; first those that a worker should own before another worker does. */
export const preferred = ({ live }: Members, id: string): ReadonlyArray<number> => {
  const rank = live.indexOf(id)
  const all = Array.from({ length: partitions }, (_, i) => i)
  const isMine = (i: number): boolean => i % live.length === rank
  return [...all.filter(isMine), ...all.filter((i) => !isMine(i))]
}

/** True if no other worker owns a partition and could still write to it. */
export const isFree = ({ live, entries }: Members, id: string, partition: number): boolean => {
  const worker = entries.get(partition)?.worker ?? ''
  return worker === '' || worker === id || !live.includes(worker)
}

// private

const keyOf = (id: string): string => `w.${id}`

// Returns false if the worker has renewed its lease in the meantime.
const end = async (owners: NatsLink['owners'], name: string, revision: number): Promise<boolean> => {
  try {
    await owners.delete(keyOf(name), { previousSeq: revision })
    return true
  } catch (cause) {
    if (isOutdated(cause)) return false
    throw cause
  }
}
