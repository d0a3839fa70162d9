// Bots that people make, and that the bot manages.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { send, type Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
beforeEach(async () => {
  emulator = await start({ admin: true, bot: { can_manage_bots: true } })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  ann.send('/start')
  const request_managed_bot = { request_id: 1, suggested_name: 'Shop', suggested_username: 'ann_shop_bot' }
  const reply_markup = { keyboard: [[{ text: 'Make', request_managed_bot }]] }
  await result('sendMessage', { chat_id: ann.id, text: 'A bot?', reply_markup })
  await updates()
})

const callBy = async (token: string, method: string, params: object = {}): Promise<Loose> =>
  (
    await send(emulator, `/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
  ).body

test('a person makes a bot, whose token works until it is replaced', async () => {
  const { message } = ann.press('Make')
  const bot = { is_bot: true, first_name: 'Shop', username: 'ann_shop_bot' }
  expect(message).toMatchObject({ managed_bot_created: { bot } })
  const found = await updates()
  expect(found).toMatchObject([
    { managed_bot: { user: { id: ann.id }, bot } },
    { message: { managed_bot_created: { bot } } },
  ])
  const { id } = found[0]?.managed_bot.bot
  const token = await result('getManagedBotToken', { user_id: id })
  expect(token).toMatch(new RegExp(`^${id}:[A-Za-z0-9_-]{35}$`))
  expect((await callBy(token, 'getMe')).result).toMatchObject({ id, ...bot })

  const shop = ann.with(emulator.botOf(id))
  shop.send('/start')
  expect((await callBy(token, 'getUpdates')).result).toMatchObject([{ message: { text: '/start' } }])
  await callBy(token, 'sendMessage', { chat_id: ann.id, text: 'Welcome' })
  expect((await shop.received()).text).toBe('Welcome')
  expect(ann.messages().map(({ text }) => text)).not.toContain('Welcome')
  const body = JSON.stringify({ user_id: bob.id, text: 'over HTTP' })
  expect((await send(emulator, `/_/send?bot_id=${id}`, { method: 'POST', body })).status).toBe(200)
  expect(await updates()).toEqual([])

  const next = await result('replaceManagedBotToken', { user_id: id })
  expect(next).not.toBe(token)
  expect(await callBy(token, 'getMe')).toMatchObject({ ok: false, error_code: 401 })
  expect((await callBy(next, 'getMe')).result.id).toBe(id)
  expect(await result('getManagedBotToken', { user_id: id })).toBe(next)
})

test('a manager says who may write to the bot', async () => {
  ann.press('Make', { bot: { name: 'Club', username: 'ann_club_bot' } })
  const [{ managed_bot }] = await updates()
  const about = { user_id: managed_bot.bot.id }
  const club = (who: Person): Person => who.with(emulator.botOf(about.user_id))
  expect(await result('getManagedBotAccessSettings', about)).toEqual({ is_access_restricted: false })
  club(bob).send('open')
  expect(await result('setManagedBotAccessSettings', { ...about, is_access_restricted: true })).toBe(true)
  expect(await result('getManagedBotAccessSettings', about)).toEqual({
    is_access_restricted: true,
    added_users: [],
  })
  expect(() => club(bob).send('closed')).toThrow('Bob has no access to the bot')
  club(ann).send('the owner always has')
  const added = { ...about, is_access_restricted: true, added_user_ids: [bob.id] }
  await result('setManagedBotAccessSettings', added)
  club(bob).send('open again')
  expect((await result('getManagedBotAccessSettings', about)).added_users).toMatchObject([{ id: bob.id }])
  expect(await refused('setManagedBotAccessSettings', { ...added, added_user_ids: [5] })).toBe(
    'Bad Request: user not found',
  )
  const many = Array.from({ length: 11 }, () => bob.id)
  expect(await refused('setManagedBotAccessSettings', { ...added, added_user_ids: many })).toBe(
    'Bad Request: USERS_TOO_MUCH',
  )
})

test('only bots that the bot manages have settings', async () => {
  for (const method of ['getManagedBotToken', 'replaceManagedBotToken', 'getManagedBotAccessSettings']) {
    expect(await refused(method, { user_id: ann.id })).toBe('Bad Request: BOT_INVALID')
    expect(await refused(method, { user_id: emulator.bot.id })).toBe('Bad Request: BOT_INVALID')
    expect(await refused(method, { user_id: 5 })).toBe('Bad Request: user not found')
    expect(await refused(method)).toBe('Bad Request: invalid user_id specified')
  }
})

test('a name that is taken or wrong makes no bot', () => {
  ann.press('Make')
  expect(() => ann.press('Make')).toThrow('@ann_shop_bot is taken')
  expect(() => ann.press('Make', { bot: { username: 'shop' } })).toThrow('is not a username of a bot')
})

test('a snapshot keeps managed bots, and a reset forgets them', async () => {
  ann.press('Make')
  const [{ managed_bot }] = await updates()
  const { id } = managed_bot.bot
  const token = await result('getManagedBotToken', { user_id: id })
  const kept = await emulator.snapshot()
  expect((await send(emulator, '/_/reset', { method: 'POST', body: '{}' })).status).toBe(200)
  expect((await callBy(token, 'getMe')).ok).toBe(false)
  expect(() => emulator.botOf(id)).toThrow(`There is no bot ${id}.`)
  emulator.restore(kept)
  expect((await callBy(token, 'getMe')).result.id).toBe(id)
})
