// Parameters in JSON, as values of a type of the Bot API.
// https://core.telegram.org/bots/api#making-requests

import type { Refusal } from '@pipegram/core/ApiError'
import type { Text } from '@pipegram/core/Text'
import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import * as Json from '../../values/internal/Json.ts'
import * as FormattedText from './FormattedText.ts'
import { faultOfType } from './ParameterCheck.ts'
import * as Parameters from './Parameters.ts'
import { badRequest } from './Refusals.ts'

// constructors

/** A required parameter. `codec` has the name of its type in the Bot API. */
export const givenValue = <A>(
  params: Parameters.Parameters,
  name: string,
  codec: t.Type<A>,
): E.Either<Refusal, A> => {
  const text = Parameters.text(params, name)
  if (text === '') return missing(name)
  const value = Json.parse(text)
  return value === undefined ? badRequest(`can't parse ${name} JSON object`) : decoded(codec, name, value)
}

/** A required parameter that is an array. */
export const givenValues = <A>(
  params: Parameters.Parameters,
  name: string,
  codec: t.Type<A>,
): E.Either<Refusal, ReadonlyArray<A>> => {
  const text = Parameters.text(params, name)
  if (text === '') return missing(name)
  const values = Json.parse(text)
  if (values === undefined) return badRequest(`can't parse ${name} JSON object`)
  if (!Json.isArray(values)) return badRequest(`expected an Array of ${codec.name}`)
  const found: Array<A> = []
  for (const value of values) {
    const one = decoded(codec, name, value)
    if (E.isLeft(one)) return one
    found.push(one.right)
  }
  return E.right(found)
}

/** A required parameter that is an array of texts. */
export const givenTexts = (
  params: Parameters.Parameters,
  name: string,
): E.Either<Refusal, ReadonlyArray<string>> => {
  const values = Json.parse(Parameters.text(params, name))
  if (values === undefined) return missing(name)
  return Json.isArray(values)
    ? E.right(values.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))))
    : badRequest(`expected an Array of String as ${name}`)
}

/** A required parameter that is a text. */
export const givenText = (params: Parameters.Parameters, name: string): E.Either<Refusal, string> => {
  const text = Parameters.text(params, name)
  return text === '' ? missing(name) : E.right(text)
}

/**
 * The text of a field with its formatting, from fields such as `parse_mode` or `text_entities`. `tooLong` is
 * the server's error for a text with more than `most` characters.
 */
export const markedField = (
  fields: Json.JsonObject,
  name: string,
  userOf: (id: number) => User | undefined,
  most: number,
  tooLong: string,
): E.Either<Refusal, Text> => {
  const text = Json.required(Json.string)(fields, name)
  if (E.isLeft(text)) return badRequest(text.left)
  const mode = Json.string(fields, 'parse_mode')
  if (E.isLeft(mode)) return badRequest(mode.left)
  return kept(
    FormattedText.read(text.right, mode.right ?? '', fields[`${name}_entities`]),
    userOf,
    most,
    tooLong,
  )
}

/** The same for a text in parameters: `text`, `text_parse_mode` and `text_entities`. */
export const markedText = (
  params: Parameters.Parameters,
  name: string,
  userOf: (id: number) => User | undefined,
  most: number,
  tooLong: string,
): E.Either<Refusal, Text> =>
  kept(
    FormattedText.read(
      Parameters.text(params, name),
      Parameters.text(params, `${name}_parse_mode`),
      Json.parse(Parameters.text(params, `${name}_entities`)),
    ),
    userOf,
    most,
    tooLong,
  )

// private

const kept = (
  read: Json.Decoded<Text>,
  userOf: (id: number) => User | undefined,
  most: number,
  tooLong: string,
): E.Either<Refusal, Text> => {
  const words = E.chain((text: Text) => FormattedText.normalised(text, userOf))(read)
  if (E.isLeft(words)) return badRequest(words.left)
  return Array.from(words.right.text).length > most ? badRequest(tooLong) : words
}

const missing = (name: string): E.Either<Refusal, never> => badRequest(`parameter "${name}" is required`)

const decoded = <A>(codec: t.Type<A>, name: string, value: unknown): E.Either<Refusal, A> => {
  const fault = faultOfType(name, { ref: codec.name }, value)
  if (fault !== undefined) return badRequest(`can't parse ${codec.name}: ${fault}`)
  return codec.is(value)
    ? E.right(value)
    : badRequest(`can't parse ${codec.name}: a field has a value of the wrong type`)
}
