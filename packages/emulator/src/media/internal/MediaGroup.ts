// Albums: several photos and videos, documents, or audio files, shown as one.
// https://core.telegram.org/bots/api#sendmediagroup

import type { Refusal } from '@pipegram/core/ApiError'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sendAll, type ContentMaker } from '../../sending/internal/MessageSender.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { Method } from '../../state/internal/Method.ts'
import type { FileKind, State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import * as MediaMessage from './MediaMessage.ts'

// constructors

/** https://core.telegram.org/bots/api#sendmediagroup */
export const sendMediaGroup: Method = (state, request) => {
  const items = itemsOf(request.params)
  if (E.isLeft(items)) return items
  const fault = faultOf(items.right.map(([kind]) => kind))
  if (fault !== undefined) return badRequest(fault)
  const [begun, shared] = beginGroup(state, items.right.length)
  return sendAll(
    begun,
    request,
    items.right.map(([, make]) => together(make, shared)),
  )
}

// destructors

/** Why these kinds cannot be an album, in the server's words; `undefined` if they can. */
export const faultOf = (kinds: ReadonlyArray<FileKind>): string | undefined => {
  if (kinds.length > 10) return 'too many messages to send as an album'
  if (kinds.length === 0) return 'there are no messages to send'
  const alone = ['document', 'audio'].find((kind) => kinds.some((one) => one === kind))
  return alone === undefined || kinds.every((kind) => kind === alone)
    ? undefined
    : `${alone} can't be mixed with other media types`
}

// combinators

/** Begins an album, and returns the fields that all its messages share. One message is not an album. */
export const beginGroup = (state: State, size: number): readonly [State, Content] => {
  if (size < 2) return [state, {}]
  const lastAlbum = state.lastAlbum + 1
  return [{ ...state, lastAlbum }, { media_group_id: String(1_300_000_000_000_000 + lastAlbum) }]
}

// private

const itemsOf = (
  params: Parameters.Parameters,
): E.Either<Refusal, ReadonlyArray<readonly [FileKind, ContentMaker]>> => {
  const json = Parameters.text(params, 'media')
  if (json === '') return badRequest('parameter "media" is required')
  const values = Json.parse(json)
  if (values === undefined) return badRequest("can't parse media JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of InputMedia')
  const items: Array<readonly [FileKind, ContentMaker]> = []
  for (const value of values) {
    const item = MediaMessage.fromJson(value, params, true)
    if (E.isLeft(item)) return item
    items.push(item.right)
  }
  return E.right(items)
}

const together =
  (make: ContentMaker, shared: Content): ContentMaker =>
  (state) =>
    E.map(([next, content]: readonly [State, Content]) => [next, { ...shared, ...content }] as const)(
      make(state),
    )
