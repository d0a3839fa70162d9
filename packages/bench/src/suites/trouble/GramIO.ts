import { Bot } from 'gramio'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((origin, run) => {
  const bot = new Bot('1:bench', { api: { baseURL: `${origin}/bot` } })
  bot.on('message', async (ctx) => {
    if (await run(ctx.chat.id)) await ctx.send('hi')
  })
  return bot.start()
})
