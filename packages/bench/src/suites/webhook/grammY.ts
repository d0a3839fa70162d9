import { Bot, webhookCallback } from 'grammy'
import { botInfo } from '../dispatch/grammY.ts'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith((handled) => {
  const bot = new Bot('1:bench', { botInfo })
  bot.on('message:text', (ctx) => handled(ctx.message.text))
  const answer = webhookCallback(bot, 'http', { secretToken: secret })
  return (request, response) => void answer(request, response)
})
