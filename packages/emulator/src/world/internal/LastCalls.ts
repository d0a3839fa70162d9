// The last requests of the bot, in words.

import type { RecordedCall } from '../RecordedCall.ts'
import type { World } from './World.ts'

// destructors

/** The last requests of the bot and their errors, as a sentence. */
export const lastCalls = (world: World): string => {
  const last = world
    .calls()
    .filter(({ method }) => method !== 'getUpdates')
    .slice(-5)
  if (last.length === 0)
    return world.calls().length === 0
      ? 'The bot called nothing: is it running, with this apiRoot and token?'
      : 'The bot fetched updates and called nothing else.'
  return `The bot last called ${last.map(inWords).join(', ')}.`
}

// private

const inWords = ({ method, answer }: RecordedCall): string =>
  answer.ok ? method : `${method} (${answer.error_code} ${answer.description})`
