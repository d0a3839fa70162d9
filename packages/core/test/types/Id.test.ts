import * as Id from '@pipegram/core/Id'
import type { Chat } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const number = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000_000_000 - 2 ** 31 }),
  fc.integer({ min: 1_000_000_000_000 + 2 ** 31 + 1, max: 3_000_000_000_000 }),
)

describe('the number of a supergroup or a channel', () => {
  it('the number of a channel makes its id, and is read from it', () => {
    fc.assert(
      fc.property(number, (n) => {
        const id = Id.fromChannelNumber(n)
        expect([Id.toChannelNumber(id), Id.kindOf(id)]).toEqual([O.some(n), O.some('channel')])
        // Up to ten digits, the id is `-100` and the number.
        if (n >= 10 ** 9 && n < 10 ** 10) expect(String(id)).toBe(`-100${n}`)
      }),
    )
  })
  it('the number of a channel is refused outside its ranges', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, 1_000_000_000_000, 3_000_000_000_001]) {
      expect(() => Id.fromChannelNumber(wrong)).toThrow(RangeError)
      expect(Id.toChannelNumber(-1_000_000_000_000 - wrong)).toEqual(O.none)
    }
  })
})

describe('the kind of an id', () => {
  it('the kind of an id follows from its range', () => {
    const kinds: ReadonlyArray<readonly [number, Id.IdKind | undefined]> = [
      [1, 'user'],
      [Id.telegram, 'user'],
      [2 ** 40 - 1, 'user'],
      [2 ** 40, undefined],
      [0, undefined],
      [-1, 'group'],
      [-999_999_999_999, 'group'],
      [-1_000_000_000_000, undefined],
      [-1_000_000_000_001, 'channel'],
      [-2_000_000_000_000, undefined],
      [-4_000_000_000_000, 'channel'],
      [-4_000_000_000_001, undefined],
      [0.5, undefined],
      [Number.NaN, undefined],
    ]
    for (const [id, kind] of kinds) expect([id, O.toUndefined(Id.kindOf(id))]).toEqual([id, kind])
    expect(Id.serviceAccounts.map((id) => O.toUndefined(Id.kindOf(id)))).toEqual(
      Id.serviceAccounts.map(() => 'user'),
    )
    expect(new Set(Id.serviceAccounts).size).toBe(6)
  })
})

describe('the link to a message', () => {
  const chat: Chat = { id: -1001234567890, type: 'supergroup' }
  it('the link to a message has the username or the number of the chat, and its topic', () => {
    expect(Id.messageLink({ message_id: 5, chat })).toEqual(O.some('https://t.me/c/1234567890/5'))
    expect(Id.messageLink({ message_id: 5, chat: { ...chat, username: 'news' } })).toEqual(
      O.some('https://t.me/news/5'),
    )
    expect(Id.messageLink({ message_id: 5, chat, is_topic_message: true, message_thread_id: 3 })).toEqual(
      O.some('https://t.me/c/1234567890/3/5'),
    )
    expect(Id.messageLink({ message_id: 5, chat, message_thread_id: 3 })).toEqual(
      O.some('https://t.me/c/1234567890/5'),
    )
  })
  it('there is no link to a message if apps have none', () => {
    expect(Id.messageLink({ message_id: 5, chat: { id: 7, type: 'private', username: 'ann' } })).toEqual(
      O.none,
    )
    expect(Id.messageLink({ message_id: 5, chat: { id: -7, type: 'group' } })).toEqual(O.none)
  })
})

describe('a set of ids', () => {
  it('says in JavaScript what the compiler says in TypeScript', () => {
    const call = (make: (ids: Iterable<number>) => unknown, ids: unknown) => () =>
      Reflect.apply(make, undefined, [ids])
    expect(call(Id.personIds, ['ann'])).toThrow(
      '"ann" cannot be the id of a user: it is a whole number, such as 123456789, and never a username. ' +
        'Find it as from.id in a message.',
    )
    expect(call(Id.chatIds, ['@channel'])).toThrow('Find it as chat.id in a message.')
    expect(call(Id.userIds, 7)).toThrow('The ids of users are a list: write [123456789], not 7.')
    for (const ids of [undefined, null, {}]) expect(call(Id.userIds, ids)).toThrow('are a list')
  })
})
