// Posts that people suggest to a channel, in its chat of direct messages.
// https://core.telegram.org/bots/api#approvesuggestedpost

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { SuggestedPostInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { toMessage } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf, withMessage } from '../../state/internal/Lookup.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import { asReplied, type Content } from '../../state/internal/MessageContent.ts'
import type { Method, MethodRequest, MethodTable } from '../../state/internal/Method.ts'
import type { Room, State, StoredMessage } from '../../state/State.ts'
import { announced } from '../../updates/internal/ServiceMessage.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'

// constructors

/** Methods of suggested posts. https://core.telegram.org/bots/api#declinesuggestedpost */
export const suggestedPostMethods: MethodTable = {
  approveSuggestedPost: (state, request) => {
    const found = pendingIn(state, request.params)
    if (E.isLeft(found)) return found
    const [, , info] = found.right
    const soon = toSeconds(request.now)
    const send_date = Parameters.integer(request.params, 'send_date') || info.send_date || soon
    if (send_date > soon + 30 * 86_400) return badRequest('SCHEDULE_DATE_INVALID')
    return settled(state, request, found.right, { ...info, state: 'approved', send_date }, (message) => ({
      suggested_post_approved: defined({ suggested_post_message: message, price: info.price, send_date }),
    }))
  },
  declineSuggestedPost: (state, request) => {
    const found = pendingIn(state, request.params)
    if (E.isLeft(found)) return found
    const comment = Parameters.text(request.params, 'comment')
    if (Array.from(comment).length > 128) return badRequest('COMMENT_TOO_LONG')
    return settled(state, request, found.right, { ...found.right[2], state: 'declined' }, (message) => ({
      suggested_post_declined: defined({
        suggested_post_message: message,
        comment: comment || undefined,
      }),
    }))
  },
}

// private

type PendingPost = readonly [room: Room, kept: StoredMessage, info: SuggestedPostInfo]

const pendingIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, PendingPost> => {
  const found = toMessage(
    state,
    Parameters.text(params, 'chat_id'),
    Parameters.integer(params, 'message_id'),
    'write',
    'message',
  )
  if (E.isLeft(found)) return found
  const [room, kept] = found.right
  if (room.chat.is_direct_messages !== true)
    return badRequest('the chat is not a channel direct messages chat')
  const bot = memberOf(room, state.bot)
  if (bot.status !== 'administrator' && bot.status !== 'creator') return badRequest('CHAT_ADMIN_REQUIRED')
  const info = kept.message.suggested_post_info
  return info?.state === 'pending'
    ? E.right([room, kept, info])
    : badRequest("the message isn't a suggested post that waits for approval")
}

const settled = (
  state: State,
  { now }: MethodRequest,
  [room, kept]: PendingPost,
  suggested_post_info: SuggestedPostInfo,
  told: (message: StoredMessage['message']) => Content,
): ReturnType<Method> => {
  const message = { ...kept.message, suggested_post_info }
  const next = withMessage({ ...kept, message })(state)
  const { direct_messages_topic } = message
  return announced(
    next,
    roomOf(next, room.chat.id) ?? room,
    { ...told(asReplied(message)), ...defined({ direct_messages_topic }) },
    now,
  )
}
