// The wing `stickers`: sticker sets. Here: methods that make, change and show them.
// https://core.telegram.org/bots/api#stickers

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { StickerFormat, StickerType, type Sticker, type StickerSet } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import * as GivenValue from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodTable } from '../../state/internal/Method.ts'
import type { State, StoredStickerSet } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import { givenSticker, givenStickers } from './GivenSticker.ts'
import { fileUploaded, storedSticker, thumbnailIn } from './StickerFiles.ts'

// constructors

/** Methods of sticker sets as a whole. https://core.telegram.org/bots/api#createnewstickerset */
export const stickerSetMethods: MethodTable = {
  getStickerSet: (state, { params }) => {
    const found = setOf(state, params)
    return E.isLeft(found) ? found : withResult(state, found.right.set)
  },
  getCustomEmojiStickers: (state, { params }) => {
    const ids = emojiIdsIn(params)
    if (E.isLeft(ids)) return ids
    const all = [...(state.stickerSets?.values() ?? [])].flatMap(({ set }) => set.stickers)
    const known = [...all, ...(state.topicIcons ?? [])]
    return withResult(
      state,
      ids.right.flatMap((id) => known.find(({ custom_emoji_id }) => custom_emoji_id === id) ?? []),
    )
  },
  uploadStickerFile: (state, { params }) => {
    const owner = ownerIn(state, params)
    if (E.isLeft(owner)) return owner
    const format = Parameters.text(params, 'sticker_format')
    return StickerFormat.is(format)
      ? fileUploaded(state, params, format)
      : badRequest('invalid sticker format specified')
  },
  createNewStickerSet: (state, request) => createSet(state, request),
  addStickerToSet: (state, { params }) => {
    const user_id = userIdIn(params)
    if (E.isLeft(user_id)) return user_id
    const given = givenSticker(params)
    if (E.isLeft(given)) return given
    const owner = ownerIn(state, params)
    if (E.isLeft(owner)) return owner
    const found = setOf(state, params)
    if (E.isLeft(found)) return found
    if (found.right.set.stickers.length >= most(found.right.set)) return badRequest('STICKERS_TOO_MUCH')
    const stored = storedSticker(state, params, given.right, found.right.set)
    if (E.isLeft(stored)) return stored
    const [next, sticker] = stored.right
    return withResult(withSet(next, withStickers(found.right, [...found.right.set.stickers, sticker])), true)
  },
  setStickerSetTitle: (state, { params }) => {
    const found = setOf(state, params)
    if (E.isLeft(found)) return found
    const title = titleIn(params)
    return E.isLeft(title)
      ? title
      : withResult(withSet(state, { ...found.right, set: { ...found.right.set, title: title.right } }), true)
  },
  setStickerSetThumbnail: (state, { params }) => {
    const owner = ownerIn(state, params)
    if (E.isLeft(owner)) return owner
    const found = setOf(state, params)
    if (E.isLeft(found)) return found
    if (found.right.set.sticker_type === 'custom_emoji') return badRequest('STICKER_SET_TYPE_INVALID')
    const made = thumbnailIn(state, params)
    if (E.isLeft(made)) return made
    const [next, thumbnail] = made.right
    const { thumbnail: _, ...rest } = found.right.set
    return withResult(withSet(next, { ...found.right, set: defined({ ...rest, thumbnail }) }), true)
  },
  setCustomEmojiStickerSetThumbnail: (state, { params }) => {
    const found = setOf(state, params)
    if (E.isLeft(found)) return found
    if (found.right.set.sticker_type !== 'custom_emoji') return badRequest('STICKER_SET_TYPE_INVALID')
    const id = Parameters.text(params, 'custom_emoji_id')
    const one = found.right.set.stickers.find(({ custom_emoji_id }) => custom_emoji_id === id)
    if (id !== '' && one === undefined) return badRequest('DOCUMENT_INVALID')
    const { thumbnail: _, ...rest } = found.right.set
    const { file_id, file_unique_id, width, height } = one ?? {}
    const thumbnail =
      file_id === undefined || file_unique_id === undefined || width === undefined || height === undefined
        ? undefined
        : { file_id, file_unique_id, width, height }
    return withResult(withSet(state, { ...found.right, set: defined({ ...rest, thumbnail }) }), true)
  },
  deleteStickerSet: (state, { params }) => {
    const found = setOf(state, params)
    if (E.isLeft(found)) return found
    const stickerSets = new Map(state.stickerSets)
    stickerSets.delete(found.right.set.name.toLowerCase())
    return withResult({ ...state, stickerSets }, true)
  },
}

