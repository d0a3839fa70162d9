import process from 'node:process'
import { run, sequentialize } from '@grammyjs/runner'
import { Bot } from 'grammy'
import { handleMessage } from '../../../updates/test/fixtures/Notebook.ts'

const { API_ROOT = '', BOT_TOKEN = '' } = process.env

const bot = new Bot(BOT_TOKEN, { client: { apiRoot: API_ROOT } })
bot.use(sequentialize((ctx) => ctx.chat?.id.toString()))
bot.on('message:text', (ctx) => handleMessage(ctx.chat.id, ctx.message.text))
const runner = run(bot)
process.once('SIGTERM', () => void (runner.isRunning() && runner.stop()))
