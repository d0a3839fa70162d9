// A test runs the bot on an update, without a server, and looks at its calls.

import { harness, said } from '@pipegram/testing'
import { expect, test } from 'vitest'
import { bot } from '../src/bot.ts'

test('/start greets the user by name', async () => {
  const { calls } = await harness(bot)(said('/start'))()
  expect(calls).toMatchObject([
    { method: 'sendMessage', params: { text: 'Hello, Ann! Write me something.' } },
  ])
})

test('a text is echoed', async () => {
  const { calls } = await harness(bot)(said('one <b>two</b>'))()
  expect(calls).toMatchObject([{ method: 'sendMessage', params: { text: 'one <b>two</b>' } }])
})
