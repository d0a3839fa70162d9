// The result in a request: one message that the bot offers, or sends in the name of a person.
// https://core.telegram.org/bots/api#inlinequeryresult

import type { Refusal } from '@pipegram/core/ApiError'
import type { InlineQueryResult } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as InlineResults from './InlineResults.ts'

// destructors

/** The required parameter `result`. Fails with the server's words. */
export const givenResult = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, InlineQueryResult> => {
  const text = Parameters.text(params, 'result')
  if (text === '') return badRequest('parameter "result" is required')
  const value = Json.parse(text)
  if (value === undefined) return badRequest("can't parse inline query result JSON object")
  const result = InlineResults.fromJson(value, state)
  if (E.isLeft(result)) return result
  const { id } = result.right
  return id === '' || new TextEncoder().encode(id).length > 64 ? badRequest('RESULT_ID_INVALID') : result
}
