// The files of stickers: uploaded, or sent again by their ids.
// https://core.telegram.org/bots/api#inputsticker

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { PhotoSize, Sticker, StickerFormat, StickerSet } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { givenContent } from '../../media/internal/MediaMessage.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type MethodResult } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import type { GivenSticker } from './GivenSticker.ts'

// constructors

/** The result of `uploadStickerFile`: the file, which belongs to no set. */
export const fileUploaded = (
  state: State,
  params: Parameters.Parameters,
  format: StickerFormat,
): E.Either<Refusal, MethodResult> => {
  if (
    params.files.get('sticker') === undefined &&
    !Parameters.text(params, 'sticker').startsWith('attach://')
  )
    return badRequest('sticker must be uploaded as an InputFile')
  const made = stickerOf(state, params, Parameters.text(params, 'sticker') || 'attach://sticker', format)
  if (E.isLeft(made)) return made
  const [next, { file_id, file_unique_id, file_size }] = made.right
  return withResult(next, defined({ file_id, file_unique_id, file_size }))
}

/** A sticker of a set, and the state with its file. */
export const storedSticker = (
  state: State,
  params: Parameters.Parameters,
  given: GivenSticker,
  set: StickerSet,
): E.Either<Refusal, readonly [State, Sticker]> => {
  const { sticker, format, emoji_list, mask_position } = given
  const made = stickerOf(state, params, sticker, format)
  if (E.isLeft(made)) return made
  const [next, one] = made.right
  const isEmoji = set.sticker_type === 'custom_emoji'
  return E.right([
    next,
    defined({
      ...one,
      type: set.sticker_type,
      set_name: set.name,
      emoji: emoji_list[0],
      mask_position: set.sticker_type === 'mask' ? mask_position : undefined,
      custom_emoji_id: isEmoji ? emojiIdOf(one) : undefined,
    }),
  ])
}

/** The thumbnail of a request. Without one, `undefined`, which removes the thumbnail. */
export const thumbnailIn = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, PhotoSize | undefined]> => {
  const given = Parameters.text(params, 'thumbnail')
  if (given === '' && !params.files.has('thumbnail')) return E.right([state, undefined])
  const made = stickerOf(
    state,
    params,
    given === '' ? 'attach://thumbnail' : given,
    Parameters.text(params, 'format'),
  )
  if (E.isLeft(made)) return made
  const [next, { file_id, file_unique_id, width, height, file_size }] = made.right
  return E.right([next, defined({ file_id, file_unique_id, width, height, file_size })])
}

// private

const stickerOf = (
  state: State,
  params: Parameters.Parameters,
  given: string,
  format: string,
): E.Either<Refusal, readonly [State, Sticker]> => {
  const made = givenContent('sticker', given, params)(state)
  if (E.isLeft(made)) return made
  const [next, { sticker }] = made.right
  if (sticker === undefined) return badRequest('STICKER_FILE_INVALID')
  // A picture has one side of 512 pixels; a custom emoji has 100. Other files are not measured.
  if (format === 'static' && Math.max(sticker.width, sticker.height) > 512)
    return badRequest('STICKER_PNG_DIMENSIONS')
  return E.right([next, { ...sticker, is_animated: format === 'animated', is_video: format === 'video' }])
}

const emojiIdOf = ({ file_unique_id }: Sticker): string =>
  String(
    5_000_000_000_000_000_000n +
      (BigInt(`0x${Buffer.from(file_unique_id, 'base64url').toString('hex')}`) % 1_000_000_000_000n),
  )
