// How a bot presents itself, by language and chat.

import type { Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { makeStage } from '../Stage.ts'

const { start, result, refused } = makeStage()
let emulator: Emulator
let ann: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
})

test('a name is by language, and the one without a language is that of getMe', async () => {
  expect(await result('getMyName')).toEqual({ name: emulator.bot.first_name })
  await result('setMyName', { name: 'Robot' })
  await result('setMyName', { name: 'Roboter', language_code: 'de' })
  const nameIn = (language_code: string): Promise<unknown> => result('getMyName', { language_code })
  expect([await nameIn(''), await nameIn('de'), await nameIn('fr')]).toEqual([
    { name: 'Robot' },
    { name: 'Roboter' },
    { name: 'Robot' },
  ])
  expect((await result('getMe')).first_name).toBe('Robot')
  expect((await result('sendMessage', { chat_id: ann.id, text: 'x' })).from.first_name).toBe('Robot')
  await result('setMyName', { name: '', language_code: 'de' })
  expect(await nameIn('de')).toEqual({ name: 'Robot' })
  expect(await refused('setMyName', { name: 'x'.repeat(65) })).toContain('at most 64 characters')
  expect(await refused('setMyName', { language_code: 'german' })).toBe(
    'Bad Request: invalid language code specified',
  )
})

test.each(['Description', 'ShortDescription'])('setMy%s is kept by language', async (name) => {
  const field = name === 'Description' ? 'description' : 'short_description'
  expect(await result(`getMy${name}`)).toEqual({ [field]: '' })
  await result(`setMy${name}`, { [field]: 'I help' })
  expect(await result(`getMy${name}`, { language_code: 'de' })).toEqual({ [field]: 'I help' })
})

test('default rights are by type of chat, with the rights that it has', async () => {
  const rights = { can_manage_chat: true, can_pin_messages: true, can_post_messages: true }
  await result('setMyDefaultAdministratorRights', { rights })
  await result('setMyDefaultAdministratorRights', { rights, for_channels: true })
  const [group, channel] = [
    await result('getMyDefaultAdministratorRights'),
    await result('getMyDefaultAdministratorRights', { for_channels: true }),
  ]
  expect(group).toMatchObject({ can_manage_chat: true, can_pin_messages: true, can_manage_topics: false })
  expect(group).not.toHaveProperty('can_post_messages')
  expect(channel).toMatchObject({ can_manage_chat: true, can_post_messages: true, is_anonymous: false })
  expect(channel).not.toHaveProperty('can_pin_messages')
  expect(await refused('setMyDefaultAdministratorRights', { rights: [] })).toBe(
    'Bad Request: chatAdministratorRights must be an Object',
  )
})

test('a menu button is that of the user, or that of all', async () => {
  expect(await result('getChatMenuButton')).toEqual({ type: 'commands' })
  expect(await result('getChatMenuButton', { chat_id: ann.id })).toEqual({ type: 'default' })
  const menu_button = { type: 'web_app', text: 'Open', web_app: { url: 'https://example.com/' } }
  await result('setChatMenuButton', { menu_button })
  expect(await result('getChatMenuButton', { chat_id: ann.id })).toEqual(menu_button)
  await result('setChatMenuButton', { chat_id: ann.id, menu_button: { type: 'commands' } })
  expect(await result('getChatMenuButton', { chat_id: ann.id })).toEqual({ type: 'commands' })
  expect(await refused('setChatMenuButton', { menu_button: { type: 'x' } })).toBe(
    "Bad Request: can't parse menu button: MenuButton has unsupported type",
  )
  expect(await refused('setChatMenuButton', { chat_id: 5, menu_button })).toBe('Bad Request: user not found')
})
