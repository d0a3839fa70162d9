// Inboxes with a fault each, and the law that must notice it.

import type { InboxStage } from '@pipegram/testing/InboxStage'
import type { InboxClaim, InboxError, InboxLease, OpenInbox, TakenUpdate } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** An inbox with a fault. */
export interface InboxFault {
  /** What is wrong with the inbox. */
  readonly title: string
  readonly law: string
  /** What it does in another way than the right inbox. */
  readonly faulty: (inbox: OpenInbox) => Partial<OpenInbox>
  /** What the law says about it. */
  readonly says: string | RegExp
}

/** The same stage, where each process has a fault. */
export const stageWith = async (
  make: () => Promise<InboxStage>,
  faulty: (inbox: OpenInbox) => Partial<OpenInbox>,
): Promise<InboxStage> => {
  const stage = await make()
  const behind = new Map<OpenInbox, OpenInbox>()
  return {
    ...stage,
    open: async (bot) => {
      const inbox = await stage.open(bot)
      const front = { ...inbox, ...faulty(inbox) }
      behind.set(front, inbox)
      return front
    },
    stall: (front) => stage.stall(behind.get(front) ?? front),
  }
}

// An inbox whose leases have a fault.
const leases =
  (faulty: (lease: InboxLease) => Partial<InboxLease>) =>
  ({ claim }: OpenInbox): Partial<OpenInbox> => ({
    claim: (limits) =>
      pipe(
        claim(limits),
        TE.map((lease) => ({ ...lease, ...faulty(lease) })),
      ),
  })

// An inbox that claims something else than it was asked to.
const claims =
  (faulty: (limits: InboxClaim) => Partial<InboxClaim>) =>
  ({ claim }: OpenInbox): Partial<OpenInbox> => ({
    claim: (limits) => claim({ ...limits, ...faulty(limits) }),
  })

/** An inbox that is right and slow. */
export const oneAtATime = claims(() => ({ lanes: 1, perLane: 1 }))

// An inbox that gives other updates than it holds.
const gives = (changed: (held: ReadonlyArray<TakenUpdate>) => ReadonlyArray<TakenUpdate>) =>
  leases(({ take }) => ({
    take: (signal) => pipe(take(signal), TE.map(changed)),
  }))

// Says that all is well, even if nothing was done.
const lenient =
  (operation: InboxLease['done']): InboxLease['done'] =>
  (update) =>
  async () => {
    await operation(update)()
    return E.right(undefined)
  }

const more = (count: TE.TaskEither<InboxError, number>) =>
  pipe(
    count,
    TE.map((n) => n + 1),
  )

