// The laws of an inbox, for authors of inboxes. An inbox gives each update in order, once, to one worker, and
// keeps it until it has ended, even if a process dies.

import type { InboxUpdate, TakenUpdate } from '@pipegram/updates/Inbox'
import type { InboxStage } from './InboxStage.ts'
import {
  at,
  begin,
  finish,
  idsOf,
  refused,
  right,
  same,
  sequence,
  succeed,
  take,
  takeNow,
  update,
} from './internal/InboxActs.ts'
import { personLaws } from './internal/InboxPersonLaws.ts'
import { seeingLaws } from './internal/SeeingLaws.ts'
import { ownerLaws, workerLaws } from './internal/WorkerLaws.ts'

// model

/** A law. `check` rejects with a sentence if the inbox breaks it. */
export interface InboxLaw {
  readonly title: string
  readonly check: () => Promise<void>
}

// constructors

/**
 * The laws, each on its own stage. A test runs all of them: `it.each(inboxLaws(make))('$title', …)`.
 * `workers`: `one` if only one worker has the lease at a time, `many` if workers share the lanes. Default:
 * `one`.
 */
export const inboxLaws = (
  make: () => Promise<InboxStage>,
  workers: 'one' | 'many' = 'one',
): ReadonlyArray<InboxLaw> =>
  Object.entries({ ...laws, ...seeingLaws, ...(workers === 'one' ? ownerLaws : workerLaws) }).map(
    ([title, law]) => ({
      title,
      check: async () => {
        const stage = await make()
        try {
          await law(stage)
        } finally {
          await stage.close()
        }
      },
    }),
  )

// private

