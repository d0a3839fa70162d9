import process from 'node:process'
import { Bot } from 'gramio'
import { handleMessage } from '../../../updates/test/fixtures/Notebook.ts'

const { API_ROOT = '', BOT_TOKEN = '' } = process.env

const bot = new Bot(BOT_TOKEN, { api: { baseURL: `${API_ROOT}/bot` } })
bot.on('message', (ctx) => handleMessage(ctx.chat.id, ctx.text ?? ''))
process.on('SIGTERM', () => void bot.stop().then(() => process.exit(0)))
await bot.start()
