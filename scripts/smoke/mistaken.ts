// What the plugin reports: a call that does not run, and an `async` function without `fromAsync`.

import { handle, on, pipeline, reply, use } from 'pipegram'

export const twice = pipeline(
  use(on('message', 'text')),
  handle(({ call, message }) => {
    call(reply(message, 'Hello'))
    return call(reply(message, 'and welcome'))
  }),
)

export const later = pipeline(
  use(on('message')),
  handle(async ({ call, message }) => call(reply(message, 'Hello'))),
)
