// The wing `queries`: queries of people to the bot, and its answers. Here: pressed buttons.
// https://core.telegram.org/bots/api#answercallbackquery

import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { Method } from '../../state/internal/Method.ts'
import type { PendingCallbackQuery, State } from '../../state/State.ts'
import { type Seconds, toSeconds } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'

// model

/** How many seconds a pressed button waits for its answer. */
export const patience: Seconds = 150

// constructors

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery: Method = (state, { params, now }) => {
  const id = Parameters.toInteger(Parameters.text(params, 'callback_query_id'))
  const query = SortedMap.get(id)(state.queries)
  const text = Parameters.text(params, 'text')
  if (query === undefined || query.expires < toSeconds(now))
    return badRequest('query is too old and response timeout expired or query ID is invalid')
  if (Array.from(text).length > 200) return badRequest('MESSAGE_TOO_LONG')
  return E.right({
    state: { ...state, queries: SortedMap.remove(id)(state.queries) },
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

/** Adds a pressed button, and removes those whose time is over. */
export const addQuery = (
  state: State,
  query: PendingCallbackQuery,
  now: Seconds,
): readonly [State, id: string] => {
  const id = state.lastQuery + 1
  let queries = state.queries
  for (
    let oldest = SortedMap.first(queries);
    oldest !== undefined && oldest[1].expires < now;
    oldest = SortedMap.first(queries)
  )
    queries = SortedMap.remove(oldest[0])(queries)
  return [{ ...state, queries: SortedMap.set(id, query)(queries), lastQuery: id }, String(id)]
}
