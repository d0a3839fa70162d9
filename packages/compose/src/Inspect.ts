// What a pipeline says of itself: which updates to ask Telegram for, which commands to list, and a picture.

import type { BotCommand, UpdateKind } from '@pipegram/core/Types'
import { updateKinds } from '@pipegram/core/Types'
import { shapeOf, type Handler } from './Handler.ts'
import { routesOf, type Shape } from './Shape.ts'

// model

/** All that can be known of a handler before the first update. */
export interface Inspection {
  /** The kinds to ask for, in Telegram's order. https://core.telegram.org/bots/api#getupdates */
  readonly allowedUpdates: ReadonlyArray<UpdateKind>
  /** The commands that have a description, as `setMyCommands` takes them. https://core.telegram.org/bots/api#setmycommands */
  readonly commandList: ReadonlyArray<BotCommand>
  /** A flow chart. https://mermaid.js.org */
  readonly diagram: string
}

// destructors

/**
 * Looks into a handler.
 *
 * @example
 * import * as assert from 'node:assert'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { chain } from '@pipegram/compose/Chain'
 * import { commands } from '@pipegram/compose/Commands'
 * import { inspect } from '@pipegram/compose/Inspect'
 * import { reply } from '@pipegram/core/Reply'
 *
 * const bot = pipe(
 *   chain(),
 *   commands({ start: { description: 'Say hello', run: ({ call, message }) => call(reply(message, 'Hello')) } }),
 * )
 *
 * assert.deepStrictEqual(inspect(bot).allowedUpdates, ['message'])
 * assert.deepStrictEqual(inspect(bot).commandList, [{ command: 'start', description: 'Say hello' }])
 */
export const inspect = <C, E>(handler: Handler<C, E>): Inspection => {
  const shape = shapeOf(handler)
  return { allowedUpdates: allowedUpdates(shape), commandList: commandList(shape), diagram: diagram(shape) }
}

// private

const allowedUpdates = (shape: Shape): ReadonlyArray<UpdateKind> => {
  const routes = routesOf(shape)
  if (routes === 'any') return updateKinds
  const kinds = new Set(routes.map(({ kind }) => kind))
  return updateKinds.filter((kind) => kinds.has(kind))
}

const commandList = (shape: Shape): ReadonlyArray<BotCommand> => {
  const found = new Map<string, BotCommand>()
  const walk = ({ routes, next }: Shape): void => {
    for (const { info } of routes === 'any' ? [] : routes)
      if (info?.description !== undefined && !found.has(info.command)) found.set(info.command, { command: info.command, description: info.description })
    next.forEach(walk)
  }
  walk(shape)
  return [...found.values()]
}

const diagram = (shape: Shape): string => {
  const lines = ['flowchart TD']
  let count = 0
  const draw = ({ label, routes, next }: Shape): string => {
    const name = `n${count++}`
    const commands = routes === 'any' ? [] : routes.flatMap(({ info }) => (info === undefined ? [] : [`/${info.command}`]))
    lines.push(`  ${name}["${quote([label, ...commands].join(' '))}"]`)
    for (const [i, child] of next.entries()) {
      const to = draw(child)
      lines.push(next.length > 1 ? `  ${name} -->|${i + 1}| ${to}` : `  ${name} --> ${to}`)
    }
    return name
  }
  draw(shape)
  return lines.join('\n')
}

// Mermaid reads entities with # in place of &.
const quote = (text: string): string => text.replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')
