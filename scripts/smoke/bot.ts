// The smallest bot: the type checker must load few files for it.

import { catchError, handle, on, pipeline, reply, report, use } from 'pipegram'

export const bot = pipeline(
  use(on('message', 'text')),
  handle(({ call, message }) => call(reply(message, message.text))),
  catchError(report),
)
