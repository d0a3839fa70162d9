import { run as runBot, sequentialize } from '@grammyjs/runner'
import { Bot } from 'grammy'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith(async (apiRoot, run) => {
  const bot = new Bot('1:bench', { client: { apiRoot } })
  bot.use(sequentialize((ctx) => ctx.chat?.id.toString()))
  bot.on('message:text', async (ctx) => {
    if (await run(ctx.chat.id)) await ctx.reply('hi')
  })
  await bot.init()
  return runBot(bot).task()
})
