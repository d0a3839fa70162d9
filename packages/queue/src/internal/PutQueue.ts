// Puts that arrive while another put is on its way share the next one. So many receivers that each put one
// update cost few round trips.

import { hold, openRedis, type RedisConnection } from '@pipegram/storage/RedisServer'
import { type InboxError, type InboxUpdate, seenFor, unavailable } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { contentOf, parkFacts } from './InboxRecord.ts'
import type { InboxServer, ScriptReply } from './InboxServer.ts'

// model

export interface PutQueue {
  /** Puts updates, and returns how many are new. With a `leader`, fails as `Lost` if another one leads. */
  readonly put: (
    updates: ReadonlyArray<InboxUpdate>,
    leader?: string,
  ) => Promise<E.Either<InboxError, number>>
  readonly close: Task<void>
}

interface QueuedPut {
  readonly updates: ReadonlyArray<InboxUpdate>
  readonly leader: string
  readonly end: (result: E.Either<InboxError, number>) => void
}

// How many updates of several puts share one script. A single put may have more.
const mostTogether = 500

// constructors

/** A queue of puts to a server. */
export const makePutQueue = (inbox: InboxServer): PutQueue => {
  const { options, replicas } = inbox.settings
  // A connection that waits for replicas can do nothing else.
  const own = hold(
    () => openRedis(options),
    ({ close }) => close(),
  )
  let queue: Array<QueuedPut> = []
  let isBusy = false

  const work = async (): Promise<void> => {
    isBusy = true
    while (queue.length > 0) {
      const batch = firstOf(queue)
      queue = queue.slice(batch.length)
      const result = await putAll(inbox, batch, replicas > 0 ? own.get : undefined)
      if (E.isLeft(result) && replicas > 0) await own.end()
      settle(batch, result)
    }
    isBusy = false
  }

  return {
    put: (updates, leader = '') =>
      new Promise((end) => {
        queue.push({ updates, leader, end })
        if (!isBusy) void work()
      }),
    close: own.end,
  }
}

// private

const firstOf = (queue: ReadonlyArray<QueuedPut>): ReadonlyArray<QueuedPut> => {
  let size = 0
  const end = queue.findIndex(({ updates, leader }, i) => {
    size += updates.length
    return i > 0 && (size > mostTogether || leader !== queue[0]?.leader)
  })
  return end < 0 ? queue : queue.slice(0, end)
}

const putAll = async (
  inbox: InboxServer,
  batch: ReadonlyArray<QueuedPut>,
  own: (() => Promise<RedisConnection>) | undefined,
): Promise<E.Either<InboxError, ScriptReply>> => {
  const { clock, most, replicas, server } = inbox.settings
  const now = clock.now()
  const args = [
    ...[
      String(most),
      String(seenFor / 1000),
      batch[0]?.leader ?? '',
      own === undefined ? '' : String(replicas),
    ],
    ...batch.flatMap(({ updates }) =>
      updates
        .toSorted((a, b) => a.id - b.id)
        .flatMap((update) => [
          String(update.id),
          // A lane is part of a key, which is UTF-8.
          update.lane.toWellFormed(),
          contentOf(update, now),
          update.fault === undefined ? '' : parkFacts(update.fault, 0, now),
        ]),
    ),
  ]
  const put = await inbox.run('put', args, own)()
  if (E.isLeft(put)) return put
  if (put.right[0] === 'ok') return own === undefined ? put : copied(inbox, put.right, own)
  return E.left(
    put.right[0] === 'lost'
      ? { _tag: 'Lost', reason: 'Another process fetches the updates now.' }
      : {
          _tag: 'Full',
          reason:
            `${server.name} holds ${String(put.right[1])} updates that wait, of ${most} at most. ` +
            'Nothing more is confirmed until some of them are handled.',
        },
  )
}

// Waits until the replicas have what this connection has written.
const copied = (
  { settings: { lease, replicas, server } }: InboxServer,
  reply: ScriptReply,
  own: () => Promise<RedisConnection>,
): Promise<E.Either<InboxError, ScriptReply>> =>
  server.attempt(async () => {
    const { send } = await own()
    const count = Number(await send(['WAIT', String(replicas), String(Math.ceil(lease / 2))]))
    return count >= replicas
      ? E.right(reply)
      : E.left(
          unavailable(
            `Only ${count} replicas of ${server.name} have the last updates, and ${replicas} should. ` +
              'Nothing is confirmed until they have them.',
          ),
        )
  })()

const settle = (batch: ReadonlyArray<QueuedPut>, result: E.Either<InboxError, ScriptReply>): void => {
  let at = 0
  for (const { updates, end } of batch) {
    const marks = E.isRight(result) ? String(result.right[1]).slice(at, at + updates.length) : ''
    at += updates.length
    end(E.isLeft(result) ? result : E.right(marks.replaceAll('0', '').length))
  }
}
