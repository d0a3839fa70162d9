// Laws about several processes with one inbox: one of them owns it, or all share its lanes.

import type { InboxStage } from '../InboxStage.ts'
import {
  at,
  begin,
  claimOf,
  finish,
  idsOf,
  refused,
  right,
  same,
  take,
  takeNow,
  update,
} from './InboxActs.ts'

// model

type Laws = Readonly<Record<string, (stage: InboxStage) => Promise<void>>>

const bot = 1

/** The laws of an inbox with one owner. */
export const ownerLaws: Laws = {
  'gives the lease to one worker at a time, and tells the next one to wait': async (stage) => {
    const { inbox, lease } = await begin(stage)
    const other = await stage.open(bot)
    const { claim, told } = claimOf({})
    const waiting = right(other.claim(claim))
    await told.first
    await right(inbox.put([update(1)]))
    await lease.release()
    await stage.pass()
    const next = await waiting
    same('the ids', idsOf(await take(next)), [1])
    same('how often it was told', told.count(), 1)
    await other.close()
  },
}

/** The laws of an inbox that many workers share. */
export const workerLaws: Laws = {
  'gives each lane to one of two workers, and later updates of a lane to the same one': async (stage) => {
    const first = await begin(stage, { lanes: 1, perLane: 2 })
    const second = await begin(stage, { lanes: 1, perLane: 2 })
    await right(first.inbox.put([update(1, 'a'), update(2, 'b')]))
    const [one, two] = [await take(first.lease), await take(second.lease)]
    same('the lanes', [...one, ...two].map(({ lane }) => lane).toSorted(), ['a', 'b'])
    const [mine, other] = [at(one, 0).lane, at(two, 0).lane]
    await right(second.inbox.put([update(3, mine)]))
    same('what the other worker is given', await takeNow(second.lease), [])
    same('the ids', idsOf(await take(first.lease)), [3])
    await finish(second.lease, two)
    await right(first.inbox.put([update(4, other)]))
    same('the ids', idsOf(await take(second.lease)), [4])
    await second.inbox.close()
  },
  'gives the updates of a worker to others when it returns its lease': async (stage) => {
    const first = await begin(stage)
    await right(first.inbox.put([update(1), update(2)]))
    const held = await take(first.lease)
    await right(first.lease.begin(at(held, 0)))
    const second = await begin(stage)
    const waiting = take(second.lease)
    await first.lease.release()
    const [again] = await waiting
    same('the update and its attempts', [again?.id, again?.attempts], [1, 1])
    refused('done', await first.lease.done(at(held, 0))())
    await second.inbox.close()
  },
  'refuses the late end of a stalled worker, and keeps the order of its lane': async (stage) => {
    const first = await begin(stage, { perLane: 3 })
    const second = await begin(stage, { perLane: 3 })
    await right(first.inbox.put([update(1), update(2)]))
    const held = await take(first.lease)
    await right(first.lease.begin(at(held, 0)))
    stage.stall(first.inbox)
    const waiting = take(second.lease)
    await stage.pass()
    const again = await waiting
    same('the ids', idsOf(again), [1, 2])
    refused('done', await first.lease.done(at(held, 0))())
    same('that it is told', first.lease.lost.aborted, true)
    await finish(second.lease, again)
    same('what waits', (await right(second.inbox.count)).waiting, 0)
    await second.inbox.close()
  },
  'gives each update once, in order, to three workers that start, die and take at the same time': async (
    stage,
  ) => {
    const lanes = 6
    const limits = { lanes: 2, perLane: 2, attempts: 100 }
    const workers = await Promise.all([1, 2, 3].map(() => begin(stage, limits)))
    const ended = new Map<string, Array<number>>()
    const all = Array.from({ length: 120 }, (_, id) => update(id, `lane ${id % lanes}`))
    for (let from = 0; from < all.length; from += 20) {
      await right(workerAt(workers, 2).inbox.put(all.slice(from, from + 20)))
      for (const [i, { lease }] of workers.entries()) {
        const held = await takeNow(lease)
        // The first worker dies while it holds updates.
        if (i === 0 && from === 40) {
          stage.stall(workerAt(workers, 0).inbox)
          await stage.pass()
          workers[0] = await begin(stage, limits)
          continue
        }
        for (const each of held) {
          await right(lease.begin(each))
          await right(lease.done(each))
          ended.set(each.lane, [...(ended.get(each.lane) ?? []), each.id])
        }
      }
    }
    const { lease } = workerAt(workers, 1)
    for (const each of workers) if (each.lease !== lease) await each.lease.release()
    for (let held = await takeNow(lease); held.length > 0; held = await takeNow(lease))
      for (const each of held) {
        await right(lease.begin(each))
        await right(lease.done(each))
        ended.set(each.lane, [...(ended.get(each.lane) ?? []), each.id])
      }
    for (const [lane, updates] of Map.groupBy(all, (each) => each.lane))
      same(`what ended in ${lane}`, ended.get(lane), idsOf(updates))
    for (const { inbox } of workers) await inbox.close()
  },
}

// private

const workerAt = <A>(list: ReadonlyArray<A>, index: number): A => {
  const found = list[index]
  if (found === undefined) throw new Error(`There is no worker ${index}.`)
  return found
}
