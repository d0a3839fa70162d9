// Brings the menus of commands that a bot declares to Telegram, and asks first whether they are there.
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
import { change, type Store } from '@pipegram/core/Store'
import { BotCommandScope, type BotCommand } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { Handler } from '../pipeline/Handler.ts'
import { audienceOf, menusOf, type CommandMenu } from './Menus.ts'

// model

export interface SyncCommandsOptions {
  /**
   * Where it is kept what was brought last: while a bot declares the same, nothing is asked; and lists of
   * languages and single chats that it declares no more are deleted, which Telegram gives no way to find. A
   * store that fails is done without.
   */
  readonly store?: Store
  /** Under which key; `commands` unless told. Two bots that share a store need two. */
  readonly key?: string
}

// constructors

/**
 * Makes the menus of a bot what its commands say: it asks for each list, sets those that differ and deletes
 * those that the bot declares no more, of the four scopes without a chat. It gives the calls that changed
 * something; most starts need none. Where Telegram refuses one list the others are brought all the same, and
 * it fails with the first refusal; any other failure ends it. Set by hand in @BotFather, a list is one that
 * differs. It throws a RangeError where Telegram would refuse a menu, such as one with more than 100
 * commands.
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
        // What is refused is refused of one list, such as that of a chat where the bot is not yet: the others
        // are brought all the same.
        if (E.isLeft(changed) && changed.left._tag !== 'Rejected') return changed
        if (E.isRight(changed)) changes.push(...changed.right)
        // A chat that the bot has left has no list any more that could be deleted.
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

type Wanted = CommandMenu & { readonly call: Call<true> }

const everywhere: ReadonlyArray<Audience> = [
  {},
  { scope: allPrivateChats },
  { scope: allGroupChats },
  { scope: allChatAdministrators },
]

const audience = ({ scope, language_code }: Audience): Audience => ({
  ...(scope === undefined ? {} : { scope }),
  ...(language_code === undefined ? {} : { language_code }),
})

// The call that changed the list, if one was needed.
const bring = async (
  call: Interpreter,
  where: Audience,
  wanted: Wanted | undefined,
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
  wanted: Wanted | undefined,
): Call<true> | undefined => {
  if (wanted === undefined) return there.length === 0 ? undefined : deleteMyCommands(where)
  return textOf(there) === textOf(wanted.commands) ? undefined : wanted.call
}

// Telegram cuts white space around a description.
const textOf = (commands: ReadonlyArray<BotCommand>): string =>
  JSON.stringify(commands.map(({ command, description }) => [command, description.trim()]))

const Known = t.array(t.partial({ scope: BotCommandScope, language_code: t.string }))

// What a store gives may have been written by anybody.
const audiencesIn = (last: string | undefined): ReadonlyArray<Audience> => {
  const decoded = Known.decode(
    last === undefined
      ? []
      : E.toUnion(E.mapLeft(() => [])(E.tryCatch((): unknown => JSON.parse(last), String))),
  )
  return E.isRight(decoded)
    ? decoded.right.map(({ scope, language_code }) => ({
        ...(scope === undefined ? {} : { scope }),
        ...(language_code === undefined ? {} : { language_code }),
      }))
    : []
}
