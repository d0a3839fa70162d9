import {
  boundCallbackData,
  callbackData,
  faultOf,
  int,
  string,
  type CallbackCodec,
} from '@pipegram/core/CallbackData'
import * as Secret from '@pipegram/core/Secret'
import { signer } from '@pipegram/core/Signer'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const key = Secret.make('0123456789abcdef')
const other = Secret.make('fedcba9876543210')

const why = <A>(codec: CallbackCodec<A>, data: unknown) =>
  E.getOrElseW(() => 'decoded')(E.swap(E.mapLeft(faultOf)(codec.decode(data))))

describe('signed callback data', () => {
  const Signed = callbackData('pay', { sum: int, note: string(8) }, { sign: signer(key) })
  const data = Signed.encode({ sum: 1000, note: 'a\n.b' })
  it('signed callback data come back unchanged', () => {
    expect(Signed.decode(data)).toEqual(E.right({ sum: 1000, note: 'a\n.b' }))
    fc.assert(
      fc.property(fc.maxSafeInteger(), (sum) => {
        expect(Signed.decode(Signed.encode({ sum, note: '' }))).toEqual(E.right({ sum, note: '' }))
      }),
    )
  })
  it('signed callback data are forged if a character is changed, missing or added', () => {
    fc.assert(
      fc.property(fc.nat(data.length - 1), fc.string({ maxLength: 2 }), (place, put) => {
        const changed = data.slice(0, place) + put + data.slice(place + 1)
        if (changed !== data) expect(E.isLeft(Signed.decode(changed))).toBe(true)
      }),
    )
    for (const forged of [
      'pay.rs.',
      'pay.rs.a',
      'pay',
      'pay.',
      `${data}.`,
      `${data}A`,
      data.slice(0, -1),
      data.replace('.rs.', '.rt.'),
    ])
      expect(why(Signed, forged), forged).toEqual({ _tag: 'Forged' })
  })
  it('signed callback data are forged with another key, and valid with older keys', () => {
    expect(why(callbackData('pay', { sum: int, note: string(8) }, { sign: signer(other) }), data)).toEqual({
      _tag: 'Forged',
    })
    expect(
      E.isRight(
        callbackData('pay', { sum: int, note: string(8) }, { sign: signer(other, key) }).decode(data),
      ),
    ).toBe(true)
  })
  it('signed callback data cannot become data of another tag or version', () => {
    expect(
      why(
        callbackData('pays', { sum: int, note: string(8) }, { sign: signer(key) }),
        data.replace('pay', 'pays'),
      ),
    ).toEqual({ _tag: 'Forged' })
    expect(
      why(
        callbackData('pay', { sum: int, note: string(8) }, { sign: signer(key), version: 1 }),
        data.replace('pay', 'pay~1'),
      ),
    ).toEqual({ _tag: 'Forged' })
  })
  it('callback data without a signature are only malformed', () => {
    expect(why(callbackData('pay', { sum: int, note: string(8) }), data)).toMatchObject({ _tag: 'Malformed' })
  })
  it('bound callback data belong to a user or a chat', () => {
    const [User, Chat] = [
      boundCallbackData('user', 'pay', { sum: int }, { sign: signer(key) }),
      boundCallbackData('chat', 'pay', { sum: int }, { sign: signer(key) }),
    ]
    const own = User.for(5).encode({ sum: 1 })
    expect(User.for(5).decode(own)).toEqual(E.right({ sum: 1 }))
    for (const codec of [
      User.for(6),
      User.for(-5),
      Chat.for(5),
      callbackData('pay', { sum: int }, { sign: signer(key) }),
    ])
      expect(why(codec, own)).toEqual({ _tag: 'Forged' })
  })
})
