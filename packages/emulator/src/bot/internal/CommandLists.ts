// The lists of commands that a bot shows, by scope and language.
// https://core.telegram.org/bots/api#setmycommands

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { BotCommand } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** https://core.telegram.org/bots/api#setmycommands. Without commands the list is deleted. */
export const setMyCommands: Method = (state, { params }) => {
  const commands = commandsOf(Parameters.text(params, 'commands'))
  if (E.isLeft(commands)) return badRequest(commands.left)
  const key = keyOf(state, params)
  if (E.isLeft(key)) return key
  const checked = checkedCommands(commands.right)
  if (E.isLeft(checked)) return badRequest(checked.left)
  return withResult({ ...state, commands: withKey(state.commands, key.right, checked.right) }, true)
}

/** https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands: Method = (state, { params }) => {
  const key = keyOf(state, params)
  return E.isLeft(key) ? key : withResult(state, state.commands.get(key.right) ?? [])
}

/** https://core.telegram.org/bots/api#deletemycommands */
export const deleteMyCommands: Method = (state, { params }) => {
  const key = keyOf(state, params)
  return E.isLeft(key)
    ? key
    : withResult({ ...state, commands: withKey(state.commands, key.right, []) }, true)
}

// private

// Copies only the map, because a bot has only a few lists.
const withKey = (
  self: State['commands'],
  key: string,
  commands: ReadonlyArray<BotCommand>,
): State['commands'] => {
  const next = new Map(self)
  if (commands.length === 0) next.delete(key)
  else next.set(key, commands)
  return next
}

const commandsOf = (text: string): Json.Decoded<ReadonlyArray<BotCommand>> => {
  if (text === '') return E.right([])
  const given = Json.parse(text)
  if (given === undefined) return E.left("Can't parse commands JSON object")
  if (!Json.isArray(given)) return E.left('Expected an Array of BotCommand')
  const commands: Array<BotCommand> = []
  for (const value of given) {
    if (!Json.isObject(value)) return E.left("Can't parse BotCommand: expected an Object")
    const command = Json.required(Json.string)(value, 'command')
    if (E.isLeft(command)) return E.left(`Can't parse BotCommand: ${command.left}`)
    const description = Json.required(Json.string)(value, 'description')
    if (E.isLeft(description)) return E.left(`Can't parse BotCommand: ${description.left}`)
    const ephemeral = Json.boolean(value, 'is_ephemeral')
    if (E.isLeft(ephemeral)) return E.left(`Can't parse BotCommand: ${ephemeral.left}`)
    commands.push(
      defined({
        command: command.right.trim().replace(/^\//, ''),
        description: description.right.trim(),
        is_ephemeral: ephemeral.right || undefined,
      }),
    )
  }
  return E.right(commands)
}

const checkedCommands = (commands: ReadonlyArray<BotCommand>): Json.Decoded<ReadonlyArray<BotCommand>> => {
  for (const { command, description } of commands) {
    if (command === '') return E.left('Command must be non-empty')
    if (Array.from(command).length > 32) return E.left('Command length must not exceed 32')
    if (description === '') return E.left('Command description must be non-empty')
    if (Array.from(description).length > 256) return E.left('Command description length must not exceed 256')
  }
  if (commands.some(({ command }) => !/^[a-z0-9_]+$/.test(command))) return E.left('BOT_COMMAND_INVALID')
  return commands.length > 100 ? E.left('BOT_COMMANDS_TOO_MUCH') : E.right(commands)
}

// The key of a list, from the scope and the language of a request.
const keyOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, string> => {
  const scope = scopeOf(state, Parameters.text(params, 'scope'))
  if (E.isLeft(scope)) return scope
  const language = Parameters.text(params, 'language_code')
  return /^(?:[a-z]{2})?$/.test(language)
    ? E.right(`${scope.right} ${language}`)
    : badRequest('invalid language code specified')
}

const scopeOf = (state: State, text: string): E.Either<Refusal, string> => {
  if (text === '') return E.right('default')
  const value = Json.parse(text)
  if (value === undefined) return badRequest("can't parse BotCommandScope JSON object")
  const wrong = (why: string): E.Either<Refusal, never> => badRequest(`can't parse BotCommandScope: ${why}`)
  if (!Json.isObject(value)) return wrong('BotCommandScope must be an Object')
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return wrong(type.left)
  if (['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'].includes(type.right))
    return E.right(type.right)
  if (!['chat', 'chat_administrators', 'chat_member'].includes(type.right))
    return wrong('Unsupported type specified')
  const chat_id = Json.required(Json.string)(value, 'chat_id')
  if (E.isLeft(chat_id)) return wrong(chat_id.left)
  if (chat_id.right === '') return wrong('Empty chat_id specified')
  const user_id = type.right === 'chat_member' ? Json.required(Json.integer)(value, 'user_id') : E.right(0)
  if (E.isLeft(user_id)) return wrong(user_id.left)
  if (type.right === 'chat_member' && user_id.right <= 0) return wrong('Invalid user_id specified')
  const room = toChat(state, chat_id.right, 'read')
  if (E.isLeft(room)) return room
  if (type.right === 'chat_member' && SortedMap.get(user_id.right)(state.users) === undefined)
    return badRequest('user not found')
  return E.right(`${type.right} ${room.right.chat.id} ${user_id.right}`)
}
