import { createHash, createHmac } from 'node:crypto'
import { validate } from '@pipegram/core/LoginWidget'
import * as Secret from '@pipegram/core/Secret'
import { signLogin } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { clock, other, seconds, token } from '../Signing.ts'

const check = validate({ token, maxAge: 86_400, clock })

const user = {
  id: 1001,
  first_name: 'Ann',
  last_name: 'Å = & +',
  username: 'ann',
  photo_url: 'https://t.me/i/userpic/320/a.jpg',
  auth_date: seconds,
}

const tagOf = async (login: unknown, checked = check): Promise<string | undefined> => {
  const result = await checked(login)()
  return E.isLeft(result) ? result.left._tag : undefined
}

const objectOf = (query: string): Record<string, unknown> => {
  const { id, auth_date, ...rest } = Object.fromEntries(new URLSearchParams(query))
  return { ...rest, id: Number(id), auth_date: Number(auth_date) }
}

describe('a login', () => {
  it('a login is genuine by the manual: its key is the SHA-256 of the token', async () => {
    const { last_name, ...known } = user
    const lines = `auth_date=${seconds}\nfirst_name=Ann\nid=1001\nphoto_url=${user.photo_url}\nusername=ann`
    const hash = createHmac('sha256', createHash('sha256').update(Secret.expose(token)).digest())
      .update(lines)
      .digest('hex')
    expect(await check({ ...known, hash })()).toEqual(E.right({ ...known, hash }))
    expect(last_name).not.toBe('')
  })
  it('a login may be a query string, with or without its question mark, or an object', async () => {
    const query = await signLogin(token)(user)
    for (const login of [query, `?${query}`, objectOf(query), { ...objectOf(query), last_seen: undefined }])
      expect(await check(login)()).toEqual(E.right({ ...user, hash: expect.any(String) }))
  })
  it('a login comes back whatever the names in it are', async () => {
    const word = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => !name.includes('\n'))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
          first_name: word,
          last_name: word,
        }),
        async (someone) => {
          expect(await check(await signLogin(token)({ ...someone, auth_date: seconds }))()).toEqual(
            E.right({ ...someone, auth_date: seconds, hash: expect.any(String) }),
          )
        },
      ),
    )
  })
  it('a login is forged if a character, a field or the bot is changed', async () => {
    const query = await signLogin(token)(user)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(query.length - 1),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        async (i, char) => {
          const changed = query.slice(0, i) + char + query.slice(i + 1)
          expect(
            (await tagOf(changed)) !== undefined ||
              new URLSearchParams(changed).toString() === new URLSearchParams(query).toString(),
          ).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
    expect(await tagOf(query, validate({ token: other, maxAge: 60, clock }))).toBe('Forged')
    expect(await tagOf({ ...objectOf(query), id: 1002 })).toBe('Forged')
    expect(await tagOf({ ...objectOf(query), admin: 'yes' })).toBe('Forged')
    for (const name of ['id', 'first_name', 'last_name', 'username', 'photo_url', 'auth_date'])
      expect(
        await tagOf(Object.fromEntries(Object.entries(objectOf(query)).filter(([key]) => key !== name))),
      ).toBe('Forged')
    expect(await tagOf({ ...objectOf(query), username: undefined, first_name: `Ann\nusername=ann` })).toBe(
      'Malformed',
    )
  })
  it('a login ends after maxAge, and is refused if it is from the future', async () => {
    expect(await tagOf(await signLogin(token)({ ...user, auth_date: seconds - 86_400 }))).toBe(undefined)
    expect(await tagOf(await signLogin(token)({ ...user, auth_date: seconds - 86_401 }))).toBe('Expired')
    expect(await tagOf(await signLogin(token)({ ...user, auth_date: seconds + 61 }))).toBe('Postdated')
    expect(() => validate({ token, maxAge: Number.NaN })).toThrow(RangeError)
  })
  it('a login never throws and never passes, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (login) => {
        expect(await tagOf(login)).toMatch(/Malformed|Forged/)
      }),
    )
    for (const login of [
      { hash: '0'.repeat(64), id: 1.5 },
      { hash: null },
      { toString: () => 'x' },
      JSON.parse('{"__proto__":"x","hash":"0"}'),
      '?',
      'x'.repeat(1_000_000),
    ])
      expect(await tagOf(login)).toBe('Malformed')
    expect(await tagOf(await signLogin(token)({ first_name: 'Ann', auth_date: seconds, id: -1 }))).toBe(
      'Malformed',
    )
  })
})
