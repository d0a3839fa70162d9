import * as ApiRoot from '@pipegram/client/ApiRoot'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

describe('ApiRoot.fromString', () => {
  it.each([
    ['https://api.telegram.org', 'https://api.telegram.org', ''],
    ['https://example.com:8443/a/b//', 'https://example.com:8443', '/a/b'],
    ['http://localhost:8081', 'http://localhost:8081', ''],
    ['http://LOCALHOST/x', 'http://localhost', '/x'],
    ['https://example.com/robot', 'https://example.com', '/robot'],
    ['http://127.1:80', 'http://127.0.0.1', ''],
    ['http://2130706433', 'http://127.0.0.1', ''],
    ['http://127。0。0。1', 'http://127.0.0.1', ''],
    ['http://127.255.0.9', 'http://127.255.0.9', ''],
    ['http://[0:0:0:0:0:0:0:1]:9', 'http://[::1]:9', ''],
  ])('accepts %s', (text, origin, path) => {
    expect(ApiRoot.fromString(text)).toEqual(E.right({ origin, path }))
  })

  it.each([
    'http://api.telegram.org',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://notlocalhost',
    'http://10.0.0.1',
    'http://localhost.evil.com',
    'http://127.0.0.1.nip.io',
    'http://localhost@evil.com',
    'http://evil.com#localhost',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[::127.0.0.1]',
    'http://localhost.',
    'http://2130706434.example.com',
    'http://3232235777',
    'http:\\\\evil.com',
    'http://[fe80::1]',
    'http://0.0.0.0',
    'http://[::2]',
    'http://[::ffff:8.8.8.8]',
    'ftp://localhost',
    'https://ann:pw@example.com',
    'https://example.com?x',
    'https://example.com#x',
    'https://example.com/bot1:AA',
    'https://example.com/bot1%3AAA/',
    'https://example.com/bot',
    'https://example.com/a/BOT//',
    'api.telegram.org',
    '/bot',
    '',
  ])('refuses %s', (text) => {
    expect(E.isLeft(ApiRoot.fromString(text))).toBe(true)
  })

  it.each([
    [
      'http://example.com:8081/x',
      'The API root http://example.com:8081 would send the token unencrypted. ' +
        'http:// is only for localhost: write https://example.com:8081.',
    ],
    [
      'https://example.com/a/bot/',
      'The path of the API root https://example.com ends in /bot: leave that out, ' +
        'since the client adds it itself.',
    ],
  ])('says of %s what to write instead', (text, sentence) => {
    expect(ApiRoot.fromString(text)).toEqual(E.left(sentence))
  })

  it('never throws, and accepts only roots that are encrypted or on this machine', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http', 'https'] }), fc.string()), (text) => {
        const root = ApiRoot.fromString(text)
        if (E.isRight(root)) expect(root.right.origin).toMatch(/^(https:|http:\/\/(localhost|127\.|\[::1\]))/)
      }),
    )
  })
})
