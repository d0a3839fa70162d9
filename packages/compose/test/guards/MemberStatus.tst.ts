// What `became` adds, by its kind.

import { became, handle, pipeline, use, type Context, type Handler } from '@pipegram/compose'
import type { ChatMemberUpdated, User } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('became', () => {
  test('adds the user, the chat and the change, and cannot fail', () => {
    const bot = pipeline(
      use(became('in')),
      handle(({ user, chat_member }) => {
        expect(user).type.toBe<User>()
        expect(chat_member).type.toBe<ChatMemberUpdated>()
        return TE.right(1)
      }),
    )
    expect(bot).type.toBe<Handler<Context, never>>()
    const own = became('out', 'my_chat_member')
    pipeline(
      use(own),
      handle(({ chat, my_chat_member }) => TE.right([chat.id, my_chat_member.from])),
    )
    pipeline(
      use(own),
      // @ts-expect-error Property 'chat_member' does not exist
      handle(({ chat_member }) => TE.right(chat_member)),
    )
    // @ts-expect-error is not assignable to parameter of type
    became('gone')
  })
})
