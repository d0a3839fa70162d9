// Methods that change how a chat presents itself: its title, description and photo.
// https://core.telegram.org/bots/api#setchattitle

import type { Refusal } from '@pipegram/core/ApiError'
import type { ChatPhoto } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import { defaultPermissions } from '../../requests/internal/ChatPermissions.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import { withResult, type Method, type MethodRequest } from '../../state/internal/Method.ts'
import type { Room, State } from '../../state/State.ts'
import { announced } from '../../updates/internal/ServiceMessage.ts'
import * as FileStore from './FileStore.ts'
import { mediaContent, photoSizeCount } from './MediaContent.ts'

// constructors

/** https://core.telegram.org/bots/api#setchattitle. Sends a service message and an update. */
export const setChatTitle: Method = (state, request) => {
  const room = changeable(state, request, 'change private chat title', 'set chat title')
  if (E.isLeft(room)) return room
  const title = Array.from(Parameters.text(request.params, 'title').trim()).slice(0, 128).join('')
  if (title === '') return badRequest('title must be non-empty')
  if (title === room.right.chat.title) return withResult(state, true)
  const next: Room = { ...room.right, chat: { ...room.right.chat, title } }
  return announced(state, next, { new_chat_title: title }, request.now)
}

/** https://core.telegram.org/bots/api#setchatdescription */
export const setChatDescription: Method = (state, request) => {
  const room = changeable(state, request, 'change private chat description', 'set chat description')
  if (E.isLeft(room)) return room
  const description = Array.from(Parameters.text(request.params, 'description').trim()).slice(0, 255).join('')
  if (description === (room.right.description ?? '')) return badRequest('chat description is not modified')
  return withResult(withRoom({ ...room.right, description })(state), true)
}

/** https://core.telegram.org/bots/api#setchatphoto. Sends a service message and an update. */
export const setChatPhoto: Method = (state, request) => {
  const { files, images } = request.params
  const given = Parameters.text(request.params, 'photo')
  const file = files.get(given === '' ? 'photo' : given.replace(/^attach:\/\//, ''))
  if (file === undefined)
    return badRequest(
      given === '' ? 'there is no photo in the request' : 'photo must be uploaded as an InputFile',
    )
  const room = changeable(state, request, 'change private chat photo', 'change chat photo')
  if (E.isLeft(room)) return room
  const image = images.get(file)
  if (image === undefined) return badRequest('IMAGE_PROCESS_FAILED')
  if (Math.min(image.width, image.height) < 160) return badRequest('PHOTO_CROP_SIZE_SMALL')
  const [next, content] = FileStore.addFile(state, 'photo', file, photoSizeCount(image), (about) =>
    mediaContent('photo', file, image, about),
  )
  const sizes = content.photo ?? []
  const [small, big] = [sizes[0], sizes.at(-1)]
  if (small === undefined || big === undefined) return badRequest('IMAGE_PROCESS_FAILED')
  const photo: ChatPhoto = {
    small_file_id: small.file_id,
    small_file_unique_id: small.file_unique_id,
    big_file_id: big.file_id,
    big_file_unique_id: big.file_unique_id,
  }
  return announced(next, { ...room.right, photo }, { new_chat_photo: sizes }, request.now)
}

/** https://core.telegram.org/bots/api#deletechatphoto. Sends a service message and an update. */
export const deleteChatPhoto: Method = (state, request) => {
  const room = changeable(state, request, 'change private chat photo', 'change chat photo')
  if (E.isLeft(room)) return room
  const { photo, ...rest } = room.right
  return photo === undefined
    ? withResult(state, true)
    : announced(state, rest, { delete_chat_photo: true }, request.now)
}

// private

/**
 * The chat of a request, if the bot may change its profile. `unfit` and `right` are words of refusals.
 */
export const changeable = (
  state: State,
  { params }: MethodRequest,
  unfit: string,
  right: string,
): E.Either<Refusal, Room> => {
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'write')
  if (E.isLeft(room)) return room
  if (room.right.chat.type === 'private') return badRequest(`can't ${unfit}`)
  const one = memberOf(room.right, state.bot)
  const all = room.right.permissions ?? defaultPermissions
  const may =
    one.status === 'creator' ||
    (one.status === 'administrator' && one.can_change_info) ||
    (room.right.chat.type !== 'channel' && one.status === 'member' && all.can_change_info)
  return may ? room : badRequest(`not enough rights to ${right}`)
}
