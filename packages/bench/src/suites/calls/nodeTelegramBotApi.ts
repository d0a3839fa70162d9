import { Api } from 'node-telegram-bot-api'
import { chatId, prepareWith, text } from './Task.ts'

export const prepare = prepareWith((apiRoot) => {
  const api = new Api('1:bench', { apiRoot })
  return { send: () => api.sendMessage({ chat_id: chatId, text }) }
})
