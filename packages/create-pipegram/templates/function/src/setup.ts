// Tells Telegram where the bot is, after a release: `webhook https://…`.

import { E, makeClient, Token } from 'pipegram'
import { ensureWebhook, showStartError } from 'pipegram/updates'
import { bot } from './bot.ts'

const { BOT_API_ROOT = 'https://api.telegram.org', BOT_TOKEN = '', WEBHOOK_SECRET = '' } = process.env
const [url = ''] = process.argv.slice(2)

const token = Token.fromString(BOT_TOKEN)
if (E.isLeft(token)) throw new Error(`BOT_TOKEN: ${token.left}`)
const client = makeClient({ token: token.right, apiRoot: BOT_API_ROOT })
const done = await ensureWebhook(bot, { url, secret: WEBHOOK_SECRET })(client)()
console.log(E.isRight(done) ? (done.right.trouble ?? 'The webhook works.') : showStartError(done.left))
process.exitCode = E.isRight(done) ? 0 : 1
