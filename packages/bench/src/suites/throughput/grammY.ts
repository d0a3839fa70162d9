import { Bot } from 'grammy'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Bot('1:bench', { client: { apiRoot } })
  bot.on('message:text', (ctx) => run(ctx.chat.id, ctx.message.text))
  return bot.start()
})
