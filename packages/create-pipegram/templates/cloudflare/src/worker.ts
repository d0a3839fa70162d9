// The bot as a Cloudflare Worker. The token and the secret are secrets of the worker.

import { webhook } from 'pipegram'
import { bot } from './bot.ts'

const { BOT_API_ROOT = 'https://api.telegram.org', BOT_TOKEN = '', WEBHOOK_SECRET = '' } = process.env

export default {
  fetch: webhook(bot, { token: BOT_TOKEN, apiRoot: BOT_API_ROOT, secret: WEBHOOK_SECRET }),
}
