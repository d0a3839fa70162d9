// The tests of every store that several processes share.

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ofUser } from '@pipegram/core/KeyOwner'
import { prefixed, type Store } from '@pipegram/core/Store'
import type { ClosableStore } from '@pipegram/storage/ClosableStore'
import { ann, me, storeLaws } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, onTestFinished } from 'vitest'
import { sessions, writers } from './Writers.ts'

/** Closes a store at the end of its test. */
export const closing = <S extends ClosableStore>(store: S): S => {
  onTestFinished(() => store.close())
  return store
}

/** The value under a key, as a test expects it. */
export const valueAt = async (store: Store, key: string): Promise<string | undefined> => {
  const found = await store.get(key)()
  return E.isRight(found) ? found.right?.value : expect.unreachable(JSON.stringify(found.left))
}

/** The laws of stores, of a store on a server. */
export const testLaws = (open: () => ClosableStore, longest: number): void => {
  for (const { name, check } of storeLaws)
    it(name, async () => {
      const prefix = prefixed(`${randomUUID()} `)
      const [store, other] = [prefix(closing(open())), prefix(closing(open()))]
      await check({ store, other, pass: sleep, longest, runs: 10 })
    })
}

/** What processes do to one store at a place; `kind` is its name in `Stores.ts`. */
export const testProcesses = (
  kind: string,
  place: () => string,
  open: (place: string) => ClosableStore,
): void => {
  it('loses no change of two processes that are killed now and then', async () => {
    const at = place()
    const store = closing(open(at))
    const counted = await writers(kind, at, { processes: 2, kills: 4 })
    expect(counted).toBeGreaterThan(0)
    // A killed process may have written a change without printing it.
    const value = Number(await valueAt(store, 'count'))
    expect(value).toBeGreaterThanOrEqual(counted)
    expect(value).toBeLessThanOrEqual(counted + 4)
  })

  it('counts to 100 when two processes change one session 50 times each', async () => {
    const at = place()
    const store = closing(open(at))
    expect(await sessions(kind, at)).toBe(100)
    expect(await valueAt(store, `${ofUser(ann.id)} session ${me.id} session`)).toBe('[1,100]')
  })
}

/** The block of the page about storage that contains a text: what users copy is what the tests run. */
export const documented = (text: string): string => {
  const page = readFileSync(new URL('../../../docs/guide/storage.md', import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/```\w+\n([^`]*)```/g)].map(([, body = '']) => body)
  return (
    blocks.find((body) => body.includes(text)) ??
    expect.unreachable(`No block of storage.md contains "${text}".`)
  )
}
