import { Bot } from 'node-telegram-bot-api'
import { createWebhookServer } from 'node-telegram-bot-api/node'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith((handled) => {
  const bot = new Bot('1:bench')
  bot.on('message', ({ message }) => handled(message?.text))
  const server = createWebhookServer(bot, { secretToken: secret })
  return (request, response) => void server.emit('request', request, response)
})
