// The parked updates of a bot's inbox in NATS, in a bucket of their own.

import type { KvEntry } from '@nats-io/kv'
import { isOutdated } from '@pipegram/storage/NatsServer'
import type { InboxError, ParkedUpdate, OpenInbox } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { parkedOf, textIn } from '../InboxRecord.ts'
import { entriesIn, eraseMark, type NatsEngine, type NatsLink, partitionOf } from './NatsEngine.ts'
import { messageId } from './NatsRecord.ts'

// model

const most = 1_000

// constructors

/** The value that the bucket stores for a parked update. */
export const parkedValue = (facts: string, content: string): string => `${facts}\n${content}`

/** The operations of an inbox on parked updates. `onPut` gets the place of each replayed update. */
export const parkedOperations = (
  engine: NatsEngine,
  onPut: (partition: number, seq: number) => void,
): Pick<OpenInbox, 'list' | 'show' | 'replay' | 'drop'> => ({
  list: (from = -Infinity) =>
    engine.attempt(async (link) => {
      const found = (await allParked(engine, link)).filter(({ key }) => Number(key) >= from)
      return E.right(found.slice(0, most).flatMap((entry) => parkedIn(entry) ?? []))
    }),
  show: (id) =>
    engine.attempt(async ({ parked }) => {
      const found = await parked.get(String(id))
      const facts = isThere(found) ? parkedIn(found) : undefined
      return E.right(
        found === null || facts === undefined
          ? undefined
          : { ...facts, text: textIn(textIn(found.string())) },
      )
    }),
  replay: (ids) =>
    counting(engine, ids, async (link, id, found) => {
      const value = found.string()
      const content = value.slice(value.indexOf('\n') + 1)
      const partition = partitionOf(parkedIn(found)?.lane ?? '')
      const { seq } = await link.js.publish(`${engine.subject}.in.${partition}`, content, {
        // The revision makes the id unique for each parking, so that each parking can be replayed once.
        msgID: `${messageId(engine.settings.bot, id)}-${found.revision}`,
      })
      onPut(partition, seq)
    }),
  drop: (ids) => dropParked(engine, ids),
})

/** Erases parked updates, and returns how many. */
export const dropParked = (engine: NatsEngine, ids: ReadonlyArray<number>): TaskEither<InboxError, number> =>
  counting(engine, ids, async () => undefined)

/** How many updates are parked. */
export const parkedCount = async (engine: NatsEngine, link: NatsLink): Promise<number> =>
  (await allParked(engine, link)).length

/**
 * All parked updates, oldest first. Also erases marks of former ones, once the stream has forgotten their
 * ids.
 */
export const allParked = async (
  { settings }: NatsEngine,
  link: NatsLink,
): Promise<ReadonlyArray<KvEntry>> => {
  const entries = await entriesIn(link, link.parked, '>')
  for (const entry of entries)
    if (entry.operation !== 'PUT' && settings.clock.now() - entry.created.getTime() > 2 * settings.keep)
      void eraseMark(link, link.parked, entry)
  return entries.filter(isThere).toSorted((a, b) => Number(a.key) - Number(b.key))
}

// private

const isThere = (entry: KvEntry | null): entry is KvEntry => entry?.operation === 'PUT'

const parkedIn = (entry: KvEntry): ParkedUpdate | undefined => {
  const [facts = '', kept = ''] = entry.string().split('\n', 2)
  return parkedOf(Number(entry.key), `${facts}\n${kept}`)
}

// Runs `act` for each parked update, removes the update, and returns how many were removed.
const counting = (
  engine: NatsEngine,
  ids: ReadonlyArray<number>,
  act: (link: NatsLink, id: number, entry: KvEntry) => Promise<void>,
) =>
  engine.attempt(async (link): Promise<E.Either<InboxError, number>> => {
    let count = 0
    for (const id of ids) {
      const found = await link.parked.get(String(id))
      if (!isThere(found)) continue
      await act(link, id, found)
      try {
        await link.parked.delete(String(id), { previousSeq: found.revision })
        count += 1
      } catch (cause) {
        // Another process was first.
        if (!isOutdated(cause)) throw cause
      }
    }
    return E.right(count)
  })
