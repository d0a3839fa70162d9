// What the type checker of a user must accept, with all libraries checked.

import { makeClient } from '@pipegram/client'
import type { Message } from '@pipegram/core/Types'
import { bold, catchError, commands, fmt, handle, on, pipeline, reply, TE, use, type Bot } from 'pipegram'
import { isTransient } from './isTransient.js'

export const echo: Bot = pipeline(
  use(on('message', 'text')),
  handle(({ call, message }) => call(reply(message, fmt`You said ${bold(message.text)}`))),
  catchError((error) => TE.fromIO(() => isTransient(error))),
)

export const hello: Bot = pipeline(
  commands({
    start: { description: 'Say hello', run: ({ call, message }) => call(reply(message, 'Hello')) },
  }),
  catchError(() => TE.right(undefined)),
)

export const textOf = (message: Message): string | undefined => message.text
export { makeClient }

// @ts-expect-error A bot handles each of its errors.
export const careless: Bot = pipeline(
  use(on('message', 'text')),
  handle(({ call, message }) => call(reply(message, message.text))),
)
