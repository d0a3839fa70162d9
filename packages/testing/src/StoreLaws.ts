// The laws that every store obeys, for authors of adapters. A law rejects with a sentence if the store breaks
// it.

import { beginningsOf, ofChat, ofMember, ofTopic, ofUser } from '@pipegram/core/KeyOwner'
import { change, prefixed, type Store, type StoreError, type Version } from '@pipegram/core/Store'
import { keysIn } from '@pipegram/core/StoreKeys'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

// model

/** A store under test. Each law gets a new stage, without values. */
export interface StoreStage {
  readonly store: Store
  /** The same values through a second connection, as another process has it. Default: the same store. */
  readonly other?: Store
  /** Lets milliseconds pass: by a test clock, or in real time. */
  readonly pass: (ms: number) => Promise<void>
  /** The longest value that the store takes, in characters of one byte. Default: 60,000. */
  readonly longest?: number
  /** How many random runs a property gets. Default: 20. */
  readonly runs?: number
}

/** One law. */
export interface StoreLaw {
  readonly name: string
  /** Rejects with a sentence if the store breaks the law. */
  readonly check: (stage: StoreStage) => Promise<void>
}

// constructors

/**
 * The laws of `Store`, and of `list` for a store that has it.
 *
 * @example
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { storeLaws } from '@pipegram/testing/StoreLaws'
 *   import { makeTestClock } from '@pipegram/testing/TestClock'
 *
 *   // In a test: for (const { name, check } of storeLaws) it(name, () => check(stage()))
 *   for (const { check } of storeLaws) {
 *     const clock = makeTestClock()
 *     await check({ store: makeMemoryStore({ clock }), pass: clock.advance })
 *   }
 */
export const storeLaws: ReadonlyArray<StoreLaw> = [
  {
    name: 'acts as a map for a writer that knows the version',
    check: async ({ store, runs = 20 }) => {
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) => asMap(store, `${run++} `, steps)),
        { numRuns: runs },
      )
    },
  },
  {
    name: 'never gives a key the same version again',
    check: async ({ store }) => {
      const first = await right(store.set('a', '1', undefined))
      await right(store.remove('a', first))
      const second = await right(store.set('a', '1', undefined))
      ensure(first !== second, 'A removed key came back with its old version.')
      await outdated(store.set('a', '3', first), 'a')
      await outdated(store.remove('a', first), 'a')
      await outdated(store.set('a', '3', undefined), 'a')
      ensure((await right(store.get('a')))?.value === '1', 'A write with an old version changed the value.')
    },
  },
  {
    name: 'forgets a value after its time to live, and keeps a value without one',
    check: async ({ store, pass }) => {
      const began = Date.now()
      const before = await right(store.set('short', '1', undefined, 300))
      await right(store.set('long', '1', undefined))
      const lengthened = await right(store.set('freed', '1', undefined, 300))
      await right(store.set('freed', '2', lengthened))
      const early = (await right(store.get('short')))?.value
      // On a busy machine the time may be over already.
      ensure(early === '1' || Date.now() - began > 250, 'A value was gone before its time to live.')
      await pass(600)
      ensure((await right(store.get('short'))) === undefined, 'A value outlived its time to live.')
      ensure((await right(store.get('long')))?.value === '1', 'A value without a time to live was lost.')
      ensure(
        (await right(store.get('freed')))?.value === '2',
        'A write without a time to live kept the old one.',
      )
      await outdated(store.set('short', '2', before), 'short')
      await right(store.set('short', '2', undefined))
    },
  },
  {
    name: 'takes any text as a key, and never confuses two keys',
    check: async ({ store }) => {
      for (const [i, key] of oddKeys.entries()) await right(store.set(key, String(i), undefined))
      for (const [i, key] of oddKeys.entries())
        ensure(
          (await right(store.get(key)))?.value === String(i),
          `The key ${JSON.stringify(key)} was mixed up.`,
        )
    },
  },
  {
    name: 'returns a value as it was written',
    check: async ({ store, longest = 60_000 }) => {
      const values = ['', ' ', '"\\\'', 'null', '\u0000\u0001', 'Zoë 👩‍👩‍👧 \u202e', 'x'.repeat(longest)]
      for (const [i, value] of values.entries()) {
        await right(store.set(`value ${i}`, value, undefined))
        const found = await right(store.get(`value ${i}`))
        ensure(found?.value === value, `A value of ${value.length} characters came back changed.`)
      }
    },
  },
  {
    name: 'loses no change of two processes',
    // Changes of the same object wait for each other in this process.
    check: async ({ store, other = prefixed('')(store) }) => {
      const count = change('count', (value = '0') => ({ value: String(Number(value) + 1), result: 0 }))
      const all = await Promise.all(
        Array.from({ length: 100 }, (_, i) => count(i % 2 === 0 ? store : other)()),
      )
      const lost = all.filter(E.isLeft)
      ensure(lost.length === 0, `Of 100 changes, ${lost.length} failed: ${JSON.stringify(lost[0])}`)
      const found = (await right(store.get('count')))?.value
      ensure(found === '100', `After 100 changes the count is ${found ?? 'missing'}.`)
    },
  },
  {
    name: 'lets one of many first writers win',
    check: async ({ store, other = store }) => {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 === 0 ? store : other).set('first', String(i), undefined)(),
        ),
      )
      const won = all.flatMap((result, i) => (E.isRight(result) ? [String(i)] : []))
      ensure(won.length === 1, `${won.length} writers were first.`)
      ensure(
        (await right(other.get('first')))?.value === won[0],
        'The value is not that of the first writer.',
      )
    },
  },
  {
    name: 'lists the keys that begin with a text',
    check: async ({ store, pass }) => {
      if (store.list === undefined) return
      const expected = Array.from({ length: 120 }, (_, i) => `list ${i} *%_`).toSorted()
      for (const key of expected) await right(store.set(key, '1', undefined))
      await right(store.set('other', '1', undefined))
      await right(store.set('list gone', '1', undefined, 50))
      const removed = await right(store.set('list removed', '1', undefined))
      await right(store.remove('list removed', removed))
      await pass(200)
      const keys = new Set<string>()
      for (let from: string | undefined, isLast = false; !isLast;) {
        const page = await right(store.list('list ', from))
        for (const key of page.keys) keys.add(key)
        from = page.next
        isLast = from === undefined
      }
      ensure(
        JSON.stringify([...keys].toSorted()) === JSON.stringify(expected),
        `Of ${expected.length} keys it listed ${keys.size}.`,
      )
    },
  },
  {
    name: 'finds all values of a person, and no others, by the beginnings of their keys',
    check: async ({ store }) => {
      const { list } = store
      if (list === undefined) return
      const mine = [ofUser(7), ofChat(7, 'Zm9v'), ofTopic({ chat: 7, topic: 3 }), ofMember(7, { chat: -100 })]
      const others = [ofUser(77), ofUser(-7), ofChat(-100), ofMember(77, { chat: 7 })]
      for (const owner of [...mine, ...others])
        await right(store.set(`${owner} session 1 cart`, '[]', undefined))
      const found: Array<string> = []
      for (const beginning of beginningsOf(7))
        found.push(...(await right(keysIn(beginning)({ ...store, list }))))
      const expected = mine.map((owner) => `${owner} session 1 cart`)
      ensure(
        JSON.stringify(found.toSorted()) === JSON.stringify(expected.toSorted()),
        `Of ${expected.length} keys of a person it found ${found.length}.`,
      )
    },
  },
]

