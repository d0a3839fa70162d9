// A state that takes the place of another, while the bots go on.

import { defined } from '@pipegram/core/Defined'
import { asBot, botIds, eachBot, partOf, withBot } from '../../state/internal/BotView.ts'
import type { State } from '../../state/State.ts'

// constructors

// The numbers of updates go on: a bot that runs has confirmed those before.
/** The start of a world again, for the bots that run. */
export const begunAgain = (start: State, current: State): State =>
  eachBot(start, (begin) => {
    const { queue, webhook } = asBot(begin.bot.id)(current)
    return { ...begin, webhook, queue: { ...begin.queue, next: queue.next, allowed: queue.allowed } }
  })

// A bot that runs has confirmed the updates before the newest one. A new emulator has had no bot yet.
/** A state of earlier, for the bots that run. */
export const restored = (state: State, current: State, start: State): State => {
  const { synthesise, local, filesFolder, history } = current
  const missing = botIds(start)
    .slice(1)
    .filter((id) => state.otherBots?.has(id) !== true)
  const whole = missing.reduce((done, id) => withBot(partOf(asBot(id)(start)))(done), state)
  return eachBot({ ...whole, synthesise, local, history, ...defined({ filesFolder }) }, (one) => {
    const { queue } = asBot(one.bot.id)(current)
    const next =
      queue.next === asBot(one.bot.id)(start).queue.next
        ? one.queue.next
        : Math.max(queue.next, one.queue.next)
    return { ...one, queue: { ...one.queue, next } }
  })
}
