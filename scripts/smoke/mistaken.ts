// What the plugin reports: a call that nobody runs, and an `async` function that nobody lifted.

import { chain, handle, on, pipe, reply, use } from 'pipegram'

export const twice = pipe(
  chain(),
  use(on('message', 'text')),
  handle(({ call, message }) => {
    call(reply(message, 'Hello'))
    return call(reply(message, 'and welcome'))
  }),
)

export const later = pipe(
  chain(),
  use(on('message')),
  handle(async ({ call, message }) => call(reply(message, 'Hello'))),
)
