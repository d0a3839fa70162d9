// What a pipeline says about the lanes of its updates: which updates are urgent, and which replace others.

import { defined } from '@pipegram/core/Defined'
import type { Update } from '@pipegram/core/Types'
import { shapeOf, type Handler } from '../pipeline/Handler.ts'
import * as Index from '../pipeline/internal/RouteIndex.ts'
import { both, type OverlapRule, type Routes, type Shape } from '../pipeline/Shape.ts'

// model

/** What the branch of an update says about its lane. */
export interface LaneMark {
  /** True if the update does not wait for its chat. */
  readonly isUrgent: boolean
  /** What the update does to others of the same step. Updates of one step have the same object. */
  readonly overlap?: LaneOverlap
}

/** A step `overlap` of a pipeline, which is one object for all updates of its branch. */
export interface LaneOverlap {
  readonly rule: Exclude<OverlapRule, { readonly policy: 'queue' }>
}

/** Finds the mark of an update. */
export interface LaneMarkFinder {
  (update: Update): LaneMark | undefined
  /** True if no update has a mark. */
  readonly isEmpty: boolean
}

// destructors

/**
 * Finds the mark of each update of a handler by its routes, in constant time. `undefined`: the update waits
 * for its turn, and every update is handled. The mark is that of the first marked branch that the update can
 * match, unless a branch before it takes the update for certain.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { laneMarks } from '@pipegram/compose/LaneMarks'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { urgent } from '@pipegram/compose/Urgent'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   const bot = pipeline(
 *     choose(
 *       urgent(commands({ stop: ({ call, message }) => call(reply(message, 'Stopped.')) })),
 *       commands({ start: ({ call, message }) => call(reply(message, 'Hello.')) }),
 *     ),
 *   )
 *
 *   assert.deepStrictEqual(laneMarks(bot)(said('/stop')), { isUrgent: true })
 *   assert.strictEqual(laneMarks(bot)(said('/start')), undefined)
 */
export const laneMarks = <C, E>(handler: Handler<C, E>): LaneMarkFinder => {
  const paths = pathsOf(shapeOf(handler), { routes: 'any', exact: true })
  const last = paths.findLastIndex(({ mark }) => mark !== undefined)
  if (last < 0) return Object.assign(() => undefined, { isEmpty: true })
  const index = Index.make(paths.slice(0, last + 1).map(({ routes }) => ({ label: '', routes, next: [] })))
  const find = (update: Update): LaneMark | undefined => {
    for (const place of index({ update })) {
      const path = paths[place]
      if (path?.mark !== undefined || path?.exact === true) return path.mark
    }
    return undefined
  }
  return Object.assign(find, { isEmpty: false })
}

/** Returns which updates of a handler are urgent: they run beside the other updates of their chat. */
export const isUrgent = <C, E>(handler: Handler<C, E>): ((update: Update) => boolean) => {
  const markOf = laneMarks(handler)
  return (update) => markOf(update)?.isUrgent === true
}

// private

// One way through a pipeline, from the first step to an end.
interface Path {
  readonly routes: Routes
  /** True if it takes every update that its routes let through. */
  readonly exact: boolean
  readonly mark?: LaneMark
}

const pathsOf = (shape: Shape, before: Path): ReadonlyArray<Path> => {
  const mark = markOf(shape, before.mark)
  const here: Path = {
    routes: both(before.routes, shape.routes),
    exact: before.exact && shape.exact === true && shape.every !== true,
    ...defined({ mark }),
  }
  return shape.next.length === 0 ? [here] : shape.next.flatMap((next) => pathsOf(next, here))
}

const markOf = ({ urgent, overlap: rule }: Shape, before: LaneMark | undefined): LaneMark | undefined => {
  if (urgent !== true && rule === undefined) return before
  const isUrgent = urgent === true || before?.isUrgent === true
  if (rule === undefined) return { ...before, isUrgent }
  return rule.policy === 'queue' ? { isUrgent } : { isUrgent, overlap: { rule } }
}
