// The metrics of an inbox and its process. Every series has the bot's id as a label, since bots of one
// process may share a sink.

import { type Clock, type Millis, within } from '@pipegram/core/Clock'
import type { GaugeReading, Labels, MetricsSink } from '@pipegram/core/Metrics'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { OpenInbox } from '../../Inbox.ts'
import type { InboxFigures, LeaseChange } from '../../InboxFigures.ts'

// model

/** Counts the outcomes of updates, and the changes of leases. */
export interface InboxTally {
  readonly received: (count: number) => void
  readonly ended: (outcome: 'handled' | 'parked' | 'retried') => void
  /** How long an update has waited for its handler. */
  readonly begun: (wait: Millis) => void
  readonly changed: (change: LeaseChange) => void
}

// The inbox is asked for figures at most once in this time, however often the metrics are read.
const figuresTime: Millis = 1_000

// How long an inbox may take to answer.
const answerTime: Millis = 5_000

// constructors

/** A tally for a bot. A sink that throws changes nothing. */
export const makeInboxTally = (sink: MetricsSink | undefined, bot: number): InboxTally => {
  const count = (name: string, labels: Labels = {}): void =>
    quietly(() => sink?.count(name, { bot: String(bot), ...labels }))
  return {
    received: (updates) => {
      for (let i = 0; i < updates; i++) count('pipegram_received_total')
    },
    ended: (outcome) => count('pipegram_updates_total', { outcome }),
    begun: (wait) => quietly(() => sink?.observe('pipegram_wait_seconds', wait / 1000, { bot: String(bot) })),
    changed: (change) => count('pipegram_lease_changes_total', { change }),
  }
}

/** Registers the gauges of an inbox and of its process. Returns an effect that removes them. */
export const watchInbox = (
  sink: MetricsSink | undefined,
  bot: number,
  inbox: Pick<OpenInbox, 'count' | 'figures'>,
  inFlight: IO<number>,
  clock: Clock,
): IO<void> => {
  const own = { bot: String(bot) }
  const figures = makeFigures(inbox, clock)
  const ends = Object.entries(gauges).map(([name, readings]) =>
    sink?.gauge?.(name, async () => {
      const found = await figures()
      return found === undefined
        ? []
        : readings(found).map(({ value, labels }) => ({ value, labels: { ...own, ...labels } }))
    }),
  )
  ends.push(sink?.gauge?.('pipegram_in_flight', async () => [{ value: inFlight(), labels: own }]))
  return () => {
    for (const end of ends) end?.()
  }
}

// private

const gauges: Readonly<Record<string, (figures: InboxFigures) => ReadonlyArray<GaugeReading>>> = {
  pipegram_inbox_waiting: ({ waiting, partitions = [{ name: 'all', waiting }] }) =>
    partitions.map(({ name, waiting: value }) => ({ value, labels: { partition: name } })),
  pipegram_inbox_parked: ({ parked }) => [{ value: parked }],
  pipegram_inbox_lanes: ({ lanes = {} }) =>
    Object.entries(lanes).map(([state, value]) => ({ value, labels: { state } })),
  pipegram_inbox_workers: ({ workers }) => (workers === undefined ? [] : [{ value: workers }]),
}

// All gauges share one answer of the inbox; `undefined` if it does not answer.
const makeFigures = (
  { count, figures = count }: Pick<OpenInbox, 'count' | 'figures'>,
  clock: Clock,
): Task<InboxFigures | undefined> => {
  let looked = -Infinity
  let last: Promise<InboxFigures | undefined> = Promise.resolve(undefined)
  const look = async (): Promise<InboxFigures | undefined> => {
    const found = await within(clock, answerTime)(figures())()
    return found === undefined || E.isLeft(found) ? undefined : found.right
  }
  return () => {
    const now = clock.now()
    if (now - looked < figuresTime && now >= looked) return last
    looked = now
    last = look()
    return last
  }
}

const quietly = (act: IO<void>): void => {
  try {
    act()
  } catch {
    // The update goes on uncounted.
  }
}
