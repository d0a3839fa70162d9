// The lease of a worker on its lanes: each turn renews it, and it ends by the clock of the server.

import {
  closed,
  type InboxClaim,
  type InboxError,
  type InboxLease,
  type TakenUpdate,
} from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { listen } from './Bell.ts'
import { parkFacts } from './InboxRecord.ts'
import type { InboxServer } from './InboxServer.ts'
import type { TurnOperation } from './TurnBatch.ts'
import { makeTurnLoop } from './TurnLoop.ts'

// constructors

/** Begins to take updates. It waits for nobody, since any number of workers can take at the same time. */
export const claimRedis = async (
  inbox: InboxServer,
  claim: InboxClaim,
): Promise<E.Either<InboxError, InboxLease>> => {
  const { clock, lease, options, prefix } = inbox.settings
  if (claim.signal.aborted) return E.left(closed)
  const worker = crypto.randomUUID()
  const begun = clock.now()
  const claimed = await inbox.run('claim', [worker, String(lease)])()
  if (E.isLeft(claimed)) return claimed
  const loop = makeTurnLoop({ inbox, claim, worker, begun })
  const over = new AbortController()
  loop.lost().addEventListener('abort', () => over.abort('lost'))
  void listen(options, clock, `${prefix}bell:${worker}`, loop.ring, over.signal)
  const run = (letter: TurnOperation['letter'], update: TakenUpdate, argument: () => string) => () =>
    loop.run({ letter, update, argument: argument() })
  return E.right({
    take: (signal) => () => loop.take(signal),
    begin: (update) => run('b', update, () => String(update.attempts)),
    done: (update) => run('d', update, () => ''),
    park: (update, reason) => run('p', update, () => parkFacts(reason, update.attempts + 1, clock.now())),
    retry: (update, at) => run('r', update, () => String(Math.max(0, Math.ceil(at - clock.now())))),
    get lost() {
      return loop.lost()
    },
    release: async () => {
      if (over.signal.aborted) return
      over.abort('released')
      loop.stop()
      await inbox.run('release', [worker])()
    },
  })
}
