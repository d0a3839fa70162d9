// Data that Telegram signed are accepted. Data that are too old, or have fields of wrong types, are refused.

import {
  dataOf,
  publicKeys,
  validate,
  validateThirdParty,
  type WebAppInitData,
} from '@pipegram/core/InitData'
import { signInitData } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clock, seconds, token } from '../Signing.ts'
import { check, errorOf, fields, tagOf } from './InitDataFixtures.ts'

afterEach(() => vi.unstubAllGlobals())

describe('initData', () => {
  it('initData comes back as it was signed, with unlisted fields', async () => {
    const { theme, ...known } = fields
    expect(await check(await signInitData(token)(fields))()).toEqual(
      E.right({ ...known, theme, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    )
  })
  it('initData comes back whatever its fields and their order', async () => {
    const word = fc.string({ unit: 'binary', minLength: 1 })
    const anyone = fc.record(
      { id: fc.maxSafeNat(), first_name: word, last_name: word, is_premium: fc.boolean() },
      { requiredKeys: ['id', 'first_name'] },
    )
    const any = fc.record(
      {
        user: anyone,
        receiver: anyone,
        chat: fc.record({ id: fc.maxSafeInteger(), type: word, title: word }),
        start_param: fc.stringMatching(/^[\w-]{0,64}$/),
        can_send_after: fc.nat(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(any, fc.infiniteStream(fc.nat()), async (some, order) => {
        const initData = await signInitData(token)({ ...some, auth_date: seconds })
        const shuffled = initData
          .split('&')
          .map((pair) => ({ pair, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ pair }) => pair)
          .join('&')
        expect(await check(shuffled)()).toEqual(
          E.right({ ...some, auth_date: seconds, hash: expect.any(String) }),
        )
      }),
    )
  })
  it('initData is accepted from 60 seconds ahead to maxAge behind, both included', async () => {
    const at = async (auth_date: number): Promise<unknown> =>
      errorOf(await signInitData(token)({ auth_date }))
    expect(await at(seconds - 3600)).toBe(undefined)
    expect(await at(seconds + 60)).toBe(undefined)
    expect(await at(seconds - 3601)).toEqual({
      _tag: 'Expired',
      what: 'initData',
      authDate: seconds - 3601,
      age: 3601,
      maxAge: 3600,
    })
    expect(await at(seconds + 61)).toEqual({
      _tag: 'Postdated',
      what: 'initData',
      authDate: seconds + 61,
      ahead: 61,
    })
    await fc.assert(
      fc.asyncProperty(
        fc
          .oneof(fc.integer({ min: 3601, max: 2 ** 40 }), fc.integer({ min: -(2 ** 40), max: -61 }))
          .filter((age) => age < seconds),
        async (age) => {
          expect(await tagOf(await signInitData(token)({ auth_date: seconds - age }))).toBe(
            age > 0 ? 'Expired' : 'Postdated',
          )
        },
      ),
    )
  })
  it('initData cannot have a maxAge that lets everything pass', () => {
    for (const maxAge of [0, -1, Number.NaN, Infinity]) {
      expect(() => validate({ token, maxAge })).toThrow(`it is ${maxAge}`)
      expect(() => validateThirdParty({ botId: 1, maxAge })).toThrow(RangeError)
    }
  })
  it('initData is refused if the clock gives no number', async () => {
    expect(
      await tagOf(
        await signInitData(token)({ auth_date: seconds }),
        validate({ token, maxAge: 60, clock: { now: () => Number.NaN } }),
      ),
    ).toBe('Postdated')
  })
  it('signed initData is malformed if a field has a wrong type', async () => {
    const wrong: ReadonlyArray<readonly [Record<string, unknown>, string]> = [
      [{ auth_date: undefined }, 'initData.auth_date'],
      [{ auth_date: '0x10' }, 'initData.auth_date'],
      [{ auth_date: '9'.repeat(30) }, 'initData.auth_date'],
      [{ user: '{"id":1' }, 'initData.user: expected an object (WebAppUser)'],
      [{ user: { id: '1', first_name: 'private' } }, 'initData.user.id: expected an integer'],
      [{ user: { id: 1 } }, 'initData.user.first_name'],
      [{ chat: { id: 1, type: 'group' } }, 'initData.chat.title'],
      [{ can_send_after: '1.5' }, 'initData.can_send_after'],
    ]
    for (const [field, reason] of wrong) {
      const error = await errorOf(await signInitData(token)({ auth_date: seconds, ...field }))
      expect(error).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining(reason) })
      expect(JSON.stringify(error)).not.toMatch(/got|private/)
    }
  })
  it('initData without WebCrypto fails with an error that says so', async () => {
    const initData = await signInitData(token)({ auth_date: seconds })
    vi.stubGlobal('crypto', undefined)
    expect(await errorOf(initData, validate({ token, maxAge: 60, clock }))).toEqual({
      _tag: 'Unsupported',
      what: 'initData',
      reason: expect.stringContaining('WebCrypto'),
    })
  })
  it('initData of another bot needs a valid id and a valid key', () => {
    for (const botId of [0, -1, 1.5, Number.NaN, 2 ** 53])
      expect(() => validateThirdParty({ botId, maxAge: 60 })).toThrow(`it is ${botId}`)
    for (const publicKey of ['', 'zz', publicKeys.test.toUpperCase()])
      expect(() => validateThirdParty({ botId: 1, publicKey, maxAge: 60 })).toThrow('64 lower-case')
  })
  it('initData of another bot is checked with the given key', async () => {
    const { publicKey, privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
    const hex = Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('hex')
    const byKey = validateThirdParty({ botId: 42, publicKey: hex, maxAge: 3600, clock })
    const lines = `42:WebAppData\nauth_date=${seconds}\nuser={"id":1,"first_name":"A"}`
    const signature = Buffer.from(
      await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(lines)),
    ).toString('base64url')
    const initData = (signature: string): string =>
      `user=%7B%22id%22%3A1,%22first_name%22:%22A%22}&signature=${signature}&auth_date=${seconds}&hash=unused`
    const expected: WebAppInitData = {
      user: { id: 1, first_name: 'A' },
      auth_date: seconds,
      signature,
      hash: 'unused',
    }
    expect(await byKey(initData(signature))()).toEqual(E.right(expected))
    expect(await tagOf(initData(signature).replace('1,', '2,'), byKey)).toBe('Forged')
    expect(
      await tagOf(
        initData(signature),
        validateThirdParty({
          botId: 42,
          publicKey: hex,
          maxAge: 3600,
          clock: { now: () => clock.now() + 3_601_000 },
        }),
      ),
    ).toBe('Expired')
    for (let i = 0; i < signature.length; i++) {
      const flipped = signature.slice(0, i) + (signature[i] === 'A' ? 'B' : 'A') + signature.slice(i + 1)
      expect(await tagOf(initData(flipped), byKey)).toMatch(/Forged|Malformed/)
    }
    for (const bad of ['', signature.slice(1), `${signature}A`, `${signature}==`])
      expect(await tagOf(initData(bad), byKey)).toBe('Malformed')
  })
})

describe('the data that a Mini App sent by sendData', () => {
  const Order = t.type({ product: t.string, amount: t.Int })
  const read = (data: string): unknown => dataOf(Order)({ data, button_text: 'Order' })
  it('dataOf reads the data of a Mini App through a codec', () => {
    fc.assert(
      fc.property(fc.record({ product: fc.string(), amount: fc.maxSafeInteger() }), (order) => {
        expect(read(JSON.stringify(order))).toEqual(E.right(order))
      }),
    )
  })
  it('dataOf fails for other data, and the error quotes no data', () => {
    for (const data of [
      '',
      'private',
      '{"product":"private"}',
      '{"product":"private","amount":1.5}',
      '[]',
      'null',
      '['.repeat(100_000),
    ]) {
      const result = read(data)
      expect(result).toMatchObject(E.left({ _tag: 'Malformed', what: 'web_app_data' }))
      expect(JSON.stringify(result)).not.toContain('private')
    }
  })
})
