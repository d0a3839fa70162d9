// What a filter tells about a type, and what it must not tell.

import { describe, expect, test } from 'tstyche'
import type { NarrowingFilter, Passed, With } from '../../src/filters/Filter.ts'
import * as filters from '../../src/filters/Filters.ts'
import type { Document, Message, PhotoSize, Update, User } from '../../src/types/Types.ts'

const {
  and,
  caption,
  chatType,
  command,
  dice,
  document,
  entity,
  forwarded,
  fromPredicate,
  not,
  or,
  photo,
  regex,
  reply,
  text,
  updateType,
  user,
  video,
  xor,
} = filters

declare const message: Message
declare const update: Update
declare const spoken: With<Message, 'text'>

describe('a filter', () => {
  test('a filter says that the fields it asked for are present', () => {
    if (photo(message)) expect(message.photo).type.toBe<ReadonlyArray<PhotoSize>>()
    if (photo(message)) expect(message).type.toBeAssignableTo<With<Message, 'photo'>>()
    if (user(message)) expect(message.from).type.toBe<User>()
    if (document('pdf')(message))
      expect(message.document).type.toBeAssignableTo<With<Document, 'mime_type'>>()
    if (entity('url')(message)) expect(message).type.toBeAssignableTo<With<Message, 'text' | 'entities'>>()
    if (filters.migrate(message))
      expect(message).type.toBeAssignableTo<
        With<Message, 'migrate_to_chat_id'> | With<Message, 'migrate_from_chat_id'>
      >()
  })
  test('a filter knows the words and the types that it was made from', () => {
    if (text('yes', 'no')(message)) expect(message.text).type.toBe<'yes' | 'no'>()
    if (chatType('private', 'channel')(message))
      expect(message.chat.type).type.toBeAssignableTo<'private' | 'channel'>()
  })
  test('a filter says nothing of what it did not ask for', () => {
    if (photo(message)) expect(message.video).type.toBe<Message['video']>()
    if (photo(message)) return
    expect(message).type.toBe<Message>()
  })
  test('a filter narrows lists', () => {
    expect([message].filter(photo)).type.toBe<Array<Message & { readonly photo: ReadonlyArray<PhotoSize> }>>()
    expect([message].filter(text).map((each) => each.text)).type.toBe<Array<string>>()
  })
})

describe('combined filters', () => {
  test('and intersects the types of filters', () => {
    const filter = and(photo, caption, not(forwarded))
    if (filter(message)) {
      expect(message.photo).type.toBe<ReadonlyArray<PhotoSize>>()
      expect(message.caption).type.toBe<string>()
      expect(message.forward_origin).type.toBe<Message['forward_origin']>()
    }
  })
  test('or unites the types of filters', () => {
    const filter = or(photo, video)
    if (filter(message)) {
      expect(message).type.toBeAssignableTo<With<Message, 'photo'> | With<Message, 'video'>>()
      expect(message.photo).type.toBe<Message['photo']>()
    }
    if (and(or(photo, video), caption)(message)) expect(message.caption).type.toBe<string>()
    if (or(and(photo, caption), and(video, caption))(message)) expect(message.caption).type.toBe<string>()
  })
  test('xor narrows to one of two types', () => {
    if (xor(photo, video)(message))
      expect(message).type.toBeAssignableTo<With<Message, 'photo'> | With<Message, 'video'>>()
  })
  test('a list of filters of unknown length narrows to no more than its parts', () => {
    const some: ReadonlyArray<NarrowingFilter<Message, With<Message, 'photo'> | With<Message, 'video'>>> = [
      photo,
      video,
    ]
    if (and(caption, ...some)(message)) expect(message.caption).type.toBe<string>()
    if (or(photo, ...some)(message))
      expect(message).type.toBeAssignableTo<With<Message, 'photo'> | With<Message, 'video'>>()
  })
})

describe('the values that a filter refuses', () => {
  test('a filter that asks more than its type says narrows a refused value to nothing else', () => {
    if (regex(/x/)(spoken)) return
    expect(spoken).type.toBe<With<Message, 'text'>>()
    if (command(spoken) || user(1)(spoken) || text('yes')(spoken) || dice(6)(spoken)) return
    expect(spoken.text).type.toBe<string>()
  })
  test('not and xor leave the type as it was', () => {
    if (not(photo)(message)) expect(message.photo).type.toBe<Message['photo']>()
    else expect(message).type.toBe<Message>()
    if (!xor(text, reply)(spoken)) expect(spoken.text).type.toBe<string>()
    const long = fromPredicate('long', 'any', (value: string) => value.length > 9)
    const word = 'word' as string
    if (!long(word)) expect(word).type.toBe<string>()
  })
})

describe('an update', () => {
  test('an update has the payload of its kind', () => {
    if (updateType('message', photo)(update))
      expect(update.message.photo).type.toBe<ReadonlyArray<PhotoSize>>()
    if (updateType('callback_query')(update)) expect(update.callback_query.id).type.toBe<string>()
  })
  test('an update brings a message of one kind or another', () => {
    if (filters.message(photo)(update))
      expect(update).type.toBeAssignableTo<filters.Bringing<With<Message, 'photo'>>>()
  })
})

describe('what must not compile', () => {
  test('a filter of another payload does not compile', () => {
    expect(updateType).type.not.toBeCallableWith('poll', photo)
    expect(updateType).type.not.toBeCallableWith('massage')
    expect(filters.message).type.not.toBeCallableWith(updateType('message'))
    expect(and(photo, updateType('message'))).type.not.toBeAssignableTo<NarrowingFilter<Message, Message>>()
  })
  test('and, or and xor without a filter do not compile', () => {
    expect(and).type.not.toBeCallableWith()
    expect(or).type.not.toBeCallableWith()
    expect(xor).type.not.toBeCallableWith(photo)
  })
  test('a username in a list of ids does not compile', () => {
    expect(user).type.not.toBeCallableWith('@ann')
    expect(filters.chat).type.not.toBeCallableWith('@news')
  })
  test('an unknown word does not compile', () => {
    expect(chatType).type.not.toBeCallableWith('secret')
    expect(dice).type.not.toBeCallableWith('🍕')
    expect(filters.sticker).type.not.toBeCallableWith('mask')
    expect(filters.field).type.not.toBeCallableWith('fotos')
  })
  test('a message that passed is a message, not the other way round', () => {
    expect<Passed<Message>>().type.toBeAssignableTo<Message>()
    expect<Message>().type.not.toBeAssignableTo<Passed<Message>>()
  })
})
