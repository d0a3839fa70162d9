// The type of what is heard, by what is asked for.

import { handle, hears, on, pipeline, use, type Context, type Handler } from '@pipegram/compose'
import { IntFromString } from '@pipegram/core/Argument'
import type { CallbackQuery, ChatMemberUpdated, Message } from '@pipegram/core/Types'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'tstyche'

describe('hears', () => {
  test('types texts by their letters', () => {
    const menu = hears(['Menu', 'Help'])
    expect(
      pipeline(
        use(menu),
        handle(({ heard, message }) => {
          expect(heard).type.toBe<'Menu' | 'Help'>()
          expect(message.text).type.toBe<string>()
          return TE.right(0)
        }),
      ),
    ).type.toBe<Handler<Context, never>>()
  })
  test('types groups by their names', () => {
    pipeline(
      use(hears(/^(?<a>x)(?<b>y)?$/, { groups: ['a'] })),
      handle(({ heard }) => {
        expect(heard.groups).type.toBe<{ readonly a: string }>()
        expect(heard.parts[2]).type.toBe<string | undefined>()
        return TE.right(0)
      }),
    )
  })
  test('types the result of a codec', () => {
    pipeline(
      use(hears(IntFromString)),
      handle(({ heard }) => {
        expect(heard).type.toBe<number>()
        return TE.right(0)
      }),
    )
  })
  test('refuses options of another form, and kinds without a message', () => {
    expect(hears).type.not.toBeCallableWith('Menu', { groups: ['a'] })
    expect(hears).type.not.toBeCallableWith(/a/, { ignoreCase: true })
    expect(hears).type.not.toBeCallableWith('Menu', { kinds: ['poll'] })
  })
})

describe('on several kinds', () => {
  test('narrows to the fields that the kinds share', () => {
    pipeline(
      use(on(['message', 'edited_message'], 'text')),
      handle(({ kind, payload }) => {
        expect(kind).type.toBe<'message' | 'edited_message'>()
        expect(payload.text).type.toBe<string>()
        return TE.right(0)
      }),
    )
    pipeline(
      use(on(['my_chat_member', 'chat_member'], 'invite_link')),
      handle(({ payload }) => {
        expect(payload).type.toBeAssignableTo<ChatMemberUpdated>()
        return TE.right(0)
      }),
    )
    pipeline(
      use(on(['message', 'callback_query'])),
      handle(({ payload }) => {
        expect(payload).type.toBeAssignableTo<Message | CallbackQuery>()
        return TE.right(0)
      }),
    )
  })
  test('refuses fields that not all of the kinds have', () => {
    expect(on).type.not.toBeCallableWith(['message', 'callback_query'], 'photo')
  })
})
