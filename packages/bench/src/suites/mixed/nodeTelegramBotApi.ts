import { Bot } from 'node-telegram-bot-api'
import type { Make } from './Task.ts'

export const make: Make = async (took) => {
  const bot = new Bot('1:bench')
  bot.command('bench', ({ message }) => took('command', message?.text?.slice('/bench '.length) ?? ''))
  bot.on('message', ({ message }) => took('text', message?.text ?? ''))
  bot.on('callback_query', ({ callbackQuery }) => took('button', callbackQuery?.data ?? ''))
  return (update) => bot.handleUpdate(update)
}
