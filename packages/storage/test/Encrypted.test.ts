import * as Secret from '@pipegram/core/Secret'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { encrypted } from '@pipegram/storage/Encrypted'
import { makeTestClock, storeLaws } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64')
const keys = { current: 'b', keys: { a: keyOf(1), b: Secret.make(keyOf(2)) } }

const stored = async (store: Store, key: string): Promise<string> => {
  const found = await store.get(key)()
  return E.isRight(found) ? (found.right?.value ?? '') : ''
}

// Writes a text into the store below the encryption, with any version.
const put = async (store: Store, key: string, value: string): Promise<void> => {
  const found = await store.get(key)()
  await store.set(key, value, E.isRight(found) ? found.right?.version : undefined)()
}

const reasonOf = async (store: Store, key: string): Promise<string> => {
  const found = await store.get(key)()
  return E.isLeft(found) && found.left._tag === 'Unreadable' && found.left.key === key
    ? found.left.reason
    : JSON.stringify(found)
}

describe('an encrypted store', () => {
  for (const { name, check } of storeLaws)
    it(name, async () => {
      const clock = makeTestClock()
      await check({ store: encrypted(keys)(makeMemoryStore({ clock })), pass: clock.advance })
    })

  it('shows nothing of a value, and never writes the same bytes twice', async () => {
    const plain = makeMemoryStore()
    const store = encrypted(keys)(plain)
    await put(store, 'a', 'my words')
    const first = await stored(plain, 'a')
    await put(store, 'a', 'my words')
    expect(first).not.toContain('words')
    expect(await stored(plain, 'a')).not.toBe(first)
  })

  it('refuses a value that was changed, cut, or moved to another key', async () => {
    const plain = makeMemoryStore()
    const store = encrypted(keys)(plain)
    await put(store, 'a', 'my words')
    const sealed = await stored(plain, 'a')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.constantFrom('A', 'z', '0', '-', '_', '.'),
        async (i, letter) => {
          fc.pre(sealed[i] !== letter)
          await put(plain, 'a', sealed.slice(0, i) + letter + sealed.slice(i + 1))
          // The last character of base64 has bits that mean nothing.
          if (i < sealed.length - 1) expect(E.isLeft(await store.get('a')())).toBe(true)
        },
      ),
    )
    for (const cut of [0, 1, 10, sealed.length - 1]) {
      await put(plain, 'a', sealed.slice(0, cut))
      expect(E.isLeft(await store.get('a')())).toBe(true)
    }
    await put(plain, 'b', sealed)
    expect(await reasonOf(store, 'b')).toBe(
      'It was changed, moved from another key, or encrypted with another key of this id.',
    )
  })

  it('reads what an old key wrote, and writes with the new one', async () => {
    const plain = makeMemoryStore()
    await put(encrypted({ ...keys, current: 'a' })(plain), 'x', '1')
    const store = encrypted(keys)(plain)
    expect(await stored(store, 'x')).toBe('1')
    await put(store, 'x', '2')
    expect(await stored(plain, 'x')).toMatch(/^e1\.b\./)
    const onlyOld = encrypted({ current: 'a', keys: { a: keyOf(1) } })(plain)
    expect(await reasonOf(onlyOld, 'x')).toBe('It is encrypted with the key "b", which is not here.')
  })

  it('refuses a value that was written without encryption', async () => {
    const plain = makeMemoryStore()
    await put(plain, 'x', '{"name":"Ann"}')
    expect(await reasonOf(encrypted(keys)(plain), 'x')).toBe('It was written without encryption.')
    expect(await stored(plain, 'x')).toBe('{"name":"Ann"}')
  })

  it('lists the keys of its store, and cannot list if its store cannot', async () => {
    class Listing implements Store {
      readonly #plain = makeMemoryStore()
      readonly get = this.#plain.get
      readonly set = this.#plain.set
      readonly remove = this.#plain.remove
      list(prefix: string) {
        return this.#plain.list(prefix)
      }
    }
    const store = encrypted(keys)(new Listing())
    await put(store, 'x 1', '1')
    await put(store, 'y 1', '1')
    expect(await store.list?.('x ')()).toEqual(E.right({ keys: ['x 1'] }))
    const { list: _, ...mute } = makeMemoryStore()
    expect(encrypted(keys)(mute)).not.toHaveProperty('list')
  })

  it('refuses a key that is too short or missing, without showing it', () => {
    const short = Buffer.alloc(16, 7).toString('base64')
    expect(() => encrypted({ current: 'a', keys: { a: short } })).toThrow(
      'The key "a" should be 32 bytes in base64. Make one: openssl rand -base64 32',
    )
    expect(() => encrypted({ current: 'c', keys: { a: keyOf(1) } })).toThrow('"c" is not among the keys.')
    expect(() => encrypted({ current: 'a.b', keys: { 'a.b': keyOf(1) } })).toThrow('The id "a.b" of a key')
  })
})
