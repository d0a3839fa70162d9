// Menus in a pipeline: the press of a button runs its part, and then the menu is drawn again.

import type { ApiError } from '@pipegram/core/ApiError'
import { serviceAccounts } from '@pipegram/core/Id'
import { inlineKeyboard } from '@pipegram/core/Keyboard'
import { callbackAnswer, excess } from '@pipegram/core/Limits'
import { answer, reply } from '@pipegram/core/Reply'
import type { CallbackQuery, Message } from '@pipegram/core/Types'
import { messageOf, userOf } from '@pipegram/core/Update'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { PipelineEnd } from '../pipeline/Branch.ts'
import type { Context } from '../pipeline/Context.ts'
import { end, make } from '../pipeline/Handler.ts'
import { erased } from '../pipeline/internal/Erased.ts'
import { merge } from '../pipeline/internal/Merge.ts'
import { handled, skipped, type Outcome } from '../pipeline/Middleware.ts'
import type { Shape } from '../pipeline/Shape.ts'
import { answering } from '../routes/Answering.ts'
import { put } from './internal/MenuMessage.ts'
import type { MenuMove } from './internal/MenuNode.ts'
import {
  faceOf,
  isShown,
  nearest,
  sceneAt,
  spotAbove,
  spotAt,
  spotBelow,
  type MenuGround,
  type MenuFace,
  type MenuSpot,
} from './internal/MenuScene.ts'
import { treeOf, type MenuPlace, type MenuTree } from './internal/MenuTree.ts'
import type { MenuPlan } from './MenuPart.ts'

// model

/** Options of `menus`. */
export interface MenusOptions {
  /**
   * What the user is told after the press of a button that the menu no longer has. The menu is then drawn
   * again. At most 200 characters. Default: `This menu has changed.`
   */
  readonly stale?: string
  /**
   * What a user is told after a press in a menu of another user. At most 200 characters. Default: `Somebody
   * else opened this menu.`
   */
  readonly foreign?: string
}

/** Options of `open`. */
export interface OpenOptions {
  /**
   * Who may press the buttons. `opener`: the user who opened the menu. `anyone`: each member of the chat; a
   * menu with a state per user shows that of the member who pressed last. Anonymous administrators all look
   * the same to a bot, so a menu of one of them is open to anyone. Default: `opener`.
   */
  readonly for?: 'opener' | 'anyone'
  /** What is shown if the first menu has nothing to show. Default: `There is nothing here.` */
  readonly gone?: string
}

// constructors

/**
 * A branch that handles the presses of a menu and of all menus below it. A press runs the function of its
 * button, and then the message shows the new state. A change of the state or of the bot may have removed the
 * button. Then the user is told so, and the current menu is drawn.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { menus, open } from '@pipegram/compose/MenuBranch'
 *   import { toggle } from '@pipegram/compose/MenuField'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { session } from '@pipegram/compose/Session'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const Prefs = t.type({ sound: t.boolean })
 *   const prefs = session({ per: 'user', store: makeMemoryStore(), codec: Prefs, initial: { sound: true } })
 *   const settings = menu('settings', view(prefs.of, 'Settings'), toggle('sound', 'Sound'))
 *
 *   const bot = pipeline(choose(menus(settings), commands({ settings: open(settings) })))
 *
 *   const { calls } = await harness(bot)(said('/settings'))()
 *   assert.deepStrictEqual(calls[0]?.params, {
 *     chat_id: 1001,
 *     text: 'Settings',
 *     reply_markup: {
 *       inline_keyboard: [[{ text: '✓ Sound', callback_data: 'menu-settings.10lfees.' }]],
 *     },
 *   })
 */
export const menus = <R, E>(
  menu: MenuPlan<R, E>,
  { stale = 'This menu has changed.', foreign = 'Somebody else opened this menu.' }: MenusOptions = {},
): PipelineEnd<Context & R, E | ApiError> => {
  for (const [name, text] of Object.entries({ stale, foreign })) {
    const [fault] = excess(name, callbackAnswer, text)
    if (fault !== undefined) throw new RangeError(fault)
  }
  const tree = treeOf(menu)
  const read = (query: CallbackQuery) =>
    tree.data.read(query.data ?? '', (part) => tree.parts.get(part)?.place.depth)

  const pressed = (ctx: Context & R, query: CallbackQuery): TE.TaskEither<unknown, Outcome> => {
    const reading = read(query)
    if (reading._tag === 'Other') return skipped
    const ground = merge(ctx, { from: query.from, callback_query: query })
    const refuse = (text: string) => ctx.call(answer(query, text))
    const opener = reading._tag === 'Old' ? reading.opener : reading.button.opener
    if (opener !== undefined && opener !== query.from.id)
      return pipe(
        refuse(foreign),
        TE.chainW(() => handled),
      )
    const found = reading._tag === 'Old' ? undefined : tree.parts.get(reading.button.part)
    const spot: MenuSpot =
      reading._tag === 'Old' || found === undefined
        ? topOf(tree, opener)
        : { place: found.place, levels: reading.button.levels, opener }
    const shows = (at: MenuSpot) => show(tree, ground, query, at, stale)
    const redraw = () =>
      pipe(
        refuse(stale),
        TE.chainW(() => shows(spot)),
      )
    const follow = (id: string, move: MenuMove): TE.TaskEither<unknown, Outcome> => {
      switch (move._tag) {
        case 'Stay':
          return shows(move.page === undefined ? spot : spotAt(spot, move.page))
        case 'Down':
          return shows(spotBelow(spot, id, move.key) ?? spot)
        case 'Up':
          return shows(spotAbove(spot) ?? spot)
        case 'Close':
          return pipe(
            drawn(tree, ground, spot, stale),
            TE.chainW(({ text }) => put(ground, query, { text, reply_markup: inlineKeyboard() })),
          )
        case 'Leave':
          return handled
        case 'Gone':
          return redraw()
      }
    }
    return pipe(
      sceneAt(ground)(spot),
      TE.chainW((scene) =>
        found === undefined ||
        reading._tag === 'Old' ||
        scene === undefined ||
        !isShown(found.node, scene.ctx)
          ? redraw()
          : pipe(
              found.node.press(erased(scene.ctx), reading.button.press),
              TE.chainW((move) => follow(found.node.id, move)),
            ),
      ),
    )
  }
  return end(
    make((ctx: Context & R) => {
      const query = ctx.update.callback_query
      return query === undefined
        ? skipped
        : // The type of the menu has the errors of its parts.
          erased(answering(ctx, ({ call }) => pressed(merge(ctx, { call }), query)))
    }, shapeOf(tree)),
  )
}

