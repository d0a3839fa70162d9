// The lead of a process: the leader fetches the updates of a bot. Its puts are refused once another process
// leads.

import { alarm, type Millis } from '@pipegram/core/Clock'
import { closed, type InboxClaim, type InboxError, type InboxLead } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { InboxServer } from './InboxServer.ts'
import type { PutQueue } from './PutQueue.ts'

// The part of a lease in which a leader relies on it.
const safePart = 0.9

// constructors

/** Waits until no other process leads, and takes the lead. */
export const leadRedis = async (
  inbox: InboxServer,
  puts: PutQueue,
  claim: Pick<InboxClaim, 'report' | 'signal'>,
): Promise<E.Either<InboxError, InboxLead>> => {
  const { clock, lease, server } = inbox.settings
  const leader = crypto.randomUUID()
  for (let isTold = false; !claim.signal.aborted; isTold = true) {
    const sent = clock.now()
    const asked = await inbox.run('lead', [leader, String(lease)])()
    if (E.isLeft(asked)) return asked
    if (asked.right[1] === '1') return E.right(hold(inbox, puts, leader, sent))
    if (!isTold)
      claim.report(
        `Another process fetches the updates into ${server.name}. This one stands by, and takes over when ` +
          `that one stops, or is silent for ${lease / 1000} s.`,
      )()
    await clock.sleep(Math.min(lease / 4, Number(asked.right[2]) + 1), claim.signal)()
  }
  return E.left(closed)
}

// private

const hold = (inbox: InboxServer, puts: PutQueue, leader: string, begun: Millis): InboxLead => {
  const { clock, lease } = inbox.settings
  const over = new AbortController()
  let until = begun + safePart * lease
  let cancel = (): void => undefined
  const look = (): void => {
    if (clock.now() >= until) over.abort('lost')
  }
  const arm = (next: Millis): void => {
    const alarms = [
      alarm(clock)(next, () => void renew()),
      alarm(clock)(Math.max(1, until - clock.now()), look),
    ]
    cancel = () => {
      for (const each of alarms) each()
    }
  }
  const renew = async (): Promise<void> => {
    const sent = clock.now()
    const kept = await inbox.run('lead', [leader, String(lease)])()
    cancel()
    if (E.isRight(kept) && kept.right[1] === '1') until = sent + safePart * lease
    // Another process has taken the lead, or the server has lost its data and knows no leader.
    else if (E.isRight(kept)) over.abort('lost')
    look()
    if (!over.signal.aborted) arm(E.isRight(kept) ? lease / 4 : lease / 8)
  }
  arm(lease / 4)
  over.signal.addEventListener('abort', () => cancel())
  return {
    put: (updates) => async () => {
      look()
      const put = over.signal.aborted ? lost : await puts.put(updates, leader)
      if (E.isLeft(put) && put.left._tag === 'Lost') over.abort('lost')
      return put
    },
    lost: over.signal,
    release: async () => {
      if (over.signal.aborted) return
      over.abort('released')
      await inbox.run('resign', [leader])()
    },
  }
}

const lost = E.left<InboxError>({ _tag: 'Lost', reason: 'Another process fetches the updates now.' })
