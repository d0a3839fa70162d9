// The message of the compiler about a misspelt kind or field names the word.

import { on, type HasUpdate, type Middleware, type OnUpdate, type OnAny } from '@pipegram/compose'
import { describe, expect, test } from 'tstyche'

describe('on', () => {
  test('names the wrong word', () => {
    // @ts-expect-error This is not a kind of update: write one such as 'message' or 'callback_query'.
    on('mesage', 'text')
    // @ts-expect-error Write on('message', 'text').
    on('message:text')
    // @ts-expect-error '"txt"' is not assignable to parameter of type
    on('message', 'txt')
  })
  test('takes one kind, or several', () => {
    expect(on('message', 'text')).type.toBe<Middleware<HasUpdate, OnUpdate<'message', 'text'>, never>>()
    expect(on(['message', 'edited_message'], 'text')).type.toBe<
      Middleware<HasUpdate, OnAny<'message' | 'edited_message', 'text'>, never>
    >()
  })
})
