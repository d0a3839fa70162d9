// The wing `profiles`: users and chats apart from their messages. Here: photos of users.
// https://core.telegram.org/bots/api#getuserprofilephotos

import type { Refusal } from '@pipegram/core/ApiError'
import { InputProfilePhoto, type PhotoSize } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import { givenContent } from '../../media/internal/MediaMessage.ts'
import { givenValue } from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import { withResult, type MethodTable } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** Methods of photos of users and of the bot. https://core.telegram.org/bots/api#setmyprofilephoto */
export const photoMethods: MethodTable = {
  getUserProfilePhotos: (state, { params }) => {
    const user_id = knownUser(state, params)
    if (E.isLeft(user_id)) return user_id
    const all = photosOf(state, user_id.right)
    return withResult(state, { total_count: all.length, photos: pageOf(all, params) })
  },
  // In the emulator, nobody has music in a profile.
  getUserProfileAudios: (state, { params }) => {
    const user_id = knownUser(state, params)
    return E.isLeft(user_id) ? user_id : withResult(state, { total_count: 0, audios: [] })
  },
  setMyProfilePhoto: (state, { params }) => {
    const made = photoIn(state, params)
    return E.isLeft(made) ? made : withResult(withPhoto(made.right[0], state.bot.id, made.right[1]), true)
  },
  removeMyProfilePhoto: (state) => withResult(withoutPhoto(state, state.bot.id), true),
}

// destructors

/** The photos of a user, the newest first. */
export const photosOf = (state: State, user_id: number): ReadonlyArray<ReadonlyArray<PhotoSize>> =>
  SortedMap.get(user_id)(state.profilePhotos) ?? []

/** The photo of a request. It must be uploaded. An animation becomes a photo. */
export const photoIn = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, ReadonlyArray<PhotoSize>]> => {
  const given = givenValue(params, 'photo', InputProfilePhoto)
  if (E.isLeft(given)) return given
  const photo = given.right
  const file = photo.type === 'static' ? photo.photo : photo.animation
  if (typeof file !== 'string' || !file.startsWith('attach://'))
    return badRequest('photo must be uploaded as an InputFile')
  const made = givenContent(photo.type === 'static' ? 'photo' : 'animation', file, params)(state)
  if (E.isLeft(made)) return made
  const [next, { photo: sizes, animation }] = made.right
  if (sizes !== undefined) return E.right([next, sizes])
  if (animation === undefined) return badRequest('VIDEO_FILE_INVALID')
  const { file_id, file_unique_id, width, height } = animation
  return E.right([next, [{ file_id, file_unique_id, width, height }]])
}

// combinators

/** Gives a user a new photo. */
export const withPhoto = (state: State, user_id: number, sizes: ReadonlyArray<PhotoSize>): State =>
  withPhotos(state, user_id, [sizes, ...photosOf(state, user_id)])

/** Removes the newest photo of a user. */
export const withoutPhoto = (state: State, user_id: number): State =>
  withPhotos(state, user_id, photosOf(state, user_id).slice(1))

// private

const withPhotos = (
  state: State,
  user_id: number,
  photos: ReadonlyArray<ReadonlyArray<PhotoSize>>,
): State => ({ ...state, profilePhotos: SortedMap.set(user_id, photos)(state.profilePhotos) })

const knownUser = (state: State, params: Parameters.Parameters): E.Either<Refusal, number> => {
  const user_id = userIdIn(params)
  return E.isLeft(user_id) || userIn(state)(user_id.right) !== undefined
    ? user_id
    : badRequest('user not found')
}

const pageOf = <A>(all: ReadonlyArray<A>, params: Parameters.Parameters): ReadonlyArray<A> => {
  const offset = Parameters.integer(params, 'offset', 0, [0, Number.MAX_SAFE_INTEGER])
  return all.slice(offset, offset + Parameters.integer(params, 'limit', 100, [1, 100]))
}
