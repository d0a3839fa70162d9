// Parameters and fields of former versions of the Bot API, which the server still reads.

import { rights } from '@pipegram/core/Permissions'
import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { picture, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, upload: send, result, refused } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start({ bot: { supports_inline_queries: true } })
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
})

const name = 'cats_by_emulated_bot'
const upload = (method: string, fields: object): Promise<Loose> =>
  send(method, { user_id: ann.id, ...fields })

test('a sticker set is made with png_sticker, tgs_sticker and webm_sticker', async () => {
  const about = { name, title: 'Cats', emojis: '😀👩‍👧', png_sticker: picture(512), contains_masks: 'true' }
  expect(await upload('createNewStickerSet', about)).toEqual({ ok: true, result: true })
  const mask_position = { point: 'eyes', x_shift: 1, y_shift: 0, scale: 2 }
  const { file_id } = (await upload('uploadStickerFile', { png_sticker: picture(512) })).result
  for (const sticker of [
    { png_sticker: file_id, mask_position: JSON.stringify(mask_position) },
    { tgs_sticker: new File(['tgs'], 'a.tgs') },
    { webm_sticker: new File(['webm'], 'a.webm') },
  ])
    expect(await upload('addStickerToSet', { name, emojis: '🐱', ...sticker })).toMatchObject({ ok: true })
  expect(await result('getStickerSet', { name })).toMatchObject({
    sticker_type: 'mask',
    contains_masks: true,
    stickers: [
      { emoji: '😀', type: 'mask', is_animated: false },
      { emoji: '🐱', mask_position },
      { is_animated: true, is_video: false },
      { is_animated: false, is_video: true },
    ],
  })
  // What has its current name comes first.
  const sticker = { sticker: file_id, format: 'static', emoji_list: ['🐶'] }
  await result('addStickerToSet', { user_id: ann.id, name, sticker, png_sticker: 'nothing', emojis: '🐱' })
  const { stickers } = await result('getStickerSet', { name })
  expect(stickers[4].emoji).toBe('🐶')
  expect((await upload('uploadStickerFile', { png_sticker: picture(600) })).description).toBe(
    'Bad Request: STICKER_PNG_DIMENSIONS',
  )
})

test('a sticker may have no format: that of the set or of its file is taken', async () => {
  const { file_id } = (await upload('uploadStickerFile', { png_sticker: picture(512) })).result
  const plain = { sticker: file_id, emoji_list: ['🐱'] }
  const about = { user_id: ann.id, name, title: 'Cats', stickers: [plain, { ...plain, format: 'static' }] }
  expect(await refused('createNewStickerSet', about)).toContain('format')
  await result('createNewStickerSet', { ...about, sticker_format: 'video' })
  await result('addStickerToSet', { user_id: ann.id, name, sticker: plain })
  for (const [file, end] of [
    ['a', 'tgs'],
    ['b', 'WEBM'],
  ] as const) {
    const sticker = JSON.stringify({ sticker: `attach://${file}`, emoji_list: ['🐱'] })
    const added = await upload('addStickerToSet', { name, sticker, [file]: new File(['x'], `a.${end}`) })
    expect(added).toEqual({ ok: true, result: true })
  }
  const { stickers }: { stickers: ReadonlyArray<Loose> } = await result('getStickerSet', { name })
  expect(stickers.map(({ is_animated, is_video }) => [is_animated, is_video])).toEqual([
    [false, true],
    [false, false],
    [false, false],
    [true, false],
    [false, true],
  ])
})

