// Messages that a Mini App sends in the name of the person who has it open, or offers to share.
// https://core.telegram.org/bots/api#answerwebappquery

import { defined } from '@pipegram/core/Defined'
import { KeyboardButton, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { knownUser } from '../../../chats/internal/ChatMembers.ts'
import { givenResult } from '../../../queries/internal/GivenResult.ts'
import * as GivenValue from '../../../requests/internal/GivenValue.ts'
import * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import { withResult, type MethodTable } from '../../../state/internal/Method.ts'
import type { Prepared, ShareKind } from '../../../state/internal/OpenQuery.ts'
import type { State } from '../../../state/State.ts'
import { toSeconds, type Seconds } from '../../../values/EmulatorClock.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'
import { sendResult } from './ResultMessage.ts'

// constructors

/** Methods by name. */
export const webAppMethods: MethodTable = {
  answerWebAppQuery: (state, { params, now }) => {
    const result = givenResult(state, params)
    if (E.isLeft(result)) return result
    const id = Parameters.toInteger(Parameters.text(params, 'web_app_query_id'))
    const query = SortedMap.get(id)(state.webAppQueries)
    if (query === undefined || query.expires < toSeconds(now)) return badRequest(tooOld)
    const sent = sendResult(query.from, query.chat_id, result.right)(state, now)
    // The person has left the chat, or may no longer write there.
    if (E.isLeft(sent)) return badRequest(tooOld)
    const [next, { message, inline_message_id }] = sent.right
    return E.right({
      state: { ...next, webAppQueries: SortedMap.remove(id)(next.webAppQueries ?? SortedMap.empty) },
      result: defined({ inline_message_id }),
      happened: [{ _tag: 'Sent', chat_id: query.chat_id, message }],
    })
  },
  savePreparedInlineMessage: (state, { params, now }) => {
    const user_id = knownUser(state, params)
    if (E.isLeft(user_id)) return user_id
    const result = givenResult(state, params)
    if (E.isLeft(result)) return result
    const kinds = shareKinds.filter((kind) => Parameters.flag(params, `allow_${kind}_chats`))
    if (kinds.length === 0) return badRequest('at least one chat type must be allowed')
    const expires = toSeconds(now) + day
    const [next, id] = withPrepared(state, {
      _tag: 'Message',
      user_id: user_id.right,
      result: result.right,
      kinds,
      expires,
    })
    return withResult(next, { id, expiration_date: expires })
  },
  savePreparedKeyboardButton: (state, { params }) => {
    const user_id = knownUser(state, params)
    if (E.isLeft(user_id)) return user_id
    const button = GivenValue.givenValue(params, 'button', KeyboardButton)
    if (E.isLeft(button)) return button
    const { request_users, request_chat, request_managed_bot } = button.right
    if ((request_users ?? request_chat ?? request_managed_bot) === undefined)
      return badRequest('BUTTON_TYPE_INVALID')
    const [next, id] = withPrepared(state, {
      _tag: 'Button',
      user_id: user_id.right,
      button: button.right,
    })
    return withResult(next, { id })
  },
}

// combinators

/** Opens a Mini App in a chat, and returns the `query_id` of its launch data. */
export const withWebAppQuery = (
  state: State,
  from: User,
  chat_id: number,
  now: Seconds,
): readonly [State, query_id: string] => {
  const id = state.lastQuery + 1
  const query = { from, chat_id, expires: now + day }
  const webAppQueries = SortedMap.set(id, query)(state.webAppQueries ?? SortedMap.empty)
  return [{ ...state, lastQuery: id, webAppQueries }, String(id)]
}

// private

// Telegram keeps both as long as the app can be open, but documents no time. A day is long for an app.
const day: Seconds = 86_400

const tooOld = 'query is too old and response timeout expired or query ID is invalid'

const shareKinds: ReadonlyArray<ShareKind> = ['user', 'bot', 'group', 'channel']

const withPrepared = (state: State, prepared: Prepared): readonly [State, id: string] => {
  const id = `prepared-${(state.prepared?.size ?? 0) + 1}`
  return [{ ...state, prepared: new Map(state.prepared).set(id, prepared) }, id]
}
