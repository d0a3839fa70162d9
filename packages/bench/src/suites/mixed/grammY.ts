import { Bot } from 'grammy'
import { botInfo } from '../dispatch/grammY.ts'
import type { Make } from './Task.ts'

export const make: Make = async (took) => {
  const bot = new Bot('1:bench', { botInfo })
  bot.command('bench', (ctx) => took('command', ctx.match))
  bot.on('message:text', (ctx) => took('text', ctx.message.text))
  bot.on('callback_query:data', (ctx) => took('button', ctx.callbackQuery.data))
  return (update) => bot.handleUpdate(update)
}
