// `says` knows the context of its place: in a handler, a branch and a table of commands.

import {
  branch,
  callback,
  choose,
  commands,
  handle,
  on,
  pipeline,
  says,
  use,
  type Context,
  type Handler,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { callbackData, int } from '@pipegram/core/CallbackData'
import { bold, fmt } from '@pipegram/core/Text'
import { describe, expect, test } from 'tstyche'

const Page = callbackData('page', { number: int })

describe('says', () => {
  test('can be in a handler, in a branch and in a table of commands', () => {
    const bot = pipeline(
      choose(
        commands({
          help: says('Send me a photo.'),
          start: { description: 'Say hello', run: says(({ from }) => fmt`Hello, ${bold(from.first_name)}!`) },
        }),
        branch(use(callback(Page)), handle(says(({ payload }) => `Page ${payload.number}`))),
        branch(use(on('message', 'text')), handle(says(({ message }) => message.text))),
      ),
    )
    expect(bot).type.toBe<Handler<Context, ApiError>>()
  })
  test('needs a message or a pressed button', () => {
    // @ts-expect-error is not assignable to
    pipeline(handle(says('Hello')))
  })
})
