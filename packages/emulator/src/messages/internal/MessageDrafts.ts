// Methods that show a message while it is being made.
// https://core.telegram.org/bots/api#sendmessagedraft

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import { toChat } from '../../chats/internal/ChatAccess.ts'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import type { Method, MethodRequest, MethodTable } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import { richMessageIn } from './rich/RichMessages.ts'

// constructors

/** Methods of drafts. https://core.telegram.org/bots/api#sendrichmessagedraft */
export const draftMethods: MethodTable = {
  sendMessageDraft: (state, request) => {
    const text = wordsOf(state, request.params)
    return E.isLeft(text) ? text : drafted(state, request, text.right.text)
  },
  sendRichMessageDraft: (state, request) => {
    const rich = richMessageIn(state, request.params)
    return E.isLeft(rich) ? rich : drafted(rich.right[0], request, JSON.stringify(rich.right[1]))
  },
}

// private

const drafted = (state: State, { params, now }: MethodRequest, text: string): ReturnType<Method> => {
  const draft_id = Parameters.integer(params, 'draft_id')
  if (draft_id === 0) return badRequest('draft identifier must be non-zero')
  const room = toChat(state, Parameters.text(params, 'chat_id'), 'write', now)
  if (E.isLeft(room)) return room
  const { chat } = room.right
  return chat.type === 'private'
    ? E.right({ state, result: true, happened: [{ _tag: 'Drafted', chat_id: chat.id, draft_id, text }] })
    : badRequest('message drafts can be sent to private chats only')
}

const wordsOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, Text> => {
  const read = FormattedText.read(
    Parameters.text(params, 'text'),
    Parameters.text(params, 'parse_mode'),
    Json.parse(Parameters.text(params, 'entities')),
  )
  if (E.isLeft(read)) return badRequest(read.left)
  const kept = FormattedText.normalised(read.right, userIn(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  return Array.from(kept.right.text).length > 4096 ? badRequest('message is too long') : kept
}