const laws: Readonly<Record<string, (stage: InboxStage) => Promise<void>>> = {
  'gives the updates of a lane in the order of their ids': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 3 })
    await right(inbox.put([update(2), update(3), update(1)]))
    same('the ids', idsOf(await take(lease)), [1, 2, 3])
  },
  'puts an update once, even after it has ended': async (stage) => {
    const { inbox, lease } = await begin(stage)
    same('new updates', await right(inbox.put([update(1), update(1)])), 1)
    same('new updates', await right(inbox.put([update(1)])), 0)
    await finish(lease, await take(lease))
    same('new updates after the end', await right(inbox.put([update(1), update(2)])), 1)
    same('the ids', idsOf(await take(lease)), [2])
  },
  'keeps the updates of two bots apart': async (stage) => {
    const { inbox, lease } = await begin(stage)
    const other = await stage.open(2)
    same('new updates', await right(other.put([update(1)])), 1)
    same('new updates', await right(inbox.put([update(1)])), 1)
    await finish(lease, await take(lease))
    same('what waits for the other bot', (await right(other.count)).waiting, 1)
    await other.close()
  },
  'keeps every text exactly': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 100 })
    const texts = ['\u0000', '😀 é', '\ud800', "');--", 'x'.repeat(100_000)].map((text) =>
      JSON.stringify({ text }),
    )
    await right(inbox.put(texts.map((text, i) => ({ ...update(i), text }))))
    same(
      'the texts',
      (await take(lease)).map(({ text }) => text),
      texts,
    )
  },
  'gives a limited number of updates of a lane, and more when some have ended': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    await right(inbox.put([1, 2, 3, 4].map((id) => update(id))))
    const held = await take(lease)
    same('the ids', idsOf(held), [1, 2])
    same('what is given meanwhile', await takeNow(lease), [])
    await finish(lease, held.slice(0, 1))
    same('the ids', idsOf(await take(lease)), [3])
  },
  'never lets a long lane delay another': async (stage) => {
    const { inbox, lease } = await begin(stage, { lanes: 2, perLane: 2 })
    await right(inbox.put(Array.from({ length: 1_000 }, (_, i) => update(i, 'long'))))
    const held = await take(lease)
    await right(inbox.put([update(2_000, 'a'), update(2_001, 'b')]))
    const [first] = await take(lease)
    same('the next lane', first?.lane, 'a')
    same('what is given without a place', await takeNow(lease), [])
    await finish(lease, held)
    same('the lane that had no place', (await take(lease))[0]?.lane, 'b')
  },
  'wakes a worker that waits': async (stage) => {
    const { inbox, lease } = await begin(stage)
    const waiting = take(lease)
    await right(inbox.put([update(1)]))
    same('the ids', idsOf(await waiting), [1])
  },
  'gives nothing when the signal is aborted': async (stage) => {
    const { lease } = await begin(stage)
    same('what is given', await takeNow(lease), [])
  },
  'gives a lane again after a time, from the failed update, and refuses the updates held before': async (
    stage,
  ) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    await right(inbox.put([update(1), update(2)]))
    const held = await take(lease)
    await right(lease.begin(at(held, 0)))
    // A worker begins the next update of a lane before the end of the previous update has arrived.
    const [retried, begun] = await Promise.all([
      right(lease.retry(at(held, 0), stage.now() + 1)).then(() => 'retried'),
      lease.begin(at(held, 1))(),
    ])
    same('the answer', retried, 'retried')
    refused('begin', begun)
    refused('done', await lease.done(at(held, 1))())
    same('what is given before the time', await takeNow(lease), [])
    const waiting = take(lease)
    await stage.pass()
    const again = await waiting
    same('the ids', idsOf(again), [1, 2])
    same('the attempts', at(again, 0).attempts, 1)
  },
  'parks an update, and its lane goes on': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 1 })
    await right(inbox.put([update(1), update(2)]))
    await right(lease.park(at(await take(lease), 0), 'The bot threw.'))
    same('the ids', idsOf(await take(lease)), [2])
    const [parked] = await right(inbox.list())
    same('the reason', parked?.reason, 'The bot threw.')
    same('the text', (await right(inbox.show(1)))?.text, update(1).text)
    same('a list without a text', JSON.stringify(parked).includes('hello'), false)
    same('the count', await right(inbox.count), { waiting: 1, parked: 1 })
  },
  'parks an update that cannot be handled when it is put': async (stage) => {
    const { inbox, lease } = await begin(stage)
    await right(inbox.put([{ ...update(1), fault: 'It did not decode.' }]))
    same('what is given', await takeNow(lease), [])
    same(
      'the reasons',
      (await right(inbox.list())).map(({ reason }) => reason),
      ['It did not decode.'],
    )
  },
  'replays a parked update with new attempts, and drops one for good': async (stage) => {
    const { inbox, lease } = await begin(stage)
    await right(inbox.put([1, 2].map((id) => ({ ...update(id), fault: 'A fault.' }))))
    same('how many were replayed', await right(inbox.replay([1, 7])), 1)
    const [again] = await take(lease)
    same('the update', [again?.id, again?.attempts, again?.text], [1, 0, update(1).text])
    same('how many were dropped', await right(inbox.drop([1, 2])), 1)
    same('what is parked', await right(inbox.list()), [])
  },
  'gives all updates of a dead worker to the next one, in order': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 3 })
    await right(inbox.put([update(1), update(2), update(3), update(4, 'b')]))
    const held = await take(lease)
    await right(lease.begin(at(held, 0)))
    await right(lease.done(at(held, 0)))
    await right(lease.begin(at(held, 1)))
    stage.stall(inbox)
    const { lease: next, inbox: other } = await succeed(stage, { perLane: 3 })
    const again = await take(next)
    same(
      'the ids',
      again.filter(({ lane }) => lane === 'a').map(({ id }) => id),
      [2, 3],
    )
    same('all ids', idsOf(again).toSorted(), [2, 3, 4])
    same('the attempts', again.find(({ id }) => id === 2)?.attempts, 1)
    await other.close()
  },
  'refuses a worker that wakes after its lease is over': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    await right(inbox.put([update(1), update(2)]))
    const held = await take(lease)
    stage.stall(inbox)
    const { lease: next, inbox: other } = await succeed(stage, { perLane: 2 })
    refused('begin', await lease.begin(at(held, 0))())
    refused('done', await lease.done(at(held, 0))())
    refused('retry', await lease.retry(at(held, 1), 0)())
    refused('park', await lease.park(at(held, 1), 'late')())
    refused('take', await lease.take(new AbortController().signal)())
    same('that it is told', lease.lost.aborted, true)
    await lease.release()
    const again = await take(next)
    same('the ids', idsOf(again), [1, 2])
    await finish(next, again)
    await other.close()
  },
  'parks an update that ends its process repeatedly, and handles the others': async (stage) => {
    const first = await begin(stage, { attempts: 3 })
    await right(first.inbox.put([update(1, 'poison'), update(2, 'b'), update(3, 'c'), update(4, 'poison')]))
    let { inbox, lease } = first
    // All updates begin together, and the process dies, twice.
    for (let death = 0; death < 2; death++) {
      for (const each of (await take(lease)).filter(({ id }) => id !== 4)) await right(lease.begin(each))
      stage.stall(inbox)
      ;({ inbox, lease } = await succeed(stage, { attempts: 3 }))
    }
    // After that, each of the updates that were running when the process died runs alone.
    const handled: Array<number> = []
    for (let death = 0; death < 10 && !handled.includes(4); death++) {
      for (let held = await takeNow(lease); held.length > 0; held = await takeNow(lease)) {
        same('suspects at a time', held.filter(({ attempts }) => attempts >= 2).length <= 1, true)
        for (const each of held) await right(lease.begin(each))
        if (idsOf(held).includes(1)) break
        handled.push(...idsOf(held))
        await finish(lease, held)
      }
      stage.stall(inbox)
      ;({ inbox, lease } = await succeed(stage, { attempts: 3 }))
    }
    same('what was handled', handled.toSorted(), [2, 3, 4])
    same(
      'what is parked',
      (await right(inbox.list())).map(({ id }) => id),
      [1],
    )
    await inbox.close()
  },
  ...personLaws,
  'loses nothing and keeps the order in a long run of puts, ends, retries and deaths': longRun,
}

