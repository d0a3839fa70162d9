// Overlap and urgent branches when updates come from an inbox in a file.

import { join } from 'node:path'
import { use } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { handle } from '@pipegram/compose/Handler'
import { overlap } from '@pipegram/compose/Overlap'
import { branch, pipeline } from '@pipegram/compose/Pipeline'
import { urgent } from '@pipegram/compose/Urgent'
import { makeInboxWorker } from '@pipegram/updates/InboxWorker'
import { laneOf } from '@pipegram/updates/Lane'
import { toInboxUpdate } from '@pipegram/updates/RawUpdate'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'
import { me, said } from '../Telegram.ts'
import { folder } from './Stage.ts'

const gateOf = () => Promise.withResolvers<undefined>()

it('the newest waiting update is handled with the others; after a failure, all come again', async () => {
  const events: Array<string> = []
  const [first, second, stop, begun] = [gateOf(), gateOf(), gateOf(), gateOf()]
  let failures = 1
  const bot = pipeline(
    choose(
      urgent(
        commands({
          stop: () => async () => {
            events.push('stop')
            stop.resolve(undefined)
            return E.right(undefined)
          },
        }),
      ),
      branch(
        use(overlap('latest')),
        handle(({ update, skipped }) => async () => {
          events.push([...skipped, update].map(({ update_id }) => update_id).join(','))
          if (update.update_id === 1) {
            begun.resolve(undefined)
            await first.promise
            return E.right(undefined)
          }
          failures -= 1
          if (failures >= 0) throw new Error('once')
          second.resolve(undefined)
          return E.right(undefined)
        }),
      ),
    ),
  )
  const inbox = await sqliteInbox(join(folder(), 'bot.db')).open(me.id)()
  if (E.isLeft(inbox)) throw new Error(inbox.left.reason)
  const idle = gateOf()
  const worker = makeInboxWorker(
    inbox.right,
    {
      bot,
      me,
      call: () => TE.left({ _tag: 'Aborted', method: 'x' }),
      report: () => () => undefined,
      random: () => 0,
    },
    () => {
      if (events.length === 4 && worker.inFlight() === 0) idle.resolve(undefined)
    },
  )
  onTestFinished(async () => {
    await worker.close(1_000)()
    await inbox.right.close()
  })
  const command = '/stop'
  const { message } = said(5, 1, command)
  const put = (...updates: ReadonlyArray<unknown>) =>
    inbox.right.put(updates.flatMap((update) => toInboxUpdate(update, laneOf(bot)) ?? []))()
  await put(said(1))
  await begun.promise
  await put(said(2), said(3), said(4), {
    update_id: 5,
    message: { ...message, entities: [{ type: 'bot_command', offset: 0, length: command.length }] },
  })
  await stop.promise
  expect(events).toEqual(['1', 'stop'])
  first.resolve(undefined)
  await second.promise
  expect(events).toEqual(['1', 'stop', '2,3,4', '2,3,4'])
  await idle.promise
  expect(worker.inFlight()).toBe(0)
})
