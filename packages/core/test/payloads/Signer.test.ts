import { createHmac } from 'node:crypto'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const key = Secret.make('0123456789abcdef')
const other = Secret.make('fedcba9876543210')

describe('a signer', () => {
  it('a signer gives the first 72 bits of HMAC-SHA-256, as Node computes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (purpose, text) => {
        const signature = signer(key).sign(purpose, text)
        expect(signature).toBe(
          createHmac('sha256', '0123456789abcdef')
            .update(`pipegram\n${purpose}\n${text}`)
            .digest('base64url')
            .slice(0, 12),
        )
        expect(signature).toHaveLength(signer(key).length)
        expect(signer(key).verify(purpose, text, signature)).toBe(true)
      }),
    )
  })
  it('a signer refuses a signature or a text with a changed character', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
        (text, place, char) => {
          const { sign, verify } = signer(key)
          const change = (whole: string) =>
            whole.slice(0, place % whole.length) + char + whole.slice((place % whole.length) + 1)
          const signature = sign('x', text)
          if (change(text) !== text) expect(verify('x', change(text), signature)).toBe(false)
          if (change(signature) !== signature) expect(verify('x', text, change(signature))).toBe(false)
          expect(verify('y', text, signature)).toBe(false)
          for (const length of [0, 1, 11]) expect(verify('x', text, signature.slice(0, length))).toBe(false)
          expect(verify('x', text, `${signature}A`)).toBe(false)
        },
      ),
    )
  })
  it('a signer verifies signatures of older keys, and makes none with them', () => {
    const old = signer(other).sign('x', 'text')
    expect(signer(key, other).verify('x', 'text', old)).toBe(true)
    expect(signer(key).verify('x', 'text', old)).toBe(false)
    expect(signer(key, other).sign('x', 'text')).toBe(signer(key).sign('x', 'text'))
  })
  it('a signer refuses a key that is too short, and does not show it', () => {
    expect(() => signer(Secret.make('hunter2'))).toThrow(
      'A key that signs must have at least 16 bytes; this one has 7.',
    )
    expect(() => signer(key, Secret.make('hunter2'))).toThrow(RangeError)
    expect(() => signer(Secret.make('hunter2'))).not.toThrow('hunter2')
    expect(JSON.stringify(signer(key))).not.toContain('0123')
  })
})
