// A bot of puregram.

import { APIError, MediaSource, Telegram } from 'puregram'
import type { Loose } from '../../BotClient.ts'
import type { Stranger } from '../StrangerScript.ts'
import * as texts from '../StrangerTexts.ts'
import { makePlainBot } from './PlainBot.ts'

export const puregram: Stranger = async ({ token, apiRoot }, fault) => {
  const telegram = Telegram.fromToken(token, { apiBaseUrl: `${apiRoot}/bot` })
  const api: Loose = telegram.api
  const plain = makePlainBot({
    methods: api,
    upload: (bytes, filename) => MediaSource.buffer(bytes, { filename }),
    sizeOf: async (file_id) => {
      const { file_path } = await telegram.api.getFile({ file_id })
      const response = await fetch(`${apiRoot}/file/bot${token}/${file_path ?? ''}`)
      return (await response.arrayBuffer()).byteLength
    },
    wordsOf: (error) => (error instanceof APIError ? error.message : String(error)),
  })
  const on = (kinds: ReadonlyArray<string>, run: (payload: Loose) => Promise<unknown>): void => {
    for (const kind of kinds) telegram.updates.on(kind, (ctx: Loose) => run(ctx.payload).catch(fault))
  }
  await telegram.api.setMyCommands({ commands: texts.commands })
  on(['message', 'new_chat_members', 'successful_payment', 'location', 'contact'], plain.message)
  on(['edited_message'], plain.edited)
  on(['channel_post'], plain.post)
  on(['callback_query'], plain.pressed)
  on(['inline_query'], plain.searched)
  on(['pre_checkout_query'], plain.checkout)
  on(['poll_answer'], plain.voted)
  await telegram.updates.startPolling()
  return () => telegram.updates.stopPolling()
}