// private

const step = fc.record({
  key: fc.constantFrom('a', 'b', '__proto__'),
  value: fc.option(fc.string(), { nil: undefined }),
  stale: fc.boolean(),
})

interface Step {
  readonly key: string
  readonly value: string | undefined
  readonly stale: boolean
}

const asMap = async (store: Store, prefix: string, steps: ReadonlyArray<Step>): Promise<void> => {
  const model = new Map<string, string>()
  for (const { key: name, value, stale } of steps) {
    const key = prefix + name
    const version: Version | undefined = stale ? 'of another write' : (await right(store.get(key)))?.version
    if (stale) await outdated(value === undefined ? store.remove(key, 'x') : store.set(key, value, 'x'), key)
    else if (value !== undefined) await right(store.set(key, value, version))
    else if (version !== undefined) await right(store.remove(key, version))
    if (!stale && value !== undefined) model.set(key, value)
    else if (!stale) model.delete(key)
    ensure((await right(store.get(key)))?.value === model.get(key), `The key ${key} has another value.`)
  }
}

const oddKeys = [
  ' ',
  '*',
  '.',
  '..',
  '>',
  'a.b',
  'a/b',
  'a:b',
  'a b',
  'a\nb',
  'a%20b',
  'a=b',
  'A',
  'a',
  '__proto__',
  '{bot}1',
  "'; drop table x; --",
  'Zo\u00eb',
  'Zoe\u0308',
  '👩‍👩‍👧',
  'session -1001234567890 42',
  'k'.repeat(512),
  'é'.repeat(512),
]

const ensure = (holds: boolean, sentence: string): void => {
  if (!holds) throw new Error(sentence)
}

const right = async <A>(run: TaskEither<StoreError, A>): Promise<A> => {
  const result = await run()
  if (E.isLeft(result)) throw new Error(`The store failed: ${JSON.stringify(result.left)}`)
  return result.right
}

const outdated = async (run: TaskEither<StoreError, unknown>, key: string): Promise<void> => {
  const result = await run()
  ensure(
    E.isLeft(result) && result.left._tag === 'Outdated' && result.left.key === key,
    `A write of ${JSON.stringify(key)} with a wrong version gave ${JSON.stringify(result)}.`,
  )
}
