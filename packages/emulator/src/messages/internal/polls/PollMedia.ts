// Media of polls: of the question, of an option, and of the explanation of a quiz.
// https://core.telegram.org/bots/api#pollmedia

import type { Refusal } from '@pipegram/core/ApiError'
import * as Link from '@pipegram/core/Link'
import type { PollMedia } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { fromJson } from '../../../media/internal/MediaMessage.ts'
import type * as Parameters from '../../../requests/internal/Parameters.ts'
import { badRequest } from '../../../requests/internal/Refusals.ts'
import type { ContentMaker } from '../../../sending/internal/MessageSender.ts'
import type { FileKind, State } from '../../../state/State.ts'
import * as Json from '../../../values/internal/Json.ts'
import * as PlainContent from '../PlainContent.ts'

// model

/** Makes media, and returns the new state. */
export type PollMediaMaker = (state: State) => E.Either<Refusal, readonly [State, PollMedia | undefined]>

// constructors

/** No media. */
export const noMedia: PollMediaMaker = (state) => E.right([state, undefined])

/** Media of a poll or of its explanation. https://core.telegram.org/bots/api#inputpollmedia */
export const pollMedia = (value: unknown, params: Parameters.Parameters): E.Either<Refusal, PollMediaMaker> =>
  mediaIn(value, params, 'audio', 'document')

/** Media of an option. https://core.telegram.org/bots/api#inputpolloptionmedia */
export const optionMedia = (
  value: unknown,
  params: Parameters.Parameters,
): E.Either<Refusal, PollMediaMaker> => mediaIn(value, params, 'link', 'sticker')

// private

const shared = ['animation', 'live_photo', 'location', 'photo', 'venue', 'video']

const stickers: ReadonlyMap<string, FileKind> = new Map([['sticker', 'sticker']])

const mediaIn = (
  value: unknown,
  params: Parameters.Parameters,
  ...own: ReadonlyArray<string>
): E.Either<Refusal, PollMediaMaker> => {
  if (value === undefined || value === null) return E.right(noMedia)
  if (!Json.isObject(value)) return badRequest("can't parse InputMedia: expected an Object")
  const type = Json.required(Json.string)(value, 'type')
  if (E.isLeft(type)) return badRequest(`can't parse InputMedia: ${type.left}`)
  const kind = type.right
  if (![...shared, ...own].includes(kind))
    return badRequest(`can't parse InputMedia: type "${kind}" is unsupported`)
  switch (kind) {
    case 'link':
      return linkIn(value)
    case 'location':
      return E.map(shownAs('location'))(PlainContent.location(fieldsOf(value, params)))
    case 'venue':
      return E.map(shownAs('venue'))(PlainContent.venue(fieldsOf(value, params)))
    default:
      return E.map(([file, make]: readonly [FileKind, ContentMaker]) => shownAs(file)(make))(
        fromJson(value, params, false, stickers),
      )
  }
}

const linkIn = (value: Json.JsonObject): E.Either<Refusal, PollMediaMaker> => {
  const given = Json.required(Json.string)(value, 'url')
  if (E.isLeft(given)) return badRequest(`can't parse InputMedia: ${given.left}`)
  const url = Link.fromString(given.right)
  return E.isLeft(url)
    ? badRequest(`URL '${given.right}' is invalid: ${url.left}`)
    : E.right((state) => E.right([state, { link: { url: url.right } }]))
}

// The fields of a location are those of `sendLocation`.
const fieldsOf = (value: Json.JsonObject, params: Parameters.Parameters): Parameters.Parameters => ({
  ...params,
  values: new Map(
    Object.entries(value).flatMap(([name, field]) =>
      typeof field === 'string' || typeof field === 'number' ? [[name, String(field)] as const] : [],
    ),
  ),
})

// Only the media of a message: no caption, and no document beside an animation.
const shownAs =
  (kind: FileKind | 'location' | 'venue') =>
  (make: ContentMaker): PollMediaMaker =>
  (state) =>
    E.map(([next, content]: readonly [State, object]) => {
      const found = Object.entries(content).filter(([name]) => name === kind)
      const media: PollMedia = Object.fromEntries(found)
      return [next, media] as const
    })(make(state))
