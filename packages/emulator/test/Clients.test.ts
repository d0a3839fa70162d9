// Clients that nobody here wrote do not notice the difference.

import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { Bot as GramIO } from 'gramio'
import { Bot as GrammY, GrammyError } from 'grammy'
import { Telegram as Puregram } from 'puregram'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { expect, test } from 'vitest'

// Each welcomes with a button, answers and edits when it is pressed, and echoes all else. It gives what stops it.
type Client = (emulator: Emulator, fault: (error: unknown) => void) => Promise<() => unknown>

const reply_markup = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }

const grammY: Client = async ({ token, apiRoot }, fault) => {
  const bot = new GrammY(token, { client: { apiRoot } })
  bot.catch(({ error }) => fault(error))
  bot.command('start', (ctx) => ctx.reply('Welcome', { reply_markup }))
  bot.callbackQuery('plus', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Added' })
    await ctx.editMessageText('1', { reply_markup })
  })
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  const running = bot.start()
  return () => bot.stop().then(() => running)
}

const telegraf: Client = async ({ token, apiRoot }, fault) => {
  const bot = new Telegraf(token, { telegram: { apiRoot } })
  bot.catch(fault)
  bot.start((ctx) => ctx.reply('Welcome', { reply_markup }))
  bot.action('plus', async (ctx) => {
    await ctx.answerCbQuery('Added')
    await ctx.editMessageText('1', { reply_markup })
  })
  bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text))
  const running = bot.launch()
  return () => {
    bot.stop()
    return running
  }
}

const gramIO: Client = async ({ token, apiRoot }, fault) => {
  const bot = new GramIO(token, { api: { baseURL: `${apiRoot}/bot` } })
  bot.onError(({ error }) => fault(error))
  bot.command('start', (ctx) => ctx.send('Welcome', { reply_markup }))
  bot.callbackQuery('plus', async (ctx) => {
    await ctx.answer('Added')
    await ctx.editText('1', { reply_markup })
  })
  bot.on('message', (ctx) => ctx.send(ctx.text ?? ''))
  await bot.start()
  return () => bot.stop()
}

const puregram: Client = async ({ token, apiRoot }) => {
  const telegram = Puregram.fromToken(token, { apiBaseUrl: `${apiRoot}/bot` })
  telegram.updates.on('message', (ctx) => ctx.send(ctx.text === '/start' ? 'Welcome' : (ctx.text ?? ''), ctx.text === '/start' ? { reply_markup } : {}))
  telegram.updates.on('callback_query', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Added' })
    if (ctx.message !== undefined) await telegram.api.editMessageText({ chat_id: ctx.from.id, message_id: ctx.message.id, text: '1', reply_markup })
  })
  await telegram.updates.startPolling()
  return () => telegram.updates.stopPolling()
}

test.each<[string, Client]>([['grammY', grammY], ['Telegraf', telegraf], ['GramIO', gramIO], ['puregram', puregram]])(
  '%s polls, echoes ten messages and answers a callback query',
  async (_, client) => {
    const emulator = await makeEmulator({ patience: 20_000 })
    const faults: Array<unknown> = []
    const stop = await client(emulator, (error) => faults.push(error))
    const ann = emulator.user({ first_name: 'Ann', username: 'ann' })

    const first = ann.send('/start')
    expect((await ann.received()).text).toBe('Welcome')

    const texts = Array.from({ length: 10 }, (__, i) => `message ${i} 🙂`)
    for (const text of texts) ann.send(text)
    // Not each of them keeps the order of a chat.
    expect((await ann.received(10)).map(({ text }) => text).sort()).toEqual([...texts].sort())

    ann.press('+')
    expect(await ann.answered()).toMatchObject({ text: 'Added', show_alert: false })
    expect(await ann.received()).toMatchObject({ text: '1', edit_date: expect.any(Number) })
    expect(faults).toEqual([])

    // Some stop when their last poll ends: there is something for it, which none of them answers.
    const stopped = stop()
    ann.edit(first, 'Goodbye')
    await stopped
    await emulator.close()
  },
)

test('grammY reads refusals', async () => {
  const emulator = await makeEmulator()
  const bot = new GrammY(emulator.token, { client: { apiRoot: emulator.apiRoot } })
  const error: unknown = await bot.api.sendMessage(1, 'hi').catch((e: unknown) => e)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  await emulator.close()
})
