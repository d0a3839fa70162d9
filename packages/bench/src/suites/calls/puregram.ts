import { Telegram } from 'puregram'
import { chatId, prepareWith, text } from './Task.ts'

export const prepare = prepareWith((origin) => {
  const { api } = new Telegram({ token: '1:bench', apiBaseUrl: `${origin}/bot` })
  return { send: () => api.sendMessage({ chat_id: chatId, text }) }
})
