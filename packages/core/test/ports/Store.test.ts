import { change, makeMemoryStore, prefixed, total, type Store } from '@pipegram/core/Store'
import { makeTestClock, storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const versionOf = async (store: Store, key: string): Promise<string | undefined> => {
  const found = await store.get(key)()
  return E.isRight(found) ? found.right?.version : undefined
}

const valueOf = async (store: Store, key: string): Promise<string | undefined> => {
  const found = await store.get(key)()
  return E.isRight(found) ? found.right?.value : undefined
}

const outdated = (key: string) => E.left({ _tag: 'Outdated', key })

describe('a store in memory', () => {
  for (const { name, check } of storeLaws)
    test(`a store in memory ${name}`, async () => {
      const clock = makeTestClock()
      await check({ store: makeMemoryStore({ clock }), pass: clock.advance, runs: 100 })
    })

  test('a store in memory keeps the laws with a text before each key, and as a total store', async () => {
    for (const { check } of storeLaws) {
      const clock = makeTestClock()
      await check({ store: prefixed('mine ')(total(makeMemoryStore({ clock }))), pass: clock.advance })
    }
  })

  test('a store in memory drops expired values that nobody asks for', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    for (let i = 0; i < 5_000; i++) {
      await store.set(`user ${i}`, '1', undefined, 10)()
      await clock.advance(1)
      expect(store.size()).toBeLessThanOrEqual(1_024)
    }
    expect(store.size()).toBeGreaterThan(0)
  })
})

describe('prefixed', () => {
  test('prefixed keeps two uses of one store apart', async () => {
    const store = makeMemoryStore()
    const [one, two] = [prefixed('one ')(store), prefixed('two ')(store)]
    await one.set('a', '1', undefined)()
    await two.set('a', '2', undefined)()
    expect([await valueOf(one, 'a'), await valueOf(two, 'a'), await valueOf(store, 'one a')]).toEqual([
      '1',
      '2',
      '1',
    ])
    await one.remove('a', (await versionOf(one, 'a')) ?? '')()
    expect([await valueOf(one, 'a'), await valueOf(two, 'a')]).toEqual([undefined, '2'])
  })
})

describe('change', () => {
  const add = (value = '0') => ({ value: String(Number(value) + 1), result: Number(value) + 1 })

  test('change loses no write, with a thousand writes in each of two processes', async () => {
    const shared = makeMemoryStore()
    // Two wrappers know nothing of each other, as with two processes.
    const processes = [prefixed('')(shared), prefixed('')(shared)]
    const results = await Promise.all(
      processes.flatMap((store) => Array.from({ length: 1_000 }, () => change('n', add)(store)())),
    )
    expect(results.every(E.isRight)).toBe(true)
    expect(new Set(results.map((result) => (E.isRight(result) ? result.right : 0))).size).toBe(2_000)
    expect(await valueOf(shared, 'n')).toBe('2000')
  })

  test('change removes a key, and leaves an unchanged value alone', async () => {
    const store = makeMemoryStore()
    await store.set('a', '1', undefined)()
    const before = await versionOf(store, 'a')
    expect(await change('a', (value) => ({ value, result: value }))(store)()).toEqual(E.right('1'))
    expect(await versionOf(store, 'a')).toBe(before)
    expect(await change('a', () => ({ value: undefined, result: 'gone' }))(store)()).toEqual(E.right('gone'))
    expect(await valueOf(store, 'a')).toBeUndefined()
    expect(await change('a', () => ({ value: undefined, result: 'gone' }))(store)()).toEqual(E.right('gone'))
  })

  test('change ends if a store is always outdated, or cannot be reached', async () => {
    const never: Store = { ...makeMemoryStore(), set: (key) => async () => E.left({ _tag: 'Outdated', key }) }
    expect(await change('a', add)(never)()).toEqual(outdated('a'))
    const unavailable = { _tag: 'Unavailable', reason: 'No route to the store.' } as const
    const away: Store = { ...makeMemoryStore(), get: () => async () => E.left(unavailable) }
    expect(await change('a', add)(away)()).toEqual(E.left(unavailable))
  })

  test('change treats a store that throws as unavailable, and hides its message', async () => {
    const memory = makeMemoryStore()
    const rejecting = (): Promise<never> => Promise.reject(new RangeError('redis://:secret@host'))
    const throwing = (): never => {
      throw new RangeError('redis://:secret@host')
    }
    const threw = E.left({ _tag: 'Unavailable', reason: 'The store failed: RangeError.', isFinal: true })
    for (const fault of [() => rejecting, throwing, () => throwing]) {
      expect(await change('a', add)({ ...memory, get: fault })()).toEqual(threw)
      expect(await change('a', add)({ ...memory, set: fault })()).toEqual(threw)
      expect(await total({ ...memory, remove: fault }).remove('a', '1')()).toEqual(threw)
    }
    expect(await change('a', add)(total(memory))()).toEqual(E.right(1))
  })

  test('change takes a store that is an object of a class', async () => {
    class Remote implements Store {
      private readonly memory = makeMemoryStore()
      get(key: string) {
        return this.memory.get(key)
      }
      set(key: string, value: string, version: string | undefined, ttl?: number) {
        return this.memory.set(key, value, version, ttl)
      }
      remove(key: string, version: string) {
        return this.memory.remove(key, version)
      }
    }
    const remote = prefixed('a')(total(new Remote()))
    expect(await change('a', add)(remote)()).toEqual(E.right(1))
    expect(await change('a', () => ({ value: undefined, result: 'gone' }))(remote)()).toEqual(E.right('gone'))
  })

  test('change continues after a change that throws', async () => {
    const store = makeMemoryStore()
    const thrown = change('a', () => {
      throw new Error('of mine')
    })(store)()
    const after = change('a', add)(store)()
    await expect(thrown).rejects.toThrow('of mine')
    expect(await after).toEqual(E.right(1))
  })
})
