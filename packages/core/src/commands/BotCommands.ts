// The menu of commands: which commands, for whom, where, and in which language. Calls for `setMyCommands`.
// https://core.telegram.org/bots/api#setmycommands
// https://core.telegram.org/bots/api#botcommandscope

import type { Call } from '../calls/Call.ts'
import { setMyCommands } from '../calls/Calls.ts'
import { defined } from '../ports/Defined.ts'
import * as Limits from '../types/Limits.ts'
import type { BotCommand, BotCommandScope } from '../types/Types.ts'

// model

/** A command for a menu. A command without a description is not shown. */
export interface Info {
  /** 1–32 lower-case letters, digits and `_`, without the slash. */
  readonly command: string
  /** 1–256 characters. */
  readonly description?: string
  /** True if only the user who sent the command sees the answer. */
  readonly is_ephemeral?: boolean
}

/**
 * The readers of a menu: a scope, and a language by its two letters of ISO 639-1. Default: every reader
 * without another menu.
 */
export interface Audience {
  readonly scope?: BotCommandScope
  readonly language_code?: string
}

// constructors

export const allPrivateChats: BotCommandScope = { type: 'all_private_chats' }
export const allGroupChats: BotCommandScope = { type: 'all_group_chats' }
export const allChatAdministrators: BotCommandScope = { type: 'all_chat_administrators' }
/**
 * One chat, by its id or the `@username` of a supergroup.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { chat } from '@pipegram/core/BotCommands'
 *
 *   assert.deepStrictEqual(chat('@team'), { type: 'chat', chat_id: '@team' })
 */
export const chat = (chat_id: number | string): BotCommandScope => ({ type: 'chat', chat_id })
/**
 * The administrators of one chat.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { chatAdministrators } from '@pipegram/core/BotCommands'
 *
 *   assert.deepStrictEqual(chatAdministrators(-1001234567890), {
 *     type: 'chat_administrators',
 *     chat_id: -1001234567890,
 *   })
 */
export const chatAdministrators = (chat_id: number | string): BotCommandScope => ({
  type: 'chat_administrators',
  chat_id,
})
/**
 * One user in one chat.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { chatMember } from '@pipegram/core/BotCommands'
 *
 *   assert.deepStrictEqual(chatMember('@team', 123456789), {
 *     type: 'chat_member',
 *     chat_id: '@team',
 *     user_id: 123456789,
 *   })
 */
export const chatMember = (chat_id: number | string, user_id: number): BotCommandScope => ({
  type: 'chat_member',
  chat_id,
  user_id,
})

/**
 * Sets the menu of an audience, with at most 100 commands. Throws a `RangeError` with everything that
 * Telegram would refuse: names, descriptions, repeated commands, and a language code without exactly two
 * letters.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as BotCommands from '@pipegram/core/BotCommands'
 *
 *   const call = BotCommands.menu([{ command: 'start', description: 'Begin' }, { command: 'debug' }], {
 *     scope: BotCommands.allPrivateChats,
 *   })
 *
 *   assert.deepStrictEqual(call.params, {
 *     scope: { type: 'all_private_chats' },
 *     commands: [{ command: 'start', description: 'Begin' }],
 *   })
 */
export const menu = (infos: ReadonlyArray<Info>, audience: Audience = {}): Call<true> => {
  const seen = new Set<string>()
  const commands = infos.flatMap(({ description, ...rest }): ReadonlyArray<BotCommand> =>
    description === undefined ? [] : [{ ...rest, description }],
  )
  const errors = [
    ...Limits.excess('A menu', Limits.commands, commands),
    ...infos.flatMap(faultsOf),
    ...infos
      .filter(({ command }) => seen.has(command) || !seen.add(command))
      .map(({ command }) => `/${command} comes twice.`),
    ...(languageFormat.test(audience.language_code ?? '')
      ? []
      : [`"${audience.language_code}" cannot be the language of a menu: use two letters, such as "de".`]),
  ]
  if (errors.length > 0) throw new RangeError(`This is not a valid menu of commands. ${errors.join(' ')}`)
  return setMyCommands({ ...audience, commands })
}

/**
 * Sets the menus of a scope in several languages. The first menu is for all other languages. Throws as `menu`
 * does.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as BotCommands from '@pipegram/core/BotCommands'
 *
 *   const calls = BotCommands.menus([{ command: 'start', description: 'Begin' }], {
 *     de: [{ command: 'start', description: 'Anfangen' }],
 *   })
 *
 *   assert.deepStrictEqual(
 *     calls.map(({ params }) => params),
 *     [
 *       { commands: [{ command: 'start', description: 'Begin' }] },
 *       { language_code: 'de', commands: [{ command: 'start', description: 'Anfangen' }] },
 *     ],
 *   )
 */
export const menus = (
  infos: ReadonlyArray<Info>,
  translations: Readonly<Record<string, ReadonlyArray<Info>>>,
  scope?: BotCommandScope,
): ReadonlyArray<Call<true>> => {
  const where = defined({ scope })
  return [
    menu(infos, where),
    ...Object.entries(translations).map(([language_code, translated]) =>
      menu(translated, { ...where, language_code }),
    ),
  ]
}

// destructors

/**
 * Why Telegram would refuse a command: one sentence for its name, one for its description. White space around
 * a description does not count.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { faultsOf } from '@pipegram/core/BotCommands'
 *
 *   assert.deepStrictEqual(faultsOf({ command: 'Start' }), [
 *     '"Start" cannot be a command: use 1–32 lower-case letters, digits and "_".',
 *   ])
 */
export const faultsOf = ({ command, description }: Info): ReadonlyArray<string> => [
  ...(nameFormat.test(command)
    ? []
    : [`"${command}" cannot be a command: use 1–${Limits.command.max} lower-case letters, digits and "_".`]),
  ...Limits.excess(`The description of /${command}`, Limits.commandDescription, description?.trim()),
]

// private

const nameFormat = /^[a-z0-9_]{1,32}$/
const languageFormat = /^(?:[a-z]{2})?$/
