// What a pipeline says about itself: the updates to ask Telegram for, the commands to list, and a diagram.
//
// Wing `inspect`: what is known of a pipeline before the first update.

import { commands as commandLimit } from '@pipegram/core/Limits'
import type { BotCommand, UpdateKind } from '@pipegram/core/Types'
import { updateKinds } from '@pipegram/core/Types'
import { shapeOf, type Handler } from '../pipeline/Handler.ts'
import { routesOf, type Shape } from '../pipeline/Shape.ts'
import { diagram } from './internal/Diagram.ts'
import { warnings } from './internal/Warnings.ts'
import { menusOf, type CommandMenu } from './Menus.ts'

// model

/** All that is known of a handler before the first update. */
export interface Inspection {
  /** The kinds of updates to ask for, in Telegram's order. https://core.telegram.org/bots/api#getupdates */
  readonly allowedUpdates: ReadonlyArray<UpdateKind>
  /**
   * The commands for all users that have a description, in the form that `setMyCommands` takes.
   * https://core.telegram.org/bots/api#setmycommands
   */
  readonly commandList: ReadonlyArray<BotCommand>
  /** All menus, by scope and language. `syncCommands` brings them to Telegram. */
  readonly menus: ReadonlyArray<CommandMenu>
  /**
   * A flow chart that GitHub draws. Mermaid takes at most 500 edges and 50,000 characters, so of a larger bot
   * it has only the first part. https://mermaid.js.org
   */
  readonly diagram: string
  /**
   * One sentence for each certain fault. Faults are a branch that no update can reach, a command that never
   * runs, and a menu that is too long. A kind that the bot answers but does not ask for is also a fault.
   */
  readonly warnings: ReadonlyArray<string>
}

/** Options of `inspect`. */
export interface InspectOptions {
  /** The kinds to ask Telegram for. Default: those that the handler answers. */
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
}

// destructors

/**
 * Returns what is known of a handler before the first update.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { inspect } from '@pipegram/compose/Inspect'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     commands({
 *       start: { description: 'Say hello', run: ({ call, message }) => call(reply(message, 'Hello')) },
 *     }),
 *   )
 *
 *   assert.deepStrictEqual(inspect(bot).allowedUpdates, ['message'])
 *   assert.deepStrictEqual(inspect(bot).commandList, [{ command: 'start', description: 'Say hello' }])
 */
export const inspect = <C, E>(
  handler: Handler<C, E>,
  { allowedUpdates: asked }: InspectOptions = {},
): Inspection => {
  const shape = shapeOf(handler)
  const menus = menusOf(handler)
  return {
    allowedUpdates: allowedUpdates(shape),
    commandList:
      menus.find(({ scope, language_code }) => scope === undefined && language_code === undefined)
        ?.commands ?? [],
    menus,
    diagram: diagram(shape),
    warnings: [
      ...warnings(shape, asked),
      ...menus.filter(({ commands }) => commands.length > most).map(tooLong),
    ],
  }
}

// private

const allowedUpdates = (shape: Shape): ReadonlyArray<UpdateKind> => {
  const routes = routesOf(shape)
  if (routes === 'any') return updateKinds
  const kinds = new Set(routes.map(({ kind }) => kind))
  return updateKinds.filter((kind) => kinds.has(kind))
}

const most = commandLimit.max

const tooLong = ({ scope, commands }: CommandMenu): string => {
  const menu = scope === undefined ? 'for all users' : `of the scope ${scope.type}`
  const count = `${commands.length} commands, but Telegram takes at most ${most}`
  return `The menu ${menu} has ${count}: remove some descriptions.`
}
