// Replaces a state with another one while the bots run.

import { defined } from '@pipegram/core/Defined'
import { asBot, botIds, eachBot, partOf, withBot } from '../../state/internal/BotView.ts'
import type { State } from '../../state/State.ts'

// constructors

// The ids of updates continue, because a running bot has confirmed the earlier ones.
/** The first state of a world again, for running bots. */
export const begunAgain = (start: State, current: State): State =>
  eachBot(start, (begin) => {
    const { queue, webhook } = asBot(begin.bot.id)(current)
    return { ...begin, webhook, queue: { ...begin.queue, next: queue.next, allowed: queue.allowed } }
  })

// A running bot has confirmed the updates before the newest one. A new emulator has had no bot yet.
/** An earlier state, for running bots. */
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
