// Inline mode: what people type after the bot's name, what it answers, and what becomes of what they choose.
// https://core.telegram.org/bots/api#inline-mode

import type { Refusal } from '@pipegram/core/ApiError'
import {
  InlineQueryResultsButton,
  type InlineQueryResult,
  type Message as Said,
  type User,
} from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type { Act } from './Act.ts'
import { badRequest } from './Answer.ts'
import * as Json from './Json.ts'
import type { Method, Request } from './Method.ts'
import * as Offers from './Offers.ts'
import * as Parameters from './Parameters.ts'
import { enter } from './People.ts'
import * as Queue from './Queue.ts'
import * as Saying from './Saying.ts'
import * as Sorted from './Sorted.ts'
import {
  keptIn,
  toSeconds,
  withKept,
  type Asked,
  type Kept,
  type Offered,
  type Seconds,
  type State,
} from './State.ts'

// model

/** How long an inline query waits for its answer. */
export const patience: Seconds = 30

// constructors

/** https://core.telegram.org/bots/api#answerinlinequery */
export const answerInlineQuery: Method = (state, request) => {
  const { params, now } = request
  const button = buttonOf(Parameters.text(params, 'button'))
  if (E.isLeft(button)) return badRequest(button.left)
  const results = resultsOf(state, Parameters.text(params, 'results'))
  if (E.isLeft(results)) return results
  const next_offset = Parameters.text(params, 'next_offset')
  const refused = refusedFor(results.right, next_offset, button.right)
  if (refused !== undefined) return badRequest(refused)
  const id = Parameters.toInteger(Parameters.text(params, 'inline_query_id'))
  const asked = Sorted.get(id)(state.searches)
  if (asked === undefined || asked.offered !== undefined || asked.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  const offered: Offered = {
    results: results.right,
    next_offset,
    ...(button.right === undefined ? {} : { button: button.right }),
  }
  const kept = cached(state, asked, offered, request)
  const answered: Asked = { ...asked, offered }
  return E.right({
    state: { ...kept, searches: Sorted.set(id, answered)(kept.searches) },
    result: true,
    happened: [
      { _tag: 'Offered', chat_id: asked.chat_id, query_id: String(id), user_id: asked.from.id, offered },
    ],
  })
}

/**
 * Types after the bot's name. What was answered the same not long ago comes from there, and the bot hears
 * nothing.
 */
export const search =
  (user: User, chat_id: number, query: string, offset: string): Act<string> =>
  (state, now) => {
    if (state.me.supports_inline_queries !== true)
      return E.left(
        'the bot has no inline mode: make the emulator with bot: { supports_inline_queries: true }',
      )
    if (Array.from(query).length > 256) return E.left('an inline query has at most 256 characters')
    const entered = enter(state, user, chat_id, now, 'can_send_other_messages')
    if (E.isLeft(entered)) return entered
    const { type } = entered.right.chat
    const id = state.lastQuery + 1
    const seconds = toSeconds(now)
    const known = [keyOf(undefined, query, offset), keyOf(user, query, offset)]
      .map((key) => state.answers.get(key))
      .find((one) => one !== undefined && one.until > seconds)
    const asked: Asked = {
      from: user,
      chat_id,
      query,
      offset,
      expires: seconds + patience,
      ...(known === undefined ? {} : { offered: known.offered }),
    }
    const next: State = {
      ...state,
      lastQuery: id,
      searches: Sorted.set(id, asked)(withoutOld(state.searches)),
    }
    if (known !== undefined) return E.right([next, String(id)])
    const inline_query = {
      id: String(id),
      from: user,
      chat_type: type === 'private' ? ('sender' as const) : type,
      query,
      offset,
    }
    return E.right([{ ...next, queue: Queue.push({ inline_query }, now)(next.queue) }, String(id)])
  }

/** Chooses a result: it is said in the chat, and where feedback is on the bot hears of it. */
export const choose =
  (query_id: string, result_id: string): Act<Said> =>
  (state, now) => {
    const asked = Sorted.get(Number(query_id))(state.searches)
    if (asked?.offered === undefined) return E.left('the bot offered nothing')
    const { from, chat_id, query, offered } = asked
    const result = offered.results.find(({ id }) => id === result_id)
    if (result === undefined)
      return E.left(
        `there is no result "${result_id}", but ${offered.results.map(({ id }) => `"${id}"`).join(', ') || 'none'}`,
      )
    const said = Offers.saidBy(state, result)
    if (E.isLeft(said)) return said
    const entered = enter(state, from, chat_id, now, 'can_send_other_messages')
    if (E.isLeft(entered)) return entered
    const sent = Saying.say(from, chat_id, { ...said.right, via_bot: state.bot })(state, now)
    if (E.isLeft(sent)) return sent
    const [spoken, message] = sent.right
    const bill = Offers.billOf(result)
    const posted = bill === undefined ? spoken : withKept({ message, bill })(spoken)
    const [next, inline_message_id] =
      message.reply_markup === undefined ? [posted, undefined] : numbered(posted, message)
    if (!next.feedback) return E.right([next, message])
    const chosen_inline_result = {
      result_id,
      from,
      query,
      ...(inline_message_id === undefined ? {} : { inline_message_id }),
    }
    return E.right([{ ...next, queue: Queue.push({ chosen_inline_result }, now)(next.queue) }, message])
  }

// destructors

/** What was offered to a query; `undefined` while the bot has not answered. */
export const offeredTo = (state: State, query_id: string): Offered | undefined =>
  Sorted.get(Number(query_id))(state.searches)?.offered

/** The message of an `inline_message_id`, or why there is none. */
export const toMessage = (state: State, id: string): E.Either<Refusal, Kept> => {
  if (id === '') return badRequest('message identifier is not specified')
  const bytes = Buffer.from(id, 'base64url')
  if (bytes.length !== 24 || bytes.toString('base64url') !== id)
    return badRequest('invalid inline message identifier specified')
  const place = Sorted.get(bytes.readUIntBE(18, 6))(state.inlineMessages)
  const kept = place && keptIn(state, ...place)
  return kept?.inline_message_id === id ? E.right(kept) : badRequest('MESSAGE_ID_INVALID')
}

// private

const withoutOld = (searches: State['searches']): State['searches'] => {
  // What was offered may be chosen for long; a thousand are more than anybody has open.
  const oldest = Sorted.size(searches) < 1000 ? undefined : Sorted.first(searches)
  return oldest === undefined ? searches : Sorted.remove(oldest[0])(searches)
}

const keyOf = (user: User | undefined, query: string, offset: string): string =>
  JSON.stringify([user?.id ?? 0, query, offset])

const cached = (
  state: State,
  { from, query, offset }: Asked,
  offered: Offered,
  { params, now }: Request,
): State => {
  const until = toSeconds(now) + Parameters.integer(params, 'cache_time', 300, [0, 86_400])
  const fresh = Array.from(state.answers).filter(([, one]) => one.until > toSeconds(now))
  const key = keyOf(Parameters.flag(params, 'is_personal') ? from : undefined, query, offset)
  return { ...state, answers: new Map([...fresh, [key, { offered, until }]]) }
}

const numbered = (state: State, message: Said): readonly [State, string] => {
  const number = Sorted.size(state.inlineMessages) + 1
  const bytes = Buffer.alloc(24, 2)
  bytes.writeUIntBE(number, 18, 6)
  const inline_message_id = bytes.toString('base64url')
  const place = [message.chat.id, message.message_id] as const
  const kept = keptIn(state, ...place)
  return [
    withKept({ ...kept, message, inline_message_id })({
      ...state,
      inlineMessages: Sorted.set(number, place)(state.inlineMessages),
    }),
    inline_message_id,
  ]
}

const resultsOf = (state: State, text: string): E.Either<Refusal, ReadonlyArray<InlineQueryResult>> => {
  if (text === '') return E.right([])
  const given = Json.parse(text)
  if (given === undefined) return badRequest("can't parse JSON encoded inline query results")
  if (given === null) return E.right([])
  if (!Json.isArray(given)) return badRequest('expected an Array of inline query results')
  if (given.length > 50) return badRequest('too many inline query results specified')
  const results: Array<InlineQueryResult> = []
  for (const value of given) {
    const result = Offers.fromJson(value, state)
    if (E.isLeft(result)) return badRequest(`can't parse inline query result: ${result.left}`)
    results.push(result.right)
  }
  return E.right(results)
}

const refusedFor = (
  results: ReadonlyArray<InlineQueryResult>,
  next_offset: string,
  button: InlineQueryResultsButton | undefined,
): string | undefined => {
  const bytes = (text: string): number => new TextEncoder().encode(text).length
  const parameter = button?.start_parameter
  if (parameter !== undefined) {
    if (parameter === '') return "can't use empty start_parameter"
    if (parameter.length > 64) return 'too long start_parameter specified'
    if (!/^[\w-]+$/.test(parameter)) return 'unallowed characters in start_parameter are used'
  }
  const app = button?.web_app?.url
  if (app !== undefined && (!URL.canParse(app) || new URL(app).protocol !== 'https:'))
    return `inline query button Web App URL '${app}' is invalid: Only HTTPS links are allowed`
  if (results.some(({ id }) => id === '' || bytes(id) > 64)) return 'RESULT_ID_INVALID'
  if (new Set(results.map(({ id }) => id)).size < results.length) return 'RESULT_ID_DUPLICATE'
  return bytes(next_offset) > 64 ? 'NEXT_OFFSET_INVALID' : undefined
}

const buttonOf = (text: string): Json.Read<InlineQueryResultsButton | undefined> => {
  if (text === '') return E.right(undefined)
  const given = Json.parse(text)
  if (given === undefined) return E.left("can't parse inline query results button JSON object")
  const wrong = (why: string): Json.Read<never> => E.left(`can't parse inline query results button: ${why}`)
  if (!Json.isObject(given)) return wrong('InlineQueryResultsButton must be an Object')
  const words = Json.required(Json.string)(given, 'text')
  if (E.isLeft(words)) return wrong(words.left)
  const parameter = Json.string(given, 'start_parameter')
  if (E.isLeft(parameter)) return wrong(parameter.left)
  if (parameter.right !== undefined) return E.right({ text: words.right, start_parameter: parameter.right })
  const app = Json.object(given, 'web_app')
  if (E.isLeft(app)) return wrong(app.left)
  if (app.right === undefined) return wrong('InlineQueryResultsButton must have exactly one optional field')
  const url = Json.required(Json.string)(app.right, 'url')
  return E.isLeft(url) ? wrong(url.left) : E.right({ text: words.right, web_app: { url: url.right } })
}
