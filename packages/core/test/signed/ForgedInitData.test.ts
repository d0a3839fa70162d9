// Data that were changed, extended, cut or sent twice are refused, and nothing throws.

import { validate } from '@pipegram/core/InitData'
import { toString } from '@pipegram/core/Signature'
import { signInitData } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, vi } from 'vitest'
import { clock, other, seconds, token } from '../Signing.ts'
import { check, errorOf, fields, meaning, tagOf } from './InitDataFixtures.ts'

describe('forged initData', () => {
  it('initData is forged if a value is changed, or a pair is added or removed', async () => {
    const initData = await signInitData(token)(fields)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(initData.length - 1),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        async (i, char) => {
          const changed = initData.slice(0, i) + char + initData.slice(i + 1)
          const result = await check(changed)()
          expect(E.isLeft(result) || meaning(changed) === meaning(initData)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
    const pairs = initData.split('&')
    expect(pairs.length).toBe(9)
    for (const pair of pairs)
      expect(await tagOf(pairs.filter((each) => each !== pair).join('&'))).toBe(
        pair.startsWith('hash=') ? 'Malformed' : 'Forged',
      )
    expect(await tagOf(`${initData}&admin=1`)).toBe('Forged')
    expect(await tagOf(initData, validate({ token: other, maxAge: 3600, clock }))).toBe('Forged')
  })
  it('initData is refused if one pair could be read as two, two as one, or a field comes twice', async () => {
    const initData = await signInitData(token)({
      auth_date: seconds,
      chat_instance: '1',
      chat_type: 'private',
    })
    expect(await tagOf(initData)).toBe(undefined)
    expect(
      await errorOf(
        initData.replace('chat_instance=1&chat_type=private', 'chat_instance=1%0Achat_type=private'),
      ),
    ).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining('"chat_instance"') })
    expect(
      await tagOf(
        (await signInitData(token)({ auth_date: seconds, a: 'b=c' })).replace('a=b%3Dc', 'a%3Db=c'),
      ),
    ).toBe('Malformed')
    for (const twice of [
      `${initData}&auth_date=1`,
      `auth_date=${seconds}&${initData}`,
      `${initData}&${initData.slice(initData.indexOf('hash='))}`,
    ])
      expect(await errorOf(twice)).toMatchObject({
        _tag: 'Malformed',
        reason: expect.stringContaining('twice'),
      })
  })
  it('initData is refused if a change leaves the signed bytes the same', async () => {
    const initData = await signInitData(token)({ auth_date: seconds, theme: '\uFFFD' })
    expect(await tagOf(initData)).toBe(undefined)
    expect(await tagOf(initData.replace('%EF%BF%BD', '\uD800'))).toBe('Malformed')
    for (const longer of [`${initData}00`, `${initData}%00`, `${initData}+`])
      expect(await tagOf(longer)).toBe('Malformed')
    for (const name of ['__proto__', 'a b', '1', '', 'é', 'a'.repeat(65)])
      expect(
        await errorOf(
          await signInitData(token)({ auth_date: seconds, ...Object.fromEntries([[name, 'x']]) }),
        ),
      ).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining('the name of pair') })
  })
  it('initData is refused by its length, before it is read', async () => {
    for (const length of [65_537, 1_000_000])
      expect(await errorOf('&'.repeat(length))).toEqual({
        _tag: 'Malformed',
        what: 'initData',
        reason: `it has ${length} characters; Telegram sends fewer than 65536.`,
      })
    expect(await errorOf('&'.repeat(65_536))).toMatchObject({ reason: expect.stringContaining('pair 1 ') })
  })
  it('initData never throws and never passes, whatever is sent', async () => {
    const hash = `hash=${'0'.repeat(64)}`
    const bad: ReadonlyArray<unknown> = [
      undefined,
      null,
      1,
      {},
      [],
      Symbol('x'),
      '',
      '&',
      '=',
      '%',
      '%E0%A4%A=1',
      `auth_date=%ff&${hash}`,
      hash,
      `auth_date=${seconds}`,
      `${hash}&x=\uD800`,
      `__proto__=1&${hash}`,
      `%5F%5Fproto%5F%5F=1&${hash}`,
      `user={"__proto__":{"admin":true}}&${hash}`,
      'a=1&'.repeat(100_000),
      'x'.repeat(1_000_000),
      `a=${'%41'.repeat(300_000)}`,
      Array.from({ length: 100_000 }, (_, i) => `k${i}=v`).join('&'),
      Array.from({ length: 8000 }, (_, i) => `k${i}=v`).join('&') + `&${hash}`,
    ]
    for (const initData of bad) {
      const error = await errorOf(initData)
      expect(['Malformed', 'Forged']).toContain(error?._tag)
      expect(error === undefined ? '' : toString(error).length).toBeLessThan(200)
    }
    expect(Object.keys({})).toEqual([])
    expect('admin' in {}).toBe(false)
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.string({ unit: 'binary' }), async (value, text) => {
        expect(await tagOf(value)).toMatch(/Malformed|Forged/)
        expect(await tagOf(`${text}&${hash}`)).toMatch(/Malformed|Forged/)
      }),
    )
  })
  it('the hash of initData is compared by WebCrypto, wherever its wrong character is', async () => {
    const initData = await signInitData(token)({ auth_date: seconds })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const digits = initData.slice(-64)
    const flipped = (i: number): string =>
      initData.slice(0, -64) + digits.slice(0, i) + (digits[i] === '0' ? '1' : '0') + digits.slice(i + 1)
    for (const i of [0, 63]) expect(await tagOf(flipped(i))).toBe('Forged')
    expect(verify).toHaveBeenCalledTimes(2)
    verify.mockRestore()
    expect(
      await errorOf(initData.toUpperCase().replace('AUTH_DATE', 'auth_date').replace('HASH', 'hash')),
    ).toMatchObject({ reason: expect.stringContaining('lower-case') })
  })
})
