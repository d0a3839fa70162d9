import { Telegram } from 'puregram'
import { prepareWith } from './Task.ts'

export const prepare = prepareWith((origin, run) => {
  const { updates } = new Telegram({ token: '1:bench', apiBaseUrl: `${origin}/bot` })
  updates.on('message', async (ctx) => {
    if (await run(ctx.chat.id)) await ctx.send('hi')
  })
  return updates.startPolling()
})
