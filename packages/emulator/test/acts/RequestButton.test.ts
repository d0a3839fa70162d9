// Buttons below the input field that ask for something: they send it, and never their text.

import type { ButtonChoice, Emulator, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { start, result, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
beforeEach(async () => {
  emulator = await start()
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob', username: 'bob' })
  ann.send('/start')
})

const pressed = async (button: object, choice?: ButtonChoice): Promise<Loose> => {
  const reply_markup = { keyboard: [[{ text: 'Pick', ...button }]] }
  await result('sendMessage', { chat_id: ann.id, text: '?', reply_markup })
  await updates()
  ann.press('Pick', choice)
  const [{ message }, ...more] = await updates()
  expect(more).toEqual([])
  expect(message).not.toHaveProperty('text')
  return message
}

test('request_users shares people, with the facts that the button asks for', async () => {
  const users = [ann, bob]
  const plain = await pressed({ request_users: { request_id: 1 } }, { users: [bob] })
  expect(plain.users_shared).toEqual({ request_id: 1, user_ids: [bob.id], users: [{ user_id: bob.id }] })
  expect(plain.user_shared).toEqual({ request_id: 1, user_id: bob.id })
  const request_users = { request_id: 2, max_quantity: 2, request_name: true, request_username: true }
  expect((await pressed({ request_users }, { users })).users_shared.users).toEqual([
    { user_id: ann.id, first_name: 'Ann' },
    { user_id: bob.id, first_name: 'Bob', username: 'bob' },
  ])
})

test('request_chat shares a chat that fits', async () => {
  const group = emulator.group({ title: 'Friends', members: [ann] })
  const request_chat = { request_id: 3, chat_is_channel: false, request_title: true }
  expect((await pressed({ request_chat }, { chat: group })).chat_shared).toEqual({
    request_id: 3,
    chat_id: group.id,
    title: 'Friends',
  })
})

test('request_poll sends a poll, and web_app the data of the app', async () => {
  expect((await pressed({ request_poll: {} })).poll).toMatchObject({ type: 'regular', options: [{}, {}] })
  const poll = { question: 'Best?', options: ['a', 'b', 'c'], correct: 2 }
  expect((await pressed({ request_poll: { type: 'quiz' } }, { poll })).poll).toMatchObject({
    question: 'Best?',
    type: 'quiz',
    correct_option_id: 2,
  })
  const web_app = { url: 'https://example.com/app' }
  expect((await pressed({ web_app }, { data: '{"a":1}' })).web_app_data).toEqual({
    data: '{"a":1}',
    button_text: 'Pick',
  })
})

test('request_poll takes 1 to 12 options', async () => {
  const options = (count: number) => Array.from({ length: count }, (_, i) => `option ${i}`)
  for (const count of [1, 12]) {
    const poll = { question: '?', options: options(count) }
    expect((await pressed({ request_poll: {} }, { poll })).poll?.options).toHaveLength(count)
  }
  const poll = { question: '?', options: options(13) }
  await expect(pressed({ request_poll: {} }, { poll })).rejects.toThrow('a poll has 1 to 12 options')
})

test.each<[button: object, choice: ButtonChoice | undefined, why: string]>([
  [{ request_users: { request_id: 1 } }, undefined, 'press("Pick", { users: [bob] })'],
  [{ request_users: { request_id: 1 } }, { users: [{ id: 5 }] }, 'there is no user 5'],
  [{ request_users: { request_id: 1 } }, { users: [{ id: 5 }, { id: 6 }] }, 'asks for at most 1 users'],
  [
    { request_users: { request_id: 1, user_is_bot: true } },
    { users: [{ id: 100_001 }] },
    'does not offer Ann',
  ],
  [{ request_chat: { request_id: 1, chat_is_channel: true } }, undefined, 'press("Pick", { chat: group })'],
  [{ request_chat: { request_id: 1, chat_is_channel: true } }, { chat: { id: 100_001 } }, 'does not offer'],
  [{ request_poll: {} }, { poll: { question: '?', options: [] } }, 'a poll has 1 to 12 options'],
  [{ request_managed_bot: { request_id: 1 } }, undefined, 'the bot cannot manage bots'],
])('a press without a fitting choice throws and says why: %j %j', async (button, choice, why) => {
  await expect(pressed(button, choice)).rejects.toThrow(why)
})
