// A bot of node-telegram-bot-api.

import { Bot, InputFile } from 'node-telegram-bot-api'
import type { Loose } from '../../BotClient.ts'
import type { Stranger } from '../StrangerScript.ts'
import * as texts from '../StrangerTexts.ts'
import { makePlainBot } from './PlainBot.ts'

export const nodeTelegramBotApi: Stranger = async ({ token, apiRoot }, fault) => {
  const bot = new Bot(token, { apiRoot })
  const api: Loose = bot.api
  const plain = makePlainBot({
    methods: api,
    upload: (bytes, filename) => new InputFile(Uint8Array.from(bytes), { filename }),
    sizeOf: async (file_id) => {
      const { file_path } = await bot.api.getFile({ file_id })
      const response = await fetch(`${apiRoot}/file/bot${token}/${file_path ?? ''}`)
      return (await response.arrayBuffer()).byteLength
    },
    wordsOf: (error) => {
      const given: Loose = error
      return String(given.description ?? given.message)
    },
  })
  const updateOf = ({ update }: { readonly update: Loose }): Loose => update
  bot.catch(fault)
  await bot.api.setMyCommands({ commands: texts.commands })
  bot.on('message', (ctx) => plain.message(ctx.message))
  bot.on('edited_message', (ctx) => plain.edited(ctx.editedMessage))
  bot.on('channel_post', (ctx) => plain.post(ctx.channelPost))
  bot.on('callback_query', (ctx) => plain.pressed(ctx.callbackQuery))
  bot.on('inline_query', (ctx) => plain.searched(ctx.inlineQuery))
  bot.on('pre_checkout_query', (ctx) => plain.checkout(updateOf(ctx).pre_checkout_query))
  bot.on('poll_answer', (ctx) => plain.voted(updateOf(ctx).poll_answer))
  const running = bot.startPolling()
  return async () => {
    bot.stop()
    await running
  }
}
