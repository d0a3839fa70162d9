// What the bot prepares for a Mini App: messages to share, and buttons to press.

import type { Emulator, Group, Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import { send } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, result, refused, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start({ admin: true, bot: { can_manage_bots: true } })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'G', members: [ann, bob] })
  ann.send('/start')
  await updates()
})

const article = {
  type: 'article',
  id: '1',
  title: 'Card',
  input_message_content: { message_text: 'A card' },
}
const button = (more: object): object => ({ user_id: ann.id, button: { text: 'Pick', ...more } })

test('a prepared message goes to the kinds of chats that are allowed, until it expires', async () => {
  const given = { user_id: ann.id, result: article, allow_group_chats: true }
  const { id, expiration_date } = await result('savePreparedInlineMessage', given)
  expect(expiration_date).toBeGreaterThan(clock.now() / 1000)
  expect(() => ann.share(id)).toThrow('goes to chats of the kind group, and not to a bot')
  expect(() => bob.in(group).share(id)).toThrow('for another person than Bob')
  expect(() => ann.in(group).share('none')).toThrow('the bot has prepared nothing with the id "none"')
  expect(ann.in(group).share(id)).toMatchObject({
    text: 'A card',
    from: { id: ann.id },
    via_bot: { id: emulator.bot.id },
    chat: { id: group.id },
  })
  const body = JSON.stringify({ user_id: ann.id, chat_id: group.id, prepared: id })
  expect(await send(emulator, '/_/share', { method: 'POST', body })).toMatchObject({
    status: 200,
    body: { text: 'A card' },
  })
  clock.advance(expiration_date * 1000 + 1000 - clock.now())
  expect(() => ann.in(group).share(id)).toThrow('has expired')
})

test.each<[given: object, why: string]>([
  [{}, 'invalid user_id specified'],
  [{ user_id: 5 }, 'user not found'],
  [{ user_id: 100_001 }, 'parameter "result" is required'],
  [{ user_id: 100_001, result: article }, 'at least one chat type must be allowed'],
  [{ user_id: 100_001, result: { ...article, id: '' }, allow_bot_chats: true }, 'RESULT_ID_INVALID'],
])('savePreparedInlineMessage with %j is refused: %s', async (given, why) => {
  expect(await refused('savePreparedInlineMessage', given)).toBe(`Bad Request: ${why}`)
})

test('a prepared button asks for what it says', async () => {
  const request_users = { request_id: 1 }
  const { id } = await result('savePreparedKeyboardButton', button({ request_users }))
  expect(ann.pressPrepared(id, { users: [bob] }).message).toMatchObject({
    users_shared: { request_id: 1, users: [{ user_id: bob.id }] },
  })
  const over = { user_id: ann.id, prepared: id, choice: { users: [{ id: bob.id }] } }
  const reply = await send(emulator, '/_/press', { method: 'POST', body: JSON.stringify(over) })
  expect(reply.body).toMatchObject({ message: { users_shared: { request_id: 1 } } })
  expect((await updates()).map(({ message }) => message.users_shared.request_id)).toEqual([1, 1])
  expect(() => bob.pressPrepared(id, { users: [bob] })).toThrow('for another person than Bob')
  expect(() => ann.share(id)).toThrow('is a button')
  for (const more of [{}, { request_contact: true }, { web_app: { url: 'https://example.com' } }])
    expect(await refused('savePreparedKeyboardButton', button(more))).toBe('Bad Request: BUTTON_TYPE_INVALID')
  expect(await refused('savePreparedKeyboardButton', { user_id: ann.id })).toBe(
    'Bad Request: parameter "button" is required',
  )
})
