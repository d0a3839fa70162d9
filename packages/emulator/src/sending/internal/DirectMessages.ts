// Messages to the direct messages of a channel: their topics, and the posts that they suggest.
// https://core.telegram.org/bots/api#directmessagestopic

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { DirectMessagesTopic, SuggestedPostInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest, notPlayed } from '../../requests/internal/Refusals.ts'
import { memberOf } from '../../state/internal/Membership.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { Room, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// constructors

/** What `suggested_post_parameters` suggest; `undefined` if they are missing. */
export const suggestedIn = (params: Parameters.Parameters): Json.Decoded<SuggestedPostInfo | undefined> => {
  const json = Parameters.text(params, 'suggested_post_parameters')
  if (json === '') return E.right(undefined)
  const value = Json.parse(json)
  if (value === undefined) return E.left("Can't parse suggested post parameters JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as suggested post parameters')
  const send_date = Json.integer(value, 'send_date')
  if (E.isLeft(send_date)) return send_date
  const given = Json.object(value, 'price')
  if (E.isLeft(given)) return given
  const price = given.right === undefined ? E.right(undefined) : priceOf(given.right)
  if (E.isLeft(price)) return price
  if ((send_date.right ?? 0) < 0) return E.left('Invalid post send date specified')
  return E.right(
    defined({ state: 'pending' as const, price: price.right, send_date: send_date.right || undefined }),
  )
}

// destructors

/** What a message says of its topic and of the post that it suggests. Nothing in any other chat. */
export const directContent = (
  state: State,
  room: Room,
  params: Parameters.Parameters,
  { reply_to_message: replied }: Content,
  suggested_post_info: SuggestedPostInfo | undefined,
): E.Either<Refusal, Content> => {
  if (room.chat.is_direct_messages !== true)
    return suggested_post_info === undefined
      ? E.right({})
      : badRequest('suggested posts can be sent only to channel direct messages')
  if (suggested_post_info !== undefined && replied?.suggested_post_info !== undefined)
    return E.left(notPlayed('suggested posts in reply to another one'))
  const topic = topicOf(state, room, params, replied?.direct_messages_topic)
  return E.map((direct_messages_topic: DirectMessagesTopic) =>
    defined({ direct_messages_topic, suggested_post_info }),
  )(topic)
}

// private

const priceOf = (price: Json.JsonObject): Json.Decoded<SuggestedPostInfo['price']> => {
  const currency = Json.required(Json.string)(price, 'currency')
  if (E.isLeft(currency)) return currency
  const amount = Json.required(Json.integer)(price, 'amount')
  if (E.isLeft(amount)) return amount
  if (currency.right !== 'XTR' && currency.right !== 'TON')
    return E.left('Invalid suggested post price currency specified')
  if (currency.right === 'TON' && amount.right % 10_000_000 !== 0)
    return E.left('Suggested post price must be divisible by 10000000 nanotoncoins')
  return E.right({ currency: currency.right, amount: amount.right })
}

// An administrator writes in the topics of other people, everybody else in their own.
const topicOf = (
  state: State,
  room: Room,
  params: Parameters.Parameters,
  replied: DirectMessagesTopic | undefined,
): E.Either<Refusal, DirectMessagesTopic> => {
  const id = Parameters.integer(params, 'direct_messages_topic_id')
  const isNamed = id !== 0 || Parameters.integer(params, 'message_thread_id') !== 0
  const { status } = memberOf(room, state.bot)
  if (status !== 'administrator' && status !== 'creator')
    return isNamed
      ? badRequest('chat is not an administered channel direct messages chat')
      : E.right({ topic_id: state.bot.id, user: state.bot })
  if (isNamed && id <= 0) return badRequest('topic not found')
  const wanted = id || replied?.topic_id
  const found = SortedMap.values(room.messages)
    .map(({ message }) => message.direct_messages_topic)
    .find((topic) => topic !== undefined && topic.topic_id === wanted)
  return found === undefined ? badRequest('wrong direct messages topic identifier specified') : E.right(found)
}
