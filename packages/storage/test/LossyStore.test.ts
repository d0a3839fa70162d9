import { setTimeout as sleep } from 'node:timers/promises'
import { change } from '@pipegram/core/Store'
import { allowLostWrites, fromKeyv, fromUnstorage } from '@pipegram/storage/LossyStore'
import { storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { Keyv } from 'keyv'
import { createStorage } from 'unstorage'
import { describe, expect, it } from 'vitest'

const kinds = [
  ['Keyv', () => fromKeyv(new Keyv())],
  ['unstorage', () => fromUnstorage(createStorage())],
] as const

// The laws that a lossy store cannot keep.
const broken: ReadonlyArray<string> = [
  'loses no change of two processes',
  'lets one of many first writers win',
]

describe.each(kinds)('a lossy store of %s', (kind, make) => {
  for (const { name, check } of storeLaws)
    it.skipIf(broken.includes(name) || (kind === 'unstorage' && name.startsWith('forgets')))(name, () =>
      check({ store: allowLostWrites(make()), pass: sleep, runs: 10 }),
    )

  it('loses no change of one process', async () => {
    const store = allowLostWrites(make())
    const count = change('count', (value = '0') => ({ value: String(Number(value) + 1), result: 0 }))
    await Promise.all(Array.from({ length: 100 }, () => count(store)()))
    expect(await store.get('count')()).toMatchObject({ right: { value: '100' } })
  })

  it('fails with a sentence when its driver throws', async () => {
    const away = { ...make(), get: () => Promise.reject(new Error('redis://:hunter2@host')) }
    expect(await allowLostWrites(away).get('a')()).toEqual(
      E.left({ _tag: 'Unavailable', reason: 'The store failed: Error.', isFinal: true }),
    )
  })
})
