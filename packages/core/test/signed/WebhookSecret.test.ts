import { inspect } from 'node:util'
import { expose } from '@pipegram/core/Secret'
import * as WebhookSecret from '@pipegram/core/WebhookSecret'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, vi } from 'vitest'

// Almost every secret of this length is hard enough to guess.
const text = fc.stringMatching(/^[\w-]{43,50}$/)
const secrets = text
  .map(WebhookSecret.fromString)
  .filter(E.isRight)
  .map(({ right }) => right)

describe('a webhook secret', () => {
  it('a webhook secret matches only itself', () => {
    fc.assert(
      fc.property(secrets, fc.oneof(fc.string({ unit: 'binary' }), text), (secret, header) => {
        const matches = WebhookSecret.matches(secret)
        expect(matches(expose(secret))()).toBe(true)
        expect(matches(header)()).toBe(header === expose(secret))
      }),
    )
  })
  it('a webhook secret does not match a missing, nearly right, short or long header', () => {
    const secret = WebhookSecret.generate()
    const text = expose(secret)
    const matches = WebhookSecret.matches(secret)
    const near = Array.from(
      text,
      (char, i) => text.slice(0, i) + (char === 'A' ? 'B' : 'A') + text.slice(i + 1),
    )
    for (const header of [
      null,
      undefined,
      '',
      text.slice(1),
      text.slice(0, -1),
      `${text}A`,
      `${text} `,
      text.toLowerCase(),
      `${text}\0`,
      'x'.repeat(1_000_000),
      ...near,
    ])
      expect(matches(header)()).toBe(false)
    expect(matches(text)()).toBe(true)
  })
  it('a webhook secret is compared in as many places for every header, whatever its length', () => {
    const matches = WebhookSecret.matches(WebhookSecret.generate())
    const read = vi.spyOn(String.prototype, 'charCodeAt')
    const places = ['', 'A', 'A'.repeat(42), 'A'.repeat(43), 'A'.repeat(1000), null].map((header) => {
      read.mockClear()
      matches(header)()
      return read.mock.calls.length
    })
    read.mockRestore()
    expect(new Set(places)).toEqual(new Set([256]))
  })
  it('generate gives a new secret each time, which Telegram takes', () => {
    const made = Array.from({ length: 200 }, () => expose(WebhookSecret.generate()))
    expect(new Set(made).size).toBe(200)
    for (const text of made) {
      expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(E.isRight(WebhookSecret.fromString(text))).toBe(true)
    }
  })
  it('a webhook secret is never shown', () => {
    const secret = WebhookSecret.generate()
    for (const look of [
      String(secret),
      inspect(secret, { showHidden: true }),
      JSON.stringify({ secret }),
      inspect({ ...secret }),
    ])
      expect(look).not.toContain(expose(secret))
  })
  it('a webhook secret is refused with a reason that repeats nothing of it', () => {
    const bad: ReadonlyArray<readonly [string, string]> = [
      ['', 'empty'],
      ['a'.repeat(257), '257 characters'],
      ['kLm3xT0b9_Qk2vLr7-ZcYw4!', 'character that Telegram does not take'],
      ['kLm3xT0b9_Qk2vLr7-ZcYé4', 'character that Telegram does not take'],
      ['kLm3xT0b9_Qk2vLr7-ZcY4\n', 'character that Telegram does not take'],
      ['secret', 'easy to guess'],
      ['webhook-secret', 'easy to guess'],
      ['a'.repeat(256), 'easy to guess'],
      ['12345678', 'easy to guess'],
    ]
    for (const [text, reason] of bad) {
      const result = WebhookSecret.fromString(text)
      expect(result, text).toEqual(E.left(expect.stringContaining(reason)))
      if (text.length > 12) expect(JSON.stringify(result)).not.toContain(text.slice(0, 12))
    }
    expect(E.isRight(WebhookSecret.fromString('0123456789abcdef0123456789abcdef'))).toBe(true)
  })
})
