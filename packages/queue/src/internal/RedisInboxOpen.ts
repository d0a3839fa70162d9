// The open inbox of a bot in Redis.

import type { InboxError, KeptUpdate, OpenInbox, ParkedUpdate } from '@pipegram/updates/Inbox'
import { isAbout } from '@pipegram/updates/RawUpdate'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { parkedOf, textIn } from './InboxRecord.ts'
import { type InboxServer, type InboxSettings, listOf, makeInboxServer } from './InboxServer.ts'
import { makePutQueue } from './PutQueue.ts'
import { leadRedis } from './RedisLead.ts'
import { claimRedis } from './RedisLease.ts'

// constructors

/** Opens the inbox of a bot, even while the server is away: the users of the inbox wait for the server. */
export const openRedisInbox =
  (settings: InboxSettings): TE.TaskEither<InboxError, OpenInbox> =>
  async () => {
    const inbox = makeInboxServer(settings)
    const begun = await inbox.begin()
    if (E.isLeft(begun) && begun.left._tag === 'Unusable') {
      await inbox.close()
      return begun
    }
    const puts = makePutQueue(inbox)
    const releases = new Set<() => Promise<void>>()
    const counted = (script: 'replay' | 'drop' | 'erase') => (ids: ReadonlyArray<number>) =>
      pipe(
        inbox.run(script, ids.map(String)),
        TE.map((reply) => Number(reply[1])),
      )
    return E.right({
      put: (updates) => () => puts.put(updates),
      lead: (claim) => () => leadRedis(inbox, puts, claim),
      claim: (claim) => async () => {
        const lease = await claimRedis(inbox, claim)
        if (E.isRight(lease)) {
          releases.clear()
          releases.add(lease.right.release)
        }
        return lease
      },
      count: pipe(
        TE.Do,
        TE.bind('waiting', () => inbox.read('HLEN', 'u')),
        TE.bind('parked', () => inbox.read('HLEN', 'p')),
        TE.map(({ waiting, parked }) => ({ waiting: Number(waiting), parked: Number(parked) })),
      ),
      figures: pipe(
        inbox.run('figures', []),
        TE.map((reply) => {
          const [waiting = 0, parked = 0, ready = 0, held = 0, later = 0, workers = 0] = reply
            .slice(1)
            .map(Number)
          return { waiting, parked, workers, lanes: { ready, held, later } }
        }),
      ),
      list: (from) =>
        pipe(
          inbox.read(
            'ZRANGEBYSCORE',
            'parked',
            from === undefined ? '-inf' : String(from),
            '+inf',
            'LIMIT',
            '0',
            '1000',
          ),
          TE.map((found) => listOf(found).map(Number)),
          TE.bindTo('ids'),
          TE.bind('facts', ({ ids }) =>
            ids.length === 0 ? TE.right([]) : inbox.read('HMGET', 'p', ...ids.map(String)),
          ),
          TE.map(({ ids, facts }) => parkedIn(ids, listOf(facts))),
        ),
      show: (id) =>
        pipe(
          TE.Do,
          TE.bind('facts', () => inbox.read('HGET', 'p', String(id))),
          TE.bind('content', () => inbox.read('HGET', 'pt', String(id))),
          TE.map(({ facts, content }) => {
            const [parked] = parkedIn([id], [facts])
            return parked === undefined || typeof content !== 'string'
              ? undefined
              : { ...parked, text: textIn(content) }
          }),
        ),
      replay: counted('replay'),
      drop: counted('drop'),
      exportOf: (person) => keptOf(inbox, person),
      eraseOf: (person) =>
        pipe(
          keptOf(inbox, person),
          TE.chain((kept) => counted('erase')(kept.map(({ id }) => id))),
        ),
      close: async () => {
        for (const release of releases) await release()
        await puts.close()
        await inbox.close()
      },
    })
  }

// private

// Finds the stored updates about a person. Their text has the digits of the person's id, so only few texts
// are parsed.
const keptOf = (inbox: InboxServer, person: number): TE.TaskEither<InboxError, ReadonlyArray<KeptUpdate>> =>
  pipe(
    TE.sequenceSeqArray(['u', 'pt'].map((key) => scanned(inbox, key, String(person)))),
    TE.map((kept) =>
      kept
        .flat()
        .filter(({ text }) => isAbout(person)(JSON.parse(text)))
        .toSorted((a, b) => a.id - b.id),
    ),
  )

// The updates under a key whose text has these digits.
const scanned =
  (inbox: InboxServer, key: string, digits: string): TE.TaskEither<InboxError, ReadonlyArray<KeptUpdate>> =>
  async () => {
    const found = new Map<number, string>()
    for (let from = '0'; ;) {
      const page = await inbox.read('HSCAN', key, from, 'COUNT', '1000')()
      if (E.isLeft(page)) return page
      const [next, list] = listOf(page.right)
      const fields = listOf(list).map(String)
      for (let i = 0; i + 1 < fields.length; i += 2) {
        const text = textIn(fields[i + 1] ?? '')
        if (text.includes(digits)) found.set(Number(fields[i]), text)
      }
      from = String(next)
      if (from === '0') return E.right([...found].map(([id, text]) => ({ id, text })))
    }
  }

const parkedIn = (ids: ReadonlyArray<number>, facts: ReadonlyArray<unknown>): ReadonlyArray<ParkedUpdate> =>
  ids.flatMap((id, i) => {
    const found = facts[i]
    return typeof found === 'string' ? (parkedOf(id, found) ?? []) : []
  })
