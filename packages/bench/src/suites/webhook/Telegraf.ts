import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { botInfo } from '../dispatch/grammY.ts'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith((handled) => {
  const bot = new Telegraf('1:bench')
  bot.botInfo = botInfo
  bot.on(message('text'), (ctx) => handled(ctx.message.text))
  const answer = bot.webhookCallback('/', { secretToken: secret })
  return (request, response) => void answer(request, response)
})
