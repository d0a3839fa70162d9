import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Telegraf('1:bench', { telegram: { apiRoot } })
  bot.on(message('text'), (ctx) => run(ctx.chat.id, ctx.message.text))
  return bot.launch()
})
