// A bot of an emulator, bound to its world.

import * as E from 'fp-ts/lib/Either.js'
import * as UpdateQueue from '../../updates/internal/UpdateQueue.ts'
import * as SortedMap from '../../values/internal/SortedMap.ts'
import type { World } from '../../world/internal/World.ts'
import type { EmulatedBot } from '../EmulatedBot.ts'

// constructors

/** The bot that sees a world. */
export const makeBot = (world: World): EmulatedBot => ({
  token: world.token(),
  bot: world.state().me,
  calls: (method) => world.calls().filter((call) => method === undefined || call.method === method),
  idle: world.idle,
  inject: world.inject,
  deliver: (content) =>
    world.act((state, now) => {
      const queue = UpdateQueue.push(content, now)(state.queue)
      return E.right([{ ...state, queue }, SortedMap.get(state.queue.next)(queue.entries)?.update])
    }),
})
