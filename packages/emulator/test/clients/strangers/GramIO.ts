// A bot of GramIO.

import { Bot, TelegramError } from 'gramio'
import type { Loose } from '../../BotClient.ts'
import type { Stranger } from '../StrangerScript.ts'
import * as texts from '../StrangerTexts.ts'
import { makePlainBot } from './PlainBot.ts'

export const gramIO: Stranger = async ({ token, apiRoot }, fault) => {
  const bot = new Bot(token, { api: { baseURL: `${apiRoot}/bot` } })
  const api: Loose = bot.api
  const plain = makePlainBot({
    methods: api,
    upload: (bytes, name) => new File([Uint8Array.from(bytes)], name),
    sizeOf: async (file_id) => (await bot.downloadFile(file_id)).byteLength,
    wordsOf: (error) => (error instanceof TelegramError ? error.message : String(error)),
  })
  const payloadOf = (ctx: Loose): Loose => ctx.payload
  bot.onError(({ error }) => fault(error))
  await bot.api.setMyCommands({ commands: texts.commands })
  bot.on(['message', 'location', 'new_chat_members', 'successful_payment'], (ctx) =>
    plain.message(payloadOf(ctx)),
  )
  bot.on('edited_message', (ctx) => plain.edited(payloadOf(ctx)))
  bot.on('channel_post', (ctx) => plain.post(payloadOf(ctx)))
  bot.on('callback_query', (ctx) => plain.pressed(payloadOf(ctx)))
  bot.on('inline_query', (ctx) => plain.searched(payloadOf(ctx)))
  bot.on('pre_checkout_query', (ctx) => plain.checkout(payloadOf(ctx)))
  bot.on('poll_answer', (ctx) => plain.voted(payloadOf(ctx)))
  await bot.start()
  return () => bot.stop(0)
}
