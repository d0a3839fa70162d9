import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { botInfo } from '../dispatch/grammY.ts'
import type { Make } from './Task.ts'

export const make: Make = async (took) => {
  const bot = new Telegraf('1:bench')
  bot.botInfo = botInfo
  bot.command('bench', (ctx) => took('command', ctx.payload))
  bot.on(message('text'), (ctx) => took('text', ctx.message.text))
  bot.action(/^/, (ctx) => took('button', ctx.match.input))
  return (update) => bot.handleUpdate(update)
}
