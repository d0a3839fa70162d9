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
  it('a webhook secret matches only itself', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.oneof(fc.string({ unit: 'binary' }), text), async (secret, header) => {
        const matches = WebhookSecret.matches(secret)
        expect(await matches(expose(secret))()).toBe(true)
        expect(await matches(header)()).toBe(header === expose(secret))
      }),
    )
  })
  it('a webhook secret does not match a missing, nearly right, short or long header', async () => {
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
      expect(await matches(header)()).toBe(false)
    expect(await matches(text)()).toBe(true)
  })
  it('a webhook secret is compared by WebCrypto for every header, whatever its length', async () => {
    const matches = WebhookSecret.matches(WebhookSecret.generate())
    await matches('first')()
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const lengths = [0, 1, 42, 43, 44, 1000]
    for (const length of lengths) await matches('A'.repeat(length))()
    await matches(null)()
    expect(verify).toHaveBeenCalledTimes(lengths.length + 1)
    expect(new Set(verify.mock.calls.map(([, , signature]) => signature.byteLength))).toEqual(new Set([32]))
    verify.mockRestore()
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
