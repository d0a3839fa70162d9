import { fromString, toString, toTg, type DeepLink } from '@pipegram/core/DeepLink'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const bot = fc.stringMatching(/^[a-z][a-z0-9_]{1,28}bot$/)
const payload = fc.stringMatching(/^[\w-]{1,64}$/)
const id = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const chat = fc.oneof(
  bot,
  fc.integer({ min: 1, max: 997_000_000_000 }).map((bare) => -1_000_000_000_000 - bare),
)
const text = fc.string({ unit: 'grapheme', minLength: 1 })

const link: fc.Arbitrary<DeepLink> = fc.oneof(
  fc.record({ _tag: fc.constant('Chat' as const), username: bot }),
  fc.record({ _tag: fc.constant('Start' as const), bot, payload }),
  fc.record(
    {
      _tag: fc.constant('StartGroup' as const),
      bot,
      payload,
      admin: fc.constant(['post_messages', 'pin_messages'] as const),
    },
    { requiredKeys: ['_tag', 'bot'] },
  ),
  fc.record({
    _tag: fc.constant('StartChannel' as const),
    bot,
    admin: fc.constantFrom([], ['change_info'] as const),
  }),
  fc.record(
    {
      _tag: fc.constant('StartApp' as const),
      bot,
      app: bot,
      payload: fc.stringMatching(/^[\w-]{1,512}$/),
      mode: fc.constantFrom('compact' as const, 'fullscreen' as const),
    },
    { requiredKeys: ['_tag', 'bot'] },
  ),
  fc.record(
    {
      _tag: fc.constant('StartAttach' as const),
      bot,
      payload,
      choose: fc.constant(['users', 'channels'] as const),
    },
    { requiredKeys: ['_tag', 'bot'] },
  ),
  fc.record(
    { _tag: fc.constant('Message' as const), chat, message_id: id, message_thread_id: id },
    { requiredKeys: ['_tag', 'chat', 'message_id'] },
  ),
  fc.record({ _tag: fc.constant('Share' as const), url: text, text }, { requiredKeys: ['_tag', 'url'] }),
  fc.record({ _tag: fc.constant('User' as const), id }),
)

