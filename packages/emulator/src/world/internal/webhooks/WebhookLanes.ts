// Updates on their way to a webhook, in lanes. Updates of one lane are sent one after another; lanes run in
// parallel.
// https://core.telegram.org/bots/api#setwebhook

import type { Update } from '@pipegram/core/Types'
import { chatOf, kindOf, userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'

// model

/** Updates that are sent one after another. */
export interface WebhookLane {
  readonly key: string
  /** The waiting updates, by their ids. */
  readonly ids: Array<number>
  /** How often the first of them failed. */
  tries: number
}

/** The lanes of a webhook. A lane is ready, or busy with its first update. */
export interface WebhookLanes {
  /** Adds an update to its lane. A new lane is ready. */
  readonly add: (id: number, key: string) => void
  /** Takes the lane that has been ready longest, and makes it busy. */
  readonly take: () => WebhookLane | undefined
  /** Makes a busy lane ready, to send its first update again. */
  readonly ready: (lane: WebhookLane) => void
  /** Removes the first update of a busy lane. The lane is ready if it has more. */
  readonly done: (lane: WebhookLane) => void
}

// constructors

/** No lanes. */
export const makeWebhookLanes = (): WebhookLanes => {
  const lanes = new Map<string, WebhookLane>()
  const ready: Array<WebhookLane> = []
  return {
    add: (id, key) => {
      const found = lanes.get(key)
      if (found !== undefined) {
        found.ids.push(id)
        return
      }
      const lane: WebhookLane = { key, ids: [id], tries: 0 }
      lanes.set(key, lane)
      ready.push(lane)
    },
    take: () => ready.shift(),
    ready: (lane) => void ready.push(lane),
    done: (lane) => {
      lane.ids.shift()
      lane.tries = 0
      if (lane.ids.length > 0) ready.push(lane)
      else lanes.delete(lane.key)
    },
  }
}

// destructors

/** The lane of an update: by the chat of a message, the person of a query, or the poll of a vote. */
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

const idOf = (found: O.Option<{ readonly id: number }>): number => (O.isSome(found) ? found.value.id : 0)
