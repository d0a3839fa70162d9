// Methods that change one sticker of a set, and the sets of a chat.
// https://core.telegram.org/bots/api#setstickerpositioninset

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Sticker } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { userIdIn } from '../../chats/internal/ChatMembers.ts'
import { changeable } from '../../media/internal/ChatProfile.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withRoom } from '../../state/internal/Lookup.ts'
import { withResult, type Method, type MethodRequest, type MethodTable } from '../../state/internal/Method.ts'
import type { Room, State, StoredStickerSet } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import { emojisIn, givenSticker, keywordsIn, maskPositionIn } from './GivenSticker.ts'
import { storedSticker } from './StickerFiles.ts'
import { ownerIn, setOf, withSet, withStickers } from './StickerSets.ts'

// constructors

/** Methods of single stickers. https://core.telegram.org/bots/api#setstickeremojilist */
export const stickerMethods: MethodTable = {
  setStickerPositionInSet: (state, { params }) => {
    const position = Parameters.integer(params, 'position')
    if (position < 0) return badRequest('invalid sticker position specified')
    return changed(state, params, 'sticker', ({ set }, place, one) => {
      const others = set.stickers.filter((_, at) => at !== place)
      return E.right([...others.slice(0, position), one, ...others.slice(position)])
    })
  },
  deleteStickerFromSet: (state, { params }) =>
    changed(state, params, 'sticker', ({ set }, place) =>
      E.right(set.stickers.filter((_, at) => at !== place)),
    ),
  replaceStickerInSet: (state, { params }) => {
    const user_id = userIdIn(params)
    if (E.isLeft(user_id)) return user_id
    const old = namedSticker(params, 'old_sticker')
    if (E.isLeft(old)) return old
    const given = givenSticker(params)
    if (E.isLeft(given)) return given
    const owner = ownerIn(state, params)
    if (E.isLeft(owner)) return owner
    const named = setOf(state, params)
    if (E.isLeft(named)) return named
    const stored = storedSticker(state, params, given.right, named.right.set)
    if (E.isLeft(stored)) return stored
    const [next, fresh] = stored.right
    return changed(next, params, 'old_sticker', ({ set }, place) =>
      set.name === named.right.set.name
        ? E.right(set.stickers.map((one, at) => (at === place ? fresh : one)))
        : badRequest('STICKER_INVALID'),
    )
  },
  setStickerEmojiList: (state, { params }) => {
    const named = namedSticker(params, 'sticker')
    if (E.isLeft(named)) return named
    const list = Json.parse(Parameters.text(params, 'emoji_list'))
    if (list === undefined) return badRequest("can't parse emoji list JSON array")
    const emojis = emojisIn(list)
    if (E.isLeft(emojis)) return badRequest(`can't parse emoji list: ${emojis.left}`)
    return changedOne(state, params, (one) => E.right(defined({ ...one, emoji: emojis.right[0] })))
  },
  setStickerKeywords: (state, { params }) => {
    const named = namedSticker(params, 'sticker')
    if (E.isLeft(named)) return named
    const list = params.values.has('keywords') ? Json.parse(Parameters.text(params, 'keywords')) : []
    if (list === undefined) return badRequest("can't parse keywords JSON object")
    if (!Json.isArray(list)) return badRequest('field "keywords" must be an Array')
    const words = keywordsIn(list)
    if (E.isLeft(words)) return badRequest(words.left)
    if (words.right.length > 20 || words.right.join('').length > 64)
      return badRequest('STICKER_KEYWORDS_TOO_LONG')
    return changedOne(state, params, (one) =>
      one.type === 'mask' ? badRequest('STICKER_SET_TYPE_INVALID') : E.right(one),
    )
  },
  setStickerMaskPosition: (state, { params }) => {
    const named = namedSticker(params, 'sticker')
    if (E.isLeft(named)) return named
    const text = Parameters.text(params, 'mask_position')
    const value = text === '' ? null : Json.parse(text)
    if (value === undefined) return badRequest("can't parse mask position JSON object")
    const given = value === null ? E.right(undefined) : maskPositionIn(value)
    if (E.isLeft(given)) return badRequest(`can't parse mask position: ${given.left}`)
    return changedOne(state, params, ({ mask_position: _, ...one }) =>
      one.type === 'mask'
        ? E.right(defined({ ...one, mask_position: given.right }))
        : badRequest('STICKER_SET_TYPE_INVALID'),
    )
  },
  setChatStickerSet: (state, request) => {
    const name = Parameters.text(request.params, 'sticker_set_name')
    if (name === '') return badRequest('parameter "sticker_set_name" is required')
    return withChatSet(state, request, (one) =>
      state.stickerSets?.get(name.toLowerCase()) === undefined
        ? badRequest('STICKERSET_INVALID')
        : E.right({ ...one, sticker_set_name: name }),
    )
  },
  deleteChatStickerSet: (state, request) =>
    withChatSet(state, request, ({ sticker_set_name: _, ...rest }) => E.right(rest)),
}

// private

const withChatSet = (
  state: State,
  request: MethodRequest,
  change: (room: Room) => E.Either<Refusal, Room>,
): ReturnType<Method> => {
  const room = changeable(state, request, 'change private chat sticker set', 'change supergroup sticker set')
  if (E.isLeft(room)) return room
  if (room.right.chat.type !== 'supergroup') return badRequest('method is available only for supergroups')
  const next = change(room.right)
  return E.isLeft(next) ? next : withResult(withRoom(next.right)(state), true)
}

const namedSticker = (params: Parameters.Parameters, name: string): E.Either<Refusal, string> => {
  const file_id = Parameters.text(params, name).trim()
  return file_id === '' ? badRequest('sticker is not specified') : E.right(file_id)
}

// The set of a sticker with a file id.
const changed = (
  state: State,
  params: Parameters.Parameters,
  name: string,
  change: (
    stored: StoredStickerSet,
    place: number,
    one: Sticker,
  ) => E.Either<Refusal, ReadonlyArray<Sticker>>,
): ReturnType<Method> => {
  const named = namedSticker(params, name)
  if (E.isLeft(named)) return named
  for (const stored of state.stickerSets?.values() ?? []) {
    const place = stored.set.stickers.findIndex((sticker) => sticker.file_id === named.right)
    const one = stored.set.stickers[place]
    if (one === undefined) continue
    const stickers = change(stored, place, one)
    return E.isLeft(stickers)
      ? stickers
      : withResult(withSet(state, withStickers(stored, stickers.right)), true)
  }
  return badRequest('STICKER_INVALID')
}

const changedOne = (
  state: State,
  params: Parameters.Parameters,
  change: (one: Sticker) => E.Either<Refusal, Sticker>,
): ReturnType<Method> =>
  changed(state, params, 'sticker', ({ set }, place, one) =>
    E.map((next: Sticker) => set.stickers.map((each, at) => (at === place ? next : each)))(change(one)),
  )
