// Sticker sets: made, changed, shown and deleted.

import { StickerSet } from '@pipegram/core/Types'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, describe, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, upload: send, result, refused, content } = makeStage()
let emulator: Emulator
let ann: Person
const name = 'cats_by_emulated_bot'
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
})

const upload = (side = 512): Promise<Loose> =>
  send('uploadStickerFile', { user_id: ann.id, sticker_format: 'static', sticker: picture(side) })
const input = async (emoji = '🐱', more: object = {}): Promise<object> => ({
  sticker: (await upload()).result.file_id,
  format: 'static',
  emoji_list: [emoji],
  ...more,
})
const create = async (params: object = {}): Promise<unknown> =>
  result('createNewStickerSet', {
    user_id: ann.id,
    name,
    title: 'Cats',
    stickers: [await input('🐱'), await input('😺')],
    ...params,
  })
const shown = async (): Promise<Loose> => {
  const set = await result('getStickerSet', { name })
  expect(StickerSet.decode(set)).toMatchObject({ _tag: 'Right' })
  return set
}
const emojis = async (): Promise<ReadonlyArray<unknown>> => {
  const stickers: ReadonlyArray<Loose> = (await shown()).stickers
  return stickers.map(({ emoji }) => emoji)
}

test('uploadStickerFile keeps the bytes, and refuses what is too large', async () => {
  const { file_id } = (await upload()).result
  expect((await content(file_id)).length).toBeGreaterThan(0)
  expect((await upload(600)).description).toBe('Bad Request: STICKER_PNG_DIMENSIONS')
  expect(await refused('uploadStickerFile', { user_id: ann.id, sticker_format: 'odd' })).toContain('format')
})

test('createNewStickerSet makes a set whose name ends with that of the bot', async () => {
  expect(await create()).toBe(true)
  expect(await shown()).toMatchObject({
    name,
    title: 'Cats',
    sticker_type: 'regular',
    stickers: [
      { emoji: '🐱', set_name: name },
      { emoji: '😺', set_name: name },
    ],
  })
  const stickers = [await input()]
  const about = { user_id: ann.id, title: 'x', stickers }
  expect(await refused('createNewStickerSet', { ...about, name: 'cats' })).toBe(
    'Bad Request: invalid sticker set name is specified',
  )
  expect(await refused('createNewStickerSet', { ...about, name })).toBe(
    'Bad Request: sticker set name is already occupied',
  )
  const other = 'dogs_by_emulated_bot'
  expect(await refused('createNewStickerSet', { ...about, name: other, stickers: [] })).toBe(
    'Bad Request: STICKERS_EMPTY',
  )
  expect(await refused('createNewStickerSet', { ...about, name: other, user_id: 5 })).toBe(
    'Bad Request: user not found',
  )
  expect(
    await refused('createNewStickerSet', { ...about, name: other, stickers: [{ format: 'static' }] }),
  ).toContain("can't parse InputSticker")
  expect(await refused('getStickerSet', { name: 'nothing' })).toBe('Bad Request: STICKERSET_INVALID')
})

test('stickers are added, moved, replaced and deleted', async () => {
  await create()
  await result('addStickerToSet', { user_id: ann.id, name, sticker: await input('😹') })
  expect(await emojis()).toEqual(['🐱', '😺', '😹'])
  const [first, second, third] = (await shown()).stickers
  await result('setStickerPositionInSet', { sticker: third.file_id, position: 0 })
  await result('deleteStickerFromSet', { sticker: first.file_id })
  const old_sticker = second.file_id
  await result('replaceStickerInSet', { user_id: ann.id, name, old_sticker, sticker: await input('🦁') })
  expect(await emojis()).toEqual(['😹', '🦁'])
  expect(await refused('deleteStickerFromSet', { sticker: first.file_id })).toBe(
    'Bad Request: STICKER_INVALID',
  )
})

test('a sticker has other emoji, keywords, and a mask its place', async () => {
  await create()
  const [{ file_id: sticker }] = (await shown()).stickers
  await result('setStickerEmojiList', { sticker, emoji_list: ['🐯'] })
  await result('setStickerKeywords', { sticker, keywords: ['tiger'] })
  expect((await emojis())[0]).toBe('🐯')
  expect(await refused('setStickerEmojiList', { sticker, emoji_list: ['x'] })).toBe(
    "Bad Request: can't parse emoji list: expected a Unicode emoji",
  )
  const mask_position = { point: 'eyes', x_shift: 0.5, y_shift: 0, scale: 1 }
  expect(await refused('setStickerMaskPosition', { sticker, mask_position })).toContain('TYPE_INVALID')
  await create({ name: 'masks_by_emulated_bot', sticker_type: 'mask' })
  const masks = (await result('getStickerSet', { name: 'masks_by_emulated_bot' })).stickers
  await result('setStickerMaskPosition', { sticker: masks[0].file_id, mask_position })
  const after = await result('getStickerSet', { name: 'masks_by_emulated_bot' })
  expect(after.stickers[0].mask_position).toEqual(mask_position)
})

