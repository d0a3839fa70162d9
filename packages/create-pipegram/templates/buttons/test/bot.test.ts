// A test runs the bot on an update, without a server, and looks at its calls.

import { harness, pressed, said } from '@pipegram/testing'
import { expect, test } from 'vitest'
import { bot, Count } from '../src/bot.ts'

const ask = harness(bot)

test('/start greets the user by name', async () => {
  const { calls } = await ask(said('/start'))()
  expect(calls).toMatchObject([{ method: 'sendMessage', params: { text: 'Hello, Ann! Press /count.' } }])
})

test('/from counts from its argument', async () => {
  const { calls } = await ask(said('/from 41'))()
  expect(calls).toMatchObject([{ method: 'sendMessage', params: { text: '41' } }])
})

test('a wrong argument is explained', async () => {
  const { calls } = await ask(said('/from here'))()
  const why = 'value: expected a whole number from 0 to 1000, got "here"\nUsage: /from value'
  expect(calls).toMatchObject([{ method: 'sendMessage', params: { text: why } }])
})

test('the button counts', async () => {
  const { calls } = await ask(pressed(Count.encode({ value: 1 })))()
  expect(calls).toContainEqual(
    expect.objectContaining({ method: 'editMessageText', params: expect.objectContaining({ text: '1' }) }),
  )
})

test('a button of another bot is answered', async () => {
  const { calls } = await ask(pressed('no-such-button'))()
  expect(calls.map(({ method }) => method)).toEqual(['answerCallbackQuery'])
})
