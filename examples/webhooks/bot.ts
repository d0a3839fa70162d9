import { catchError, handle, on, pipeline, report, says, use, webhook } from 'pipegram'

const { BOT_API_ROOT = 'https://api.telegram.org', BOT_TOKEN = '', WEBHOOK_SECRET = '' } = process.env

export const bot = pipeline(
  use(on('message', 'text')),
  handle(says(({ message }) => message.text)),
  catchError(report),
)

export const handler = webhook(bot, {
  token: BOT_TOKEN,
  apiRoot: BOT_API_ROOT,
  secret: WEBHOOK_SECRET,
})

export default { fetch: handler }
