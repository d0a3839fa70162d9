// The last requests of the bot, in words.

import type { World } from './World.ts'

// destructors

/** The last requests of the bot and what was wrong with them, for a sentence. */
export const lastCalls = (world: World): string => {
  const last = world
    .calls()
    .filter(({ method }) => method !== 'getUpdates')
    .slice(-5)
  if (last.length === 0)
    return world.calls().length === 0
      ? 'The bot called nothing: is it running, with this apiRoot and token?'
      : 'The bot fetched updates and called nothing else.'
  return `The bot last called ${last.map(({ method, answer }) => (answer.ok ? method : `${method} (${answer.error_code} ${answer.description})`)).join(', ')}.`
}
