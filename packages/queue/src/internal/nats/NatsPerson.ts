// The updates of one person in a bot's inbox in NATS. The stream keeps handled updates, too, for a time: they
// are also exported and erased.

import { apiCodeOf, isOutdated } from '@pipegram/storage/NatsServer'
import type { InboxError, KeptUpdate, OpenInbox } from '@pipegram/updates/Inbox'
import { isAbout } from '@pipegram/updates/RawUpdate'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { textIn } from '../InboxRecord.ts'
import { type NatsEngine, type NatsLink, recordIn } from './NatsEngine.ts'
import { allParked, dropParked } from './NatsParked.ts'
import { freshMark, updateIn } from './NatsRecord.ts'
import { withErased } from './partition/PartitionState.ts'

// model

interface StreamUpdate extends KeptUpdate {
  readonly seq: number
  readonly partition: number
}

interface StreamPage {
  readonly found: ReadonlyArray<StreamUpdate>
  /** Where the next page begins; `undefined` after the last one. */
  readonly next: number | undefined
}

// How many messages are read at a time, and how long a read waits, in ms: some messages may expire during it.
const pageSize = 1_000
const pageTime = 1_000

// How many messages are erased at a time.
const together = 256

// The error codes for erasing a message that does not exist.
const goneCodes = new Set([10_037, 10_057])

// constructors

/** The operations of an inbox on the updates of a user or a chat. */
export const personOperations = (engine: NatsEngine): Required<Pick<OpenInbox, 'exportOf' | 'eraseOf'>> => ({
  exportOf: (person) =>
    pipe(
      TE.Do,
      TE.bind('sent', () => inStream(engine, person)),
      TE.bind('parked', () => inParked(engine, person)),
      TE.map(({ parked, sent }) => {
        // The stream has parked updates, too, and has replayed updates twice.
        const found = new Map([...sent, ...parked].map(({ id, text }) => [id, { id, text }]))
        return [...found.values()].toSorted((a, b) => a.id - b.id)
      }),
    ),
  eraseOf: (person) => async () => {
    const erased = new Set<number>()
    // An update that moves between the stream and the parked ones is found in the next round.
    for (;;) {
      const sent = await inStream(engine, person)()
      if (E.isLeft(sent)) return sent
      const gone = await eraseSent(engine, sent.right)
      if (E.isLeft(gone)) return gone
      const parked = await inParked(engine, person)()
      if (E.isLeft(parked)) return parked
      const dropped = await dropParked(
        engine,
        parked.right.map(({ id }) => id),
      )()
      if (E.isLeft(dropped)) return dropped
      const found = [...sent.right, ...parked.right]
      if (found.length === 0) return E.right(erased.size)
      for (const { id } of found) erased.add(id)
    }
  },
})

// private

const inStream =
  (engine: NatsEngine, person: number): TE.TaskEither<InboxError, ReadonlyArray<StreamUpdate>> =>
  async () => {
    const found: Array<StreamUpdate> = []
    for (let from: number | undefined = 1; from !== undefined;) {
      const first: number = from
      const page = await engine.attempt(async (link) =>
        E.right(await pageFrom(engine, link, person, first)),
      )()
      if (E.isLeft(page)) return page
      found.push(...page.right.found)
      from = page.right.next
    }
    return E.right(found)
  }

const pageFrom = async (
  { settings, stream, subject }: NatsEngine,
  { js, jsm }: NatsLink,
  person: number,
  from: number,
): Promise<StreamPage> => {
  const { name, num_pending } = await jsm.consumers.add(stream, {
    ack_policy: 'none',
    deliver_policy: 'by_start_sequence',
    opt_start_seq: from,
    filter_subject: `${subject}.in.*`,
    inactive_threshold: settings.lease * 1_000_000,
    mem_storage: true,
    num_replicas: 1,
  })
  const found: Array<StreamUpdate> = []
  let last = 0
  if (num_pending > 0) {
    const consumer = await js.consumers.get(stream, name)
    const messages = await consumer.fetch({
      max_messages: Math.min(num_pending, pageSize),
      expires: pageTime,
    })
    for await (const message of messages) {
      last = message.seq
      const { id, text } = updateIn(message, freshMark())
      const partition = Number(message.subject.slice(message.subject.lastIndexOf('.') + 1))
      if (isIn(text, person)) found.push({ id, text, seq: message.seq, partition })
    }
  }
  void jsm.consumers.delete(stream, name).catch(() => undefined)
  return { found, next: num_pending > pageSize && last > 0 ? last + 1 : undefined }
}

const inParked = (engine: NatsEngine, person: number): TE.TaskEither<InboxError, ReadonlyArray<KeptUpdate>> =>
  engine.attempt(async (link) =>
    E.right(
      (await allParked(engine, link))
        .map((entry) => ({ id: Number(entry.key), text: textIn(textIn(entry.string())) }))
        .filter(({ text }) => isIn(text, person)),
    ),
  )

// The text of each update of a person has the digits of the person's id, so only few texts are parsed.
const isIn = (text: string, person: number): boolean =>
  text.includes(String(person)) && isAbout(person)(recordIn(text))

// The owners of the partitions learn it first, so that they begin none of these updates afterwards.
const eraseSent = async (
  engine: NatsEngine,
  found: ReadonlyArray<StreamUpdate>,
): Promise<E.Either<InboxError, void>> => {
  if (found.length === 0) return E.right(undefined)
  for (const [partition, each] of Map.groupBy(found, (update) => update.partition)) {
    const seqs = each.map(({ seq }) => seq)
    const told = await engine.attempt(async (link) => {
      while (!(await tell(engine, link, partition, seqs))) continue
      return E.right(undefined)
    })()
    if (E.isLeft(told)) return told
  }
  engine.ring()
  // If the erased message were the last one of the stream, a kill of the server might restart the numbering.
  const guarded = await engine.attempt(async ({ js }) => {
    await js.publish(`${engine.subject}.fault`, '')
    return E.right(undefined)
  })()
  if (E.isLeft(guarded)) return guarded
  for (let i = 0; i < found.length; i += together) {
    const part = found.slice(i, i + together)
    const removed = await engine.attempt(async ({ jsm }) => {
      await Promise.all(part.map(({ seq }) => remove(engine, jsm, seq)))
      return E.right(undefined)
    })()
    if (E.isLeft(removed)) return removed
  }
  return E.right(undefined)
}

// Adds erased messages to the entry of a partition. Returns false if its owner wrote at the same time.
const tell = async (
  engine: NatsEngine,
  { owners }: NatsLink,
  partition: number,
  seqs: ReadonlyArray<number>,
): Promise<boolean> => {
  const key = `p.${partition}`
  const { created } = await engine.info()
  // The read comes right before the write, so that an owner that writes often seldom writes between them.
  const found = await owners.get(key)
  const entry = found?.string() ?? JSON.stringify({ worker: '', token: '', epoch: created, floor: 0 })
  try {
    await owners.put(key, withErased(entry, seqs), { previousSeq: found?.revision ?? 0 })
    return true
  } catch (cause) {
    if (isOutdated(cause)) return false
    throw cause
  }
}

// Another process may have erased the message first.
const remove = async ({ stream }: NatsEngine, jsm: NatsLink['jsm'], seq: number): Promise<void> => {
  try {
    await jsm.streams.deleteMessage(stream, seq)
  } catch (cause) {
    if (!goneCodes.has(apiCodeOf(cause) ?? 0)) throw cause
  }
}
