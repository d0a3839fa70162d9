import { Telegram } from 'puregram'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((origin, run) => {
  const { updates } = new Telegram({ token: '1:bench', apiBaseUrl: `${origin}/bot` })
  updates.on('message', (ctx) => run(ctx.chat.id, ctx.text))
  return updates.startPolling()
})
