// What the parts of a bot need at run time besides updates.

import { shapeOf, type Handler } from '../pipeline/Handler.ts'
import type { Shape } from '../pipeline/Shape.ts'
import type { Upkeep } from '../pipeline/Upkeep.ts'

// destructors

/**
 * What the parts of a handler need at run time besides updates. `run` and `start` take care of it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { NonEmptyString } from '@pipegram/core/Argument'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { ask } from '@pipegram/compose/Ask'
 *   import { converse } from '@pipegram/compose/Converse'
 *   import { dialog } from '@pipegram/compose/Dialog'
 *   import { within } from '@pipegram/compose/DialogExit'
 *   import { handled } from '@pipegram/compose/Middleware'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { upkeepsOf } from '@pipegram/compose/Upkeeps'
 *
 *   const rename = dialog(
 *     'rename',
 *     ask('name', 'Name?', NonEmptyString),
 *     within('10m', () => handled),
 *   )
 *   const bot = pipeline(converse(rename, { store: makeMemoryStore(), done: () => handled }))
 *
 *   assert.strictEqual(upkeepsOf(bot)[0]?.timer?.name, 'dialog rename')
 */
export const upkeepsOf = <C, E>(handler: Handler<C, E>): ReadonlyArray<Upkeep> => [
  // A step that is in two branches counts once.
  ...new Set(each(shapeOf(handler))),
]

// private

const each = ({ upkeep, next }: Shape): ReadonlyArray<Upkeep> => [
  ...(upkeep === undefined ? [] : [upkeep]),
  ...next.flatMap(each),
]
