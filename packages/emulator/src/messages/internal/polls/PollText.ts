// The question and the options of a poll, as the server reads them.
// https://core.telegram.org/bots/api#inputpolloption

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import * as FormattedText from '../../../requests/internal/FormattedText.ts'
import * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import { userIn } from '../../../state/internal/Lookup.ts'
import type { State } from '../../../state/State.ts'
import * as Json from '../../../values/internal/Json.ts'
import { optionMedia, type PollMediaMaker } from './PollMedia.ts'

// model

/** An option of a request. */
export interface GivenOption {
  readonly words: Text
  readonly media: PollMediaMaker
}

// constructors

/** The text of a parameter, with its parse mode and entities. */
export const textIn = (params: Parameters.Parameters, name: string): Json.Decoded<Text> =>
  FormattedText.read(
    Parameters.text(params, name),
    Parameters.text(params, `${name}_parse_mode`),
    Json.parse(Parameters.text(params, `${name}_entities`)),
  )

/**
 * A question or an option, fitted: it has no formatting except custom emoji, and at most `most` characters.
 */
export const fitted = (state: State, given: Text, most: number, tooLong: string): E.Either<Refusal, Text> => {
  const kept = FormattedText.normalised(given, userIn(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text, entities } = kept.right
  if (text === '') return badRequest('text must be non-empty')
  return Array.from(text).length > most
    ? badRequest(tooLong)
    : E.right({ text, entities: entities.filter(({ type }) => type === 'custom_emoji') })
}

/** The options of a poll. */
export const optionsOf = (params: Parameters.Parameters): E.Either<Refusal, ReadonlyArray<GivenOption>> => {
  const values = Json.parse(Parameters.text(params, 'options'))
  if (values === undefined) return badRequest("can't parse options JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of String as options')
  if (values.length === 0) return badRequest('poll must have at least one answer option')
  if (values.length > 12) return badRequest("poll can't have more than 12 options")
  const options: Array<GivenOption> = []
  for (const value of values) {
    if (!Json.isObject(value) && typeof value !== 'string')
      return badRequest('expected an option to be of type String')
    const media = optionMedia(typeof value === 'string' ? undefined : value['media'], params)
    if (E.isLeft(media)) return media
    const [text, mode] =
      typeof value === 'string'
        ? [E.right(value), E.right('')]
        : [Json.required(Json.string)(value, 'text'), Json.string(value, 'text_parse_mode')]
    if (E.isLeft(text)) return badRequest(text.left)
    if (E.isLeft(mode)) return badRequest(mode.left)
    const read = FormattedText.read(
      text.right,
      mode.right ?? '',
      typeof value === 'string' ? undefined : value['text_entities'],
    )
    if (E.isLeft(read)) return badRequest(read.left)
    options.push({ words: read.right, media: media.right })
  }
  return E.right(options)
}

/** The correct options of a quiz, as indexes. */
export const correctOf = (
  params: Parameters.Parameters,
  count: number,
): Json.Decoded<ReadonlyArray<number>> => {
  const json = Parameters.text(params, 'correct_option_ids')
  const former = Parameters.text(params, 'correct_option_id')
  const values = json === '' ? (former === '' ? [] : [Parameters.toInteger(former)]) : Json.parse(json)
  if (values === undefined) return E.left("Can't parse correct option identifiers JSON object")
  if (!Json.isArray(values)) return E.left('Expected an Array of correct option identifiers')
  const ids = values.filter((value) => typeof value === 'number')
  if (ids.length < values.length) return E.left('Correct option identifier must be of type Number')
  if (ids.length === 0) return E.left('Correct quiz option list must be non-empty')
  if (ids.some((id, i) => id <= (ids[i - 1] ?? -Infinity)))
    return E.left('Correct quiz option list must be increasing')
  return ids.some((id) => !Number.isInteger(id) || id < 0 || id >= count)
    ? E.left('Wrong quiz correct_option_id')
    : E.right(ids)
}
