import { branch, chain, choose, filter, filterUpdate, handle, inspect, use } from '@pipegram/compose'
import {
  all,
  fromPredicate,
  messageIn,
  messageKinds,
  not,
  or,
  photo,
  text,
  updateType,
} from '@pipegram/core/Filters'
import type { Message, Update } from '@pipegram/core/Types'
import { kindOf } from '@pipegram/core/Update'
import { updates } from '@pipegram/testing/Arbitrary'
import { pressed, said } from '@pipegram/testing/Build'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

interface World {
  readonly update: Update
}
const posts = fromPredicate('posts', ['channel_post'], (_: Message) => true)

describe('filter', () => {
  it('gives the message that passed, of any kind or of the named kinds, and skips others', () =>
    fc.assert(
      fc.asyncProperty(updates(), fc.subarray([...messageKinds]), async (update, kinds) => {
        const seen: Array<Message> = []
        const handler = pipe(
          chain<World>(),
          use(filter(not(text), ...kinds)),
          handle(({ message }) =>
            TE.fromIO(() => {
              seen.push(message)
            }),
          ),
        )
        const message = messageIn(kinds.length === 0 ? 'any' : kinds)(update)
        const passes = message !== undefined && message.text === undefined
        expect(await handler({ update })()).toEqual(E.right(passes ? 'handled' : 'skipped'))
        expect(seen).toEqual(passes ? [message] : [])
      }),
    ))

  it('has its kinds as routes before the first update', () => {
    const asked = (...parameters: Parameters<typeof filter>): unknown =>
      inspect(
        pipe(
          chain<World>(),
          use(filter(...parameters)),
          handle(() => TE.right(1)),
        ),
      ).allowedUpdates
    expect(asked(photo)).toEqual([
      'message',
      'edited_message',
      'channel_post',
      'edited_channel_post',
      'business_message',
      'edited_business_message',
      'guest_message',
    ])
    expect([asked(photo, 'message'), asked(posts), asked(posts, 'message')]).toEqual([
      ['message'],
      ['channel_post'],
      [],
    ])
  })

  it('is found by the index, and keeps to the kinds of the filter', async () => {
    const reached: Array<string> = []
    const to = (name: string) =>
      handle(() =>
        TE.fromIO(() => {
          reached.push(name)
        }),
      )
    const bot = pipe(
      chain<World>(),
      choose(
        branch(use(filter(posts)), to('posts')),
        branch(use(filterUpdate(updateType('callback_query'))), to('presses')),
        branch(use(filter(or(photo, text), 'message')), to('news')),
        branch(use(filterUpdate(not(updateType('message')))), to('other')),
      ),
    )
    const { message } = said('x')
    if (message === undefined) throw new RangeError('There is no message.')
    for (const update of [
      said('x'),
      pressed('x'),
      { update_id: 1, channel_post: message },
      { update_id: 1, edited_message: message },
      { update_id: 1 },
    ])
      await bot({ update })()
    expect(reached).toEqual(['news', 'presses', 'posts', 'other', 'other'])
  })
})

describe('filterUpdate', () => {
  it('lets through updates that pass, of any kind', () =>
    fc.assert(
      fc.asyncProperty(updates(), fc.constantFrom(...messageKinds), async (update, kind) => {
        const handler = pipe(
          chain<World>(),
          use(filterUpdate(or(updateType(kind, all), updateType('poll')))),
          handle((ctx) => (ctx.update === update ? TE.right(1) : TE.left('another'))),
        )
        expect(await handler({ update })()).toEqual(
          E.right([kind, 'poll'].includes(kindOf(update) ?? '') ? 'handled' : 'skipped'),
        )
      }),
    ))
})
