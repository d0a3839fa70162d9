// The laws of an observed inbox: its traces and its figures.

import type { InboxFigures } from '@pipegram/updates/InboxFigures'
import type { InboxStage } from '../InboxStage.ts'
import { at, begin, right, same, take, update } from './InboxActs.ts'

export const seeingLaws: Readonly<Record<string, (stage: InboxStage) => Promise<void>>> = {
  'keeps the trace of an update that has one, and when it was put': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    const trace = '{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}'
    await right(inbox.put([{ ...update(1), trace }, update(2)]))
    const held = await take(lease)
    same(
      'the traces',
      held.map((each) => each.trace ?? 'none'),
      [trace, 'none'],
    )
    same(
      'the times',
      held.map(({ receivedAt }) => receivedAt),
      [stage.now(), stage.now()],
    )
    // The next process reads it from the engine.
    await lease.release()
    const second = await begin(stage, { perLane: 2 })
    same('the trace for the next process', at(await take(second.lease), 0).trace, trace)
  },
  'keeps the trace of an update that is parked and replayed': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 9 })
    const traceOf = (n: number): string => `{"traceparent":"00-0af7651916cd43dd8448eb211c80319${n}-b7-01"}`
    await right(inbox.put([{ ...update(1), trace: traceOf(1) }, update(2)]))
    await right(inbox.put([{ ...update(3), trace: traceOf(3), fault: 'A fault.' }]))
    for (const held of await take(lease)) await right(lease.park(held, 'It failed.'))
    same('how many were replayed', await right(inbox.replay([1, 2, 3])), 3)
    const again = await take(lease)
    same(
      'the traces after the replay',
      again.map(({ id, trace = 'none' }) => [id, trace]),
      [
        [1, traceOf(1)],
        [2, 'none'],
        [3, traceOf(3)],
      ],
    )
    // Parked again, by an engine that may still have the first parked copy.
    for (const held of again) await right(lease.park(held, 'It failed.'))
    same('how many were replayed again', await right(inbox.replay([1])), 1)
    same('the trace after two replays', at(await take(lease), 0).trace, traceOf(1))
  },
  'counts waiting and parked updates, also for each partition': async (stage) => {
    const { inbox, lease } = await begin(stage)
    await right(inbox.put([update(1, 'a'), update(2, 'b'), update(3, 'c')]))
    const [first] = await take(lease)
    if (first !== undefined) await right(lease.park(first, 'It failed.'))
    const figures: InboxFigures = await right(inbox.figures ?? inbox.count)
    const { waiting, parked, partitions = [{ name: 'all', waiting }] } = figures
    same('what waits and is parked', [waiting, parked], [2, 1])
    same(
      'the sum of the partitions',
      partitions.reduce((sum, each) => sum + each.waiting, 0),
      2,
    )
  },
}
