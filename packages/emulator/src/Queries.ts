// Pressed buttons: each waits for one answer, for a while.
// https://core.telegram.org/bots/api#answercallbackquery

import * as E from 'fp-ts/lib/Either.js'
import { badRequest } from './Answer.ts'
import type { Method } from './Method.ts'
import * as Parameters from './Parameters.ts'
import * as Sorted from './Sorted.ts'
import { toSeconds, type Query, type Seconds, type State } from './State.ts'

// model

/** How long a pressed button waits for its answer. */
export const patience: Seconds = 150

// constructors

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery: Method = (state, { params, now }) => {
  const id = Parameters.toInteger(Parameters.text(params, 'callback_query_id'))
  const query = Sorted.get(id)(state.queries)
  const text = Parameters.text(params, 'text')
  if (query === undefined || query.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  if (Array.from(text).length > 200) return badRequest('MESSAGE_TOO_LONG')
  return E.right({
    state: { ...state, queries: Sorted.remove(id)(state.queries) },
    result: true,
    happened: [
      {
        _tag: 'Answered',
        chat_id: query.chat_id,
        query_id: String(id),
        user_id: query.from.id,
        text,
        show_alert: Parameters.flag(params, 'show_alert'),
        url: Parameters.text(params, 'url'),
      },
    ],
  })
}

// combinators

/** Adds a pressed button, and forgets those that nobody can answer any more. */
export const ask = (state: State, query: Query, now: Seconds): readonly [State, id: string] => {
  const id = state.lastQuery + 1
  let queries = state.queries
  for (
    let oldest = Sorted.first(queries);
    oldest !== undefined && oldest[1].expires < now;
    oldest = Sorted.first(queries)
  )
    queries = Sorted.remove(oldest[0])(queries)
  return [{ ...state, queries: Sorted.set(id, query)(queries), lastQuery: id }, String(id)]
}
