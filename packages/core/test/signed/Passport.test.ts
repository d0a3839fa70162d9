// A passport that a client encrypted by the manual is read. A passport that was changed, meant for another
// bot or not asked for is refused.

import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import {
  decrypt,
  decryptFile,
  toString,
  type PassportOptions,
  type PassportError,
} from '@pipegram/core/Passport'
import * as Secret from '@pipegram/core/Secret'
import type { PassportData } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { base64, dataCredentials, keys, seal, sealPadded, type Sealed } from '../PassportFixtures.ts'
import {
  address,
  credentials,
  data,
  details,
  file,
  licence,
  nonce,
  passport,
  photo,
  privateKey,
  read,
  sealed,
  secure_data,
} from './PassportData.ts'

const errorOf = async (
  data: PassportData,
  options: Partial<PassportOptions> = {},
): Promise<PassportError | undefined> => {
  const result = await decrypt({ privateKey, nonce, ...options })(data)()
  return E.isLeft(result) ? result.left : undefined
}

describe('a passport', () => {
  it('a passport is read as it was written, and its files open', async () => {
    const result = await read(passport())()
    if (E.isLeft(result)) throw new Error(toString(result.left))
    expect(result.right.nonce).toBe(nonce)
    const [first, second, third, fourth, ...rest] = result.right.elements
    expect(first).toEqual({
      type: 'personal_details',
      data: details,
      data_hash: base64(sealed.details.hash),
      hash: 'h1',
    })
    expect(second).toMatchObject({ type: 'address', data: address })
    expect(third).toMatchObject({
      type: 'driver_license',
      data: licence,
      front_side: { file_id: 'front', file_hash: base64(sealed.front.hash) },
    })
    expect(rest).toEqual([
      { type: 'phone_number', phone_number: '4520202020', hash: 'h5' },
      { type: 'email', email: 'ann@example.com', hash: 'h6' },
      { type: 'fingerprint', hash: 'h7' },
    ])
    if (third?.type !== 'driver_license' || fourth?.type !== 'utility_bill')
      throw new Error('The elements came in another order.')
    const { front_side, reverse_side, selfie } = third
    const files = [front_side, reverse_side, selfie, ...(fourth.files ?? []), ...(fourth.translation ?? [])]
    const encrypted = [sealed.front, sealed.reverse, sealed.selfie, ...sealed.bills, sealed.translation]
    expect(files.length).toBe(encrypted.length)
    const opened = await Promise.all(
      files.map(async (each, i) =>
        each === undefined
          ? E.left('no file')
          : await decryptFile(each)(encrypted[i]?.data ?? Buffer.alloc(0))(),
      ),
    )
    expect(
      opened.map((each) => (E.isRight(each) ? Buffer.from(each.right).toString('latin1') : each)),
    ).toEqual([photo.toString('latin1'), 'reverse', 'selfie', 'bill 1', 'bill 2', 'translation'])
  })
  it('a passport is read whatever its content and the length of its padding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 32, max: 240 }),
        async (first_name, least) => {
          const each = seal(JSON.stringify({ ...details, first_name }), least)
          const one = passport(
            [{ type: 'personal_details', data: base64(each.data), hash: '' }],
            credentials({ secure_data: { personal_details: { data: dataCredentials(each) } }, nonce }),
          )
          expect(await read(one)()).toMatchObject(E.right({ elements: [{ data: { first_name } }] }))
        },
      ),
      { numRuns: 25 },
    )
  })
  it('a passport is refused if one character is changed', async () => {
    const whole = passport(data.slice(0, 2))
    const places: ReadonlyArray<readonly [string, (text: string) => PassportData, string]> = [
      [
        whole.credentials.secret,
        (secret) => ({ ...whole, credentials: { ...whole.credentials, secret } }),
        'WrongKey',
      ],
      [
        whole.credentials.hash,
        (hash) => ({ ...whole, credentials: { ...whole.credentials, hash } }),
        'Forged',
      ],
      [
        whole.credentials.data,
        (text) => ({ ...whole, credentials: { ...whole.credentials, data: text } }),
        'Forged',
      ],
      [
        base64(sealed.details.data),
        (text) => ({
          ...whole,
          data: whole.data.map((each, i) => (i === 0 ? { ...each, data: text } : each)),
        }),
        'Forged',
      ],
    ]
    for (const [text, change, tag] of places)
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '/', '='), async (i, char) => {
          fc.pre(text[i] !== char)
          expect([tag, 'Malformed']).toContain(
            (await errorOf(change(text.slice(0, i) + char + text.slice(i + 1))))?._tag,
          )
        }),
        { numRuns: 30 },
      )
  })
  it('a passport is refused if its elements are swapped, or do not belong to the credentials', async () => {
    const swapped = data
      .slice(0, 2)
      .map((each, i) => ({ ...each, data: base64((i === 0 ? sealed.address : sealed.details).data) }))
    expect(await errorOf(passport(swapped))).toEqual({ _tag: 'Forged', what: 'passport_data.data[0]' })
    const lost: ReadonlyArray<readonly [object, string]> = [
      [{ type: 'passport', data: 'AAAA', hash: '' }, '"data"'],
      [{ type: 'personal_details', hash: '' }, '"data"'],
      [{ ...data[2], selfie: undefined }, '"selfie"'],
      [{ ...data[0], selfie: file('selfie') }, '"selfie"'],
      [{ ...data[3], files: [file('bill 1')] }, '"files"'],
      [{ ...data[3], translation: undefined }, '"translation"'],
      [{ type: 'bank_statement', files: [file('x')], hash: '' }, '"files"'],
      [{ type: 'phone_number', hash: '' }, '"phone_number"'],
      [{ type: 'email', hash: '' }, '"email"'],
    ]
    for (const [element, name] of lost)
      expect(await errorOf(passport([element]))).toMatchObject({
        _tag: 'Malformed',
        what: 'passport_data.data[0]',
        reason: expect.stringContaining(name),
      })
  })
  it('a passport is refused if an element was removed', async () => {
    for (const type of Object.keys(secure_data)) {
      const error = await errorOf(passport(data.filter((element) => element.type !== type)))
      expect(error).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining(`"${type}"`) })
    }
  })
  it('a passport is refused if the bot did not ask for it', async () => {
    expect(await errorOf(passport(), { nonce: 'another' })).toEqual({ _tag: 'WrongNonce' })
    expect(await errorOf(passport(), { nonce: '' })).toEqual({ _tag: 'WrongNonce' })
    const open = new Set([nonce])
    const once = decrypt({ privateKey, nonce: (given) => async () => open.delete(given) })
    expect(E.isRight(await once(passport())())).toBe(true)
    expect(await once(passport())()).toEqual(E.left({ _tag: 'WrongNonce' }))
  })
  it('a passport is not read with another key', async () => {
    const another = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    expect(await errorOf(passport(), { privateKey: Secret.make(another.privateKey) })).toMatchObject({
      _tag: 'WrongKey',
      reason: expect.stringContaining('/setpublickey'),
    })
  })
  it('a passport is read with a key from a file of any system, or from a variable', async () => {
    for (const pem of [
      keys.privateKey.replaceAll('\n', '\r\n'),
      keys.privateKey.trim().replaceAll('\n', '\\n'),
      `\n  ${keys.privateKey}  \n`,
    ])
      expect(await errorOf(passport(), { privateKey: Secret.make(pem) })).toBe(undefined)
  })
  it('a wrong key is refused with a sentence that says what to do and does not repeat the key', async () => {
    const key = createPrivateKey(keys.privateKey)
    const ec = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const wrong: ReadonlyArray<readonly [string, string]> = [
      [key.export({ type: 'pkcs1', format: 'pem' }).toString(), 'PKCS#1. Convert it'],
      [
        key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
        'locked by a password',
      ],
      [keys.publicKey, 'the public key'],
      [ec.privateKey, 'not an RSA key'],
      [keys.privateKey.slice(0, -40), 'cut short'],
      ['', 'must be PKCS#8'],
      ['hunter2'.repeat(1000), 'must be PKCS#8'],
    ]
    for (const [pem, reason] of wrong) {
      const error = await errorOf(passport(), { privateKey: Secret.make(pem) })
      expect(error).toEqual({ _tag: 'WrongKey', reason: expect.stringContaining(reason) })
      expect(JSON.stringify(error)).not.toContain('hunter2')
    }
  })
  it('a passport that breaks the manual is malformed, and no error holds decrypted data', async () => {
    const bad: ReadonlyArray<readonly [Sealed, string]> = [
      [credentials({ secure_data }), 'passport_data.credentials.nonce: expected a string.'],
      [
        credentials({ secure_data: { passport: { data: { secret: 'x' } } }, nonce }),
        'passport_data.credentials.secure_data.passport.data.data_hash',
      ],
      [seal('not JSON'), 'not JSON'],
      [seal(Buffer.from([0x22, 0xff, 0x22])), 'not JSON in UTF-8'],
      [
        sealPadded(
          Buffer.concat([Buffer.from([16]), randomBytes(15), Buffer.from('{"nonce": "x"   }'.slice(0, 16))]),
        ),
        'padding',
      ],
      [sealPadded(Buffer.concat([Buffer.from([255]), randomBytes(63)])), 'padding'],
      [sealPadded(Buffer.alloc(32)), 'padding'],
    ]
    for (const [each, reason] of bad)
      expect(await errorOf(passport([], each))).toMatchObject({
        _tag: 'Malformed',
        what: 'passport_data.credentials',
        reason: expect.stringContaining(reason),
      })
    const wrong = seal(
      JSON.stringify({ ...details, last_name: 'private'.length, birth_date: { private: 'private' } }),
    )
    const error = await errorOf(
      passport(
        [{ type: 'personal_details', data: base64(wrong.data), hash: '' }],
        credentials({ secure_data: { personal_details: { data: dataCredentials(wrong) } }, nonce }),
      ),
    )
    expect(error).toMatchObject({
      _tag: 'Malformed',
      reason: expect.stringContaining('passport_data.data[0].birth_date: expected a string'),
    })
    expect(error === undefined ? '' : toString(error)).not.toContain('private')
  })
  it('a passport never throws, whatever Telegram sends', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.constantFrom('', 'AAAA', base64(randomBytes(256)), base64(randomBytes(32))),
    )
    const any = fc.record({ secret: text, hash: text, data: text })
    await fc.assert(
      fc.asyncProperty(any, text, async (credentials, data) => {
        expect(E.isLeft(await read({ credentials, data: [{ type: 'passport', data, hash: '' }] })())).toBe(
          true,
        )
      }),
    )
    expect(
      await errorOf(
        passport(
          [],
          credentials({ secure_data: JSON.parse('{"__proto__":{"passport":{}},"constructor":{}}'), nonce }),
        ),
      ),
    ).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining('__proto__') })
  })
  it('a passport hides the secrets of its files from logs', async () => {
    const result = await read(passport())()
    const shown = inspect(result, { depth: Infinity, showHidden: true }) + JSON.stringify(result)
    expect(shown).toContain('[redacted]')
    for (const each of [sealed.front, sealed.selfie, ...sealed.bills, sealed.details])
      expect(shown).not.toContain(base64(each.secret))
  })
})
