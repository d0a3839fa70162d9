// Puts the update of a genuine request into an inbox, and handles it from there in this process.

import type { Millis } from '@pipegram/core/Clock'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import { delay } from '../../Backoff.ts'
import { decode } from '../../Batch.ts'
import type { DeadLetter } from '../../DeadLetter.ts'
import type { Handling } from '../../Handling.ts'
import type { Inbox, InboxError, OpenInbox } from '../../inbox/Inbox.ts'
import { type InboxWorker, makeInboxWorker } from '../../inbox/InboxWorker.ts'
import { makeInboxTally, watchInbox } from '../../inbox/internal/worker/InboxWatch.ts'
import { tracedPut } from '../../inbox/internal/worker/TracedPut.ts'
import { toInboxUpdate } from '../../inbox/RawUpdate.ts'
import { laneOf } from '../../Lane.ts'
import { type Answer, busy, ok } from './Exchange.ts'
import type { IntakeOptions, IntakeState } from './IntakeOptions.ts'

// model

export interface InboxIntake {
  readonly state: IO<IntakeState>
  /** Stores an update. The answer is 200 when the inbox has the update. */
  readonly put: (raw: unknown) => Promise<Answer>
  readonly inFlight: IO<number>
  readonly stuck: Handling['stuck']
  /**
   * Takes no more updates from the inbox, waits for at most `deadline`, and closes the inbox. Returns how
   * many updates did not end.
   */
  readonly close: (deadline: Millis) => Promise<number>
}

// constructors

/** Opens the inbox at once, since it may have updates, and handles them as soon as the bot is known. */
export const makeInboxIntake = (
  inbox: Inbox,
  options: IntakeOptions,
  deliver: (letter: DeadLetter) => Promise<Answer>,
): InboxIntake => {
  const { clock, identity, random, report } = options
  const lane = laneOf(options.bot, options)
  const tally = makeInboxTally(options.metrics, identity.bot)
  const stopping = new AbortController()
  let opening: Promise<E.Either<InboxError, OpenInbox>> | undefined
  let worker: InboxWorker | undefined
  let told: string | undefined
  let isOpen = false
  let unwatch = (): void => undefined
  const inFlight = (): number => worker?.inFlight() ?? 0

  const tell = ({ reason }: InboxError): void => {
    if (told !== reason) report(reason)()
    told = reason
  }
  const open = (): Promise<E.Either<InboxError, OpenInbox>> =>
    (opening ??= inbox
      .open(identity.bot)()
      .then((opened) => {
        isOpen = E.isRight(opened)
        if (E.isRight(opened))
          unwatch = watchInbox(options.metrics, identity.bot, opened.right, inFlight, clock)
        else {
          opening = undefined
          tell(opened.left)
        }
        return opened
      }))
  const begin = async (): Promise<void> => {
    const isOver = (): boolean => stopping.signal.aborted
    for (let failures = 0; worker === undefined && !isOver(); failures += 1) {
      const [opened, me] = [await open(), await identity.me()]
      if (E.isRight(opened) && E.isRight(me)) {
        if (!isOver())
          worker = makeInboxWorker(opened.right, { ...options, call: identity.call(), me: me.right })
      } else await clock.sleep(delay(failures, random()), stopping.signal)()
    }
  }
  const begun = options.handles ? begin() : open()

  return {
    put: async (raw) => {
      const decoded = decode(raw)
      const update = toInboxUpdate(raw, lane)
      const opened = update === undefined ? undefined : await open()
      if (opened !== undefined && E.isLeft(opened)) return busy(1)
      const written =
        update === undefined || opened === undefined
          ? undefined
          : await tracedPut(options.tracing, [update], (traced) => opened.right.put(traced)())
      if (written !== undefined && E.isLeft(written)) {
        tell(written.left)
        return busy(1)
      }
      told = undefined
      tally.received(written?.right ?? 0)
      const isNew = written === undefined || written.right > 0
      return E.isLeft(decoded) && isNew
        ? deliver({ _tag: 'Undecodable', update: raw, errors: decoded.left })
        : ok
    },
    state: () => {
      if (!options.handles) return isOpen ? 'running' : 'waiting'
      return worker === undefined ? 'waiting' : worker.isOwner() ? 'running' : 'standby'
    },
    inFlight,
    stuck: () => worker?.stuck() ?? [],
    close: async (deadline) => {
      stopping.abort('over')
      await begun
      unwatch()
      const left = await worker?.close(deadline)()
      const opened = await opening
      if (opened !== undefined && E.isRight(opened)) await opened.right.close()
      return left ?? 0
    },
  }
}
