// A store in a Deno KV, on a KV in memory that acts as the documentation of Deno says. The same laws run in
// Deno itself where it is installed.

import type { Clock } from '@pipegram/core/Clock'
import { denoKvStore, type DenoAtomic, type DenoKey, type DenoKv } from '@pipegram/storage/DenoKvStore'
import { makeTestClock, storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

interface Kept {
  readonly key: DenoKey
  readonly value: unknown
  readonly versionstamp: string
  readonly until: number
}

// Expired values stay for 400 ms, since Deno also removes them some time later. `onCommit` may
// throw in place of a commit.
const makeKv = (clock: Clock, onCommit = (): void => undefined) => {
  const entries = new Map<string, Kept>()
  const sizes: Array<number> = []
  let writes = 0
  const at = (key: DenoKey): Kept | undefined => {
    const found = entries.get(JSON.stringify(key))
    return found === undefined || found.until + 400 <= clock.now() ? undefined : found
  }
  const atomic = (): DenoAtomic => {
    const checks: Array<() => boolean> = []
    const acts: Array<(versionstamp: string) => void> = []
    const operation: DenoAtomic = {
      check: ({ key, versionstamp }) => {
        checks.push(() => (at(key)?.versionstamp ?? null) === versionstamp)
        return operation
      },
      set: (key, value, { expireIn = Infinity }) => {
        const until = clock.now() + expireIn
        acts.push((versionstamp) => entries.set(JSON.stringify(key), { key, value, versionstamp, until }))
        return operation
      },
      delete: (key) => {
        acts.push(() => entries.delete(JSON.stringify(key)))
        return operation
      },
      commit: async () => {
        onCommit()
        if (!checks.every((holds) => holds())) return { ok: false }
        const versionstamp = String(++writes).padStart(20, '0')
        for (const act of acts) act(versionstamp)
        return { ok: true, versionstamp }
      },
    }
    return operation
  }
  const kv: DenoKv = {
    get: async (key) => {
      const found = at(key)
      return { value: found?.value ?? null, versionstamp: found?.versionstamp ?? null }
    },
    async *list({ start, end }, { limit }) {
      const found = [...entries.values()]
        .filter(({ key }) => Buffer.compare(bytesOf(key), bytesOf(start)) >= 0)
        .filter(({ key }) => Buffer.compare(bytesOf(key), bytesOf(end)) < 0)
        .toSorted((a, b) => Buffer.compare(bytesOf(a.key), bytesOf(b.key)))
        .slice(0, limit)
      sizes.push(found.length)
      yield* found
    },
    atomic,
  }
  return { kv, sizes }
}

// Parts of a key end with a zero byte, and a zero byte in a part is escaped.
const bytesOf = (key: DenoKey): Buffer =>
  Buffer.concat(
    key.map((part) =>
      Buffer.from(`${Buffer.from(part).toString('latin1').replaceAll('\0', '\0ÿ')}\0`, 'latin1'),
    ),
  )

describe('a store in a Deno KV', () => {
  it.each(storeLaws)('$name', async ({ check }) => {
    const clock = makeTestClock()
    const { kv } = makeKv(clock)
    await check({ store: denoKvStore(kv, { clock }), other: denoKvStore(kv, { clock }), pass: clock.advance })
  })

  it('lists more keys than one page has, each once, and says when the last page was read', async () => {
    const { kv, sizes } = makeKv(makeTestClock())
    const store = denoKvStore(kv)
    const keys = Array.from({ length: 500 }, (_, i) => `k ${String(i).padStart(3, '0')}`)
    for (const key of keys) await store.set(key, '1', undefined)()
    await store.set('l', '1', undefined)()
    expect(await store.list('k ')()).toEqual(E.right({ keys, next: 'k 499' }))
    expect(await store.list('k ', 'k 499')()).toEqual(E.right({ keys: [] }))
    expect(await store.list('k ', 'k 497')()).toEqual(E.right({ keys: ['k 498', 'k 499'] }))
    expect(sizes).toEqual([500, 0, 2])
  })

  it('keeps prefixes apart, and reads only values that it has written', async () => {
    const { kv } = makeKv(makeTestClock())
    const [mine, other] = [denoKvStore(kv, { prefix: 'mine' }), denoKvStore(kv)]
    await mine.set('a', '1', undefined)()
    await kv.atomic().set(['pipegram', 'b'], { a: 1 }, {}).commit()
    expect(await other.get('a')()).toEqual(E.right(undefined))
    expect(await other.get('b')()).toEqual(E.right(undefined))
    expect(await other.list('')()).toEqual(E.right({ keys: [] }))
  })

  it('repeats a write while another process writes, and explains any other failure', async () => {
    let busy = 3
    const { kv } = makeKv(makeTestClock(), () => {
      if (busy-- > 0) throw new Error('database is locked')
    })
    expect(await denoKvStore(kv).set('a', '1', undefined)()).toMatchObject({ _tag: 'Right' })
    expect(busy).toBe(-1)
    let tries = 0
    const broken = makeKv(makeTestClock(), () => {
      tries += 1
      throw new Error('Value too large (max 65536 bytes)')
    })
    expect(await denoKvStore(broken.kv).set('a', '1', undefined)()).toMatchObject(
      E.left({ _tag: 'Unavailable', reason: 'The Deno KV does not take a value of this size.' }),
    )
    expect(tries).toBe(1)
  })
})
