// A guard bot decides who may join a chat: directly, or after the person has opened its Mini App.
// https://core.telegram.org/bots/api#answerchatjoinrequestquery

import type { Refusal } from '@pipegram/core/ApiError'
import { ChatJoinRequestResult, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { roomOf } from '../../state/internal/Lookup.ts'
import { mayInvite } from '../../state/internal/Membership.ts'
import {
  withResult,
  type Method,
  type MethodRequest,
  type MethodResult,
  type MethodTable,
} from '../../state/internal/Method.ts'
import type { JoinQuery } from '../../state/internal/OpenQuery.ts'
import type { Room, State } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import { approveChatJoinRequest, declineChatJoinRequest } from './JoinRequests.ts'

// constructors

/** Methods by name. */
export const joinQueryMethods: MethodTable = {
  answerChatJoinRequestQuery: (state, request) => {
    const result = Parameters.text(request.params, 'result')
    const found = queryIn(state, request)
    if (E.isLeft(found)) return found
    if (!ChatJoinRequestResult.is(result)) return badRequest('unsupported join request result specified')
    const [id, query] = found.right
    const settled = decisions[result](state, about(request, query))
    return E.isLeft(settled)
      ? settled
      : E.right({ ...settled.right, state: withoutQuery(settled.right.state, id), result: true })
  },
  // The query stays open: the bot answers it after the app has reported what the person did.
  sendChatJoinRequestWebApp: (state, request) => {
    const url = Parameters.text(request.params, 'web_app_url')
    if (url === '') return badRequest('parameter "web_app_url" is required')
    const found = queryIn(state, request)
    if (E.isLeft(found)) return found
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
      return badRequest(`web App URL '${url}' is invalid: Only HTTPS links are allowed`)
    const [id, query] = found.right
    const offered: JoinQuery = { ...query, web_app_url: url }
    const joinQueries = SortedMap.set(id, offered)(state.joinQueries ?? SortedMap.empty)
    const { chat_id, from } = query
    return E.right({
      state: { ...state, joinQueries },
      result: true,
      happened: [{ _tag: 'AppOffered', chat_id, user_id: from.id, url }],
    })
  },
}

// destructors

/** The bot that decides who joins a chat. `undefined` if administrators decide. */
export const guardOf = ({ me, bot }: State, room: Room): User | undefined =>
  me.supports_join_request_queries === true && mayInvite(room, bot) ? bot : undefined

/** The query of a person who waits to join a chat, and its number. */
export const joinQueryOf = (
  state: State,
  chat_id: number,
  user_id: number,
): readonly [number, JoinQuery] | undefined => {
  for (const [id, one] of SortedMap.backwards(state.joinQueries ?? SortedMap.empty))
    if (one.chat_id === chat_id && one.from.id === user_id) return [id, one]
  return undefined
}

// combinators

/** Asks the bot about a person, if it guards the chat. Otherwise there is no `query_id`. */
export const withJoinQuery = (
  state: State,
  room: Room,
  from: User,
  now: Millis,
): readonly [State, query_id: string | undefined] => {
  if (guardOf(state, room) === undefined) return [state, undefined]
  const id = state.lastQuery + 1
  const query = { from, chat_id: room.chat.id, expires: toSeconds(now) + day }
  const joinQueries = SortedMap.set(id, query)(state.joinQueries ?? SortedMap.empty)
  return [{ ...state, lastQuery: id, joinQueries }, String(id)]
}

// private

// Telegram documents no time. A person who opens the app may need a while.
const day = 86_400

// `queue` leaves the decision to administrators.
const decisions: Readonly<Record<'approve' | 'decline' | 'queue', Method>> = {
  approve: approveChatJoinRequest,
  decline: declineChatJoinRequest,
  queue: (state) => withResult(state, true),
}

const queryIn = (
  state: State,
  { params, now }: MethodRequest,
): E.Either<Refusal, readonly [number, JoinQuery]> => {
  const id = Parameters.toInteger(Parameters.text(params, 'chat_join_request_query_id'))
  const query = SortedMap.get(id)(state.joinQueries)
  const room = query && roomOf(state, query.chat_id)
  if (query === undefined || query.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  // Another administrator has already decided.
  return SortedMap.get(query.from.id)(room?.requests) === undefined
    ? badRequest('HIDE_REQUESTER_MISSING')
    : E.right([id, query])
}

const about = (request: MethodRequest, { chat_id, from }: JoinQuery): MethodRequest => ({
  ...request,
  params: {
    ...request.params,
    values: new Map([
      ['chat_id', String(chat_id)],
      ['user_id', String(from.id)],
    ]),
  },
})

const withoutQuery = (state: State, id: number): MethodResult['state'] => ({
  ...state,
  joinQueries: SortedMap.remove(id)(state.joinQueries ?? SortedMap.empty),
})
