// Data that Telegram signed are accepted. Data that were changed, extended, cut, sent twice or kept too long
// are refused, and nothing throws.

import {
  dataOf,
  publicKeys,
  validate,
  validateThirdParty,
  type WebAppInitData,
} from '@pipegram/core/InitData'
import { toString, type SignatureError } from '@pipegram/core/Signature'
import { signInitData } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clock, other, seconds, token, tokenOf } from '../Signing.ts'

afterEach(() => vi.unstubAllGlobals())

const check = validate({ token, maxAge: 3600, clock })

const user = {
  id: 1001,
  first_name: 'Ann & "Co" = +1%\n',
  username: 'ann',
  language_code: 'en',
  is_premium: true,
  photo_url: 'https://t.me/i/userpic/320/a.svg',
  colour: 'green',
}
const fields = {
  query_id: 'AAHdF6IQAAAAAN0XohDhrOrc',
  user,
  chat_instance: '-8134722200314281151',
  chat_type: 'sender',
  start_param: 'ad_1-x',
  can_send_after: 10,
  auth_date: seconds - 60,
  theme: 'dark',
}

const errorOf = async (initData: unknown, checked = check): Promise<SignatureError | undefined> => {
  const result = await checked(initData)()
  return E.isLeft(result) ? result.left : undefined
}

const tagOf = async (initData: unknown, checked = check): Promise<string | undefined> =>
  (await errorOf(initData, checked))?._tag

/** The meaning of a string for another parser. */
const meaning = (initData: string): string => JSON.stringify([...new URLSearchParams(initData)].toSorted())

// Published by their authors in the documentation of tma.js and of init-data-golang, with tokens that were
// made for it.
// https://docs.telegram-mini-apps.com/packages/tma-js-init-data-node/validating
const published = {
  old: {
    token: '5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8',
    auth_date: 1662771648,
    initData:
      'query_id=AAHdF6IQAAAAAN0XohDhrOrc' +
      '&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A' +
      '%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C' +
      '%22is_premium%22%3Atrue%7D&auth_date=1662771648' +
      '&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2',
  },
  signed: {
    token: '7342037359:AAHI25ES9xCOMPokpYoz-p8XVrZUdygo2J4',
    auth_date: 1733509682,
    initData:
      'user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C' +
      '%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru' +
      '%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A' +
      '%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C' +
      '%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151' +
      '&chat_type=private&auth_date=1733509682' +
      '&signature=TYJxVcisqbWjtodPepiJ6ghziUL94-KNpG8Pau-X7oNNLNBM72APCpi_RKiUlBvcqo5L-LAxIc3dnTzcZX_PD' +
      'g&hash=a433d8f9847bd6addcc563bff7cc82c89e97ea0d90c11fe5729cae6796a36d73',
  },
}

describe('initData that Telegram signed', () => {
  it('initData of Telegram is genuine by the token, with or without a signature', async () => {
    for (const { token: text, auth_date, initData } of [published.old, published.signed]) {
      const result = await validate({
        token: tokenOf(text),
        maxAge: 60,
        clock: { now: () => auth_date * 1000 },
      })(initData)()
      expect(result).toMatchObject(
        E.right({ auth_date, user: { id: 279058397, last_name: 'Kibenko', is_premium: true } }),
      )
      expect(
        await tagOf(initData, validate({ token, maxAge: 60, clock: { now: () => auth_date * 1000 } })),
      ).toBe('Forged')
    }
  })
  it('initData of Telegram is genuine only by the public key of production and for its own bot', async () => {
    const { initData, auth_date } = published.signed
    const at = { maxAge: 60, clock: { now: () => auth_date * 1000 } }
    expect(await validateThirdParty({ botId: 7342037359, ...at })(initData)()).toMatchObject(
      E.right({ user: { first_name: 'Vladislav + - ? /' }, chat_type: 'private' }),
    )
    expect(
      await tagOf(initData, validateThirdParty({ botId: 7342037359, publicKey: publicKeys.test, ...at })),
    ).toBe('Forged')
    expect(await tagOf(initData, validateThirdParty({ botId: 7342037358, ...at }))).toBe('Forged')
    expect(
      await errorOf(published.old.initData, validateThirdParty({ botId: 5768337691, ...at })),
    ).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining('no "signature"') })
  })
  it('initData of Telegram is forged if one character is changed', async () => {
    const { initData, auth_date } = published.signed
    const byToken = validate({
      token: tokenOf(published.signed.token),
      maxAge: 60,
      clock: { now: () => auth_date * 1000 },
    })
    const byKey = validateThirdParty({
      botId: 7342037359,
      maxAge: 60,
      clock: { now: () => auth_date * 1000 },
    })
    let same = 0
    for (let i = 0; i < initData.length; i++)
      for (const char of ['A', '0', '&', '%', '_'].filter((char) => char !== initData[i])) {
        const changed = initData.slice(0, i) + char + initData.slice(i + 1)
        if (meaning(changed) === meaning(initData)) same++
        else expect(E.isLeft(await byToken(changed)()), `${char} at ${i}`).toBe(true)
        // The hash is not part of the text that this signature signs.
        if (i < initData.indexOf('&hash='))
          expect(
            E.isLeft(await byKey(changed)()) || meaning(changed) === meaning(initData),
            `${char} at ${i}`,
          ).toBe(true)
      }
    expect(same).toBeLessThan(5)
  })
})

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
