import { Bot } from 'gramio'
import { chatId, prepareWith, text } from './Task.ts'

export const prepare = prepareWith((origin) => {
  const { api } = new Bot('1:bench', { api: { baseURL: `${origin}/bot` } })
  return { send: () => api.sendMessage({ chat_id: chatId, text }) }
})
