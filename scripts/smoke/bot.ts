// The smallest bot, for which the type checker shall load few files.

import { catchError, handle, on, pipeline, reply, report, use } from 'pipegram'

export const bot = pipeline(
  use(on('message', 'text')),
  handle(({ call, message }) => call(reply(message, message.text))),
  catchError(report),
)
