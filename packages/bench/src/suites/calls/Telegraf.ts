import { Telegram } from 'telegraf'
import { chatId, prepareWith, text } from './Task.ts'

export const prepare = prepareWith((apiRoot) => {
  const telegram = new Telegram('1:bench', { apiRoot })
  return { send: () => telegram.sendMessage(chatId, text) }
})
