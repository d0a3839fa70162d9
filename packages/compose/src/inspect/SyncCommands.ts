// Sends the command menus that a bot declares to Telegram, after it has asked which menus are there.
// https://core.telegram.org/bots/api#setmycommands

import type { ApiError } from '@pipegram/core/ApiError'
import {
  allChatAdministrators,
  allGroupChats,
  allPrivateChats,
  menu,
  type Audience,
} from '@pipegram/core/BotCommands'
import type { Call, Interpreter } from '@pipegram/core/Call'
import { deleteMyCommands, getMyCommands } from '@pipegram/core/Calls'
import { defined } from '@pipegram/core/Defined'
import { change, type Store } from '@pipegram/core/Store'
import { BotCommandScope, type BotCommand } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { Handler } from '../pipeline/Handler.ts'
import { audienceOf, menusOf, type CommandMenu } from './Menus.ts'

// model

/** Options of `syncCommands`. */
export interface SyncCommandsOptions {
  /**
   * A store that keeps the menus that were sent last. While the bot declares the same menus, Telegram is not
   * asked. Telegram cannot list the menus of languages and single chats. With this store, those that are no
   * longer declared are deleted. If the store fails, it is ignored.
   */
  readonly store?: Store
  /** The key in the store. Two bots that share a store need two keys. Default: `commands`. */
  readonly key?: string
}

// constructors

/**
 * Makes the menus of a bot match its commands. It asks for each list, sets the lists that differ, and deletes
 * lists that are no longer declared, in the four scopes without a chat. A list that somebody set in BotFather
 * differs, too. It returns the calls that changed something; most starts need none.
 *
 * If Telegram refuses one list, the other lists are still set, and it fails with the first refusal. Any other
 * error ends it. Throws a `RangeError` for a menu that Telegram would refuse, such as a menu with more than
 * 100 commands.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { syncCommands } from '@pipegram/compose/SyncCommands'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { makeRecorder } from '@pipegram/testing/Recorder'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     commands({
 *       start: { description: 'Begin', run: ({ call, message }) => call(reply(message, 'Hello')) },
 *     }),
 *   )
 *   const { call, calls } = makeRecorder(({ method }) => E.right(method === 'getMyCommands' ? [] : true))
 *
 *   await syncCommands(bot)(call)()
 *
 *   assert.deepStrictEqual(calls().find(({ method }) => method === 'setMyCommands')?.params, {
 *     commands: [{ command: 'start', description: 'Begin' }],
 *   })
 */
export const syncCommands = <C, Err>(
  bot: Handler<C, Err>,
  { store, key = 'commands' }: SyncCommandsOptions = {},
) => {
  const wanted = new Map(
    menusOf(bot).map((each) => [audienceOf(each), { ...each, call: menu(each.commands, audience(each)) }]),
  )
  const written = JSON.stringify([...wanted.values()].map(({ call: { params } }) => params))
  return (call: Interpreter): TE.TaskEither<ApiError, ReadonlyArray<Call<true>>> =>
    async () => {
      const found = await store?.get(key)()
      const last = found !== undefined && E.isRight(found) ? found.right?.value : undefined
      if (last === written) return E.right([])
      const audiences = new Map(
        [...wanted.values(), ...everywhere, ...audiencesIn(last)].map((each) => [
          audienceOf(each),
          audience(each),
        ]),
      )
      const changes: Array<Call<true>> = []
      const refusals: Array<E.Left<ApiError>> = []
      for (const [name, where] of audiences) {
        const changed = await bring(call, where, wanted.get(name))
        // A refusal is for one list, such as the list of a chat that the bot has not joined yet. The other
        // lists are still set.
        if (E.isLeft(changed) && changed.left._tag !== 'Rejected') return changed
        if (E.isRight(changed)) changes.push(...changed.right)
        // If the bot has left the chat, its list no longer exists.
        else if (wanted.has(name)) refusals.push(changed)
      }
      const [refused] = refusals
      if (refused !== undefined) return refused
      await (store === undefined
        ? undefined
        : change(key, () => ({ value: written, result: undefined }))(store)())
      return E.right(changes)
    }
}

// private

type WantedMenu = CommandMenu & { readonly call: Call<true> }

const everywhere: ReadonlyArray<Audience> = [
  {},
  { scope: allPrivateChats },
  { scope: allGroupChats },
  { scope: allChatAdministrators },
]

const audience = ({ scope, language_code }: Audience): Audience => defined({ scope, language_code })

// Returns the call that changed the list, if one was needed.
const bring = async (
  call: Interpreter,
  where: Audience,
  wanted: WantedMenu | undefined,
): Promise<E.Either<ApiError, ReadonlyArray<Call<true>>>> => {
  const there = await call(getMyCommands(where))()
  if (E.isLeft(there)) return there
  const needed = changeOf(where, there.right, wanted)
  if (needed === undefined) return E.right([])
  const changed = await call(needed)()
  return E.isLeft(changed) ? changed : E.right([needed])
}

const changeOf = (
  where: Audience,
  there: ReadonlyArray<BotCommand>,
  wanted: WantedMenu | undefined,
): Call<true> | undefined => {
  if (wanted === undefined) return there.length === 0 ? undefined : deleteMyCommands(where)
  return textOf(there) === textOf(wanted.commands) ? undefined : wanted.call
}

// Telegram removes white space around a description.
const textOf = (commands: ReadonlyArray<BotCommand>): string =>
  JSON.stringify(commands.map(({ command, description }) => [command, description.trim()]))

const StoredAudiences = t.array(t.partial({ scope: BotCommandScope, language_code: t.string }))

// The value in the store may be of any form.
const audiencesIn = (last: string | undefined): ReadonlyArray<Audience> => {
  const decoded = StoredAudiences.decode(
    last === undefined
      ? []
      : E.toUnion(E.mapLeft(() => [])(E.tryCatch((): unknown => JSON.parse(last), String))),
  )
  return E.isRight(decoded)
    ? decoded.right.map(({ scope, language_code }) => defined({ scope, language_code }))
    : []
}
