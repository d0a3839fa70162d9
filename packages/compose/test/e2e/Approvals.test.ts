// Questions of yes or no while a handler runs, over real HTTP, on the emulator.

import {
  approvals,
  catchError,
  choose,
  commands,
  pipeline,
  report,
  type ApprovalVerdict,
} from '@pipegram/compose'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { makeEmulator } from '@pipegram/emulator'
import { start } from '@pipegram/updates'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it, onTestFinished } from 'vitest'

const stage = async (store: Store = makeMemoryStore(), within = 60_000) => {
  const emulator = await makeEmulator({ patience: 30_000, firstUpdate: 1_000 })
  onTestFinished(() => emulator.close())
  const people = ['Ann', 'Bob'].map((first_name) => emulator.user({ first_name }))
  const group = emulator.group({ title: 'Talk', members: people, bot: 'administrator' })
  const [ann, bob] = people.map((person) => person.in(group))
  if (ann === undefined || bob === undefined) throw new Error('There are two people.')
  const verdicts: Array<ApprovalVerdict> = []
  const born = async () => {
    const { approve, answers } = approvals({ store })
    const bot = pipeline(
      choose(
        answers(),
        commands({
          clean: (ctx) =>
            TE.map((verdict: ApprovalVerdict) => verdicts.push(verdict))(approve(ctx, 'Delete?', { within })),
        }),
      ),
      catchError(report),
    )
    const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot, deadline: 1 })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    onTestFinished(() => started.right.stop())
    return started.right
  }
  return { emulator, ann, bob, verdicts, born }
}

it('the one who asked answers by a button, and others are told that they may not', async () => {
  const { emulator, ann, bob, verdicts, born } = await stage()
  await born()
  ann.send('/clean')
  expect((await ann.received()).text).toBe('Delete?')
  bob.press('Yes')
  expect((await bob.answered()).text).toBe('This question is not for you.')
  ann.press('No')
  expect((await ann.received()).text).toBe('Delete?\n\n✗ No')
  await emulator.idle()
  expect(verdicts).toEqual(['no'])
})

it('a restart asks no second time, and knows the answer', async () => {
  const { emulator, ann, verdicts, born } = await stage()
  const first = await born()
  ann.send('/clean')
  await ann.received()
  await first.stop()
  ann.press('Yes')
  await born()
  expect((await ann.received()).text).toBe('Delete?\n\n✓ Yes')
  await emulator.idle()
  expect(verdicts).toEqual(['yes'])
  expect(emulator.calls('sendMessage')).toHaveLength(1)
})

it('a question ends if nobody answers in time', async () => {
  const { emulator, ann, verdicts, born } = await stage(makeMemoryStore(), 50)
  await born()
  ann.send('/clean')
  expect((await ann.received()).text).toBe('Delete?')
  expect((await ann.received()).text).toBe('Delete?\n\nTime is over.')
  await emulator.idle()
  expect(verdicts).toEqual(['late'])
})
