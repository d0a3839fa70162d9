// Who works at a bot's inbox, and which partitions each of them should own. All times are of the server.

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

/** An entry of a partition, and its revision. */
export interface FoundEntry extends PartitionEntry {
  readonly revision: number
  /** When it was written, by the clock of the server. */
  readonly at: Date
}

/** What a worker sees when it looks. */
export interface Members {
  /** The workers whose lease is not over, by the time at which they came. */
  readonly live: ReadonlyArray<string>
  readonly entries: ReadonlyMap<number, FoundEntry>
  /** How many leases of others were found over. */
  readonly expired: number
  /** How long until the lease of the first other worker may be over. */
  readonly next: Millis
}

/** The place of a worker in the bucket. */
export interface Membership {
  /** The revision of its entry. */
  readonly revision: number
  /** The revision of its first entry: the order in which workers came. */
  readonly joined: number
}

// constructors

/** Comes in. */
export const join = async ({ owners }: NatsLink, settings: NatsSettings, id: string): Promise<Membership> => {
  const revision = await owners.put(keyOf(id), JSON.stringify(stamp(settings)), { previousSeq: 0 })
  return { revision, joined: revision }
}

/** Stays for another lease. Gives `undefined` if another worker has taken over. */
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
    // An earlier write may have come too late.
    const found = await link.owners.get(keyOf(id))
    return found?.operation === 'PUT' && found.revision !== revision
      ? stay(link, settings, id, { joined, revision: found.revision })
      : undefined
  }
}

/** Goes, unless another worker has ended its lease before. */
export const leave = async ({ owners }: NatsLink, id: string, { revision }: Membership): Promise<void> => {
  await end(owners, id, revision)
}

/** Looks who is there, and ends the leases that are over. `id` is the worker that has just stayed. */
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

/** How many workers have not gone. One that has died counts until another one looks. */
export const workerCount = async (link: NatsLink): Promise<number> =>
  (await entriesIn(link, link.owners, 'w.*')).filter(({ operation }) => operation === 'PUT').length

// destructors

/** How many partitions a worker should own. */
export const quotaOf = ({ live }: Members, id: string): number => {
  const rank = live.indexOf(id)
  return Math.floor(partitions / live.length) + (rank < partitions % live.length ? 1 : 0)
}

/** The partitions, those first that a worker should rather own than another one. */
export const preferred = ({ live }: Members, id: string): ReadonlyArray<number> => {
  const rank = live.indexOf(id)
  const all = Array.from({ length: partitions }, (_, i) => i)
  const isMine = (i: number): boolean => i % live.length === rank
  return [...all.filter(isMine), ...all.filter((i) => !isMine(i))]
}

/** Whether nobody owns a partition who could still write to it. */
export const isFree = ({ live, entries }: Members, id: string, partition: number): boolean => {
  const worker = entries.get(partition)?.worker ?? ''
  return worker === '' || worker === id || !live.includes(worker)
}

// private

const keyOf = (id: string): string => `w.${id}`

// True if its lease is over for good. It may have been renewed meanwhile.
const end = async (owners: NatsLink['owners'], name: string, revision: number): Promise<boolean> => {
  try {
    await owners.delete(keyOf(name), { previousSeq: revision })
    return true
  } catch (cause) {
    if (isOutdated(cause)) return false
    throw cause
  }
}
