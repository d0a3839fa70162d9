import { makeClient } from '@pipegram/client/Client'
import { toString } from '@pipegram/core/ApiError'
import { sendMessage } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import { chatId, prepareWith, text } from './Task.ts'

export const prepare = prepareWith((apiRoot) => {
  const token = Token.fromString('123456789:a-token-of-the-bench-and-no-bot')
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot })
  return {
    send: async () => {
      const sent = await client(sendMessage({ chat_id: chatId, text }))()
      if (E.isLeft(sent)) throw new Error(toString(sent.left))
      return sent.right
    },
    close: client.close,
  }
})
