import { Bot, webhookHandler } from 'gramio'
import { botInfo } from '../dispatch/grammY.ts'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith(async (handled) => {
  const bot = new Bot('1:bench', { info: botInfo })
  bot.on('message', (ctx) => handled(ctx.text))
  await bot.init()
  const answer = webhookHandler(bot, 'http', secret)
  return (request, response) => void answer(request, response)
})
