// Dead letters in a file and in a store.

import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeMemoryStore } from '@pipegram/core/Store'
import { encrypted } from '@pipegram/storage/Encrypted'
import { Answer, makeRecorder } from '@pipegram/testing'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { deadLettersIn } from '@pipegram/updates/DeadLetterBox'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { folder } from '../inbox/Stage.ts'
import { said } from '../Telegram.ts'

const { call } = makeRecorder(Answer.success())

describe('a file of dead letters', () => {
  it('keeps each update whole, and only its owner can read it', async () => {
    const file = join(folder(), 'letters.jsonl')
    const { hook } = deadLettersIn(file)
    await hook({ _tag: 'Thrown', update: said(1), cause: new Error('no') }, call)()
    await hook({ _tag: 'Undecodable', update: { update_id: 2, message: 5 }, errors: ['a fault'] }, call)()
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { update: said(1), reason: expect.stringMatching(/^Error: no/) },
      { update: { update_id: 2, message: 5 } },
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('replays the oldest first, and keeps letters that failed again, arrived later, or are cut', async () => {
    const file = join(folder(), 'letters.jsonl')
    const { hook, replay } = deadLettersIn(file)
    for (const id of [1, 2, 3]) await hook({ _tag: 'TimedOut', update: said(id), after: 1 }, call)()
    appendFileSync(file, '{"at":"2026\n')
    const seen: Array<number> = []
    const replayed = replay(({ update_id }) => async () => {
      seen.push(update_id)
      if (update_id === 1) await hook({ _tag: 'TimedOut', update: said(4), after: 1 }, call)()
      return update_id !== 2
    })
    expect(await replayed()).toEqual(E.right(2))
    expect(seen).toEqual([1, 2, 3])
    const ids = readFileSync(file, 'utf8').match(/"update_id":\d|2026\n/g)
    expect(ids).toEqual(['"update_id":2', '2026\n', '"update_id":4'])
  })

  it('says why it cannot be replayed, and rejects a letter that it cannot keep', async () => {
    const { hook, replay } = deadLettersIn(join(folder(), 'no', 'letters.jsonl'))
    expect(await replay(() => async () => true)()).toMatchObject({
      left: expect.stringMatching(/cannot be replayed/),
    })
    await expect(hook({ _tag: 'TimedOut', update: said(1), after: 1 }, call)()).rejects.toThrow(/ENOENT/)
  })
})

const keys = { current: 'a', keys: { a: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' } }

describe('dead letters in a store', () => {
  it('are replayed oldest first, and stay if they fail again', async () => {
    const clock = makeTestClock()
    const store = makeMemoryStore({ clock })
    const { hook, replay } = deadLettersIn(store, { clock })
    for (const id of [3, 1, 2]) {
      await hook({ _tag: 'TimedOut', update: said(id), after: 1 }, call)()
      await clock.advance(1)
    }
    await hook({ _tag: 'Undecodable', update: { update_id: 4, message: 5 }, errors: ['a fault'] }, call)()
    const seen: Array<number> = []
    const replayed = replay(({ update_id }) => async () => {
      seen.push(update_id)
      return update_id !== 1
    })
    expect(await replayed()).toEqual(E.right(2))
    expect([seen, store.size()]).toEqual([[3, 1, 2], 2])
  })

  it('are forgotten after their time, 30 days by default', async () => {
    const clock = makeTestClock()
    const { hook, replay } = deadLettersIn(makeMemoryStore({ clock }), { clock })
    await hook({ _tag: 'TimedOut', update: said(1), after: 1 }, call)()
    await clock.advance(30 * 86_400_000)
    expect(await replay(() => async () => true)()).toEqual(E.right(0))
  })

  it('reject if the store is away, so that the hook runs again', async () => {
    const away = () => async () => E.left({ _tag: 'Unavailable', reason: 'It is away.' } as const)
    const { hook, replay } = deadLettersIn({ ...makeMemoryStore(), set: away, list: away })
    await expect(hook({ _tag: 'TimedOut', update: said(1), after: 1 }, call)()).rejects.toThrow('It is away.')
    expect(await replay(() => async () => true)()).toMatchObject({
      left: expect.stringMatching(/It is away/),
    })
  })
})

describe('the dead letters of one person', () => {
  it.each([
    ['a file', () => deadLettersIn(join(folder(), 'letters.jsonl'))],
    ['a store', () => deadLettersIn(makeMemoryStore())],
    [
      'an encrypted store',
      () => {
        const plain = makeMemoryStore()
        return deadLettersIn({ list: plain.list, ...encrypted(keys)(plain) })
      },
    ],
  ])('are shown and erased, and no others: in %s', async (_, make) => {
    const { eraseOf, exportOf, hook, replay } = make()
    expect(await exportOf(7)()).toEqual(E.right([]))
    expect(await eraseOf(7)()).toEqual(E.right(0))
    for (const [id, chat] of [
      [1, 7],
      [2, 8],
      [3, 7],
    ] as const)
      await hook({ _tag: 'TimedOut', update: said(id, chat), after: 1 }, call)()
    const found = await exportOf(7)()
    expect(E.isRight(found) && found.right.map(({ update }) => update)).toEqual(
      expect.arrayContaining([said(1, 7), said(3, 7)]),
    )
    expect(await eraseOf(7)()).toEqual(E.right(2))
    expect(await exportOf(7)()).toEqual(E.right([]))
    const left: Array<number> = []
    await replay(
      ({ update_id }) =>
        async () =>
          left.push(update_id) > 0,
    )()
    expect(left).toEqual([2])
  })
})
