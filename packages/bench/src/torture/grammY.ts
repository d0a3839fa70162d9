// Bots of the peers that are killed again and again, each as its documentation recommends. This one polls
// with what grammY has built in.

import process from 'node:process'
import { Bot } from 'grammy'
import { handleMessage } from '../../../updates/test/fixtures/Notebook.ts'

const { API_ROOT = '', BOT_TOKEN = '' } = process.env

const bot = new Bot(BOT_TOKEN, { client: { apiRoot: API_ROOT } })
bot.on('message:text', (ctx) => handleMessage(ctx.chat.id, ctx.message.text))
process.once('SIGTERM', () => void bot.stop())
await bot.start()
