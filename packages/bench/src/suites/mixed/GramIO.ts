import { Bot } from 'gramio'
import { botInfo } from '../dispatch/grammY.ts'
import type { Make } from './Task.ts'

export const make: Make = async (took) => {
  const bot = new Bot('1:bench', { info: botInfo })
  bot.command('bench', (ctx) => took('command', ctx.args ?? ''))
  bot.on('message', (ctx) => took('text', ctx.text ?? ''))
  bot.callbackQuery(/^/, (ctx) => took('button', ctx.queryData.input ?? ''))
  await bot.init()
  return (update) => bot.updates.handleUpdate(update)
}