describe('a wrong sticker is refused in the words of the server', () => {
  const mask = { point: 'eyes', x_shift: 0, y_shift: 0, scale: 1 }
  const right = { sticker: 'x', format: 'static', emoji_list: ['🐱'] }
  test.each([
    [5, 'InputSticker must be an Object'],
    [{ ...right, sticker: '' }, 'sticker not found'],
    [{ ...right, sticker: 'attach://nothing' }, 'sticker not found'],
    [{ ...right, format: 'odd' }, 'Invalid sticker format specified'],
    [{ ...right, emoji_list: undefined }, 'Can\'t find field "emoji_list"'],
    [{ ...right, emoji_list: [] }, 'emoji list must be non-empty'],
    [{ ...right, emoji_list: Array.from({ length: 21 }, () => '🐱') }, 'too many emoji specified'],
    [{ ...right, emoji_list: [5] }, 'emoji must be a string'],
    [{ ...right, emoji_list: ['x'] }, 'expected a Unicode emoji'],
    [{ ...right, mask_position: 5 }, 'MaskPosition must be an Object'],
    [{ ...right, mask_position: { ...mask, point: 'nose' } }, 'Wrong point specified in MaskPosition'],
    [{ ...right, mask_position: { ...mask, scale: '1' } }, 'Field "scale" must be of type Number'],
    [{ ...right, mask_position: { point: 'eyes' } }, 'Can\'t find field "x_shift"'],
    [{ ...right, keywords: [5] }, 'keyword must be a string'],
  ])('%j: %s', async (sticker, words) => {
    const about = { user_id: ann.id, name, title: 'x' }
    expect(await refused('addStickerToSet', { ...about, sticker })).toBe(
      `Bad Request: can't parse sticker: ${words}`,
    )
    expect(await refused('createNewStickerSet', { ...about, stickers: [sticker] })).toBe(
      `Bad Request: can't parse InputSticker: ${words}`,
    )
  })

  test.each([
    ['addStickerToSet', {}, 'there is no sticker file in the request'],
    ['addStickerToSet', { sticker: '{' }, "can't parse sticker JSON object"],
    ['addStickerToSet', { tgs_sticker: 'x' }, 'animated sticker must be uploaded as an InputFile'],
    ['addStickerToSet', { webm_sticker: 'x' }, 'video sticker must be uploaded as an InputFile'],
    ['createNewStickerSet', {}, 'there is no sticker file in the request'],
    ['createNewStickerSet', { stickers: '[' }, "can't parse stickers JSON object"],
    ['createNewStickerSet', { stickers: {} }, 'expected an Array of InputSticker'],
    [
      'createNewStickerSet',
      { stickers: Array.from({ length: 51 }, () => right) },
      'too many stickers specified',
    ],
    ['createNewStickerSet', { user_id: 0 }, 'invalid user_id specified'],
    ['replaceStickerInSet', {}, 'sticker is not specified'],
    ['setStickerKeywords', {}, 'sticker is not specified'],
    ['setStickerEmojiList', { sticker: 'x' }, "can't parse emoji list JSON array"],
    ['setStickerKeywords', { sticker: 'x', keywords: '[' }, "can't parse keywords JSON object"],
    ['setStickerKeywords', { sticker: 'x', keywords: 5 }, 'field "keywords" must be an Array'],
    ['setStickerKeywords', { sticker: 'x', keywords: [5] }, 'keyword must be a string'],
    ['setStickerMaskPosition', { sticker: 'x', mask_position: '{' }, "can't parse mask position JSON object"],
    ['getCustomEmojiStickers', { custom_emoji_ids: '[' }, "can't parse custom emoji identifiers JSON object"],
    ['getCustomEmojiStickers', { custom_emoji_ids: 5 }, 'expected an Array of custom emoji identifiers'],
    ['getCustomEmojiStickers', { custom_emoji_ids: [5] }, 'custom emoji identifier must be of type String'],
    ['getCustomEmojiStickers', { custom_emoji_ids: ['x'] }, 'invalid custom emoji identifier specified'],
  ])('%s with %j: %s', async (method, fields, words) => {
    expect(await refused(method, { user_id: ann.id, name, ...fields })).toBe(`Bad Request: ${words}`)
  })
})

test('a set has a title and a thumbnail, and is deleted', async () => {
  await create()
  await result('setStickerSetTitle', { name, title: 'All cats' })
  const thumbnail = (await upload()).result.file_id
  await result('setStickerSetThumbnail', { name, user_id: ann.id, thumbnail, format: 'static' })
  expect(await shown()).toMatchObject({ title: 'All cats', thumbnail: { width: 512 } })
  await result('setStickerSetThumbnail', { name, user_id: ann.id, format: 'static' })
  expect(await shown()).not.toHaveProperty('thumbnail')
  await result('deleteStickerSet', { name })
  expect(await refused('getStickerSet', { name })).toBe('Bad Request: STICKERSET_INVALID')
})

test('custom emoji are found by their ids, and one of them is the thumbnail', async () => {
  await create({ sticker_type: 'custom_emoji' })
  const [{ custom_emoji_id }] = (await shown()).stickers
  expect(await result('getCustomEmojiStickers', { custom_emoji_ids: [custom_emoji_id, '7'] })).toMatchObject([
    { custom_emoji_id, type: 'custom_emoji' },
  ])
  await result('setCustomEmojiStickerSetThumbnail', { name, custom_emoji_id })
  expect(await shown()).toHaveProperty('thumbnail')
})

test('a supergroup has a set of its own', async () => {
  await create()
  const group = emulator.group({ title: 'Cats', members: [ann], bot: 'administrator' })
  await result('setChatStickerSet', { chat_id: group.id, sticker_set_name: name })
  expect((await result('getChat', { chat_id: group.id })).sticker_set_name).toBe(name)
  await result('deleteChatStickerSet', { chat_id: group.id })
  expect(await result('getChat', { chat_id: group.id })).not.toHaveProperty('sticker_set_name')
})
