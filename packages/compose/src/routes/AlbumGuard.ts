// Albums that users send. Telegram sends one message per photo; this step gathers the messages of one album.
// https://core.telegram.org/bots/api#message
//
// Wing `routes`: steps and ends that select updates by their content, and answers that such updates need.

import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import type { Message, UpdateKind } from '@pipegram/core/Types'
import type * as E from 'fp-ts/lib/Either.js'
import type { HasLane, HasUpdate } from '../pipeline/Context.ts'
import { handled, skipped, withRoutes, type Middleware, type Outcome } from '../pipeline/Middleware.ts'

// model

/** What `albums` adds: all messages of an album that came, in the order of their ids. */
export interface HasAlbum {
  readonly album: readonly [Message, ...ReadonlyArray<Message>]
}

/** Options of `albums`. */
export interface AlbumsOptions {
  /**
   * An album is complete if no message of it has come for this long: milliseconds, or `'1s'`. With ten
   * messages, the most possible, it is complete at once. Telegram sends photos of one album up to 0.5 s
   * apart, and polling may ask for the next one 0.6 s later. Default: 1.5 s.
   */
  readonly quiet?: Duration
  readonly clock?: Clock
}

// constructors

/**
 * Gathers the messages of an album: new messages of chats, channels and business accounts. The later steps
 * run once, with the `album`, in the context of its first message. The updates of the other messages end at
 * the same time, with the same outcome; only the first message has their error. A message outside an album is
 * skipped.
 *
 * Nothing is lost if the process crashes: no update of the album is confirmed before the later steps have
 * ended. The source must deliver an update while the one before it still runs, as polling does for this step.
 * Otherwise an album comes in parts. Make this step once per bot. Throws a `RangeError` if `quiet` is not a
 * duration.
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
export const albums = ({ quiet = '1.5s', clock = system }: AlbumsOptions = {}): Middleware<
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
        const comeBack = ctx.giveWay?.()
        const outcome = await joined.ended
        if (outcome !== 'skipped') return handled()
        await comeBack?.()
        return skipped()
      }
      const begun = makeGathering(clock, wait, message)
      gathering.set(key, begun)
      const comeBack = ctx.giveWay?.()
      // A late message also comes here, while the earlier ones run. It waits until they are handled.
      await Promise.all([begun.whole, dealing.get(key)])
      await comeBack?.()
      // No `await` here: a message that comes later must begin a new album.
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
  /** Resolves when no message has come for long enough. */
  readonly whole: Promise<void>
  readonly album: () => HasAlbum['album']
  /** The outcome of the album. */
  readonly ended: Promise<Outcome>
  readonly end: (result: E.Either<unknown, Outcome>) => void
  readonly fail: (cause: unknown) => void
}

const kinds = ['message', 'channel_post', 'business_message'] as const satisfies ReadonlyArray<UpdateKind>

const most = 10

const makeGathering = (clock: Clock, quiet: Millis, first: Message): Gathering => {
  const messages = new Map([[first.message_id, first]])
  // Each message starts a new wait, so it does not matter if the clock is changed.
  let nap = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  // If there is no second message, nobody handles a rejection.
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
