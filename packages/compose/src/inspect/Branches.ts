// The branches of a bot as lines of text, and for each update the branches that took it: for a screen beside
// a chat.

import * as E from 'fp-ts/lib/Either.js'
import type { Bot } from '../pipeline/Handler.ts'
import { shapeOf } from '../pipeline/Handler.ts'
import { withMark } from '../pipeline/internal/BranchMark.ts'
import type { Shape } from '../pipeline/Shape.ts'
import { labelOf } from './internal/Diagram.ts'

// model

/** A branch of a bot. */
export interface BranchLine {
  /** Its number among the branches, as in the diagram: `2.1` is the first branch inside the second. */
  readonly id: string
  /** Its steps, up to the next branches. */
  readonly label: string
  /** 0 for the whole bot. */
  readonly depth: number
}

/** Where an update went. */
export interface BranchTrail {
  readonly update_id: number
  /** The branches that took it, the outermost first. Empty: no branch took it. */
  readonly branches: ReadonlyArray<string>
  /** `handled`, or `skipped` if nothing took the update. */
  readonly outcome: 'handled' | 'skipped'
}

/** A screen that shows a bot and what it does. */
export interface BranchScreen {
  readonly pipeline: (lines: ReadonlyArray<BranchLine>) => void
  readonly trail: (trail: BranchTrail) => void
}

// destructors

/**
 * The branches of a bot, from the first to the last. Each branch comes before the branches in it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { branchLines } from '@pipegram/compose/Branches'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { branch } from '@pipegram/compose/Pipeline'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { handled } from '@pipegram/compose/Middleware'
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(on('message', 'text')),
 *         handle(() => handled),
 *       ),
 *     ),
 *   )
 *
 *   assert.deepStrictEqual(
 *     branchLines(bot).map(({ id, depth }) => [id, depth]),
 *     [
 *       ['0', 0],
 *       ['1', 1],
 *     ],
 *   )
 */
export const branchLines = (bot: Bot): ReadonlyArray<BranchLine> =>
  placed(shapeOf(bot), '0', 0).map(([, line]) => line)

// combinators

/**
 * Returns the same bot, which also shows its branches on a screen, and after each update the branches that
 * took it. Branches are those of `choose`. A screen that throws breaks no update.
 */
export const showBranches =
  (screen: BranchScreen) =>
  (bot: Bot): Bot => {
    const all = placed(shapeOf(bot), '0', 0)
    const ids = new Map(all.map(([shape, { id }]) => [shape, id]))
    quietly(() => screen.pipeline(all.map(([, line]) => line)))
    const shown: Bot = (ctx) => async () => {
      const branches: Array<string> = []
      const result = await bot(
        withMark(ctx, (shape) => {
          const id = ids.get(shape)
          if (id !== undefined) branches.unshift(id)
        }),
      )()
      const outcome = E.isRight(result) ? result.right : 'handled'
      quietly(() => screen.trail({ update_id: ctx.update.update_id, branches, outcome }))
      return result
    }
    return Object.assign(shown, { shape: bot.shape })
  }

// private

type PlacedLine = readonly [Shape, BranchLine]

// A line has all steps up to the next branches.
const placed = (first: Shape, id: string, depth: number): ReadonlyArray<PlacedLine> => {
  const labels: Array<string> = []
  let last = first
  for (;;) {
    labels.push(labelOf(last))
    const [next, ...others] = last.next
    if (next === undefined || others.length > 0 || last.label === 'choose') break
    last = next
  }
  const inner = last.next.flatMap((shape, place) =>
    placed(shape, id === '0' ? `${place + 1}` : `${id}.${place + 1}`, depth + 1),
  )
  return [[first, { id, label: labels.join(' → '), depth }], ...inner]
}

const quietly = (run: () => void): void => {
  try {
    run()
  } catch {
    // A failing screen must not break the bot.
  }
}
