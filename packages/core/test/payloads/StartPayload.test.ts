import { faultOf } from '@pipegram/core/CallbackData'
import * as DeepLink from '@pipegram/core/DeepLink'
import { int, string, type Field } from '@pipegram/core/Field'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import { fromPayload, isPayload, plainPayload, startPayload, toPayload } from '@pipegram/core/StartPayload'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const Invite = startPayload(
  'invite',
  { by: int, note: string(10) },
  { sign: signer(Secret.make('0123456789abcdef')), version: 2 },
)

describe('a start payload', () => {
  it('a start payload comes back unchanged, within the limits of a link', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }).filter(string(10).codec.is),
        (by, note) => {
          const payload = Invite.encode({ by, note })
          expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
          expect(Invite.decode(payload)).toEqual(E.right({ by, note }))
        },
      ),
    )
  })
  it('a start payload is forged if it is changed', () => {
    const payload = Invite.encode({ by: 5, note: '' })
    fc.assert(
      fc.property(
        fc.nat(payload.length - 1),
        fc.constantFrom('A', 'b', '_', '-', '9', '', '.'),
        (place, put) => {
          const changed = payload.slice(0, place) + put + payload.slice(place + 1)
          if (changed !== payload) expect(E.isLeft(Invite.decode(changed))).toBe(true)
        },
      ),
    )
  })
  it('a start payload says why it is refused', () => {
    const why = (payload: unknown) => E.mapLeft(faultOf)(Invite.decode(payload))
    for (const other of [undefined, 5, '', 'hello', '%%%', '____'])
      expect(why(other)).toEqual(E.left({ _tag: 'NotOurs' }))
    expect(why(startPayload('invite', { by: int }).encode({ by: 1 }))).toEqual(
      E.left({ _tag: 'OtherVersion', version: 0 }),
    )
  })
  it('a start payload that a link could not carry is refused where it is defined', () => {
    const wide: Field<number> = int
    expect(() => startPayload('x', { a: wide, b: wide, c: wide, d: wide })).toThrow(
      'The start payload "x" could take 53 bytes; a link carries 48.',
    )
  })
  it('toPayload carries any text of at most 48 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const payload = toPayload(text)
        if (new TextEncoder().encode(text).length > 48) expect(E.isLeft(payload)).toBe(true)
        else expect(E.isRight(payload) && fromPayload(payload.right)).toEqual(O.some(text))
      }),
    )
    expect(toPayload('x'.repeat(48))).toMatchObject(E.right(expect.stringMatching(/^.{64}$/)))
    expect(toPayload('')).toEqual(E.left('A payload must have at least one byte.'))
    expect(fromPayload('')).toEqual(O.none)
    expect(fromPayload('=')).toEqual(O.none)
  })
})

describe('a plain payload', () => {
  const link = (payload: string) => DeepLink.toString({ _tag: 'Start', bot: 'test_bot', payload })
  it('a plain payload is unchanged in a link, and is read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), (word) => {
        const codec = plainPayload(word)
        expect(codec.tag).toBe(word)
        expect(DeepLink.fromString(link(codec.encode(word)))).toEqual(
          O.some({ _tag: 'Start', bot: 'test_bot', payload: word }),
        )
        expect(codec.decode(word)).toEqual(E.right(word))
      }),
    )
    expect(link(plainPayload('so-cool').encode('so-cool'))).toBe('https://t.me/test_bot?start=so-cool')
  })
  it('a plain payload refuses every other payload', () => {
    const SoCool = plainPayload('so-cool')
    for (const other of ['so-cooler', 'So-Cool', '', undefined, 5])
      expect(E.mapLeft(faultOf)(SoCool.decode(other))).toEqual(E.left({ _tag: 'NotOurs' }))
    expect(SoCool.is('so-cooler')).toBe(false)
  })
  it('a plain payload that Telegram would refuse is refused where it is defined', () => {
    for (const word of ['', 'so cool', 'so.cool', 'día', 'x'.repeat(65), 'x\n']) {
      expect(isPayload(word)).toBe(false)
      expect(() => plainPayload(word)).toThrow('cannot be a payload: use 1–64 letters, digits, "_" and "-".')
    }
  })
})
