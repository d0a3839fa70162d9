// Photos and videos that people pay for.
// https://core.telegram.org/bots/api#sendpaidmedia

import type { Refusal } from '@pipegram/core/ApiError'
import { InputPaidMedia, type PaidMedia } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as GivenValue from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import { messageIn, withMessage } from '../../state/internal/Lookup.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { Method } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import { captionIn } from './Caption.ts'
import { fromJson } from './MediaMessage.ts'

// constructors

/** https://core.telegram.org/bots/api#sendpaidmedia. The bot sees the media, like everybody who has paid. */
export const sendPaidMedia: Method = (state, request) => {
  const { params } = request
  const star_count = Parameters.integer(params, 'star_count')
  const given = GivenValue.givenValues(params, 'media', InputPaidMedia)
  if (E.isLeft(given)) return given
  if (star_count < 1 || star_count > 25_000) return badRequest('STARS_AMOUNT_INVALID')
  if (given.right.length === 0 || given.right.length > 10)
    return badRequest('wrong number of paid media specified')
  const payload = Parameters.text(params, 'payload')
  if (new TextEncoder().encode(payload).length > 128) return badRequest('PAYLOAD_TOO_LONG')
  const caption = captionIn(params)
  if (E.isLeft(caption)) return caption
  const played = sendOne(
    state,
    request,
    (before) => {
      const media = mediaOf(before, given.right, params)
      if (E.isLeft(media)) return media
      const words = caption.right(media.right[0])
      if (E.isLeft(words)) return words
      const paid_media = { star_count, paid_media: media.right[1] }
      return E.right([media.right[0], { paid_media, ...words.right }])
    },
    { fixed: true },
  )
  if (E.isLeft(played) || payload === '') return played
  const [one] = played.right.happened ?? []
  const kept =
    one?._tag === 'Sent' ? messageIn(played.right.state, one.chat_id, one.message.message_id) : undefined
  return kept === undefined
    ? played
    : E.right({ ...played.right, state: withMessage({ ...kept, payload })(played.right.state) })
}

// private

const mediaOf = (
  state: State,
  given: ReadonlyArray<InputPaidMedia>,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, ReadonlyArray<PaidMedia>]> => {
  let next = state
  const media: Array<PaidMedia> = []
  for (const one of given) {
    const read = fromJson(one, params, true)
    if (E.isLeft(read)) return read
    const made = read.right[1](next)
    if (E.isLeft(made)) return made
    next = made.right[0]
    media.push(...shown(made.right[1]))
  }
  return E.right([next, media])
}

const shown = ({ photo, video, live_photo }: Content): ReadonlyArray<PaidMedia> =>
  live_photo !== undefined
    ? [{ type: 'live_photo', live_photo }]
    : photo !== undefined
      ? [{ type: 'photo', photo }]
      : video !== undefined
        ? [{ type: 'video', video }]
        : []
