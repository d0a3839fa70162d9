// The laws of a store hold for the store in memory, and each law names the fault of a store that breaks it.

import { makeMemoryStore, type Store, type StoreEntry } from '@pipegram/core/Store'
import { storeLaws, type StoreStage } from '@pipegram/testing/StoreLaws'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

type Listed = Required<Store>

interface StoreFault {
  /** What is wrong with the store. */
  readonly title: string
  readonly law: string
  readonly faulty: (store: Listed) => Store
  readonly says: string | RegExp
}

const stageOf = (faulty: (store: Listed) => Store): StoreStage => {
  const clock = makeTestClock()
  return { store: faulty(makeMemoryStore({ clock })), pass: clock.advance }
}

const lawOf = (name: string) => {
  const law = storeLaws.find((each) => each.name === name)
  if (law === undefined) throw new Error(`There is no law "${name}".`)
  return law
}

// Every key is changed before the store sees it.
const withKeys =
  (changed: (key: string) => string) =>
  ({ get, set, remove, list }: Listed): Store => ({
    get: (key) => get(changed(key)),
    set: (key, value, version, ttl) => set(changed(key), value, version, ttl),
    remove: (key, version) => remove(changed(key), version),
    list,
  })

// A write wins whatever version it names.
const careless = (versionOf = (writes: number) => String(writes)): Listed => {
  const entries = new Map<string, StoreEntry>()
  let writes = 0
  return {
    get: (key) => async () => E.right(entries.get(key)),
    set: (key, value) => async () => {
      const version = versionOf(++writes)
      entries.set(key, { value, version })
      return E.right(version)
    },
    remove: (key) => async () => {
      entries.delete(key)
      return E.right(undefined)
    },
    list: () => TE.right({ keys: [...entries.keys()] }),
  }
}

// Keys come in parts of 50, as from a server.
const inParts = (store: Listed): Store => ({
  ...store,
  list: (prefix, from = '0') =>
    pipe(
      store.list(prefix),
      TE.map(({ keys }) => {
        const end = Number(from) + 50
        return {
          keys: keys.slice(Number(from), end),
          ...(end < keys.length ? { next: String(end) } : {}),
        }
      }),
    ),
})

