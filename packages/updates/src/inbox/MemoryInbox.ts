// An inbox in the memory of one process: for tests, and for webhooks that may lose waiting updates in a
// crash.

import { system, type Clock } from '@pipegram/core/Clock'
import { type Duration, toMillis } from '@pipegram/core/Duration'
import * as E from 'fp-ts/lib/Either.js'
import type { Inbox } from './Inbox.ts'
import { openMemory } from './internal/MemoryOpen.ts'
import { makeMemoryState, type MemoryState } from './internal/MemoryState.ts'

// model

/** The options of an inbox in memory. */
export interface MemoryInboxOptions {
  /** How many updates of a bot may wait, 1 or more. While so many wait, `put` fails. Default: 10,000. */
  readonly most?: number
  /** How many updates of a bot may be parked, 1 or more. Then the oldest one is dropped. Default: 1,000. */
  readonly mostParked?: number
  /** How long a worker that has the inbox may be silent before another one takes over. Default: `10s`. */
  readonly lease?: Duration
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * An inbox in memory. A batch of updates is confirmed before it is handled, so a crash loses the updates that
 * wait: use it for tests, or where a webhook has to answer at once. It runs on every runtime. Bots that open
 * the same inbox share it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { memoryInbox } from '@pipegram/updates/MemoryInbox'
 *
 *   const opened = await memoryInbox().open(1)()
 *   assert.ok(E.isRight(opened))
 *   const update = { id: 5, lane: 'chat:1', kind: 'message', text: '{"update_id":5}' }
 *   assert.deepStrictEqual(await opened.right.put([update, update])(), E.right(1))
 *   assert.deepStrictEqual(await opened.right.count(), E.right({ waiting: 1, parked: 0 }))
 */
export const memoryInbox = (options: MemoryInboxOptions = {}): Inbox => {
  const { most = 10_000, mostParked = 1_000, clock = system } = options
  for (const [name, value] of Object.entries({ most, mostParked }))
    if (!(value >= 1)) throw new RangeError(`${name} is ${value} and should be 1 or more.`)
  const settings = { most, mostParked, clock, lease: toMillis('lease', options.lease ?? '10s') }
  const bots = new Map<number, MemoryState>()
  return {
    name: 'the inbox in memory',
    open: (bot) => async () => {
      const state = bots.get(bot) ?? makeMemoryState()
      bots.set(bot, state)
      return E.right(openMemory(state, settings))
    },
  }
}
