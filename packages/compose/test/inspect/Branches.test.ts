// The branches of a bot on a screen: all of them, and those that took an update.

import { branchLines, showBranches, type BranchLine, type BranchTrail } from '@pipegram/compose/Branches'
import { use, when } from '@pipegram/compose/Chain'
import { choose } from '@pipegram/compose/Choose'
import { commands } from '@pipegram/compose/CommandTable'
import { handle } from '@pipegram/compose/Handler'
import { handled } from '@pipegram/compose/Middleware'
import { on } from '@pipegram/compose/On'
import { branch } from '@pipegram/compose/Pipeline'
import { pipeline } from '@pipegram/compose/Pipeline'
import { harness, said } from '@pipegram/testing'
import { expect, test } from 'vitest'

const bot = pipeline(
  choose(
    commands({ start: () => handled, help: () => handled }),
    branch(
      use(on('message', 'text')),
      choose(
        branch(
          when(({ message }) => message.text === 'cat'),
          handle(() => handled),
        ),
        branch(
          when(({ message }) => message.text.startsWith('c')),
          handle(() => () => Promise.resolve({ _tag: 'Right', right: 'handled' } as const)),
        ),
      ),
    ),
    branch(
      use(on('message')),
      handle(() => handled),
    ),
  ),
)

test('the lines have the numbers of the diagram, and the steps of each branch', () => {
  const lines = branchLines(bot)
  expect(lines.map(({ id, depth }) => `${id}:${depth}`)).toEqual([
    '0:0',
    '1:1',
    '2:1',
    '2.1:2',
    '2.2:2',
    '3:1',
  ])
  expect(lines[1]?.label).toContain('/start /help')
  expect(lines[2]?.label).toContain('message')
})

test.each([
  ['/help', ['1'], 'handled'],
  ['cat', ['2', '2.1'], 'handled'],
  ['cow', ['2', '2.2'], 'handled'],
  ['dog', ['3'], 'handled'],
])('the trail of %s is %j', async (text, branches, outcome) => {
  const told: Array<ReadonlyArray<BranchLine> | BranchTrail> = []
  const shown = showBranches({ pipeline: (lines) => told.push(lines), trail: (trail) => told.push(trail) })(
    bot,
  )
  expect(told).toEqual([branchLines(bot)])
  expect(shown.shape).toBe(bot.shape)
  await harness(shown)(said(text))()
  expect(told.slice(1)).toEqual([{ update_id: expect.any(Number), branches, outcome }])
})

test('a screen that throws breaks no update', async () => {
  const fail = (): never => {
    throw new Error('no screen')
  }
  const shown = showBranches({ pipeline: fail, trail: fail })(bot)
  expect(await harness(shown)(said('cat'))()).toBeDefined()
})
