// The answers of the harness could come from the Bot API: they decode, for every method.

import { raw, type Call } from '@pipegram/core/Call'
import * as Calls from '@pipegram/core/Calls'
import { reply } from '@pipegram/core/Reply'
import { bold } from '@pipegram/core/Text'
import { User } from '@pipegram/core/Types'
import { success } from '@pipegram/testing/Answer'
import { message } from '@pipegram/testing/Build'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const isConstructor = (u: unknown): u is (params: object) => Call<unknown> => typeof u === 'function'

const built = (name: Calls.MethodName, params: object): Call<unknown> => {
  const make: unknown = Calls[name]
  if (!isConstructor(make)) throw new Error(`No call for ${name}`)
  return make(params)
}

describe('success', () => {
  it.each(Calls.methodNames.map((name) => [name]))('success answers %s', (name) => {
    const call = built(name, { chat_id: 5, message_id: 7 })
    expect(call.method).toBe(name)
    const answered = success()(call)
    expect(E.isRight(answered) && call.result.decode(answered.right)).toMatchObject({ _tag: 'Right' })
  })
  it('success keeps the chat and the text', () => {
    expect(success()(reply(message('hi'), 'Hello'))).toMatchObject(
      E.right({ message_id: 1, text: 'Hello', chat: { id: 1001 } }),
    )
    expect(success()(reply(message('hi'), bold('Hello')))).toMatchObject(E.right(bold('Hello')))
    const { text: caption, entities: caption_entities } = bold('Hello')
    expect(success()(Calls.sendPhoto({ chat_id: 1, photo: 'id', caption: bold('Hello') }))).toMatchObject(
      E.right({ caption, caption_entities }),
    )
  })
  it('success names a group for a chat by its username, and the type of a chat by its id', () => {
    const chatOf = (chat_id: string | number) => success()(Calls.sendMessage({ chat_id, text: 'hi' }))
    expect(chatOf('@pipegram')).toMatchObject(E.right({ chat: { id: 1, type: 'supergroup' } }))
    expect(chatOf(5)).toMatchObject(E.right({ chat: { id: 5, type: 'private' } }))
    expect(chatOf(-5)).toMatchObject(E.right({ chat: { id: -5, type: 'supergroup' } }))
  })
  it('success tells an inline message from a message in a chat', () => {
    expect(success()(Calls.editMessageText({ inline_message_id: 'x', text: 'y' }))).toEqual(E.right(true))
  })
  it('success refuses an unknown method, unless the call takes `true`', () => {
    expect(success()(raw('getYou', {}, User))).toMatchObject(E.left({ _tag: 'Rejected', code: 404 }))
    expect(success()(raw('setYou', {}, t.literal(true)))).toEqual(E.right(true))
  })
})
