// How often the entry of a partition is written. Two writes at the same time refuse each other.

import { connect } from '@nats-io/transport-node'
import { natsInbox } from '@pipegram/queue'
import type { InboxError } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { programOf, startNats } from '../../storage/test/Servers.ts'

const program = programOf('nats-server') ?? ''

const right = async <A>(operation: TaskEither<InboxError, A>): Promise<A> => {
  const found = await operation()
  if (E.isLeft(found)) throw new Error(found.left.reason)
  return found.right
}

it.skipIf(program === '')(
  'updates that end together are written once (skipped without nats-server)',
  async () => {
    const { url, stop } = await startNats(program)
    onTestFinished(stop)
    const inbox = await right(natsInbox({ url, lease: '60s' }).open(1))
    onTestFinished(() => inbox.close())
    await right(
      inbox.put(Array.from({ length: 40 }, (_, i) => ({ id: i + 1, lane: 'a', kind: '', text: '{}' }))),
    )
    const { signal } = new AbortController()
    const report = () => () => undefined
    const lease = await right(inbox.claim({ lanes: 1, perLane: 40, attempts: 3, report, signal }))
    const taken = await right(lease.take(signal))
    expect(taken).toHaveLength(40)
    const connection = await connect({ servers: url.replace('nats://', '') })
    onTestFinished(() => connection.close())
    const writes = connection.subscribe('$KV.pipegram-1-owners.p.*')
    await connection.flush()
    await Promise.all(taken.map((each) => right(lease.done(each))))
    await connection.flush()
    expect(writes.getReceived()).toBe(1)
  },
)
