// Albums that users send: one message for each photo, collected into one.
// https://core.telegram.org/bots/api#message
//
// Wing `routes`: steps and ends that pick updates by what they carry, and what such an update needs.

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import type { Message, UpdateKind } from '@pipegram/core/Types'
import type * as E from 'fp-ts/lib/Either.js'
import type { HasLane, HasUpdate } from '../pipeline/Context.ts'
import { handled, skipped, withRoutes, type Middleware, type Outcome } from '../pipeline/Middleware.ts'

// model

/** What `albums` adds: all messages of an album that came, by their numbers. */
export interface HasAlbum {
  readonly album: readonly [Message, ...ReadonlyArray<Message>]
}

/** How albums are gathered. */
export interface AlbumsOptions {
  /**
   * How long none may come for an album to count as whole: milliseconds, 500 unless told, or `'1s'`. One of
   * ten, which is the most, is whole at once.
   */
  readonly quiet?: Duration
  readonly clock?: Clock
}

// constructors

/**
 * Gathers the messages of an album, new ones of chats, channels and businesses: what follows runs once, with
 * the `album`, in the context of the first that came. The updates of all the others end when it ends, and as
 * it did; of an error only the first tells. A message that is no part of an album is skipped.
 *
 * Nothing is lost when the process is killed: none of them is confirmed before what follows has ended. A
 * source must be able to give an update while the one before it is under way, as polling does for what stands
 * after this step; without that an album comes in parts. Make it once for each bot. A `quiet` that is no time
 * throws a `RangeError`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { albums } from '@pipegram/compose/AlbumGuard'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { message } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(albums({ quiet: 10 })),
 *     handle(({ call, album }) => call(reply(album[0], `${album.length} photos`))),
 *   )
 *
 *   const part = (message_id: number) => ({
 *     update_id: message_id,
 *     message: { ...message(''), message_id, media_group_id: '7' },
 *   })
 *   const results = await Promise.all([1, 2, 3].map((n) => harness(bot)(part(n))()))
 *   assert.deepStrictEqual(
 *     results.map(({ calls }) => calls.length),
 *     [1, 0, 0],
 *   )
 */
export const albums = ({ quiet = 500, clock = system }: AlbumsOptions = {}): Middleware<
  HasUpdate & HasLane,
  HasAlbum,
  never
> => {
  const wait = toMillis('quiet', quiet)
  const gathering = new Map<string, Gathering>()
  const dealing = new Map<string, Promise<unknown>>()
  const gather: Middleware<HasUpdate & HasLane, HasAlbum, never> = (ctx, next) => {
    const kind = kinds.find((each) => ctx.update[each] !== undefined)
    const message = kind === undefined ? undefined : ctx.update[kind]
    if (kind === undefined || message?.media_group_id === undefined) return skipped
    const key = [kind, message.business_connection_id ?? '', message.chat.id, message.media_group_id].join(
      ' ',
    )
    return async () => {
      const joined = gathering.get(key)
      if (joined !== undefined) {
        joined.add(message)
        ctx.giveWay?.()
        const outcome = await joined.ended
        return outcome === 'skipped' ? skipped() : handled()
      }
      const begun = makeGathering(clock, wait, message)
      gathering.set(key, begun)
      ctx.giveWay?.()
      // The lane is open to what comes late: it waits here for what came in time.
      await Promise.all([begun.whole, dealing.get(key)])
      // Nothing can come between these: what comes later is an album of its own.
      gathering.delete(key)
      const dealt = (async () => next({ album: begun.album() })())()
      const over = dealt.then(begun.end, begun.fail)
      dealing.set(key, over)
      await over
      if (dealing.get(key) === over) dealing.delete(key)
      return dealt
    }
  }
  return withRoutes(
    'albums',
    kinds.map((kind) => ({ kind })),
  )(gather)
}

// private

interface Gathering {
  readonly add: (message: Message) => void
  /** Ends when none has come for long enough. */
  readonly whole: Promise<void>
  readonly album: () => HasAlbum['album']
  /** What became of them. */
  readonly ended: Promise<Outcome>
  readonly end: (result: E.Either<unknown, Outcome>) => void
  readonly fail: (cause: unknown) => void
}

const kinds = ['message', 'channel_post', 'business_message'] as const satisfies ReadonlyArray<UpdateKind>

const most = 10

const makeGathering = (clock: Clock, quiet: Millis, first: Message): Gathering => {
  const messages = new Map([[first.message_id, first]])
  // Each that comes begins the wait anew, so that a clock may be put back or forth.
  let nap = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  // Where the first came alone nobody listens to it.
  promise.catch(() => undefined)
  const waited = async (): Promise<void> => {
    do {
      nap = new AbortController()
      await clock.sleep(quiet, nap.signal)()
    } while (nap.signal.aborted && messages.size < most)
  }
  return {
    add: (message) => {
      messages.set(message.message_id, message)
      nap.abort()
    },
    whole: waited(),
    album: () => {
      const [one = first, ...others] = [...messages.values()].toSorted((a, b) => a.message_id - b.message_id)
      return [one, ...others]
    },
    ended: promise,
    end: (result) => {
      resolve(result._tag === 'Right' ? result.right : 'handled')
    },
    fail: reject,
  }
}
