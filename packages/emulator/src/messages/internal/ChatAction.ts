// The activity that the bot shows, such as typing: sendChatAction.
// https://core.telegram.org/bots/api#sendchataction

import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Method } from '../../state/internal/Method.ts'

// constructors

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Method = (state, { params, now }) => {
  const action = Parameters.text(params, 'action').toLowerCase()
  if (!chatActions.has(action)) return badRequest('wrong parameter action in request')
  const found = toChat(state, Parameters.text(params, 'chat_id'), 'write', now)
  if (E.isLeft(found)) return found
  return E.right({ state, result: true, happened: [{ _tag: 'Acted', chat_id: found.right.chat.id, action }] })
}

// private

const chatActions = new Set([
  'cancel',
  'typing',
  'record_video',
  'upload_video',
  'record_audio',
  'record_voice',
  'upload_audio',
  'upload_voice',
  'upload_photo',
  'upload_document',
  'choose_sticker',
  'pick_up_location',
  'find_location',
  'record_video_note',
  'upload_video_note',
])
