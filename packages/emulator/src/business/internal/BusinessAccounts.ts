// The wing `business`: accounts of people for whom the bot acts. Here: connections, and chats of an account.
// https://core.telegram.org/bots/api#businessconnection

import type { Refusal } from '@pipegram/core/ApiError'
import { updateKinds, type BusinessBotRights, type Update, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Act } from '../../state/internal/Act.ts'
import type { Method, MethodResult } from '../../state/internal/Method.ts'
import type { BusinessAccount, State } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import type { Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** A right of the bot in an account. */
export type BusinessRight = keyof BusinessBotRights

// destructors

/** The account of a `business_connection_id`, if the bot has a right there. */
export const accountOf = (
  state: State,
  params: Parameters.Parameters,
  right?: BusinessRight,
): E.Either<Refusal, BusinessAccount> => {
  const id = Parameters.text(params, 'business_connection_id')
  if (id === '') return badRequest('parameter "business_connection_id" is required')
  const account = state.business?.get(id)
  if (account === undefined) return badRequest('business connection not found')
  if (!account.connection.is_enabled) return badRequest('BUSINESS_CONNECTION_INVALID')
  return right === undefined || account.connection.rights?.[right] === true
    ? E.right(account)
    : badRequest('BOT_ACCESS_FORBIDDEN')
}

// combinators

/** Adds an account, or replaces it. */
export const withAccount = (state: State, account: BusinessAccount): State => ({
  ...state,
  business: new Map(state.business).set(account.connection.id, account),
})

/** Runs a method inside the account that a request names, in the name of its owner. */
export const forBusiness =
  (method: Method): Method =>
  (state, request) => {
    const { params } = request
    if (Parameters.text(params, 'business_connection_id') === '') return method(state, request)
    const account = accountOf(state, params, 'can_reply')
    if (E.isLeft(account)) return account
    const values = new Map(params.values)
    values.delete('business_connection_id')
    const inside = insideOf(state, account.right, state.bot)
    return E.map((played: MethodResult) => ({
      ...played,
      state: outside(state, account.right, played.state),
    }))(method(inside, { ...request, params: { ...params, values } }))
  }

/** An act in the chats of an account. The bot gets a business message. */
export const asBusiness =
  <A>(id: string, act: Act<A>): Act<A> =>
  (state, now) => {
    const account = state.business?.get(id)
    if (account === undefined) return E.left(`there is no business connection ${id}`)
    const done = act(insideOf(state, account), now)
    if (E.isLeft(done)) return done
    const [inside, result] = done.right
    const next = outside(state, account, inside)
    return E.right([account.connection.is_enabled ? heard(next, inside, now) : next, result])
  }

// private

// Inside an account, its chats replace those of the bot, and its owner replaces the bot.
const insideOf = (state: State, account: BusinessAccount, bot?: User): State => ({
  ...state,
  rooms: account.rooms,
  bot: account.connection.user,
  queue: { ...UpdateQueue.emptyQueue(1), allowed: updateKinds },
  acting: { business_connection_id: account.connection.id, ...(bot && { sender_business_bot: bot }) },
})

const outside = (state: State, account: BusinessAccount, inside: State): State => {
  const { acting: _, ...rest } = inside
  return withAccount(
    { ...rest, rooms: state.rooms, bot: state.bot, queue: state.queue },
    { ...account, rooms: inside.rooms },
  )
}

const heard = (state: State, inside: State, now: Millis): State =>
  SortedMap.values(inside.queue.entries).reduce(
    (next, { update }) => ({ ...next, queue: UpdateQueue.push(renamed(update), now)(next.queue) }),
    state,
  )

const renamed = ({
  update_id: _,
  message,
  edited_message,
  ...rest
}: Update): UpdateQueue.UnnumberedUpdate => ({
  ...rest,
  ...(message && { business_message: message }),
  ...(edited_message && { edited_business_message: edited_message }),
})
