// Methods that pin and unpin messages.
// https://core.telegram.org/bots/api#pinchatmessage

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as ChatPermissions from '../../requests/internal/ChatPermissions.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom, roomOf } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method } from '../../state/internal/Method.ts'
import * as PostedMessage from '../../state/internal/PostedMessage.ts'
import type { Room, State } from '../../state/State.ts'
import { notifyMessage } from '../../updates/internal/UpdateNotice.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { toChat, toMessage } from './ChatAccess.ts'

// constructors

/** https://core.telegram.org/bots/api#pinchatmessage. Sends a service message and an update. */
export const pinChatMessage: Method = (state, { params, now }) => {
  const found = toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'write',
    'message to pin',
  )
  if (E.isLeft(found)) return found
  const [room, { message }] = found.right
  const refused = refusedIn(state, room)
  if (refused !== undefined) return refused
  if (MessageContent.isService(message)) return badRequest("service messages can't be pinned")
  if (pinnedIn(room).at(-1) === message.message_id) return E.right({ state, result: true })
  const pinned = [...pinnedIn(room).filter((id) => id !== message.message_id), message.message_id]
  const [posted, note] = PostedMessage.post(
    state,
    { ...room, pinned },
    state.bot,
    { pinned_message: MessageContent.asReplied(message) },
    now,
  )
  const after = roomOf(posted, room.chat.id) ?? room
  return E.right({
    state: notifyMessage(posted, after, room.chat.type === 'channel' ? 'channel_post' : 'message', note, now),
    result: true,
    happened: [{ _tag: 'Pinned', chat_id: room.chat.id, message_ids: pinned }],
  })
}

/** https://core.telegram.org/bots/api#unpinchatmessage. Default: the newest pin. */
export const unpinChatMessage: Method = (state, { params }) => {
  const [chat_id, message_id] = [Parameters.text(params, 'chat_id'), Parameters.integer(params, 'message_id')]
  const room =
    message_id === 0
      ? toChat(state, chat_id, 'write')
      : E.map(([one]: readonly [Room, unknown]) => one)(
          toMessage(state, chat_id, message_id, 'write', 'message to unpin'),
        )
  if (E.isLeft(room)) return room
  const which = message_id === 0 ? pinnedIn(room.right).at(-1) : message_id
  return which === undefined
    ? badRequest('message to unpin not found')
    : unpinned(state, room.right, (id) => id === which)
}

/** https://core.telegram.org/bots/api#unpinallchatmessages */
export const unpinAllChatMessages: Method = (state, { params }) => {
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'write')
  return E.isLeft(room) ? room : unpinned(state, room.right, () => true)
}

// destructors

/** The ids of pinned messages that still exist, the newest pin last. */
export const pinnedIn = ({ pinned = [], messages }: Room): ReadonlyArray<number> =>
  pinned.filter((id) => SortedMap.get(id)(messages) !== undefined)

// private

const unpinned = (state: State, room: Room, gone: (message_id: number) => boolean): ReturnType<Method> => {
  const refused = refusedIn(state, room)
  if (refused !== undefined) return refused
  const pinned = pinnedIn(room).filter((id) => !gone(id))
  return E.right({
    state: withRoom({ ...room, pinned })(state),
    result: true,
    happened: [{ _tag: 'Pinned', chat_id: room.chat.id, message_ids: pinned }],
  })
}

const refusedIn = (state: State, room: Room): E.Either<Refusal, never> | undefined => {
  if (room.chat.type === 'private') return undefined
  const one = memberOf(room, state.bot)
  const right = room.chat.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages'
  const may =
    one.status === 'creator' ||
    (one.status === 'administrator' && one[right] === true) ||
    (right === 'can_pin_messages' &&
      (one.status === 'member' || one.status === 'restricted') &&
      (room.permissions ?? ChatPermissions.defaultPermissions)[right] &&
      (one.status === 'member' || one[right]))
  return may ? undefined : badRequest('not enough rights to manage pinned messages in the chat')
}
