// Stickers in a request, checked with the server's errors.
// https://core.telegram.org/bots/api#inputsticker

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { type InputSticker, MaskPosition, StickerFormat } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import * as Json from '../../values/internal/Json.ts'

// model

/** An `InputSticker` with a known format, whose file is given by a text. */
export interface GivenSticker extends InputSticker {
  readonly sticker: string
}

// constructors

/** The one sticker of a request. */
export const givenSticker = (params: Parameters.Parameters): E.Either<Refusal, GivenSticker> => {
  const text = Parameters.text(params, 'sticker')
  if (text === '') return noSticker(params)
  const value = Json.parse(text)
  if (value === undefined) return badRequest("can't parse sticker JSON object")
  const read = stickerIn(params, value)
  return E.isLeft(read) ? badRequest(`can't parse sticker: ${read.left}`) : read
}

/** The stickers of a new set. */
export const givenStickers = (
  params: Parameters.Parameters,
): E.Either<Refusal, ReadonlyArray<GivenSticker>> => {
  const text = Parameters.text(params, 'stickers')
  if (text === '') return noSticker(params)
  const values = Json.parse(text)
  if (values === undefined) return badRequest("can't parse stickers JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of InputSticker')
  if (values.length > 50) return badRequest('too many stickers specified')
  const found: Array<GivenSticker> = []
  for (const value of values) {
    const read = stickerIn(params, value)
    if (E.isLeft(read)) return badRequest(`can't parse InputSticker: ${read.left}`)
    found.push(read.right)
  }
  return E.right(found)
}

/** The emoji of a sticker: 1 to 20. */
export const emojisIn = (value: unknown): Json.Decoded<ReadonlyArray<string>> => {
  if (!Json.isArray(value)) return E.left('expected an Array of string')
  if (value.length === 0) return E.left('emoji list must be non-empty')
  if (value.length > 20) return E.left('too many emoji specified')
  const found: Array<string> = []
  for (const one of value) {
    if (typeof one !== 'string') return E.left('emoji must be a string')
    if (!/\p{Emoji}/u.test(one)) return E.left('expected a Unicode emoji')
    found.push(one)
  }
  return E.right(found)
}

/** The keywords of a sticker. */
export const keywordsIn = (value: ReadonlyArray<unknown>): Json.Decoded<ReadonlyArray<string>> =>
  value.every((one) => typeof one === 'string') ? E.right(value) : E.left('keyword must be a string')

/** The place of a mask on a face. */
export const maskPositionIn = (value: unknown): Json.Decoded<MaskPosition> => {
  if (!Json.isObject(value)) return E.left('MaskPosition must be an Object')
  const named = Json.required(Json.string)(value, 'point')
  if (E.isLeft(named)) return named
  const point = named.right.trim().toLowerCase()
  if (!points.has(point)) return E.left('Wrong point specified in MaskPosition')
  for (const name of ['x_shift', 'y_shift', 'scale']) {
    const number = value[name]
    if (number === undefined || number === null) return E.left(`Can't find field "${name}"`)
    if (typeof number !== 'number') return E.left(`Field "${name}" must be of type Number`)
  }
  const { x_shift, y_shift, scale } = value
  const position: unknown = { point, x_shift, y_shift, scale }
  return MaskPosition.is(position) ? E.right(position) : E.left('MaskPosition must be an Object')
}

// private

const points = new Set(['forehead', 'eyes', 'mouth', 'chin'])

const noSticker = (params: Parameters.Parameters): E.Either<Refusal, never> =>
  badRequest(
    Parameters.text(params, 'tgs_sticker') !== ''
      ? 'animated sticker must be uploaded as an InputFile'
      : Parameters.text(params, 'webm_sticker') !== ''
        ? 'video sticker must be uploaded as an InputFile'
        : 'there is no sticker file in the request',
  )

const stickerIn = ({ files }: Parameters.Parameters, value: unknown): Json.Decoded<GivenSticker> => {
  if (!Json.isObject(value)) return E.left('InputSticker must be an Object')
  const sticker = Json.string(value, 'sticker')
  if (E.isLeft(sticker)) return sticker
  const file = sticker.right ?? ''
  const isThere = file.startsWith(attached) ? files.has(file.slice(attached.length)) : file !== ''
  if (!isThere) return E.left('sticker not found')
  const format = Json.required(Json.string)(value, 'format')
  if (E.isLeft(format)) return format
  if (!StickerFormat.is(format.right)) return E.left('Invalid sticker format specified')
  const list = Json.required(Json.array)(value, 'emoji_list')
  if (E.isLeft(list)) return list
  const emoji_list = emojisIn(list.right)
  if (E.isLeft(emoji_list)) return emoji_list
  const given = value['mask_position'] ?? undefined
  const mask_position = given === undefined ? E.right(undefined) : maskPositionIn(given)
  if (E.isLeft(mask_position)) return mask_position
  const words = Json.array(value, 'keywords')
  if (E.isLeft(words)) return words
  const keywords = keywordsIn(words.right ?? [])
  if (E.isLeft(keywords)) return keywords
  return E.right(
    defined({
      sticker: file,
      format: format.right,
      emoji_list: emoji_list.right,
      mask_position: mask_position.right,
      keywords: words.right === undefined ? undefined : keywords.right,
    }),
  )
}

const attached = 'attach://'
