import process from 'node:process'
import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { handleMessage } from '../../../updates/test/fixtures/Notebook.ts'

const { API_ROOT: apiRoot = '', BOT_TOKEN = '' } = process.env

const bot = new Telegraf(BOT_TOKEN, { telegram: { apiRoot } })
bot.on(message('text'), (ctx) => handleMessage(ctx.chat.id, ctx.message.text))
process.once('SIGTERM', () => bot.stop('SIGTERM'))
await bot.launch()
