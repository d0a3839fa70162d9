import { Bot } from 'gramio'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((origin, run) => {
  const bot = new Bot('1:bench', { api: { baseURL: `${origin}/bot` } })
  bot.on('message', (ctx) => run(ctx.chat.id, ctx.text))
  return bot.start()
})
