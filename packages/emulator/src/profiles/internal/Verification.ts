// Marks that a bot gives to others: verification, emoji status, and errors of passport data.
// https://core.telegram.org/bots/api#verifyuser

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { knownUser } from '../../chats/internal/ChatMembers.ts'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method, type MethodTable } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** Methods by name. https://core.telegram.org/bots/api#setuseremojistatus */
export const verificationMethods: MethodTable = {
  verifyUser: (state, { params }) => verified(state, knownUser(state, params), params),
  verifyChat: (state, { params }) => verified(state, knownChat(state, params), params),
  removeUserVerification: (state, { params }) => unverified(state, knownUser(state, params)),
  removeChatVerification: (state, { params }) => unverified(state, knownChat(state, params)),
  setUserEmojiStatus: (state, { params }) => {
    const user_id = knownUser(state, params)
    if (E.isLeft(user_id)) return user_id
    // The person allows this in a Mini App.
    if (state.statusAllowed?.has(user_id.right) !== true) return badRequest('USER_PERMISSION_DENIED')
    const emoji = Parameters.text(params, 'emoji_status_custom_emoji_id')
    const expires = Parameters.integer(params, 'emoji_status_expiration_date')
    const statuses = new Map(state.emojiStatuses)
    if (emoji === '') statuses.delete(user_id.right)
    else statuses.set(user_id.right, defined({ emoji, expires: expires || undefined }))
    return withResult({ ...state, emojiStatuses: statuses }, true)
  },
  // The person would see the errors in Telegram Passport, which the emulator does not show.
  setPassportDataErrors: (state, { params }) => {
    const user_id = knownUser(state, params)
    return E.isLeft(user_id) ? user_id : withResult(state, true)
  },
  getChatShareThemeBackdrops: (state) => withResult(state, { backdrops }),
}

// private

// https://core.telegram.org/bots/api#verifychat
const verified = (
  state: State,
  id: E.Either<Refusal, number>,
  params: Parameters.Parameters,
): ReturnType<Method> => {
  if (E.isLeft(id)) return id
  const read = FormattedText.read(
    Parameters.text(params, 'custom_description'),
    Parameters.text(params, 'custom_description_parse_mode'),
    Json.parse(Parameters.text(params, 'custom_description_entities')),
  )
  if (E.isLeft(read)) return badRequest(read.left)
  if (Array.from(read.right.text).length > 70) return badRequest('BOT_VERIFIER_DESCRIPTION_INVALID')
  const verifications = SortedMap.set(id.right, read.right.text)(state.verifications)
  return withResult({ ...state, verifications }, true)
}

const unverified = (state: State, id: E.Either<Refusal, number>): ReturnType<Method> =>
  E.isLeft(id)
    ? id
    : withResult({ ...state, verifications: SortedMap.remove(id.right)(state.verifications) }, true)

const knownChat = (state: State, params: Parameters.Parameters): E.Either<Refusal, number> => {
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'read')
  return E.isLeft(room) ? room : E.right(room.right.chat.id)
}

const colours = (center_color: number, edge_color: number): object => ({
  center_color,
  edge_color,
  symbol_color: edge_color,
  text_color: 0xffffff,
})

const backdrops = [
  { id: 1, name: 'Night', colors: colours(0x363738, 0x0e0f0f) },
  { id: 2, name: 'Sea', colors: colours(0x5db1cb, 0x448bab) },
  { id: 3, name: 'Meadow', colors: colours(0x8ab96f, 0x5c9b4d) },
]
