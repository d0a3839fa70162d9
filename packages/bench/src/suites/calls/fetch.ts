import { body, prepareWith, replyOf } from './Task.ts'

export const prepare = prepareWith((origin) => ({
  send: async () =>
    replyOf(
      await (
        await fetch(`${origin}/bot1:bench/sendMessage`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).json(),
    ),
}))
