import ky from 'ky'
import { body, prepareWith, replyOf } from './Task.ts'

export const prepare = prepareWith((origin) => ({
  send: async () =>
    replyOf(
      await ky
        .post(`${origin}/bot1:bench/sendMessage`, {
          headers: { 'content-type': 'application/json' },
          body,
          retry: 0,
          throwHttpErrors: false,
        })
        .json(),
    ),
}))
