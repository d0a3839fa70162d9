// An album has at least one message.

import { albums, handle, pipeline, use, type Context, type Handler } from '@pipegram/compose'
import type { Message } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('albums', () => {
  test('add a first message and more, even without a lane in the context', () => {
    const gathered = albums({ quiet: 1_000 })
    expect(
      pipeline(
        use(gathered),
        handle(({ album }) => {
          expect(album[0]).type.toBe<Message>()
          expect(album[1]).type.toBe<Message | undefined>()
          return TE.right(0)
        }),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('take their wait in milliseconds or in words', () => {
    expect(albums).type.toBeCallableWith({ quiet: '1s' })
    expect(albums).type.not.toBeCallableWith({ quiet: 'a second' })
  })
})
