// The command menus of a bot: a complete list for each scope and language, because Telegram shows only one
// list.
// https://core.telegram.org/bots/api#determining-list-of-commands

import type { Audience } from '@pipegram/core/BotCommands'
import { defined } from '@pipegram/core/Defined'
import type { BotCommand, BotCommandScope } from '@pipegram/core/Types'
import { shapeOf, type Handler } from '../pipeline/Handler.ts'
import type { CommandInfo, Shape } from '../pipeline/Shape.ts'

// model

/**
 * One menu, as `setMyCommands` takes it. Without a scope it is for all users; without a language it is for
 * all languages that have no menu.
 */
export interface CommandMenu extends Audience {
  readonly commands: ReadonlyArray<BotCommand>
}

// destructors

/**
 * The menus that a bot declares. Telegram shows a user only the list of the narrowest scope, so each list
 * also has the commands of wider scopes. If a command has a description in a language, there is a list in
 * that language, with all other commands unchanged. If a command is declared twice, the first one counts.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { menusOf } from '@pipegram/compose/Menus'
 *   import { allGroupChats } from '@pipegram/core/BotCommands'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     commands({
 *       start: { description: 'Begin', run: ({ call, message }) => call(reply(message, 'Hello')) },
 *       rules: {
 *         description: 'Rules',
 *         descriptions: { de: 'Regeln' },
 *         scopes: [allGroupChats],
 *         run: ({ call, message }) => call(reply(message, 'Be kind.')),
 *       },
 *     }),
 *   )
 *
 *   assert.deepStrictEqual(menusOf(bot), [
 *     { commands: [{ command: 'start', description: 'Begin' }] },
 *     {
 *       scope: allGroupChats,
 *       commands: [
 *         { command: 'start', description: 'Begin' },
 *         { command: 'rules', description: 'Rules' },
 *       ],
 *     },
 *     {
 *       scope: allGroupChats,
 *       language_code: 'de',
 *       commands: [
 *         { command: 'start', description: 'Begin' },
 *         { command: 'rules', description: 'Regeln' },
 *       ],
 *     },
 *   ])
 */
export const menusOf = <C, E>(handler: Handler<C, E>): ReadonlyArray<CommandMenu> => {
  const infos = infosOf(shapeOf(handler))
  return scopesOf(infos).flatMap((scope) => {
    const listed = firsts(
      infos.filter(({ scopes = everybody }) => scopes.some((wide) => covers(wide, scope))),
    )
    const languages = [
      ...new Set(listed.flatMap(({ descriptions = {} }) => Object.keys(descriptions))),
    ].toSorted()
    const audience: Audience = scope.type === 'default' ? {} : { scope }
    return [undefined, ...languages].flatMap((language): ReadonlyArray<CommandMenu> => {
      const commands = listed.flatMap((info): ReadonlyArray<BotCommand> => {
        const description = descriptionOf(info, language)
        return description === undefined ? [] : [{ command: info.command, description }]
      })
      return commands.length === 0 ? [] : [{ ...audience, ...defined({ language_code: language }), commands }]
    })
  })
}

/** A text that is unique for each audience. */
export const audienceOf = ({ scope = { type: 'default' }, language_code = '' }: Audience): string =>
  `${keyOf(scope)} ${language_code}`

// private

const everybody: ReadonlyArray<BotCommandScope> = [{ type: 'default' }]

const infosOf = ({ routes, next }: Shape): ReadonlyArray<CommandInfo> => [
  ...(routes === 'any' ? [] : routes.flatMap(({ info }) => (info === undefined ? [] : [info]))),
  ...next.flatMap(infosOf),
]

// An alias of a command has no description of its own.
const firsts = (infos: ReadonlyArray<CommandInfo>): ReadonlyArray<CommandInfo> => {
  const said = infos.filter(
    ({ description, descriptions }) => description !== undefined || descriptions !== undefined,
  )
  return [...new Map(said.toReversed().map((info) => [info.command, info])).values()].toReversed()
}

const descriptionOf = (
  { description, descriptions = {} }: CommandInfo,
  language: string | undefined,
): string | undefined =>
  (language !== undefined && Object.hasOwn(descriptions, language) ? descriptions[language] : undefined) ??
  description

const keyOf = (scope: BotCommandScope): string =>
  JSON.stringify([
    scope.type,
    'chat_id' in scope ? scope.chat_id : null,
    'user_id' in scope ? scope.user_id : null,
  ])

// The scopes that the commands name. In a chat with its own list, administrators would lose the commands for
// all administrators, so they get a list there, too.
const scopesOf = (infos: ReadonlyArray<CommandInfo>): ReadonlyArray<BotCommandScope> => {
  const asked = infos.flatMap(({ scopes = everybody }) => scopes)
  const forAdministrators = asked.some(({ type }) => type === 'all_chat_administrators')
  const closed = [
    ...everybody,
    ...asked,
    ...asked.flatMap((scope): ReadonlyArray<BotCommandScope> =>
      forAdministrators && scope.type === 'chat' && !isPrivate(scope.chat_id)
        ? [{ type: 'chat_administrators', chat_id: scope.chat_id }]
        : [],
    ),
  ]
  return [...new Map(closed.toReversed().map((scope) => [keyOf(scope), scope])).values()].toReversed()
}

// A private chat has the id of its user, which is positive. Groups have negative ids. In a scope, only groups
// have names.
const isPrivate = (chat_id: number | string): boolean => typeof chat_id === 'number' && chat_id > 0

const covers = (wide: BotCommandScope, narrow: BotCommandScope): boolean => {
  if (keyOf(wide) === keyOf(narrow)) return true
  switch (wide.type) {
    case 'default':
      return true
    case 'all_private_chats':
      return narrow.type === 'chat' && isPrivate(narrow.chat_id)
    case 'all_group_chats':
      return narrow.type === 'all_chat_administrators' || ('chat_id' in narrow && !isPrivate(narrow.chat_id))
    case 'all_chat_administrators':
      return narrow.type === 'chat_administrators'
    case 'chat':
      return 'chat_id' in narrow && narrow.chat_id === wide.chat_id
    case 'chat_administrators':
    case 'chat_member':
      return false
  }
}
