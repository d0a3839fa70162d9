// The payload of a link, typed by its codec.

import { deepLink, handle, pipeline, use, type Context, type Handler } from '@pipegram/compose'
import { int } from '@pipegram/core/Field'
import { startPayload } from '@pipegram/core/StartPayload'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('deepLink', () => {
  test('types the payload', () => {
    const invited = deepLink(startPayload('invite', { by: int }))
    expect(
      pipeline(
        use(invited),
        handle(({ payload, from, message }) => {
          expect(payload).type.toBe<{ by: number }>()
          expect(message.text).type.toBe<string>()
          return TE.right(from)
        }),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('leads to private chats or groups', () => {
    expect(deepLink).type.not.toBeCallableWith(startPayload('a', {}), { to: 'channel' })
  })
})
