// Bots that people make for the bot to manage: their tokens, and who may use them.
// https://core.telegram.org/api/bots/managed-bots

import type { Refusal } from '@pipegram/core/ApiError'
import * as Base64url from '@pipegram/core/Base64url'
import { defined } from '@pipegram/core/Defined'
import type { KeyboardButtonRequestManagedBot, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { knownUser } from '../../chats/internal/ChatMembers.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Act } from '../../state/internal/Act.ts'
import * as BotView from '../../state/internal/BotView.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import { withResult, type MethodTable } from '../../state/internal/Method.ts'
import type { ManagedBot } from '../../state/internal/OpenQuery.ts'
import type { State } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { initialState } from './InitialState.ts'

// model

/** A person's choices for a new bot. Default: the suggestions of the button. */
export interface NewManagedBot {
  readonly name?: string
  /** Ends with `bot`. */
  readonly username?: string
}

// constructors

/** Methods by name. Their `user_id` is that of the managed bot. */
export const managedBotMethods: MethodTable = {
  getManagedBotToken: (state, { params }) => {
    const found = managedIn(state, params)
    return E.isLeft(found) ? found : withResult(state, found.right.token)
  },
  // The old token stops working at once.
  replaceManagedBotToken: (state, { params }) => {
    const found = managedIn(state, params)
    if (E.isLeft(found)) return found
    const token = newToken(found.right.bot.id)
    return withResult(withManaged(state, { ...found.right, token }), token)
  },
  getManagedBotAccessSettings: (state, { params }) => {
    const found = managedIn(state, params)
    if (E.isLeft(found)) return found
    const { added } = found.right
    const added_users = added?.flatMap((id) => userIn(state)(id) ?? [])
    return withResult(state, defined({ is_access_restricted: added !== undefined, added_users }))
  },
  setManagedBotAccessSettings: (state, { params }) => {
    const found = managedIn(state, params)
    if (E.isLeft(found)) return found
    const { added: _, ...open } = found.right
    if (!Parameters.flag(params, 'is_access_restricted')) return withResult(withManaged(state, open), true)
    const given = Json.parse(Parameters.text(params, 'added_user_ids'))
    const added = Json.isArray(given) ? given.map(Number) : []
    if (added.length > 10) return badRequest('USERS_TOO_MUCH')
    if (added.some((id) => userIn(state)(id) === undefined)) return badRequest('user not found')
    return withResult(withManaged(state, { ...open, added }), true)
  },
}

/** A person makes a bot that the bot manages. The token of the new bot works at once. */
export const makeManagedBot =
  (owner: User, button: KeyboardButtonRequestManagedBot, given: NewManagedBot): Act<User> =>
  (state, now) => {
    if (state.me.can_manage_bots !== true)
      return E.left('the bot cannot manage bots: make the emulator with bot: { can_manage_bots: true }')
    const first_name = given.name ?? button.suggested_name ?? 'Managed bot'
    const ids = SortedMap.values(state.users).flatMap(({ id, is_bot }) => (is_bot ? [id] : []))
    const id = Math.max(...ids) + 1
    const username = given.username ?? button.suggested_username ?? `managed_${id}_bot`
    if (!/^[a-z]\w{1,28}bot$/i.test(username)) return E.left(`@${username} is not a username of a bot`)
    const isTaken = SortedMap.values(state.users).some(
      (one) => one.username?.toLowerCase() === username.toLowerCase(),
    )
    if (isTaken) return E.left(`@${username} is taken`)
    const bot: User = { id, is_bot: true, first_name, username }
    const me = { ...bot, is_bot: true as const, can_join_groups: true, can_read_all_group_messages: false }
    const born = BotView.withBot(BotView.partOf(initialState(me, state.local, state.queue.next)))(state)
    const next = withManaged(born, { bot, owner, token: newToken(id) })
    const managed_bot = { user: owner, bot }
    return E.right([{ ...next, queue: UpdateQueue.push({ managed_bot }, now)(next.queue) }, bot])
  }

// guards

/** True for a user who may write to the bot that sees the state. */
export const hasAccess = (state: State, user: User): boolean => {
  const managed = allManaged(state).find(({ bot }) => bot.id === state.bot.id)
  return managed?.added === undefined || managed.owner.id === user.id || managed.added.includes(user.id)
}

// destructors

/** The bots that any bot manages. */
export const allManaged = (state: State): ReadonlyArray<ManagedBot> =>
  [state, ...(state.otherBots?.values() ?? [])].flatMap(({ managedBots }) => [
    ...(managedBots?.values() ?? []),
  ])

// private

const managedIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, ManagedBot> => {
  const id = knownUser(state, params)
  if (E.isLeft(id)) return id
  const found = state.managedBots?.get(id.right)
  return found === undefined ? badRequest('BOT_INVALID') : E.right(found)
}

const withManaged = (state: State, managed: ManagedBot): State => ({
  ...state,
  managedBots: new Map(state.managedBots).set(managed.bot.id, managed),
})

const newToken = (id: number): string =>
  `${id}:${Base64url.encode(crypto.getRandomValues(new Uint8Array(26)))}`
