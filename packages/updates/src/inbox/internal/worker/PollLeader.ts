// Of several processes, one fetches the updates. The others stand by until its lead is over.

import type { Clock } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Notify } from '../../../Notice.ts'
import type { InboxLead, OpenInbox } from '../../Inbox.ts'
import { makePersist } from '../Outage.ts'
import { aborted } from './Aborted.ts'
import type { InboxTally } from './InboxWatch.ts'

// model

export interface PollLeader {
  /** Ends when this process leads, or after `close`. */
  readonly ready: Task<void>
  /** Aborted when this process no longer leads. */
  readonly gone: IO<AbortSignal>
  readonly put: OpenInbox['put']
  readonly close: Task<void>
}

// constructors

/** Takes the lead as soon as no other process leads, and again after each loss. */
export const makePollLeader = (
  lead: NonNullable<OpenInbox['lead']>,
  {
    clock,
    random,
    report,
    tally,
  }: {
    readonly clock: Clock
    readonly random: IO<number>
    readonly report: Notify
    readonly tally: InboxTally
  },
): PollLeader => {
  const stopping = new AbortController()
  const { signal } = stopping
  const persist = makePersist(clock, random, report)
  let turn = Promise.withResolvers<void>()
  let held: InboxLead | undefined

  const isOver = (): boolean => signal.aborted

  const work = async (): Promise<void> => {
    for (let isTold = false; !isOver(); isTold = true) {
      const told: Notify = (line) => () => (isTold ? undefined : report(line)())
      const found = await persist(lead({ report: told, signal }), signal)
      if (E.isLeft(found)) break
      held = found.right
      tally.changed('led')
      if (isTold) report('This process fetches the updates again.')()
      turn.resolve()
      await aborted(held.lost, signal)
      if (isOver()) break
      tally.changed('deposed')
      report('Another process fetches the updates now, and this one stands by.')()
      turn = Promise.withResolvers()
    }
    turn.resolve()
    await held?.release()
  }
  const ended = work()

  return {
    ready: () => turn.promise,
    gone: () => held?.lost ?? signal,
    put: (updates) =>
      held?.put(updates) ?? (async () => E.left({ _tag: 'Lost', reason: 'This process does not lead.' })),
    close: () => {
      stopping.abort('over')
      return ended
    },
  }
}