describe('a deep link', () => {
  it('is read back from both forms', () => {
    fc.assert(
      fc.property(link, (value) => {
        expect(fromString(toString(value))).toEqual(O.some(value))
        expect(fromString(toTg(value))).toEqual(O.some(value))
        expect(URL.canParse(toString(value))).toBe(true)
      }),
    )
  })

  it.each<readonly [DeepLink, string, string]>([
    [
      { _tag: 'Start', bot: 'test_bot', payload: 'a-1' },
      'https://t.me/test_bot?start=a-1',
      'tg://resolve?domain=test_bot&start=a-1',
    ],
    [
      { _tag: 'StartGroup', bot: 'test_bot' },
      'https://t.me/test_bot?startgroup',
      'tg://resolve?domain=test_bot&startgroup',
    ],
    [
      { _tag: 'StartChannel', bot: 'test_bot', admin: ['post_messages', 'edit_messages'] },
      'https://t.me/test_bot?startchannel&admin=post_messages+edit_messages',
      'tg://resolve?domain=test_bot&startchannel&admin=post_messages+edit_messages',
    ],
    [
      { _tag: 'StartApp', bot: 'test_bot', app: 'shop', payload: 'x', mode: 'compact' },
      'https://t.me/test_bot/shop?startapp=x&mode=compact',
      'tg://resolve?domain=test_bot&appname=shop&startapp=x&mode=compact',
    ],
    [
      { _tag: 'StartAttach', bot: 'test_bot', choose: ['users', 'groups'] },
      'https://t.me/test_bot?startattach&choose=users+groups',
      'tg://resolve?domain=test_bot&startattach&choose=users+groups',
    ],
    [
      { _tag: 'Message', chat: -1001234567890, message_id: 5 },
      'https://t.me/c/1234567890/5',
      'tg://privatepost?channel=1234567890&post=5',
    ],
    [
      { _tag: 'Message', chat: 'news', message_id: 5, message_thread_id: 2 },
      'https://t.me/news/2/5',
      'tg://resolve?domain=news&post=5&thread=2',
    ],
    [
      { _tag: 'Share', url: 'https://example.com/?a=1&b=2', text: 'a b+c' },
      'https://t.me/share/url?url=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2&text=a%20b%2Bc',
      'tg://msg_url?url=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2&text=a%20b%2Bc',
    ],
    [{ _tag: 'User', id: 5 }, 'tg://user?id=5', 'tg://user?id=5'],
  ])('of %j is written as %s', (value, web, tg) => {
    expect(toString(value)).toBe(web)
    expect(toTg(value)).toBe(tg)
  })

  it.each<readonly [string, DeepLink]>([
    ['t.me/test_bot', { _tag: 'Chat', username: 'test_bot' }],
    ['HTTP://WWW.Telegram.me/test_bot/?start=a#top', { _tag: 'Start', bot: 'test_bot', payload: 'a' }],
    ['https://telegram.dog/test_bot?start=', { _tag: 'Chat', username: 'test_bot' }],
    ['tg:resolve?domain=test_bot&start=a', { _tag: 'Start', bot: 'test_bot', payload: 'a' }],
    ['t.me/test_bot/shop', { _tag: 'StartApp', bot: 'test_bot', app: 'shop' }],
    [
      'https://t.me/test_bot?startgroup=a&admin=pin_messages%20fly',
      { _tag: 'StartGroup', bot: 'test_bot', payload: 'a', admin: ['pin_messages'] },
    ],
    [
      'https://t.me/news/5?thread=2&single',
      { _tag: 'Message', chat: 'news', message_id: 5, message_thread_id: 2 },
    ],
    [
      'https://t.me/c/1234567890/2/5',
      { _tag: 'Message', chat: -1001234567890, message_id: 5, message_thread_id: 2 },
    ],
    ['https://news.t.me/5', { _tag: 'Message', chat: 'news', message_id: 5 }],
    ['test_bot.t.me?start=a', { _tag: 'Start', bot: 'test_bot', payload: 'a' }],
    ['https://t.me/share?url=x', { _tag: 'Share', url: 'x' }],
  ])('is read from %s', (given, expected) => {
    expect(fromString(given)).toEqual(O.some(expected))
  })

  it('is not read from a link to another site, nor from one that breaks a limit', () => {
    for (const given of [
      '',
      'example.com',
      'https://t.me.evil.com/test_bot',
      'https://evil.com/t.me/test_bot',
      'https://t.me@evil.com/test_bot',
      'https://test_bot.t.me.evil.com',
      'https://addlist.t.me/x',
      'https://www.t.me',
      'javascript:t.me/test_bot',
      't.me',
      't.me/',
      't.me//',
      'https://t.me/joinchat/AAAA',
      'https://t.me/+AAAA',
      'https://t.me/addstickers/Cats',
      'https://t.me/ab',
      `https://t.me/test_bot?start=${'a'.repeat(65)}`,
      'https://t.me/test_bot?start=a%20b',
      'https://t.me/test_bot?start=%ff',
      'https://t.me/c/0/5',
      'https://t.me/c/1234567890',
      'https://t.me/c/1234567890/0',
      'https://t.me/news/1/2/3',
      'https://t.me/share/url',
      'tg://',
      'tg://nothing',
      'tg://resolve',
      'tg://resolve?domain=',
      'tg://privatepost?channel=x&post=1',
      'tg://user?id=0',
      'tg://user?id=1e5',
      'tg://user?id=99999999999999999999',
    ])
      expect(fromString(given), given).toEqual(O.none)
  })

  it('is refused with a reason if a part of it is invalid', () => {
    expect(() => toString({ _tag: 'Start', bot: '@test_bot', payload: 'a' })).toThrow(
      'A link cannot have "@test_bot" as a username',
    )
    expect(() => toString({ _tag: 'Start', bot: 'test_bot', payload: 'a b' })).toThrow(
      'A link cannot have "a b" as its payload: use 1–64 letters, digits, "_" and "-".',
    )
    expect(() => toTg({ _tag: 'StartApp', bot: 'test_bot', payload: 'a'.repeat(513) })).toThrow('1–512')
    expect(() => toString({ _tag: 'Message', chat: 5, message_id: 5 })).toThrow('the id of a chat is "-100…"')
    expect(() => toString({ _tag: 'Message', chat: 'news', message_id: 0 })).toThrow(RangeError)
    expect(() => toString({ _tag: 'Share', url: '' })).toThrow('nothing to share')
    expect(() => toString({ _tag: 'Share', url: 'x', text: '\ud800' })).toThrow('half a surrogate pair')
    expect(() => toString({ _tag: 'User', id: -5 })).toThrow('-5 as the id of a user')
  })

  it('is read from any text without a throw, and can be written again', () => {
    const piece = fc.constantFrom(
      't.me/',
      'https://',
      'tg://',
      'resolve',
      '?',
      '&',
      '=',
      'start',
      'startgroup',
      'startapp',
      'domain',
      'test_bot',
      '/',
      'c/',
      '123',
      '%',
      '%00',
      '+',
      '#',
      'share/url',
      'url',
      '\ud800',
      'admin',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (given) => {
          const read = fromString(given)
          if (O.isSome(read)) expect(fromString(toString(read.value))).toEqual(read)
        },
      ),
      { numRuns: 1000 },
    )
    for (const long of [
      `t.me/${'a'.repeat(1_000_000)}`,
      `tg://resolve?${'a&'.repeat(200_000)}`,
      `t.me/${'/'.repeat(500_000)}`,
      'https://'.repeat(100_000),
      `tg:${'x'.repeat(500_000)}`,
    ])
      expect(fromString(long)).toEqual(O.none)
  })
})