/**
 * Shows a menu. After a message, it sends a new message to the same chat. After a pressed button, the message
 * of the button becomes the menu. Throws an `Error` if the update has no user. Its presses are answered only
 * if the pipeline has `menus` with the same menu.
 *
 * @example
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { menu, view } from '@pipegram/compose/Menu'
 *   import { menus, open } from '@pipegram/compose/MenuBranch'
 *   import { close } from '@pipegram/compose/MenuButton'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const help = menu('help', view('This bot has menus.'), close('Close'))
 *   const bot = pipeline(choose(menus(help), commands({ help: open(help) })))
 */
export const open = <R, E>(
  menu: MenuPlan<R, E>,
  { for: whom = 'opener', gone = 'There is nothing here.' }: OpenOptions = {},
): ((ctx: Context & R) => TE.TaskEither<ApiError | E, Outcome>) => {
  const tree = treeOf(menu)
  return (ctx) => {
    const from = O.toUndefined(userOf(ctx.update))
    const message = O.toUndefined(messageOf(ctx.update))
    const query = ctx.update.callback_query
    const to = query ?? message
    if (from === undefined || to === undefined || !('date' in to || 'chat_instance' in to))
      throw new Error(`open("${menu.name}") needs an update with a user and a chat, such as a command.`)
    const isAlone = message?.chat.type === 'private' || serviceAccounts.includes(from.id)
    const spot = topOf(tree, whom === 'anyone' || isAlone ? undefined : from.id)
    const ground = merge(ctx, { from })
    return erased(
      query === undefined ? send(tree, ground, to, spot, gone) : show(tree, ground, query, spot, gone),
    )
  }
}

// private

const topOf = ({ top }: MenuTree, opener: number | undefined): MenuSpot => ({
  place: top,
  levels: [{ key: '', page: 0 }],
  opener,
})

// The menu as a message. If there is nothing to show, the message is only a sentence.
const drawn = (
  tree: MenuTree,
  ground: MenuGround,
  spot: MenuSpot,
  gone: string,
): TE.TaskEither<unknown, MenuFace> =>
  pipe(
    nearest(ground)(spot),
    TE.chainW((scene) =>
      scene === undefined ? TE.right({ text: gone, reply_markup: inlineKeyboard() }) : faceOf(tree)(scene),
    ),
  )

const send = (
  tree: MenuTree,
  ground: MenuGround,
  to: Message | CallbackQuery,
  spot: MenuSpot,
  gone: string,
): TE.TaskEither<unknown, Outcome> =>
  pipe(
    drawn(tree, ground, spot, gone),
    TE.chainW(({ text, reply_markup }) => ground.call(reply(to, text, { reply_markup }))),
    TE.chainW(() => handled),
  )

// Shows the menu in the message of the button or, if that cannot be edited, in a new message.
const show = (
  tree: MenuTree,
  ground: MenuGround,
  query: CallbackQuery,
  spot: MenuSpot,
  gone: string,
): TE.TaskEither<unknown, Outcome> =>
  pipe(
    drawn(tree, ground, spot, gone),
    TE.chainW((face) => put(ground, query, face)),
  )

// Each part is a node below its menu.
const shapeOf = ({ top, data }: MenuTree): Shape => ({
  label: `menu ${top.menu.name}`,
  routes: [{ kind: 'callback_query', key: `#${data.tag}` }],
  next: partsOf(top),
})

const partsOf = ({ menu: { parts }, below }: MenuPlace): ReadonlyArray<Shape> =>
  parts
    .flatMap(({ nodes }) => nodes)
    .map(({ id, label }) => {
      const inner = below.get(id)
      return { label, routes: 'any', next: inner === undefined ? [] : partsOf(inner) }
    })
