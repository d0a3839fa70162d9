// Answers of the bot to inline queries, and their cache.
// https://core.telegram.org/bots/api#inline-mode

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { InlineQueryResultsButton, InlineQueryResult, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Method, MethodRequest } from '../../state/internal/Method.ts'
import type { StoredInlineQuery, InlineAnswer, State } from '../../state/State.ts'
import { type Seconds, toSeconds } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import * as InlineResults from './InlineResults.ts'

// model

/** How many seconds an inline query waits for its answer. */
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
  const asked = SortedMap.get(id)(state.searches)
  if (asked === undefined || asked.offered !== undefined || asked.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  const offered: InlineAnswer = defined({ results: results.right, next_offset, button: button.right })
  const kept = cached(state, asked, offered, request)
  const answered: StoredInlineQuery = { ...asked, offered }
  return E.right({
    state: { ...kept, searches: SortedMap.set(id, answered)(kept.searches) },
    result: true,
    happened: [
      { _tag: 'Offered', chat_id: asked.chat_id, query_id: String(id), user_id: asked.from.id, offered },
    ],
  })
}

// destructors

/** The answer to a query. `undefined` until the bot answers. */
export const answerOf = (state: State, query_id: string): InlineAnswer | undefined =>
  SortedMap.get(Number(query_id))(state.searches)?.offered

/** The key of a cached answer: for one user, or for all users. */
export const keyOf = (user: User | undefined, query: string, offset: string): string =>
  JSON.stringify([user?.id ?? 0, query, offset])

// private

const cached = (
  state: State,
  { from, query, offset }: StoredInlineQuery,
  offered: InlineAnswer,
  { params, now }: MethodRequest,
): State => {
  const until = toSeconds(now) + Parameters.integer(params, 'cache_time', 300, [0, 86_400])
  const fresh = Array.from(state.answers).filter(([, one]) => one.until > toSeconds(now))
  const key = keyOf(Parameters.flag(params, 'is_personal') ? from : undefined, query, offset)
  return { ...state, answers: new Map([...fresh, [key, { offered, until }]]) }
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
    const result = InlineResults.fromJson(value, state)
    if (E.isLeft(result)) return result
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

const buttonOf = (text: string): Json.Decoded<InlineQueryResultsButton | undefined> => {
  if (text === '') return E.right(undefined)
  const given = Json.parse(text)
  if (given === undefined) return E.left("can't parse inline query results button JSON object")
  const wrong = (why: string): Json.Decoded<never> =>
    E.left(`can't parse inline query results button: ${why}`)
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