test('the thumbnail of a set is read from thumb, and needs no format', async () => {
  const { file_id } = (await upload('uploadStickerFile', { png_sticker: picture(512) })).result
  await upload('createNewStickerSet', { name, title: 'Cats', emojis: '🐱', png_sticker: file_id })
  expect(await upload('setStickerSetThumb', { name, thumb: picture(100) })).toEqual({
    ok: true,
    result: true,
  })
  expect((await result('getStickerSet', { name })).thumbnail).toMatchObject({ width: 100, height: 100 })
  await result('setStickerSetThumbnail', { user_id: ann.id, name, thumbnail: file_id })
  expect((await result('getStickerSet', { name })).thumbnail).toMatchObject({ width: 512, height: 512 })
  await result('setStickerSetThumbnail', { user_id: ann.id, name })
  expect(await result('getStickerSet', { name })).not.toHaveProperty('thumbnail')
})

test('a set is changed for the bot itself, but not made for it', async () => {
  const { file_id } = (await upload('uploadStickerFile', { png_sticker: picture(512) })).result
  const sticker = { sticker: file_id, format: 'static', emoji_list: ['🐱'] }
  const set = { name, title: 'Cats', stickers: [sticker] }
  expect(await refused('createNewStickerSet', { ...set, user_id: emulator.bot.id })).toBe(
    'Bad Request: USER_IS_BOT',
  )
  await result('createNewStickerSet', { ...set, user_id: ann.id })
  expect(
    await result('replaceStickerInSet', {
      user_id: emulator.bot.id,
      name,
      old_sticker: file_id,
      sticker: { ...sticker, emoji_list: ['😺'] },
    }),
  ).toBe(true)
  expect((await result('getStickerSet', { name })).stickers).toMatchObject([{ emoji: '😺' }])
})

test('an administrator may get can_manage_voice_chats, and shows it', async () => {
  const bob = emulator.user({ first_name: 'Bob' })
  const group = emulator.group({ title: 'Friends', members: [ann, bob], bot: 'administrator' })
  ann.in(group).promote(emulator.bot, rights('can_promote_members', 'can_manage_video_chats'))
  const member = { chat_id: group.id, user_id: bob.id }
  await result('promoteChatMember', { ...member, can_manage_voice_chats: true })
  expect(await result('getChatMember', member)).toMatchObject({
    can_manage_video_chats: true,
    can_manage_voice_chats: true,
    can_delete_messages: false,
  })
})

test('the button above inline results is read from switch_pm_text', async () => {
  const search = ann.inline('cats')
  const found: ReadonlyArray<Loose> = await result('getUpdates')
  const inline_query_id = found.at(-1).inline_query.id
  const former = { inline_query_id, results: [], switch_pm_text: 'Log in' }
  expect(await refused('answerInlineQuery', former)).toBe("Bad Request: can't use empty start_parameter")
  await result('answerInlineQuery', { ...former, switch_pm_parameter: 'in' })
  expect((await search.found()).button).toEqual({ text: 'Log in', start_parameter: 'in' })
})

test('a score leaves the message as it is with edit_message false', async () => {
  const game = await result('sendGame', { chat_id: ann.id, game_short_name: 'cats' })
  const about = { chat_id: ann.id, message_id: game.message_id, user_id: ann.id }
  const { game: same } = await result('setGameScore', { ...about, score: 1, edit_message: false })
  expect(same).toEqual(game.game)
  const { game: edited } = await result('setGameScore', { ...about, score: 2, edit_message: true })
  expect(edited).not.toEqual(game.game)
})

test('keyboards are read with the former names of their fields', async () => {
  const keyboard = [
    [
      { text: 'Number', request_phone_number: true },
      { text: 'Friend', request_user: { request_id: 1 } },
    ],
  ]
  await result('sendMessage', {
    chat_id: ann.id,
    text: 'x',
    reply_markup: { keyboard, personal_keyboard: true },
  })
  ann.press('Number')
  ann.press('Friend', { users: [emulator.user({ first_name: 'Bob' })] })
  const found: ReadonlyArray<Loose> = await result('getUpdates')
  expect(found.slice(-2)).toMatchObject([
    { message: { contact: { user_id: ann.id } } },
    { message: { users_shared: { request_id: 1 } } },
  ])
  await result('sendMessage', { chat_id: ann.id, text: 'y', reply_markup: { force_reply_keyboard: true } })
})
