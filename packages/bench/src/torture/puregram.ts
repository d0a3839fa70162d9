import process from 'node:process'
import { Telegram } from 'puregram'
import { handleMessage } from '../../../updates/test/fixtures/Notebook.ts'

const { API_ROOT = '', BOT_TOKEN = '' } = process.env

const { updates } = new Telegram({ token: BOT_TOKEN, apiBaseUrl: `${API_ROOT}/bot` })
updates.on('message', (ctx) => handleMessage(ctx.chat.id, ctx.text ?? ''))
process.once('SIGTERM', () => updates.stopPolling())
await updates.startPolling()