// destructors

/** The set that a request names. */
export const setOf = (state: State, params: Parameters.Parameters): E.Either<Refusal, StoredStickerSet> => {
  const name = Parameters.text(params, 'name').trim()
  if (name === '') return badRequest('sticker set name must be non-empty')
  const found = state.stickerSets?.get(name.toLowerCase())
  return found === undefined ? badRequest('STICKERSET_INVALID') : E.right(found)
}

/** The owner of a set in a request: a person, or the bot itself. */
export const ownerIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, number> => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const user = userIn(state)(user_id.right)
  if (user === undefined) return badRequest('user not found')
  return user.is_bot && user.id !== state.bot.id ? badRequest('USER_IS_BOT') : user_id
}

// combinators

/** Adds a set, or replaces it. */
export const withSet = (state: State, stored: StoredStickerSet): State => ({
  ...state,
  stickerSets: new Map(state.stickerSets).set(stored.set.name.toLowerCase(), stored),
})

/** The same set with other stickers. */
export const withStickers = (
  stored: StoredStickerSet,
  stickers: ReadonlyArray<Sticker>,
): StoredStickerSet => ({ ...stored, set: { ...stored.set, stickers } })

// private

const createSet: Method = (state, { params }) => {
  const user_id = userIdIn(params)
  if (E.isLeft(user_id)) return user_id
  const given = givenStickers(params)
  if (E.isLeft(given)) return given
  const owner = ownerIn(state, params)
  if (E.isLeft(owner)) return owner
  if (owner.right === state.bot.id) return badRequest('USER_IS_BOT')
  const title = titleIn(params)
  if (E.isLeft(title)) return title
  const name = Parameters.text(params, 'name').trim()
  const ending = `_by_${state.bot.username ?? ''}`
  if (!/^[a-z](?:_?[a-z0-9])*$/i.test(name) || !name.toLowerCase().endsWith(ending.toLowerCase()))
    return badRequest('invalid sticker set name is specified')
  if (state.stickerSets?.has(name.toLowerCase()) === true)
    return badRequest('sticker set name is already occupied')
  const type = Parameters.text(params, 'sticker_type') || 'regular'
  if (!StickerType.is(type)) return badRequest('unsupported sticker type specified')
  if (given.right.length === 0) return badRequest('STICKERS_EMPTY')
  const set: StickerSet = { name, title: title.right, sticker_type: type, stickers: [] }
  const stickers: Array<Sticker> = []
  let next = state
  for (const one of given.right) {
    const stored = storedSticker(next, params, one, set)
    if (E.isLeft(stored)) return stored
    next = stored.right[0]
    stickers.push(stored.right[1])
  }
  return withResult(withSet(next, { owner: owner.right, set: { ...set, stickers } }), true)
}

const emojiIdsIn = (params: Parameters.Parameters): E.Either<Refusal, ReadonlyArray<string>> => {
  const text = GivenValue.givenText(params, 'custom_emoji_ids')
  if (E.isLeft(text)) return text
  const values = Json.parse(text.right)
  if (values === undefined) return badRequest("can't parse custom emoji identifiers JSON object")
  if (!Json.isArray(values)) return badRequest('expected an Array of custom emoji identifiers')
  const ids: Array<string> = []
  for (const one of values) {
    if (typeof one !== 'string') return badRequest('custom emoji identifier must be of type String')
    if (!/^-?\d{1,19}$/.test(one)) return badRequest('invalid custom emoji identifier specified')
    ids.push(one)
  }
  return ids.length > 200 ? badRequest('too many custom emoji identifiers specified') : E.right(ids)
}

const titleIn = (params: Parameters.Parameters): E.Either<Refusal, string> => {
  const title = Array.from(Parameters.text(params, 'title').trim()).slice(0, 64).join('')
  return title === '' ? badRequest('sticker set title must be non-empty') : E.right(title)
}

const most = ({ sticker_type }: StickerSet): number => (sticker_type === 'custom_emoji' ? 200 : 120)