async function longRun(stage: InboxStage): Promise<void> {
  const random = sequence(7)
  let { inbox, lease } = await begin(stage, { lanes: 4, perLane: 3, attempts: 1_000 })
  const ended = new Map<string, Array<number>>()
  const put: Array<InboxUpdate> = []
  const end = async (held: ReadonlyArray<TakenUpdate>): Promise<void> => {
    for (const each of held) {
      await right(lease.begin(each))
      if (random(6) === 0) {
        await right(lease.retry(each, stage.now()))
        return
      }
      await right(lease.done(each))
      ended.set(each.lane, [...(ended.get(each.lane) ?? []), each.id])
    }
  }
  for (let turn = 0; turn < 80; turn++) {
    const some = Array.from({ length: random(5) }, (_, i) => update(put.length + i, `lane ${random(9)}`))
    put.push(...some)
    await right(inbox.put([...some, ...put.slice(-random(9))]))
    const held = await takeNow(lease)
    const lanes = Map.groupBy(held, ({ lane }) => lane)
    for (const [, each] of lanes) await end(each)
    if (random(20) === 0) {
      stage.stall(inbox)
      ;({ inbox, lease } = await succeed(stage, { lanes: 4, perLane: 3, attempts: 1_000 }))
    }
  }
  for (let held = await takeNow(lease); held.length > 0; held = await takeNow(lease))
    for (const [, each] of Map.groupBy(held, ({ lane }) => lane)) await end(each)
  for (const [lane, updates] of Map.groupBy(put, ({ lane }) => lane))
    same(`what ended in ${lane}`, ended.get(lane), idsOf(updates))
  same('the number of updates', put.length > 100, true)
  await inbox.close()
}
