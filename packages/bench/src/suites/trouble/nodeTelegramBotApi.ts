import { Bot } from 'node-telegram-bot-api'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((apiRoot, run) => {
  const bot = new Bot('1:bench', { apiRoot })
  bot.on('message', async ({ message }) => {
    if (message !== undefined && (await run(message.chat.id)))
      await bot.api.sendMessage({ chat_id: message.chat.id, text: 'hi' })
  })
  return bot.startPolling()
})