const faults: ReadonlyArray<StoreFault> = [
  {
    title: 'forgets each key that a prototype has',
    law: 'acts as a map for a writer that knows the version',
    faulty: (store) => ({
      ...store,
      get: (key) => (key.endsWith('__proto__') ? TE.right(undefined) : store.get(key)),
    }),
    says: 'Counterexample: [[{"key":"__proto__"',
  },
  {
    title: 'gives all writes the same version',
    law: 'never gives a key the same version again',
    faulty: () => careless(() => 'v'),
    says: 'A removed key came back with its old version.',
  },
  {
    title: 'writes although the version is wrong',
    law: 'never gives a key the same version again',
    faulty: () => careless(),
    says: /^A write of "a" with a wrong version gave \{"_tag":"Right"/,
  },
  {
    title: 'keeps all values for good',
    law: 'forgets a value after its time to live, and keeps a value without one',
    faulty: (store) => ({ ...store, set: (key, value, version) => store.set(key, value, version) }),
    says: 'A value outlived its time to live.',
  },
  {
    title: 'gives each value a time to live',
    law: 'forgets a value after its time to live, and keeps a value without one',
    faulty: (store) => ({
      ...store,
      set: (key, value, version, ttl = 500) => store.set(key, value, version, ttl),
    }),
    says: 'A value without a time to live was lost.',
  },
  {
    title: 'loses values with a time to live at once',
    law: 'forgets a value after its time to live, and keeps a value without one',
    faulty: (store) => ({
      ...store,
      set: (key, value, version, ttl) => store.set(key, value, version, ttl === undefined ? undefined : 0),
    }),
    says: /^The store failed: \{"_tag":"Outdated","key":"freed"\}$/,
  },
  {
    title: 'knows no capital letters',
    law: 'takes any text as a key, and never confuses two keys',
    faulty: withKeys((key) => key.toLowerCase()),
    says: 'The store failed: {"_tag":"Outdated","key":"a"}',
  },
  {
    title: 'cuts keys',
    law: 'takes any text as a key, and never confuses two keys',
    faulty: () => withKeys((key) => key.slice(0, 1))(careless()),
    says: 'The key "." was mixed up.',
  },
  {
    title: 'cuts long values',
    law: 'returns a value as it was written',
    faulty: (store) => ({
      ...store,
      set: (key, value, version, ttl) => store.set(key, value.slice(0, 1_000), version, ttl),
    }),
    says: 'A value of 60000 characters came back changed.',
  },
  {
    title: 'lets a second writer overwrite the first',
    law: 'loses no change of two processes',
    faulty: () => careless(),
    says: /^After 100 changes the count is \d{1,2}\.$/,
  },
  {
    title: 'gives no value',
    law: 'loses no change of two processes',
    faulty: () => ({ ...careless(), get: () => TE.right(undefined) }),
    says: 'After 100 changes the count is missing.',
  },
  {
    title: 'refuses a change',
    law: 'loses no change of two processes',
    faulty: (store) => ({
      ...store,
      set: () => TE.left({ _tag: 'Unavailable', reason: 'The disk is full.' }),
    }),
    says: /^Of 100 changes, 100 failed: .*"Unavailable","reason":"The disk is full\."/,
  },
  {
    title: 'lets each first writer win',
    law: 'lets one of many first writers win',
    faulty: () => careless(),
    says: '20 writers were first.',
  },
  {
    title: 'keeps the value of a writer that lost',
    law: 'lets one of many first writers win',
    faulty: (store) => ({
      ...store,
      get: (key) =>
        pipe(
          store.get(key),
          TE.map((found) => (found === undefined ? found : { ...found, value: 'lost' })),
        ),
    }),
    says: 'The value is not that of the first writer.',
  },
  {
    title: 'lists the first part only',
    law: 'lists the keys that begin with a text',
    faulty: (store) => ({
      ...store,
      list: (prefix) =>
        pipe(
          store.list(prefix),
          TE.map(({ keys }) => ({ keys: keys.slice(0, 50) })),
        ),
    }),
    says: 'Of 120 keys it listed 50.',
  },
  {
    title: 'lists all keys',
    law: 'lists the keys that begin with a text',
    faulty: (store) => ({ ...store, list: () => store.list('') }),
    says: 'Of 120 keys it listed 121.',
  },
  {
    title: 'cuts the beginning of the keys to list',
    law: 'finds all values of a person, and no others, by the beginnings of their keys',
    faulty: (store) => ({ ...store, list: (prefix) => store.list(prefix.trimEnd()) }),
    says: /^Of 4 keys of a person it found (?:[5-9]|\d\d)\.$/,
  },
]

describe('a law of a store', () => {
  it.each(storeLaws)('holds for the store in memory: $name', ({ check }) => check(stageOf((store) => store)))
  it.each(storeLaws)('holds for a store that lists in parts: $name', ({ check }) => check(stageOf(inParts)))

  it.each(storeLaws)('has a store that breaks it: $name', ({ name }) =>
    expect(faults.some(({ law }) => law === name)).toBe(true),
  )
  it.each(faults)('is broken by a store that $title', async ({ law, faulty, says }) => {
    await expect(lawOf(law).check(stageOf(faulty))).rejects.toThrow(says)
  })

  it('about lists holds for a store that cannot list', async () => {
    const { get, set, remove } = makeMemoryStore()
    const laws = storeLaws.filter(({ name }) => /list|beginnings/.test(name))
    expect(laws).toHaveLength(2)
    for (const { check } of laws)
      expect(await check({ store: { get, set, remove }, pass: makeTestClock().advance })).toBeUndefined()
  })

  it('counts the changes of both connections', async () => {
    const [store, other] = [makeMemoryStore(), makeMemoryStore()]
    const law = lawOf('loses no change of two processes')
    await expect(law.check({ store, other, pass: makeTestClock().advance })).rejects.toThrow(
      'After 100 changes the count is 50.',
    )
    expect(await other.get('count')()).toMatchObject(E.right({ value: '50' }))
  })
})
