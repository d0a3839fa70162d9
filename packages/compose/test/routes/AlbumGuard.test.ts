// Albums: gathered whole, handled once, ended together.

import { albums, branch, choose, handle, inspect, on, pipeline, use } from '@pipegram/compose'
import type { Update } from '@pipegram/core/Types'
import { message, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import { makeTestClock, settled } from '@pipegram/testing/TestClock'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const { text: _, ...photo } = message('')
const part = (message_id: number, media_group_id = 'a', chat = photo.chat): Update => ({
  update_id: message_id,
  message: { ...photo, chat, message_id, media_group_id },
})

const makeBot = (end: (ids: ReadonlyArray<number>) => TE.TaskEither<string, unknown> = () => TE.right(1)) => {
  const clock = makeTestClock()
  const seen: Array<ReadonlyArray<number>> = []
  const bot = pipeline(
    use(albums({ clock, quiet: 500 })),
    handle(({ album }) => {
      const ids = album.map(({ message_id }) => message_id)
      seen.push(ids)
      return end(ids)
    }),
  )
  return { clock, seen, run: (update: Update) => harness(bot)(update)().then(({ outcome }) => outcome), bot }
}

describe('albums', () => {
  it('come as one, in the order of their ids, when no message has come for long enough', async () => {
    const { clock, seen, run } = makeBot()
    const first = run(part(2))
    await clock.advance(499)
    const others = [run(part(3)), run(part(1)), run(part(3))]
    await clock.advance(499)
    expect(seen).toEqual([])
    await clock.advance(1)
    expect(await Promise.all([first, ...others])).toEqual(Array.from({ length: 4 }, () => E.right('handled')))
    expect(seen).toEqual([[1, 2, 3]])
    expect(clock.sleeping()).toEqual([])
  })
  it('are complete at once with ten messages', async () => {
    const { clock, seen, run } = makeBot()
    await Promise.all(Array.from({ length: 10 }, (_each, i) => run(part(i + 1))))
    expect([seen.length, seen[0]?.length, clock.sleeping()]).toEqual([1, 10, []])
  })
  it('are separate by id, chat and kind', async () => {
    const { clock, seen, run } = makeBot()
    const post = part(5).message
    if (post === undefined) throw new RangeError('There is no message.')
    const all = [
      part(1),
      part(2, 'b'),
      part(3, 'a', { id: -7, type: 'supergroup', title: 'G' }),
      { update_id: 4, channel_post: post },
      part(6),
    ].map(run)
    await clock.advance(500)
    await Promise.all(all)
    expect(seen).toEqual([[2], [3], [5], [1, 6]])
  })
  it('end together, after all later steps; only the first message has the error', async () => {
    let finish = (_result: E.Either<string, unknown>): void => undefined
    const { clock, run } = makeBot(
      () => () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    const ended: Array<unknown> = []
    const all = [part(1), part(2)].map((update) => run(update).then((outcome) => ended.push(outcome)))
    await clock.advance(500)
    expect(ended).toEqual([])
    finish(E.left('broken'))
    await Promise.all(all)
    expect(new Set(ended)).toEqual(new Set([E.left('broken'), E.right('handled')]))
  })
  it('throw for each message if a later step throws, so that each is a dead letter', async () => {
    const { clock, run } = makeBot(() => () => Promise.reject(new TypeError('a fault')))
    const all = Promise.allSettled([part(1), part(2), part(3)].map(run))
    await clock.advance(500)
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })
  it('that are skipped go on one by one, and a late message is an album of its own', async () => {
    const clock = makeTestClock()
    const seen: Array<unknown> = []
    const bot = pipeline(
      choose(
        branch(
          use(albums({ clock, quiet: 500 })),
          use(on('poll')),
          handle(() => TE.right(1)),
        ),
        branch(
          use(on('message')),
          handle(({ message: m }) =>
            TE.fromIO(() => {
              seen.push(m.message_id)
            }),
          ),
        ),
      ),
    )
    const all = [part(1), part(2)].map((update) => harness(bot)(update)())
    await clock.advance(500)
    await Promise.all(all)
    const late = harness(bot)(part(3))()
    await clock.advance(500)
    await late
    expect(seen).toEqual([1, 2, 3])
  })
  it('let the lane go on, and leave messages outside an album', async () => {
    const { clock, run, bot } = makeBot()
    let [ways, backs] = [0, 0]
    const updates = [part(1), part(2)]
    const all = updates.map((update) =>
      bot({
        update,
        call: () => () => Promise.reject(new Error('not called')),
        signal: new AbortController().signal,
        me: photo.from ?? { id: 1, is_bot: true, first_name: 'B' },
        ...{
          giveWay: () => {
            ways += 1
            return async () => {
              backs += 1
            }
          },
        },
      })(),
    )
    await settled()
    expect([ways, backs]).toEqual([2, 0])
    await clock.advance(500)
    await Promise.all(all)
    expect([ways, backs]).toEqual([2, 1])
    expect(await run(said('x'))).toEqual(E.right('skipped'))
    expect(await run({ update_id: 1, edited_message: { ...photo, media_group_id: 'a' } })).toEqual(
      E.right('skipped'),
    )
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'channel_post', 'business_message'])
  })
})
