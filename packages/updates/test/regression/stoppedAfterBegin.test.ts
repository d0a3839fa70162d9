// A worker that was stopped between the begin of an update and its handler ran the handler when it woke up,
// after another worker had taken over.

import { handled } from '@pipegram/compose/Middleware'
import type { InboxLease, OpenInbox } from '@pipegram/updates/Inbox'
import { makeInboxWorker } from '@pipegram/updates/InboxWorker'
import { laneOf } from '@pipegram/updates/Lane'
import { memoryInbox } from '@pipegram/updates/MemoryInbox'
import { toInboxUpdate } from '@pipegram/updates/RawUpdate'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { me, said } from '../Telegram.ts'

// An inbox whose process is stopped when some updates have begun, for longer than its lease.
const stopping = (open: OpenInbox, updates: number) => {
  const over = new AbortController()
  const refused = Promise.withResolvers<void>()
  let [begun, late] = [0, 0]
  const isOver = (): boolean => over.signal.aborted
  const told = (lease: InboxLease): InboxLease => ({
    ...lease,
    begin: (update) => async () => {
      const result = await lease.begin(update)()
      begun += 1
      return result
    },
    done: (update) => async () => {
      late += isOver() ? 1 : 0
      if (late === updates) refused.resolve()
      return isOver() ? E.left({ _tag: 'Lost', reason: 'It was silent.' }) : lease.done(update)()
    },
    // As in the engines, the lease is checked only when it is read.
    get lost() {
      if (begun === updates) over.abort()
      return over.signal
    },
  })
  const inbox: OpenInbox = { ...open, claim: (claim) => pipe(open.claim(claim), TE.map(told)) }
  return { inbox, refused: refused.promise }
}

it('a worker that is stopped after the begin of updates runs none of their handlers', async () => {
  const opened = await memoryInbox().open(me.id)()
  if (E.isLeft(opened)) throw new Error(opened.left.reason)
  const { inbox, refused } = stopping(opened.right, 3)
  const handledIds: Array<number> = []
  const bot = ({ update }: { readonly update: { readonly update_id: number } }) => {
    handledIds.push(update.update_id)
    return handled
  }
  // Each update is of another chat, so that all begin at once.
  await inbox.put(
    [1, 2, 3].flatMap(
      (id) =>
        toInboxUpdate(
          said(id, id),
          laneOf(() => handled),
        ) ?? [],
    ),
  )()
  const worker = makeInboxWorker(inbox, {
    bot,
    me,
    call: () => TE.left({ _tag: 'Aborted', method: 'x' }),
    report: () => () => undefined,
  })
  onTestFinished(async () => {
    await worker.close(1_000)()
    await inbox.close()
  })
  await refused
  expect(handledIds).toEqual([])
  expect(worker.inFlight()).toBe(0)
})
