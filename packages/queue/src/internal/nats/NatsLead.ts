// The lead of a process: the leader fetches the updates of a bot. It renews its lead before each put, so it
// puts nothing once another process leads.

import { alarm, type Millis } from '@pipegram/core/Clock'
import { isOutdated } from '@pipegram/storage/NatsServer'
import {
  closed,
  type InboxClaim,
  type InboxError,
  type InboxLead,
  type OpenInbox,
} from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { answerTime, type NatsEngine, type NatsLink, recordIn, stamp, writtenAt } from './NatsEngine.ts'

// The part of a lease in which a leader relies on it.
const safePart = 0.9

// The key of the leader's entry, and the key of an entry that is written only to learn the server's time.
const [key, clockKey] = ['lead', 'clock']

// constructors

/** Waits until no other process leads, and takes the lead. */
export const leadNats = async (
  engine: NatsEngine,
  put: OpenInbox['put'],
  claim: Pick<InboxClaim, 'report' | 'signal'>,
): Promise<E.Either<InboxError, InboxLead>> => {
  const { clock, lease, server } = engine.settings
  const leader = crypto.randomUUID()
  for (let isTold = false; !claim.signal.aborted; isTold = true) {
    const sent = clock.now()
    const asked = await engine.attempt(async (link) => E.right(await tryLead(engine, link, leader)))()
    if (E.isLeft(asked)) return asked
    if ('revision' in asked.right) return E.right(hold(engine, put, leader, asked.right.revision, sent))
    if (!isTold)
      claim.report(
        `Another process fetches the updates into ${server.name}. This one stands by, and takes over when ` +
          `that one stops, or is silent for ${lease / 1000} s.`,
      )()
    await clock.sleep(Math.min(lease / 4, Math.max(0, asked.right.left) + 1), claim.signal)()
  }
  return E.left(closed)
}

// private

type Asked = { readonly revision: number } | { readonly left: Millis }

const tryLead = async ({ settings }: NatsEngine, { owners }: NatsLink, leader: string): Promise<Asked> => {
  const found = await owners.get(key)
  if (found !== null && found.operation === 'PUT' && recordIn(found.string())['leader'] !== leader) {
    await owners.put(clockKey, JSON.stringify(stamp(settings)))
    const now = await owners.get(clockKey)
    const left = settings.lease - (now === null ? 0 : writtenAt(settings, now) - writtenAt(settings, found))
    if (left > 0) return { left }
  }
  try {
    return {
      revision: await owners.put(key, valueOf(settings, leader), { previousSeq: found?.revision ?? 0 }),
    }
  } catch (cause) {
    if (isOutdated(cause)) return { left: settings.lease / 4 }
    throw cause
  }
}

const valueOf = (settings: NatsEngine['settings'], leader: string): string =>
  JSON.stringify({ leader, ...stamp(settings) })

const hold = (
  engine: NatsEngine,
  put: OpenInbox['put'],
  leader: string,
  first: number,
  begun: Millis,
): InboxLead => {
  const { clock, lease } = engine.settings
  const over = new AbortController()
  let revision = first
  let until = begun + safePart * lease
  let cancel = (): void => undefined
  let renewing: Promise<E.Either<InboxError, void>> | undefined
  const look = (): void => {
    if (clock.now() >= until) over.abort('lost')
  }
  const set = async ({ owners }: Pick<NatsLink, 'owners'>): Promise<void> => {
    const timeout = answerTime(engine.settings)
    try {
      revision = await owners.put(key, valueOf(engine.settings, leader), { previousSeq: revision, timeout })
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
      // The answer to an earlier write may have been lost.
      const found = await owners.get(key)
      if (found?.operation !== 'PUT' || recordIn(found.string())['leader'] !== leader) over.abort('lost')
      else if (found.revision === revision) throw cause
      else {
        revision = found.revision
        await set({ owners })
      }
    }
  }
  const renew = (): Promise<E.Either<InboxError, void>> => {
    renewing ??= renewOnce().finally(() => {
      renewing = undefined
    })
    return renewing
  }
  const renewOnce = async (): Promise<E.Either<InboxError, void>> => {
    const sent = clock.now()
    const kept = await engine.attempt(async (link) => E.right(await set(link)))()
    cancel()
    if (E.isRight(kept) && !over.signal.aborted) until = sent + safePart * lease
    look()
    if (!over.signal.aborted) arm(E.isRight(kept) ? lease / 4 : lease / 8)
    return over.signal.aborted ? lost : kept
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
  arm(lease / 4)
  over.signal.addEventListener('abort', () => cancel())
  return {
    put: (updates) => async () => {
      look()
      if (over.signal.aborted) return lost
      // A renewal that began before this put does not count.
      await renewing
      const kept = await renew()
      return E.isLeft(kept) ? kept : put(updates)()
    },
    lost: over.signal,
    release: async () => {
      if (over.signal.aborted) return
      over.abort('released')
      await renewing
      await engine.attempt(async ({ owners }) => {
        await owners.delete(key, { previousSeq: revision })
        return E.right(undefined)
      })()
    },
  }
}

const lost = E.left<InboxError>({ _tag: 'Lost', reason: 'Another process fetches the updates now.' })
