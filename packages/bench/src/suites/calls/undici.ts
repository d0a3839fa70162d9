import { Pool } from 'undici'
import { body, prepareWith, replyOf } from './Task.ts'

export const prepare = prepareWith((origin) => {
  const pool = new Pool(origin, { connections: 100 })
  return {
    send: async () => {
      const answer = await pool.request({
        path: '/bot1:bench/sendMessage',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return replyOf(await answer.body.json())
    },
    close: () => pool.close(),
  }
})
