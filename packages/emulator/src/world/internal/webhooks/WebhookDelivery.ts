// Delivers updates to a webhook: in order within a chat, chats in parallel, failed updates again later.
// https://core.telegram.org/bots/api#setwebhook

import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as Parameters from '../../../requests/internal/Parameters.ts'
import type { Act } from '../../../state/internal/Act.ts'
import { noWebhook, type State, type Webhook } from '../../../state/State.ts'
import * as UpdateQueue from '../../../updates/internal/UpdateQueue.ts'
import { webhookAddress } from '../../../updates/internal/WebhookAddress.ts'
import { isSameWebhook } from '../../../updates/internal/WebhookMethods.ts'
import { postUpdate, type PostResult } from '../../../updates/internal/WebhookPost.ts'
import { toSeconds, type EmulatorClock, type Millis, type Seconds } from '../../../values/EmulatorClock.ts'
import * as SortedMap from '../../../values/internal/SortedMap.ts'
import type { World } from '../World.ts'
import { laneOf, makeWebhookLanes, type WebhookLane } from './WebhookLanes.ts'

// constructors

/**
 * Posts the updates of a world to its webhook, if it is on this machine. Returns an effect that ends this.
 */
export const makeWebhookDelivery = (world: World): IO<void> => {
  let webhook = noWebhook
  let session: WebhookSession | undefined
  const forget = world.onChange(() => {
    const state = world.state()
    if (!isSameWebhook(state.webhook, webhook)) {
      session?.end()
      webhook = state.webhook
      const address = webhookAddress(webhook)
      session = address === undefined ? undefined : makeWebhookSession(world, webhook, address)
    }
    session?.take(state.queue)
  })
  return () => {
    forget()
    session?.end()
  }
}

// private

interface WebhookSession {
  /** Takes the updates of a queue that it has not taken before. */
  readonly take: (queue: State['queue']) => void
  readonly end: IO<void>
}

const makeWebhookSession = (world: World, webhook: Webhook, address: string): WebhookSession => {
  const lanes = makeWebhookLanes()
  const stop = new AbortController()
  const timers = makeTimers(world.clock)
  const isGone = makeGoneCheck(world.clock)
  let posting = 0
  let seen = -1

  const fill = (): void => {
    while (posting < webhook.max_connections) {
      const lane = lanes.take()
      if (lane === undefined) return
      posting += 1
      void run(lane)
    }
  }

  const run = async (lane: WebhookLane): Promise<void> => {
    const [id = 0] = lane.ids
    const queued = SortedMap.get(id)(world.state().queue.entries)
    const isOld = queued === undefined || queued.expires < toSeconds(world.clock.now())
    // Awaits even old updates, because otherwise those of ten thousand chats would nest ten thousand calls.
    const posted = await (isOld
      ? Promise.resolve(undefined)
      : postUpdate(webhook, address, world.written(queued.update), world.clock, stop.signal))
    posting -= 1
    if (stop.signal.aborted) return
    if (posted?._tag === 'Refused') retry(lane, id, posted)
    else {
      isGone(200)
      if (queued !== undefined) world.act(confirmed(id))
      if (posted !== undefined) callInAnswer(world, posted.params)
      lanes.done(lane)
    }
    fill()
  }

  const retry = (lane: WebhookLane, id: number, { status, why, retry_after }: RefusedPost): void => {
    if (isGone(status)) return world.act(withoutWebhook)
    lane.tries += 1
    world.act(failed(why))
    const wait = (retry_after ?? waitAfter(lane.tries, id)) * 1000
    if (wait === 0) lanes.ready(lane)
    else
      timers.after(wait, () => {
        lanes.ready(lane)
        fill()
      })
  }

  return {
    take: ({ entries }) => {
      for (const [id, { update }] of SortedMap.entries(SortedMap.from(seen + 1)(entries))) {
        seen = id
        lanes.add(id, laneOf(update))
      }
      fill()
    },
    end: () => {
      stop.abort()
      timers.cancel()
    },
  }
}

type RefusedPost = Extract<PostResult, { readonly _tag: 'Refused' }>

// Timers that can be cancelled together.
const makeTimers = (
  clock: EmulatorClock,
): { readonly after: (wait: Millis, run: IO<void>) => void; readonly cancel: IO<void> } => {
  const waits = new Set<IO<void>>()
  return {
    after: (wait, run) => {
      const cancel = clock.after(wait, () => {
        waits.delete(cancel)
        run()
      })
      waits.add(cancel)
    },
    cancel: () => {
      for (const cancel of waits) cancel()
    },
  }
}

// True after the bot's server has answered only 410 Gone for 23 hours.
const makeGoneCheck = (clock: EmulatorClock): ((status: number) => boolean) => {
  let since: Millis | undefined
  return (status) => {
    since = status === 410 ? (since ?? clock.now()) : undefined
    return since !== undefined && clock.now() - since > 23 * 3_600_000
  }
}

// A failed update is sent again at once, then after 2, 4, 8 seconds, up to one or two minutes. On Telegram
// these times are random, but a test must be repeatable.
const waitAfter = (tries: number, id: number): Seconds =>
  tries === 1 ? 0 : Math.min(2 ** (tries - 1), 60 + (id % 61))

const confirmed =
  (id: number): Act<undefined> =>
  (state) =>
    E.right([{ ...state, queue: UpdateQueue.remove(id)(state.queue) }, undefined])

const failed =
  (message: string): Act<undefined> =>
  (state, now) =>
    E.right([
      { ...state, webhook: { ...state.webhook, last_error: { message, date: toSeconds(now) } } },
      undefined,
    ])

const withoutWebhook: Act<undefined> = (state) => E.right([{ ...state, webhook: noWebhook }, undefined])

// Runs the call in an answer. Nobody gets its result.
const callInAnswer = (world: World, params: Parameters.Parameters): void => {
  const method = Parameters.text(params, 'method')
  if (method === '' || /^(?:get.*|setwebhook|deletewebhook|close|logout)$/is.test(method)) return
  const values = new Map(params.values)
  values.delete('method')
  void world.request(method, { ...params, values }, () => undefined)
}
