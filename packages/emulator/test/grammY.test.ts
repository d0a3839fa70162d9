// A client that nobody here wrote does not notice the difference.

import { makeEmulator } from '@pipegram/emulator'
import { Bot, GrammyError, InlineKeyboard } from 'grammy'
import { expect, test } from 'vitest'

test('grammY polls, echoes ten messages and answers a callback query', async () => {
  const emulator = await makeEmulator()
  const bot = new Bot(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const faults: Array<unknown> = []
  bot.catch((error) => void faults.push(error.error))
  bot.command('start', (ctx) => ctx.reply('Welcome', { reply_markup: new InlineKeyboard().text('+', 'plus') }))
  bot.callbackQuery('plus', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Added' })
    await ctx.editMessageText('1', { reply_markup: new InlineKeyboard().text('+', 'plus') })
  })
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  const running = bot.start()
  const ann = emulator.user({ first_name: 'Ann', username: 'ann' })

  ann.send('/start')
  expect((await ann.received()).text).toBe('Welcome')

  const texts = Array.from({ length: 10 }, (_, i) => `message ${i} 🙂`)
  for (const text of texts) ann.send(text)
  expect((await ann.received(10)).map(({ text }) => text)).toEqual(texts)

  ann.press('+')
  expect(await ann.answered()).toMatchObject({ text: 'Added', show_alert: false })
  expect(await ann.received()).toMatchObject({ text: '1', edit_date: expect.any(Number) })

  await bot.stop()
  await running
  expect(faults).toEqual([])
  await emulator.close()
})

test('grammY reads refusals', async () => {
  const emulator = await makeEmulator()
  const bot = new Bot(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const error: unknown = await bot.api.sendMessage(1, 'hi').catch((e: unknown) => e)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  await emulator.close()
})
