import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Telegraf('1:bench', { telegram: { apiRoot } })
  bot.on(message('text'), async (ctx) => {
    if (await run(ctx.chat.id)) await ctx.reply('hi')
  })
  return bot.launch()
})
