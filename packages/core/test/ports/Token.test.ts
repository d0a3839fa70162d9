import * as Token from '@pipegram/core/Token'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'

const half = fc.string({
  unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '_', '-'),
  minLength: 24,
  maxLength: 60,
})
const tokens = fc
  .tuple(fc.integer({ min: 100, max: 2 ** 48 }), half)
  .map(([id, secret]) => ({ secret, token: `${id}:${secret}` }))

it('redact replaces a token anywhere in a text, encoded or not', () => {
  fc.assert(
    fc.property(tokens, fc.string(), fc.string(), fc.nat(3), ({ token, secret }, before, after, times) => {
      const encoded = Array.from({ length: times }).reduce<string>((text) => encodeURIComponent(text), token)
      expect(Token.redact(`${before}/${encoded} ${after}`)).not.toContain(secret)
    }),
  )
})

it('redact leaves a text without a token as it is', () => {
  for (const text of [
    '',
    '12:30',
    '{"time":1767225600000,"a":"b"}',
    'https://example.com:8443/a-path-that-is-rather-long',
    '99:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8',
  ])
    expect(Token.redact(text)).toBe(text)
})
