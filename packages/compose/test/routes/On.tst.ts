// The message of the compiler about a misspelt kind or field names the word.

import { on, type HasUpdate, type Middleware, type OnUpdate, type OnAny } from '@pipegram/compose'
import { describe, expect, test } from 'tstyche'

describe('on', () => {
  test('names the wrong word', () => {
    // @ts-expect-error '"mesage"' is not assignable to parameter of type 'UpdateKind'
    on('mesage', 'text')
    expect(on('message:text')).type.toBe<readonly ["Write on('message', 'text')."]>()
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
