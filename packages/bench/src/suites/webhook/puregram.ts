import { Telegram } from 'puregram'
import { prepareWith, secret } from './Task.ts'

export const prepare = prepareWith((handled) => {
  const { updates } = Telegram.fromToken('1:bench')
  updates.on('message', (ctx) => handled(ctx.text))
  const answer = updates.getWebhookMiddleware(secret)
  return (request, response) => void answer(request, response)
})