/** Faults of an inbox with one worker at a time. */
export const faults: ReadonlyArray<InboxFault> = [
  {
    title: 'gives the last update first',
    law: 'gives the updates of a lane in the order of their ids',
    faulty: gives((held) => held.toReversed()),
    says: 'The inbox is wrong about the ids: [3,2,1], and should be [1,2,3].',
  },
  {
    title: 'gives fewer updates than there are',
    law: 'gives a lane again after a time, from the failed update, and refuses the updates held before',
    faulty: gives(() => []),
    says: 'The inbox gave 0 updates, and should give more.',
  },
  {
    title: 'counts what it had before as new',
    law: 'puts an update once, even after it has ended',
    faulty: ({ put }) => ({
      put: (updates) =>
        pipe(
          put(updates),
          TE.map(() => updates.length),
        ),
    }),
    says: 'The inbox is wrong about new updates: 2, and should be 1.',
  },
  {
    title: 'counts the updates of all bots',
    law: 'keeps the updates of two bots apart',
    faulty: ({ count }) => ({
      count: pipe(
        count,
        TE.map((figures) => ({ ...figures, waiting: figures.waiting + 1 })),
      ),
    }),
    says: 'The inbox is wrong about what waits for the other bot: 2, and should be 1.',
  },
  {
    title: 'cuts long texts',
    law: 'keeps every text exactly',
    faulty: gives((held) => held.map((each) => ({ ...each, text: each.text.slice(0, 65_536) }))),
    says: /^The inbox is wrong about the texts: /,
  },
  {
    title: 'gives one more of each lane',
    law: 'gives a limited number of updates of a lane, and more when some have ended',
    faulty: claims(({ perLane }) => ({ perLane: perLane + 1 })),
    says: 'The inbox is wrong about the ids: [1,2,3], and should be [1,2].',
  },
  {
    title: 'gives one lane more',
    law: 'never lets a long lane delay another',
    faulty: claims(({ lanes }) => ({ lanes: lanes + 1 })),
    says: 'The inbox is wrong about the lane that had no place: "long", and should be "b".',
  },
  {
    title: 'does not wait',
    law: 'wakes a worker that waits',
    faulty: leases(({ take }) => ({ take: () => take(AbortSignal.abort()) })),
    says: 'The inbox is wrong about the ids: [], and should be [1].',
  },
  {
    title: 'fails when the signal is aborted',
    law: 'gives nothing when the signal is aborted',
    faulty: leases(({ take }) => ({
      take: (signal) =>
        pipe(
          take(signal),
          TE.chain(() => TE.left<InboxError>({ _tag: 'Closed', reason: 'The inbox is closed.' })),
        ),
    })),
    says: 'The inbox refused: Closed. The inbox is closed.',
  },
  {
    title: 'gives a failed update at once',
    law: 'gives a lane again after a time, from the failed update, and refuses the updates held before',
    faulty: leases(({ retry }) => ({ retry: (update) => retry(update, 0) })),
    says: /^The inbox is wrong about what is given before the time: \[\{/,
  },
  {
    title: 'forgets why an update was parked',
    law: 'parks an update, and its lane goes on',
    faulty: leases(({ park }) => ({ park: (update) => park(update, '') })),
    says: 'The inbox is wrong about the reason: "", and should be "The bot threw.".',
  },
  {
    title: 'gives an update that did not decode',
    law: 'parks an update that cannot be handled when it is put',
    faulty: ({ put }) => ({ put: (updates) => put(updates.map(({ fault: _, ...rest }) => rest)) }),
    says: /^The inbox is wrong about what is given: \[\{/,
  },
  {
    title: 'counts what it could not replay',
    law: 'replays a parked update with new attempts, and drops one for good',
    faulty: ({ replay }) => ({ replay: (ids) => more(replay(ids)) }),
    says: 'The inbox is wrong about how many were replayed: 2, and should be 1.',
  },
  {
    title: 'forgets the attempts of a dead worker',
    law: 'gives all updates of a dead worker to the next one, in order',
    faulty: gives((held) => held.map((each) => ({ ...each, attempts: 0 }))),
    says: 'The inbox is wrong about the attempts: 0, and should be 1.',
  },
  {
    title: 'takes the late end of an update',
    law: 'refuses a worker that wakes after its lease is over',
    faulty: leases(({ done }) => ({ done: lenient(done) })),
    says: /^The inbox should refuse done as Lost, and gave \{"_tag":"Right"/,
  },
  {
    title: 'says that it is closed when the lease is lost',
    law: 'refuses a worker that wakes after its lease is over',
    faulty: leases(({ begin }) => ({
      begin: (update) =>
        pipe(
          begin(update),
          TE.mapLeft(({ reason }) => ({ _tag: 'Closed', reason })),
        ),
    })),
    says: /^The inbox should refuse begin as Lost, and gave \{"_tag":"Left","left":\{"_tag":"Closed"/,
  },
  {
    title: 'never parks an update that ends its process',
    law: 'parks an update that ends its process repeatedly, and handles the others',
    faulty: claims(() => ({ attempts: 100 })),
    says: 'The inbox is wrong about what was handled: [], and should be [2,3,4].',
  },
  {
    title: 'erases more than it should',
    law: 'gives all updates of a person, and erases them, if it can look into them',
    faulty: ({ eraseOf }) => ({ eraseOf: (id) => more(eraseOf?.(id) ?? TE.right(0)) }),
    says: 'The inbox is wrong about how many were erased: 5, and should be 4.',
  },
  {
    title: 'begins an erased update',
    law: 'never begins an erased update, and its lane goes on',
    faulty: leases(() => ({ begin: () => TE.right(undefined) })),
    says: /^The inbox should refuse begin as Lost/,
  },
  {
    title: 'swaps two updates of a lane',
    law: 'loses nothing and keeps the order in a long run of puts, ends, retries and deaths',
    faulty: gives((held) => held.toReversed()),
    says: /^The inbox is wrong about what ended in lane \d|^The inbox refused: Lost/,
  },
  {
    title: 'ends the next update, too',
    law: 'loses nothing and keeps the order in a long run of puts, ends, retries and deaths',
    faulty: leases(({ done }) => ({ retry: (update) => done(update) })),
    says: /^The inbox is wrong about what ended in lane \d/,
  },
  {
    title: 'loses the trace',
    law: 'keeps the trace of an update that has one, and when it was put',
    faulty: gives((held) => held.map(({ trace: _, ...rest }) => rest)),
    says: /^The inbox is wrong about the traces: \["none","none"\]/,
  },
  {
    title: 'loses the trace of what it parks',
    law: 'keeps the trace of an update that is parked and replayed',
    faulty: gives((held) => held.map(({ trace: _, ...rest }) => rest)),
    says: /^The inbox is wrong about the traces after the replay/,
  },
  {
    title: 'leaves what is parked out of its figures',
    law: 'counts waiting and parked updates, also for each partition',
    faulty: () => ({ figures: TE.right({ waiting: 2, parked: 0 }) }),
    says: 'The inbox is wrong about what waits and is parked: [2,0], and should be [2,1].',
  },
  {
    title: 'leaves a partition out of its figures',
    law: 'counts waiting and parked updates, also for each partition',
    faulty: () => ({
      figures: TE.right({ waiting: 2, parked: 1, partitions: [{ name: 'p', waiting: 1 }] }),
    }),
    says: 'The inbox is wrong about the sum of the partitions: 1, and should be 2.',
  },
  {
    title: 'tells a worker twice to wait',
    law: 'gives the lease to one worker at a time, and tells the next one to wait',
    faulty: claims(({ report }) => ({
      report: (sentence) => () => {
        report(sentence)()
        report(sentence)()
      },
    })),
    says: 'The inbox is wrong about how often it was told: 2, and should be 1.',
  },
]

/** Faults of an inbox that many workers share. */
export const sharedFaults: ReadonlyArray<InboxFault> = [
  {
    title: 'gives one lane to two workers',
    law: 'gives each lane to one of two workers, and later updates of a lane to the same one',
    faulty: gives((held) => held.map((each) => ({ ...each, lane: 'a' }))),
    says: 'The inbox is wrong about the lanes: ["a","a"], and should be ["a","b"].',
  },
  {
    title: 'forgets the attempts of a worker that left',
    law: 'gives the updates of a worker to others when it returns its lease',
    faulty: gives((held) => held.map((each) => ({ ...each, attempts: 0 }))),
    says: 'The inbox is wrong about the update and its attempts: [1,0], and should be [1,1].',
  },
  {
    title: 'takes the late end of a stalled worker',
    law: 'refuses the late end of a stalled worker, and keeps the order of its lane',
    faulty: leases(({ done }) => ({ done: lenient(done) })),
    says: /^The inbox should refuse done as Lost, and gave \{"_tag":"Right"/,
  },
  {
    title: 'gives the last update first',
    law: 'gives each update once, in order, to three workers that start, die and take at the same time',
    faulty: gives((held) => held.toReversed()),
    says: /^The inbox is wrong about what ended in lane \d/,
  },
]
