import { Bot } from 'grammy'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Bot('1:bench', { client: { apiRoot } })
  bot.on('message:text', async (ctx) => {
    if (await run(ctx.chat.id)) await ctx.reply('hi')
  })
  return bot.start()
})
