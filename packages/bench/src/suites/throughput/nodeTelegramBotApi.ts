import { Bot } from 'node-telegram-bot-api'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Bot('1:bench', { apiRoot })
  bot.on('message', ({ message }) => (message === undefined ? undefined : run(message.chat.id, message.text)))
  return bot.startPolling()
})
