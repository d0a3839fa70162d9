// Methods that manage a business account: its profile, its messages, its Stars.
// https://core.telegram.org/bots/api#getbusinessconnection

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { AcceptedGiftTypes, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { photoIn, withoutPhoto, withPhoto } from '../../profiles/internal/ProfilePhotos.ts'
import { givenTexts, givenValue } from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf, userIn, withRoom } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { BusinessAccount, State } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { accountOf, withAccount, type BusinessRight } from './BusinessAccounts.ts'

// constructors

/** Methods of business accounts. https://core.telegram.org/bots/api#setbusinessaccountname */
export const businessMethods: MethodTable = {
  getBusinessConnection: (state, { params }) => {
    const account = state.business?.get(Parameters.text(params, 'business_connection_id'))
    return account === undefined
      ? badRequest('business connection not found')
      : withResult(state, account.connection)
  },
  readBusinessMessage: (state, { params }) => {
    const account = accountOf(state, params, 'can_read_messages')
    if (E.isLeft(account)) return account
    const room = SortedMap.get(Parameters.integer(params, 'chat_id'))(account.right.rooms)
    if (room === undefined) return badRequest('chat not found')
    const kept = SortedMap.get(Parameters.integer(params, 'message_id'))(room.messages)
    return kept === undefined ? badRequest('message not found') : withResult(state, true)
  },
  deleteBusinessMessages: (state, request) => deleteMessages(state, request),
  setBusinessAccountName: (state, { params }) => {
    const first_name = Parameters.text(params, 'first_name').trim()
    if (first_name === '') return badRequest('FIRSTNAME_INVALID')
    const last_name = Parameters.text(params, 'last_name').trim() || undefined
    return changed(state, params, 'can_edit_name', ({ last_name: _, ...user }) =>
      defined({ ...user, first_name, last_name }),
    )
  },
  setBusinessAccountUsername: (state, { params }) => {
    const username = Parameters.text(params, 'username')
    if (username !== '' && !/^[a-z]\w{4,31}$/i.test(username)) return badRequest('USERNAME_INVALID')
    const isTaken = SortedMap.values(state.users).some(
      (one) => one.username?.toLowerCase() === username.toLowerCase() && username !== '',
    )
    return isTaken
      ? badRequest('USERNAME_OCCUPIED')
      : changed(state, params, 'can_edit_username', ({ username: _, ...user }) =>
          defined({ ...user, username: username || undefined }),
        )
  },
  setBusinessAccountBio: (state, { params }) => {
    const bio = Parameters.text(params, 'bio')
    if (Array.from(bio).length > 140) return badRequest('ABOUT_TOO_LONG')
    const account = accountOf(state, params, 'can_edit_bio')
    return E.isLeft(account) ? account : withResult(withAccount(state, { ...account.right, bio }), true)
  },
  setBusinessAccountProfilePhoto: (state, { params }) => {
    const account = accountOf(state, params, 'can_edit_profile_photo')
    if (E.isLeft(account)) return account
    const made = photoIn(state, params)
    return E.isLeft(made)
      ? made
      : withResult(withPhoto(made.right[0], account.right.connection.user.id, made.right[1]), true)
  },
  removeBusinessAccountProfilePhoto: (state, { params }) => {
    const account = accountOf(state, params, 'can_edit_profile_photo')
    return E.isLeft(account)
      ? account
      : withResult(withoutPhoto(state, account.right.connection.user.id), true)
  },
  setBusinessAccountGiftSettings: (state, { params }) => {
    const accepted = givenValue(params, 'accepted_gift_types', AcceptedGiftTypes)
    if (E.isLeft(accepted)) return accepted
    const account = accountOf(state, params, 'can_change_gift_settings')
    return E.isLeft(account)
      ? account
      : withResult(withAccount(state, { ...account.right, accepted_gift_types: accepted.right }), true)
  },
  getBusinessAccountStarBalance: (state, { params }) => {
    const account = accountOf(state, params, 'can_view_gifts_and_stars')
    return E.isLeft(account) ? account : withResult(state, { amount: account.right.stars })
  },
  transferBusinessAccountStars: (state, { params }) => {
    const account = accountOf(state, params, 'can_transfer_stars')
    if (E.isLeft(account)) return account
    const count = Parameters.integer(params, 'star_count')
    if (count < 1 || count > 10_000) return badRequest('STARS_AMOUNT_INVALID')
    const stars = account.right.stars - count
    if (stars < 0) return badRequest('BALANCE_TOO_LOW')
    const next: State = { ...state, spentStars: (state.spentStars ?? 0) - count }
    return withResult(withAccount(next, { ...account.right, stars }), true)
  },
}

// private

const deleteMessages = (state: State, { params }: MethodRequest): ReturnType<Method> => {
  const ids = givenTexts(params, 'message_ids')
  if (E.isLeft(ids)) return ids
  if (ids.right.length === 0 || ids.right.length > 100)
    return badRequest('too many message identifiers specified')
  const account = accountOf(state, params)
  if (E.isLeft(account)) return account
  const { rights, user } = account.right.connection
  const wanted = new Set(ids.right.map(Number))
  const rooms = SortedMap.values(account.right.rooms)
  const found = rooms.flatMap((room) =>
    SortedMap.values(room.messages).filter(({ message }) => wanted.has(message.message_id)),
  )
  if (found.length === 0) return badRequest('message not found')
  const isOwn = found.every(({ message }) => message.from?.id === user.id)
  if (rights?.can_delete_all_messages !== true && !(isOwn && rights?.can_delete_sent_messages === true))
    return badRequest('BOT_ACCESS_FORBIDDEN')
  const left = rooms.reduce((all, room) => {
    const messages = [...wanted].reduce((rest, id) => SortedMap.remove(id)(rest), room.messages)
    return SortedMap.set(room.chat.id, { ...room, messages })(all)
  }, account.right.rooms)
  return E.right({
    state: withAccount(state, { ...account.right, rooms: left }),
    result: true,
    happened: found.map(({ message: { chat, message_id } }) => ({
      _tag: 'Deleted',
      chat_id: chat.id,
      message_id,
    })),
  })
}

// A change of the owner's profile, which the chat with the bot also shows.
const changed = (
  state: State,
  params: Parameters.Parameters,
  right: BusinessRight,
  change: (user: User) => User,
): E.Either<Refusal, { readonly state: State; readonly result: unknown }> => {
  const account = accountOf(state, params, right)
  if (E.isLeft(account)) return account
  const { connection } = account.right
  const user = change(userIn(state)(connection.user.id) ?? connection.user)
  const known: State = { ...state, users: SortedMap.set(user.id, user)(state.users) }
  const next: BusinessAccount = { ...account.right, connection: { ...connection, user } }
  const room = roomOf(known, user.id)
  const { first_name, last_name, username } = user
  const chat = defined({ id: user.id, type: 'private' as const, first_name, last_name, username })
  return withResult(withAccount(room === undefined ? known : withRoom({ ...room, chat })(known), next), true)
}
