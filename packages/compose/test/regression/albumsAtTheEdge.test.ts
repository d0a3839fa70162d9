// A message that came at the moment when its album was complete was in no album, and yet confirmed. A clock
// that was set back held a chat up. If a later step threw before it returned a promise, all messages but the
// first never ended.

import { albums, handle, pipeline, use } from '@pipegram/compose'
import type { Clock } from '@pipegram/core/Clock'
import type { Update } from '@pipegram/core/Types'
import { message } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeTestClock } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const { text: _, ...photo } = message('')
const part = (message_id: number): Update => ({
  update_id: message_id,
  message: { ...photo, message_id, media_group_id: 'a' },
})

const makeBot = (clock: Clock) => {
  const seen: Array<number> = []
  const bot = pipeline(
    use(albums({ clock, quiet: 500 })),
    handle(({ album }) =>
      TE.fromIO(() => {
        seen.push(...album.map(({ message_id }) => message_id))
      }),
    ),
  )
  return { seen, run: (update: Update) => harness(bot)(update)() }
}

it.each(Array.from({ length: 16 }, (_each, ticks) => ticks))(
  'an album holds a message that comes %i ticks after the last wait',
  async (ticks) => {
    const wakes: Array<() => void> = []
    const clock: Clock = {
      now: () => 0,
      sleep: (_ms, signal) => () =>
        new Promise((resolve) => {
          wakes.push(resolve)
          signal?.addEventListener('abort', () => {
            resolve()
          })
        }),
    }
    let now = 0
    const { seen, run } = makeBot({ ...clock, now: () => now })
    const first = run(part(1))
    now = 500
    wakes[0]?.()
    for (let i = 0; i < ticks; i += 1) await Promise.resolve()
    const second = run(part(2))
    const state = { isOver: false }
    const all = Promise.all([first, second]).then((results) => {
      state.isOver = true
      return results
    })
    while (!state.isOver) {
      await new Promise((resolve) => void setImmediate(resolve))
      now += 500
      for (const wake of wakes) wake()
    }
    expect((await all).map(({ outcome }) => outcome)).toEqual([E.right('handled'), E.right('handled')])
    expect(seen).toEqual([1, 2])
  },
)

it('an album of more than ten messages, which no chat has, loses none', async () => {
  const clock = makeTestClock()
  const { seen, run } = makeBot(clock)
  const all = Array.from({ length: 25 }, async (_each, i) => {
    for (let n = 0; n < i; n += 1) await Promise.resolve()
    return run(part(i + 1))
  })
  await clock.advance(10_000)
  await Promise.all(all)
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_each, i) => i + 1))
})

it('an album continues after the clock was set back', async () => {
  const clock = makeTestClock()
  let back = 0
  const { seen, run } = makeBot({ now: () => clock.now() - back, sleep: clock.sleep })
  const all = [run(part(1)), run(part(2))]
  await clock.asleep()
  back = 3_600_000
  await clock.advance(1_000)
  expect(seen).toEqual([1, 2])
  await Promise.all(all)
})

it('a function that throws at once throws for all messages of the album', async () => {
  const clock = makeTestClock()
  const bot = pipeline(
    use(albums({ clock, quiet: 500 })),
    handle((): TE.TaskEither<never, unknown> => {
      throw new TypeError('a fault')
    }),
  )
  const all = Promise.allSettled([1, 2, 3].map((n) => harness(bot)(part(n))()))
  await clock.advance(500)
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})

it('a message that comes while the album is handled is handled after it', async () => {
  const clock = makeTestClock()
  const log: Array<string> = []
  const bot = pipeline(
    use(albums({ clock, quiet: 500 })),
    handle(({ album }) => async () => {
      const name = album.map(({ message_id }) => message_id).join(' ')
      log.push(`${name} begins`)
      await clock.sleep(5_000)()
      log.push(`${name} ends`)
      return E.right(1)
    }),
  )
  const run = (id: number) => harness(bot)(part(id))()
  const all = [run(1), run(2)]
  await clock.advance(600)
  all.push(run(3))
  await clock.advance(2_000)
  all.push(run(4))
  await clock.advance(20_000)
  await Promise.all(all)
  expect(log).toEqual(['1 2 begins', '1 2 ends', '3 4 begins', '3 4 ends'])
})
