import * as Link from '@pipegram/core/Link'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { units } from '../Formatted.ts'

describe('a link', () => {
  it.each([
    ['example.com', 'http://example.com/'],
    ['HTTPS://Example.COM', 'https://example.com/'],
    ['http://a.b?c', 'http://a.b/?c'],
    ['http://a.b#c d \n', 'http://a.b/#c%20d'],
    ['http://a.b/\t\x01é', 'http://a.b/%09%01é'],
    ['http://me:pass@a.b:080/c', 'http://me:pass@a.b:80/c'],
    ['http://[2001:DB8::1]:81', 'http://[2001:db8::1]:81/'],
    ['http://[::1.2.3.4]', 'http://[::1.2.3.4]/'],
    ['http://[1:2:3:4:5:6:7:8]', 'http://[1:2:3:4:5:6:7:8]/'],
    ['http://пример.рф/x', 'http://пример.рф/x'],
    ['a.b%41', 'http://a.b%41/'],
    ['tg:resolve?domain=x', 'tg://resolve?domain=x'],
    ['TG://resolve/a', 'tg://resolve/a'],
    ['ton://x', 'ton://x/'],
    ['tonsite://a.ton/x', 'tonsite://a.ton/x'],
  ])('%j is written as %j', (link, written) => expect(Link.fromString(link)).toEqual(E.right(written)))

  it.each([
    ['', 'URL host is empty'],
    ['http://', 'URL host is empty'],
    ['ftp://a.b', 'Unsupported URL protocol'],
    ['http://localhost', 'Wrong HTTP URL'],
    ['http://.', 'Host is invalid'],
    ['http://a.b:0', 'Wrong port number specified in the URL'],
    ['http://a.b:', 'Wrong port number specified in the URL'],
    ['http://a.b:65536', 'Wrong port number specified in the URL'],
    ['http://[1::2::3]', 'Wrong IPv6 address specified in the URL'],
    ['http://[1:2:3:4:5:6:7::8:9]', 'Wrong IPv6 address specified in the URL'],
    ['http://[::1.2.3.04]', 'Wrong IPv6 address specified in the URL'],
    ['http://[::1.2.3]', 'Wrong IPv6 address specified in the URL'],
    ['http://[]', 'Wrong IPv6 address specified in the URL'],
    ['http://a b.c', 'Disallowed character in URL host'],
    ['http://a.b%4', 'Wrong percent-encoded symbol in URL host'],
    ['http://<@a.b', 'Disallowed character in URL userinfo'],
    ['tg://a.b', 'Unallowed characters in URL host'],
    ['ton://a:1', 'Wrong ton URL'],
    ['tg:https://a', 'Wrong tg URL'],
  ])('%j is refused with: %s', (link, reason) => expect(Link.fromString(link)).toEqual(E.left(reason)))

  it('that Telegram wrote stays as it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          units,
          fc
            .array(
              fc.constantFrom(
                'http://',
                'a',
                '.',
                ':',
                '1',
                '/',
                '?',
                '#',
                '@',
                '[',
                ']',
                '%',
                '%41',
                ' ',
                'tg:',
                'é',
              ),
            )
            .map((parts) => parts.join('')),
        ),
        (link) => {
          const written = Link.fromString(link)
          if (E.isRight(written)) expect(Link.fromString(written.right)).toEqual(written)
        },
      ),
    )
  })
  it('can stand for a user', () => {
    expect(Link.userOf('tg://user?id=123')).toBe(123)
    expect(Link.userOf('TG:User/?a=b&ID=1099511627775#id=4')).toBe(1099511627775)
    for (const other of [
      'tg://user?id=0',
      'tg://user?id=01',
      'tg://user?id=1099511627776',
      'tg://user?id=-1',
      'tg://user',
      'tg://users?id=1',
      'tg://user?id=&id=1',
      'http://user?id=1',
      'tg://user#?id=1',
    ])
      expect(Link.userOf(other)).toBeUndefined()
  })
  it('can stand for a custom emoji', () => {
    expect(Link.emojiOf('TG:emoji?x=1&id=9223372036854775807')).toBe('9223372036854775807')
    for (const other of [
      'tg://emoji?id=9223372036854775808',
      'tg://emoji?id=0',
      'tg://emoji?ID=1',
      'tg://emoji?id=1a',
      'tg://emoji',
    ])
      expect(Link.emojiOf(other)).toBeUndefined()
  })
  it('can stand for a date', () => {
    expect(Link.timeOf('tg://time?unix=1647531900&format=Tw')).toEqual([1647531900, 'wT'])
    expect(Link.timeOf('tg:time?format=x&unix=1&format=R')).toEqual([1, 'r'])
    expect(Link.timeOf('tg://time?unix=2147483647')).toEqual([2147483647, ''])
    for (const other of [
      'tg://time',
      'tg://time?unix=0',
      'tg://time?unix=2147483648',
      'tg://time?unix=1&unix=x',
      'tg://time?unix=1&format=rt',
      'tg://time?format=r',
    ])
      expect(Link.timeOf(other)).toBeUndefined()
  })
})

describe('the format of a date', () => {
  it('is written in one way', () => {
    expect(['', 'r', 'R', 't', 'TD', 'tTdDwW', 'Dww'].map(Link.dateFormat)).toEqual([
      '',
      'r',
      'r',
      't',
      'DT',
      'wdt',
      'wD',
    ])
    expect(['rr', 'rt', 'x', ' '].map(Link.dateFormat)).toEqual([undefined, undefined, undefined, undefined])
  })
})
