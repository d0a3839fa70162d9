// Delivers updates to a webhook: in order within a chat, chats beside each other, failed ones again later.
// https://core.telegram.org/bots/api#setwebhook

import type { Update } from '@pipegram/core/Types'
import { kindOf, chatOf, userOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import type { Act } from '../../state/internal/Act.ts'
import { noWebhook, type State, type Webhook } from '../../state/State.ts'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import { isSame } from '../../updates/internal/WebhookMethods.ts'
import { addressOf, post, type Posted } from '../../updates/internal/WebhookPost.ts'
import { type Seconds, toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from './World.ts'

// constructors

/** Sends the updates of a world to its webhook, whenever it has one on this machine. What it gives ends that. */
export const makeWebhookDelivery = (world: World): IO<void> => {
  let webhook = noWebhook
  let session: Session | undefined
  const forget = world.onChange(() => {
    const state = world.state()
    if (!isSame(state.webhook, webhook)) {
      session?.end()
      webhook = state.webhook
      const address = addressOf(webhook)
      session = address === undefined ? undefined : makeSession(world, webhook, address)
    }
    session?.take(state.queue)
  })
  return () => {
    forget()
    session?.end()
  }
}

// destructors

/** What an update waits behind: the chat of a message, who asked something, the poll of a vote. */
export const laneOf = (update: Update): string => {
  switch (kindOf(update)) {
    case 'callback_query':
    case 'inline_query':
    case 'chosen_inline_result':
    case 'shipping_query':
    case 'pre_checkout_query':
      return `user ${idOf(userOf(update))}`
    case 'poll':
      return `poll ${update.poll?.id ?? ''}`
    case 'poll_answer':
      return `poll ${update.poll_answer?.poll_id ?? ''}`
    default:
      return `chat ${idOf(chatOf(update))}`
  }
}

// private

interface Session {
  readonly take: (queue: State['queue']) => void
  readonly end: IO<void>
}

interface Lane {
  readonly key: string
  /** The updates that wait, by their numbers. */
  readonly ids: Array<number>
  /** How often the first of them failed. */
  tries: number
}

const makeSession = (world: World, webhook: Webhook, address: string): Session => {
  const lanes = new Map<string, Lane>()
  const ready: Array<Lane> = []
  const stop = new AbortController()
  const waits = new Set<IO<void>>()
  let posting = 0
  let seen = -1
  let goneSince: Millis | undefined

  const fill = (): void => {
    while (posting < webhook.max_connections) {
      const lane = ready.shift()
      if (lane === undefined) return
      posting += 1
      void run(lane)
    }
  }

  const run = async (lane: Lane): Promise<void> => {
    const [id = 0] = lane.ids
    const now = world.clock.now()
    const entry = SortedMap.get(id)(world.state().queue.entries)
    const isOld = entry === undefined || entry.expires < toSeconds(now)
    // Awaited in either case: what is too old in ten thousand chats would go ten thousand calls deep.
    const posted = await (isOld
      ? Promise.resolve(undefined)
      : post(webhook, address, entry.update, world.clock, stop.signal))
    posting -= 1
    if (stop.signal.aborted) return
    if (posted?._tag === 'Refused') again(lane, id, posted)
    else {
      lane.ids.shift()
      lane.tries = 0
      goneSince = undefined
      if (entry !== undefined) world.act(confirmed(id))
      if (posted !== undefined) answer(world, posted.params)
      if (lane.ids.length > 0) ready.push(lane)
      else lanes.delete(lane.key)
    }
    fill()
  }

  const again = (
    lane: Lane,
    id: number,
    { status, why, retry_after }: Extract<Posted, { readonly _tag: 'Refused' }>,
  ): void => {
    const now = world.clock.now()
    goneSince = status === 410 ? (goneSince ?? now) : undefined
    if (goneSince !== undefined && now - goneSince > 23 * 3_600_000)
      return world.act((state) => E.right([{ ...state, webhook: noWebhook }, undefined]))
    lane.tries += 1
    world.act(failed(why))
    const wait = (retry_after ?? waitAfter(lane.tries, id)) * 1000
    if (wait === 0) ready.push(lane)
    else {
      const cancel = world.clock.after(wait, () => {
        waits.delete(cancel)
        ready.push(lane)
        fill()
      })
      waits.add(cancel)
    }
  }

  return {
    take: ({ entries }) => {
      for (const [id, { update }] of SortedMap.entries(SortedMap.from(seen + 1)(entries))) {
        seen = id
        const key = laneOf(update)
        const lane = lanes.get(key)
        if (lane === undefined) {
          const first: Lane = { key, ids: [id], tries: 0 }
          lanes.set(key, first)
          ready.push(first)
        } else lane.ids.push(id)
      }
      fill()
    },
    end: () => {
      stop.abort()
      for (const cancel of waits) cancel()
    },
  }
}

const idOf = (found: O.Option<{ readonly id: number }>): number => (O.isSome(found) ? found.value.id : 0)

// At once, and then after 2, 4, 8 seconds, up to one or two minutes. Telegram leaves that to chance, and a
// test must not.
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

// A call in the answer is carried out, and nobody hears what came of it.
const answer = (world: World, params: Parameters.Parameters): void => {
  const method = Parameters.text(params, 'method')
  if (method === '' || /^(?:get.*|setwebhook|deletewebhook|close|logout)$/is.test(method)) return
  const values = new Map(params.values)
  values.delete('method')
  void world.request(method, { ...params, values }, () => undefined)
}
