// Wing `broadcast`: sends one message to everyone, once each, even if the process ends in the middle. This
// file has what a program uses.

import { system } from '@pipegram/core/Clock'
import { toMillis } from '@pipegram/core/Duration'
import { stderr } from '@pipegram/updates/Notice'
import { broadcastControl } from './BroadcastControl.ts'
import type { BroadcastOptions, BroadcastPlan, Recipient } from './BroadcastPlan.ts'
import { makeBook } from './internal/BroadcastBook.ts'
import { forecastOf } from './internal/BroadcastForecast.ts'
import { runBroadcast } from './internal/BroadcastRun.ts'

// model

export type * from './BroadcastPlan.ts'

// constructors

/**
 * Sends one message to everyone, at the pace that the client's `throttle` allows. All other calls of the bot
 * go first. The store has a mark for each recipient, before and after their message is sent. So a run after a
 * kill goes on where the last one was. Memory does not grow with the number of recipients. Throws a
 * `RangeError` if an option is wrong.
 *
 * @example
 *   import { broadcast } from '@pipegram/queue/Broadcast'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { makeMemoryStore } from '@pipegram/core/Store'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const news = broadcast({
 *     id: 'news of May',
 *     store: makeMemoryStore(),
 *     to: () => [{ id: 1001 }, { id: 1002 }],
 *     message: ({ id }) => sendMessage({ chat_id: id, text: 'There is a new menu.' }),
 *   })
 *
 *   await news.start(call)().done()
 *   await news.start(call)().done()
 *   assert.strictEqual(calls().length, 2)
 */
export const broadcast = <R extends Recipient>(options: BroadcastOptions<R>): BroadcastPlan => {
  const { id, inFlight = 10, store } = options
  if (id === '' || id.length > 100)
    throw new RangeError(`The id of a broadcast has ${id.length} characters and should have 1 to 100.`)
  if (!(Number.isSafeInteger(inFlight) && inFlight >= 1))
    throw new RangeError(`inFlight is ${inFlight} and should be a whole number, 1 or more.`)
  const settings = {
    ...options,
    inFlight,
    unsure: options.unsure ?? 'repeat',
    clock: options.clock ?? system,
    random: options.random ?? Math.random,
    report: options.report ?? stderr,
    book: makeBook(store, id, toMillis('ttl', options.ttl ?? '30d')),
  }
  return {
    ...broadcastControl(store, id),
    start: (call) => () => runBroadcast(settings, call),
    forecast: forecastOf(settings),
  }
}
