// An album was split if its photos came 0.15 s apart and polling brought them later, if another album of the
// chat came at the same time, and if a text came between two photos.

import { albums, branch, choose, handle, on, pipeline, use } from '@pipegram/compose'
import { message } from '@pipegram/testing/Build'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { makeDelivery } from '@pipegram/updates/Delivery'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const part = (message_id: number, media_group_id?: string) => ({
  update_id: message_id,
  message: { ...message('a text'), message_id, ...(media_group_id && { media_group_id }) },
})

const makeChat = () => {
  const clock = makeTestClock()
  const log: Array<string> = []
  const tell = (ids: ReadonlyArray<number>) => async () => {
    log.push(`${ids.join(' ')} begins`)
    await clock.sleep(200)()
    log.push(`${ids.join(' ')} ends`)
    return E.right(1)
  }
  const bot = pipeline(
    choose(
      branch(
        use(albums({ clock })),
        handle(({ album }) => tell(album.map(({ message_id }) => message_id))),
      ),
      branch(
        use(on('message')),
        handle((ctx) => tell([ctx.message.message_id])),
      ),
    ),
  )
  const me = { id: 7, is_bot: true, first_name: 'Bot' }
  const call = () => () => Promise.reject(new Error('No call was expected.'))
  const delivery = makeDelivery({ bot, me, call, clock }, () => undefined)
  // Each update comes so long after the one before it.
  const come = async (...updates: ReadonlyArray<readonly [after: number, update: unknown]>) => {
    for (const [after, update] of updates) {
      await clock.advance(after)
      await delivery.take([update], undefined, new AbortController().signal)()
    }
    await clock.advance(60_000)
    expect(delivery.inFlight()).toBe(0)
    return log
  }
  return come
}

it.each([150, 450, 500, 1_100])('photos that come %i ms apart are one album', async (apart) => {
  expect(await makeChat()([0, part(1, 'a')], [apart, part(2, 'a')], [apart, part(3, 'a')])).toEqual([
    '1 2 3 begins',
    '1 2 3 ends',
  ])
})

it('two albums that come at the same time are two, and are handled one after the other', async () => {
  const log = await makeChat()(
    [0, part(1, 'a')],
    [100, part(2, 'b')],
    [400, part(3, 'a')],
    [400, part(4, 'b')],
    [0, part(5)],
  )
  expect(log).toEqual(['1 3 begins', '1 3 ends', '2 4 begins', '2 4 ends', '5 begins', '5 ends'])
})

it('a text between two photos does not split their album, and is handled after it', async () => {
  const log = await makeChat()([0, part(1, 'a')], [100, part(2)], [100, part(3, 'a')], [0, part(4, 'b')])
  expect(log).toEqual(['1 3 begins', '1 3 ends', '2 begins', '2 ends', '4 begins', '4 ends'])
})
